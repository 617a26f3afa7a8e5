import type { Name, NameReason } from "../api/name.ts";

/** One thing of a scope that needs a name. */
export interface NameRequest {
  /** Identity across runs: the key of the lock file. */
  readonly key: string;
  /** What the document calls it. */
  readonly spec: string;
  /** The name that it gets unless another thing has it. */
  readonly candidate: string;
  readonly reason: Exclude<NameReason, "clash" | "lock-file">;
  /** Whether another document names it, whose names come behind those of this one. Default: this one does. */
  readonly elsewhere?: boolean;
}

const reasons = ["as-written", "spelled", "reserved"] as const;
const order: readonly Required<Pick<NameRequest, "reason" | "elsewhere">>[] = [
  ...[false, true].flatMap((elsewhere) => reasons.map((reason) => ({ reason, elsewhere }))),
  { reason: "inline", elsewhere: false },
];

/**
 * Gives every request of one scope a name of its own. In this order a name is taken: what an extension says, what the
 * lock file pins, what the document spells itself, what had to be respelled, both of other documents, what is inline.
 * Within each, equal candidates are settled by key and never by position, so that moving a definition renames nothing.
 * Whoever comes too late gets a number: `FooBar2`.
 *
 * A pin counts only as long as it settles a clash of the same candidate; once the document calls the thing differently,
 * it lapses.
 *
 * @param scopeKey Names with equal keys cannot stand beside each other.
 * @param given Names of the scope that belong to others already.
 * @returns The names by the requests' keys.
 */
export function assignNames(
  requests: readonly NameRequest[],
  pins: ReadonlyMap<string, string>,
  scopeKey: (name: string) => string,
  given: Iterable<string> = [],
): Map<string, Name> {
  const taken = new Set([...given].map(scopeKey));
  const names = new Map<string, string>();
  const claims = new Map<string, number>();
  const claim = (request: NameRequest, name: string): boolean => {
    const key = scopeKey(name);
    if (taken.has(key)) return false;
    taken.add(key);
    names.set(request.key, name);
    return true;
  };

  for (const request of requests) {
    const key = scopeKey(request.candidate);
    claims.set(key, (claims.get(key) ?? 0) + 1);
    if (request.reason === "extension") claim(request, request.candidate);
  }
  for (const request of requests) {
    const pin = pins.get(request.key);
    if (pin !== undefined && !names.has(request.key) && isVariant(pin, request.candidate)) claim(request, pin);
  }
  const open = requests.filter((request) => !names.has(request.key));
  for (const { reason, elsewhere } of order) {
    const rivals: NameRequest[] = [];
    for (const request of open) {
      if (request.reason !== reason || (request.elsewhere ?? false) !== elsewhere) continue;
      if (claims.get(scopeKey(request.candidate)) !== 1) rivals.push(request);
      else if (!claim(request, request.candidate)) rivals.push(request);
    }
    rivals.sort((a, b) => (a.key < b.key ? -1 : 1));
    // Numbers come after all names without one: what is written `_2` keeps its name where `_` needs a number.
    const late = rivals.filter((request) => !claim(request, request.candidate));
    for (const request of late) claimNumbered(request, claim);
  }
  for (const request of open) if (!names.has(request.key)) claimNumbered(request, claim);

  return new Map(
    requests.map((request) => {
      const typescript = names.get(request.key) ?? request.candidate;
      return [request.key, { spec: request.spec, typescript, reason: reasonOf(request, typescript, claims, scopeKey) }];
    }),
  );
}

function claimNumbered(request: NameRequest, claim: (request: NameRequest, name: string) => boolean): void {
  if (claim(request, request.candidate)) return;
  const separator = /\d$/.test(request.candidate) ? "_" : "";
  for (let number = 2; !claim(request, `${request.candidate}${separator}${number}`); number++);
}

/** Whether a name is this candidate, or this candidate with a number. */
export function isVariant(name: string, candidate: string): boolean {
  return name.startsWith(candidate) && /^(?:_?\d+)?$/.test(name.slice(candidate.length));
}

/** The reason as it stands today: a pinned number is a clash for as long as there is one. */
function reasonOf(
  request: NameRequest,
  typescript: string,
  claims: ReadonlyMap<string, number>,
  scopeKey: (name: string) => string,
): NameReason {
  if (typescript === request.candidate) return request.reason;
  return (claims.get(scopeKey(request.candidate)) ?? 0) > 1 ? "clash" : "lock-file";
}
