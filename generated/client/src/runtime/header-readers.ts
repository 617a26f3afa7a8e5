import { withoutBlanks } from "./optional-whitespace.ts";

/**
 * What the text of a header stands for. The tables name what their headers are read by, so that a bundle has no other.
 * Each is undefined for a text that is not of its type.
 */

type ReadText = (text: string) => unknown;

/** What reads the declared members of an object. */
type MemberReaders = Readonly<Record<string, readonly ReadText[]>>;

export function readText(text: string): string {
  return text;
}

/** As JSON has it (RFC 8259 section 6). */
export function readNumber(text: string): number | undefined {
  const value = readJSON(text);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Beyond 2^53 neighbours become equal: the number would be another one than was sent. */
export function readInteger(text: string): number | undefined {
  const value = readJSON(text);
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}

export function readBoolean(text: string): boolean | undefined {
  return text === "true" || text === "false" ? text === "true" : undefined;
}

export function readNull(text: string): null | undefined {
  return text === "null" ? null : undefined;
}

export function readJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As the first type that the text stands for. */
export function readFirst(text: string, as: readonly ReadText[]): unknown {
  for (const read of as) {
    const value = read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The items between commas, each as the first type that it stands for, else as text. */
export function readList(text: string, as: readonly ReadText[]): unknown[] {
  return partsOf(text).flatMap((part) => (part ? readPart(part, as) : []));
}

/** An object: `R,100,G,200`. */
export function readPairs(text: string, as: readonly ReadText[], members?: MemberReaders): unknown {
  const parts = partsOf(text);
  if (parts.length % 2 > 0) return undefined;
  const entries = parts.flatMap((name, index) => (index % 2 > 0 ? [] : [[name, parts[index + 1] ?? ""] as const]));
  return readMembers(entries, as, members);
}

/** An exploded object: `R=100,G=200`. */
export function readAssignments(text: string, as: readonly ReadText[], members?: MemberReaders): unknown {
  const parts = partsOf(text);
  if (!parts.every((part) => part.includes("="))) return undefined;
  const entries = parts.map((part) => {
    const [name = ""] = part.split("=", 1);
    return [withoutBlanks(name), withoutBlanks(part.slice(name.length + 1))] as const;
  });
  return readMembers(entries, as, members);
}

/** @param as What reads members that are not declared. */
function readMembers(
  entries: readonly (readonly [string, string])[],
  as: readonly ReadText[],
  members: MemberReaders = {},
): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([name, text]) => [name, readPart(text, (Object.hasOwn(members, name) && members[name]) || as)]),
  );
}

function partsOf(text: string): string[] {
  return text === "" ? [] : text.split(",").map(withoutBlanks);
}

function readPart(text: string, as: readonly ReadText[]): unknown {
  const value = readFirst(text, as);
  return value === undefined ? text : value;
}

/** Each cookie is a field of its own. */
export function readSetCookie(_: string, headers: Headers): string[] {
  return headers.getSetCookie();
}
