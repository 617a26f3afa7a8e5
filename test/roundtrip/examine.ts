/** Sends drawn requests of every operation of a document, and keeps what does not come back as it should. */
import { type Case, type Choice, drawCase, isPossible } from "../../conformance/case.ts";
import { drawOnce, Undrawable } from "../../conformance/drawing/draw.ts";
import { simplerValues } from "../../conformance/drawing/simpler.ts";
import { type Endpoint, endpointsOf } from "../../conformance/endpoint.ts";
import { type Attempt, misdirectedAt, refusalsOf } from "../../conformance/refusals.ts";
import { simplerRequests, without } from "../../conformance/simpler-requests.ts";
import { smallest } from "../../conformance/smallest.ts";
import { shown } from "./compare.ts";
import { credentialsFor } from "./credentials.ts";
import { expectedInput, faultOf } from "./expected.ts";
import type { GeneratedApi } from "./generated-api.ts";
import { type Outcome, type Way, World, ways } from "./world.ts";

export interface Amount {
  /** Exchanges for each answer, media type and alternative of an operation. */
  readonly runs: number;
  readonly seed: number;
  /** The only operation that is tried, by its name in the document or in TypeScript. */
  readonly operation?: string | undefined;
}

export interface Difference {
  readonly operation: string;
  readonly way: Way;
  readonly seed: number;
  readonly what: string;
  /** What was sent and answered, as small as it gets. */
  readonly sent: unknown;
  readonly expected: unknown;
}

export interface Examination {
  readonly name: string;
  readonly operations: number;
  readonly exchanges: number;
  /** Invalid requests that were refused as they should be. */
  readonly refusals: number;
  /** How often something was not tried, by the reason. */
  readonly left: ReadonlyMap<string, number>;
  readonly differences: readonly Difference[];
}

export async function examine(api: GeneratedApi, amount: Amount): Promise<Examination> {
  const { endpoints, left } = endpointsOf(api);
  const world = new World(api);
  await world.open();
  try {
    const tally = new Tally(api, world, amount);
    for (const { code } of api.refused) tally.leave(code);
    for (const [, reason] of left) tally.leave(reason);
    for (const [index, endpoint] of endpoints.entries()) {
      if (amount.operation !== undefined && !isCalled(endpoint, amount.operation)) continue;
      await tally.examine(endpoint, amount.seed + index * 100_003);
    }
    return tally.examination();
  } finally {
    await world.close();
  }
}

function isCalled({ operation: { name } }: Endpoint, wanted: string): boolean {
  return name.spec === wanted || name.typescript === wanted;
}

class Tally implements Examination {
  readonly #api: GeneratedApi;
  readonly #world: World;
  readonly #runs: number;
  readonly name: string;
  operations = 0;
  exchanges = 0;
  refusals = 0;
  readonly left = new Map<string, number>();
  readonly differences: Difference[] = [];

  constructor(api: GeneratedApi, world: World, { runs }: Amount) {
    this.#api = api;
    this.#world = world;
    this.#runs = runs;
    this.name = api.name;
  }

  /** As plain data, which one process can tell another. */
  examination(): Examination {
    const { name, operations, exchanges, refusals, left, differences } = this;
    return { name, operations, exchanges, refusals, left, differences };
  }

  leave(reason: string): void {
    this.left.set(reason, (this.left.get(reason) ?? 0) + 1);
  }

  async examine(endpoint: Endpoint, seed: number): Promise<void> {
    this.operations++;
    const counts = [endpoint.answers.length, endpoint.body?.content.length ?? 0, alternativesOf(endpoint)];
    const total = Math.max(...counts) * this.#runs;
    const valid: Case[] = [];
    for (let run = 0; run < total; run++) {
      const choice = {
        answer: run % endpoint.answers.length,
        media: run % Math.max(1, endpoint.body?.content.length ?? 0),
        alternative: alternativesOf(endpoint) === 0 ? -1 : run % alternativesOf(endpoint),
      };
      const drawn = this.#draw(endpoint, choice, seed + run);
      if (!drawn) continue;
      const differs = await this.#exchange(endpoint, drawn, seed + run);
      if (differs) return;
      valid.push(drawn);
    }
    if (valid.length > 0) await this.#refuse(endpoint, valid, seed);
  }

  #draw(endpoint: Endpoint, choice: Omit<Choice, "taken">, seed: number): Case | undefined {
    try {
      const { alternatives } = endpoint.operation.security;
      const given = credentialsFor(alternatives, alternatives[choice.alternative], "");
      if (!given) throw new Undrawable("two credentials of one alternative have one place");
      return drawOnce(seed, (draw) => drawCase(this.#api, endpoint, { ...choice, taken: given.places }, draw));
    } catch (error) {
      if (!(error instanceof Undrawable)) throw error;
      this.leave(`nothing was drawn: ${error.message.replaceAll(/https?:\S+/g, "…")}`);
      return undefined;
    }
  }

  /** Whether something differs. */
  async #exchange(endpoint: Endpoint, drawn: Case, seed: number): Promise<boolean> {
    for (const way of ways) {
      if (way === "socket" && needsCertificate(endpoint, drawn)) {
        this.leave("a certificate is of a TLS connection: in process only");
        continue;
      }
      this.exchanges++;
      const what = await this.#fault(endpoint, drawn, way);
      if (what === undefined) continue;
      const { one, fault } = await smallest(
        { one: drawn, fault: what },
        {
          simpler: (larger) => this.#simpler(endpoint, larger),
          faultOf: (smaller) => this.#fault(endpoint, smaller, way),
          isAlike: (a, b) => kindOf(a) === kindOf(b),
          tries: 150,
        },
      );
      const operation = endpoint.operation.name.typescript;
      const expected = expectedInput(endpoint, one, way);
      this.differences.push({ operation, way, seed, what: fault, sent: one, expected });
      return true;
    }
    return false;
  }

  async #fault(endpoint: Endpoint, one: Case, way: Way): Promise<string | undefined> {
    return faultOf(endpoint, one, await this.#world.exchange(endpoint, one, way), way);
  }

  *#simpler(endpoint: Endpoint, one: Case): Generator<Case> {
    for (const simpler of simplerCases(endpoint, one)) if (isPossible(this.#api, endpoint, simpler)) yield simpler;
  }

  async #refuse(endpoint: Endpoint, cases: readonly Case[], seed: number): Promise<void> {
    for (const attempt of refusalsOf(this.#api, endpoint, cases, { runs: this.#runs, seed })) {
      const valid = withCredentials(cases, attempt);
      // Without its certificate a connection is another one.
      if (!valid || (attempt.change.credentials && needsCertificate(endpoint, valid))) continue;
      const outcome = await this.#world.exchange(endpoint, valid, "process", attempt.change);
      if (this.#isRefused(endpoint, seed, attempt, refusalFault(outcome, attempt))) return;
    }
    for (const misdirected of misdirectedAt(this.#api, endpoint)) {
      const { status } = await this.#world.send(misdirected);
      const { what, status: expected, path: sent } = misdirected;
      const fault = status === expected ? undefined : `answered with ${status} in place of ${expected}`;
      if (this.#isRefused(endpoint, seed, { what, status: expected, sent }, fault)) return;
    }
  }

  /** Counts a refusal; whether it differs. */
  #isRefused(
    endpoint: Endpoint,
    seed: number,
    { what, status, sent, place }: Pick<Attempt, "what" | "status" | "sent" | "place">,
    fault: string | undefined,
  ): boolean {
    this.refusals++;
    if (fault === undefined) return false;
    const expected = `${status}${place ? ` at ${place.in} ${place.pointer}` : ""}`;
    const operation = endpoint.operation.name.typescript;
    this.differences.push({ operation, way: "process", seed, what: `${what}: ${fault}`, sent, expected });
    return true;
  }
}

/** The request that becomes wrong: where its credentials do, the first one with those of their alternative. */
function withCredentials(cases: readonly Case[], { valid, change: { credentials } }: Attempt<Case>): Case | undefined {
  if (typeof credentials !== "object") return valid;
  return cases.find(({ alternative }) => alternative === credentials.alternative);
}

/** What is wrong with the answer to an invalid request; undefined where it is refused as it should be. */
function refusalFault({ answer, error, seen }: Outcome, { status, place }: Attempt): string | undefined {
  if (!answer) return `it was not sent: ${shown(error)}`;
  if (answer.status !== status) {
    const why = seen ? `, the handler saw ${shown(seen.input)}` : `: ${answer.text}`;
    return `answered with ${answer.status} in place of ${status}${why}`;
  }
  // A refusal of HEAD has no body that could say more.
  if (!place || answer.text === "") return undefined;
  const { errors = [] }: { readonly errors?: readonly { readonly in: string; readonly pointer: string }[] } =
    JSON.parse(answer.text);
  const named = errors.some((issue) => issue.in === place.in && (issue.pointer ?? "").startsWith(place.pointer));
  return named ? undefined : `no issue is at ${place.in} ${place.pointer}: ${answer.text}`;
}

/** What a fault begins with: one that is made smaller stays the same. */
function kindOf(fault: string): string {
  return fault.slice(0, 30);
}

function alternativesOf({ operation }: Endpoint): number {
  return operation.security.alternatives.length;
}

function needsCertificate({ operation }: Endpoint, { alternative }: Case): boolean {
  const schemes = operation.security.alternatives[alternative]?.schemes ?? [];
  return schemes.some(({ scheme }) => scheme.kind.type === "mutualTLS");
}

/** Cases that are a step simpler, in one place. They need not be possible. */
function* simplerCases(endpoint: Endpoint, one: Case): Generator<Case> {
  yield* simplerRequests(endpoint, one);
  for (const name of Object.keys(one.headers)) {
    const { headers = [] } = endpoint.answers[one.answer]?.response ?? {};
    if (headers.find((field) => field.name === name)?.header.required !== true) {
      yield { ...one, headers: without(one.headers, name) };
    }
  }
  if (one.reply) {
    for (const value of simplerValues(one.reply.value)) yield { ...one, reply: { ...one.reply, value } };
    if (one.reply.streamed) yield { ...one, reply: { ...one.reply, streamed: false } };
  }
  for (const [name, value] of Object.entries(one.headers)) {
    for (const simpler of simplerValues(value)) yield { ...one, headers: { ...one.headers, [name]: simpler } };
  }
}
