import type { CheckOptions, Issue } from "./issue.ts";

/** The state of a walk through a value and its schema: where it is, and what it has found. */
export interface Walk {
  readonly findings: Finding[];
  readonly maxIssues: number;
  readonly maxDepth: number;
  /** The members and indices that lead to the value. */
  path: Place;
  /** The keywords, members and indices that lead to the schema. */
  schema: Place;
  /** How many recursive schemas stand around the value. */
  depth: number;
  /** The members or indices of the value that a keyword has described; undefined where nobody will ask. */
  evaluated: Set<string | number> | undefined;
}

/** A place by its last step and the place before it: a pointer is written only for what is reported in the end. */
export interface Place {
  readonly before: Place | undefined;
  readonly step: string | number;
  /** How many steps there are. */
  readonly length: number;
}

const start: Place = { before: undefined, step: "", length: 0 };

/** An issue as long as the walk lasts. */
export interface Finding extends Described {
  readonly path: Place;
  readonly schema: Place;
  readonly keyword: string;
}

/** What an issue says beside the places. */
export interface Described {
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export function startWalk({ maxIssues = 100, maxDepth = 1000 }: CheckOptions): Walk {
  return {
    findings: [],
    maxIssues: Math.max(1, maxIssues),
    maxDepth,
    path: start,
    schema: start,
    depth: 0,
    evaluated: undefined,
  };
}

/** A walk that begins where another one is, with findings of its own. */
export function branchOff(walk: Walk, maxIssues = walk.maxIssues): Walk {
  return { ...walk, findings: [], maxIssues, evaluated: walk.evaluated && new Set() };
}

/** Takes over what a branch that fits has described. */
export function adopt(walk: Walk, { evaluated = new Set() }: Walk): void {
  for (const key of evaluated) walk.evaluated?.add(key);
}

export function isFull(walk: Walk): boolean {
  return walk.findings.length >= walk.maxIssues;
}

export function further(before: Place, step: string | number): Place {
  return { before, step, length: before.length + 1 };
}

/** Adds an issue of a keyword of the schema where the walk is. */
export function report(walk: Walk, keyword: string, described: Described): void {
  if (isFull(walk)) return;
  walk.findings.push({ path: walk.path, schema: further(walk.schema, keyword), keyword, ...described });
}

/** Adds an issue about a member of the value where the walk is. */
export function reportMember(walk: Walk, name: string | number, keyword: string, described: Described): void {
  const { path } = walk;
  walk.path = further(path, name);
  report(walk, keyword, described);
  walk.path = path;
}

export function issueOf({ path, schema, ...rest }: Finding): Issue {
  return { path: pointerTo(path), schema: pointerTo(schema), ...rest };
}

/** RFC 6901 section 3. */
function pointerTo(place: Place): string {
  const tokens: string[] = [];
  for (let current = place; current.before; current = current.before) tokens.push(escapeToken(String(current.step)));
  return tokens
    .reverse()
    .map((token) => `/${token}`)
    .join("");
}

function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
