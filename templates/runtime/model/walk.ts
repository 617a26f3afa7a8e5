import type { CheckOptions, Issue } from "./issue.ts";

/**
 * The state of a walk through a value and its schema: where it is, and what it has found. The two paths are shared by
 * the walks into alternatives, which collect their issues apart.
 */
export interface Walk {
  readonly issues: Issue[];
  readonly maxIssues: number;
  readonly maxDepth: number;
  /** The members and indices that lead to the value. */
  readonly path: (string | number)[];
  /** The keywords, members and indices that lead to the schema. */
  readonly schema: (string | number)[];
  /** How many recursive schemas stand around the value. */
  depth: number;
}

export function startWalk(options: CheckOptions): Walk {
  const { maxIssues = 100, maxDepth = 1000 } = options;
  return { issues: [], maxIssues: Math.max(1, maxIssues), maxDepth, path: [], schema: [], depth: 0 };
}

/** A walk that begins where another one is, with issues of its own. */
export function branchOff(walk: Walk, maxIssues = walk.maxIssues): Walk {
  return { ...walk, issues: [], maxIssues };
}

export function isFull(walk: Walk): boolean {
  return walk.issues.length >= walk.maxIssues;
}

/** What an issue says beside the places. */
export interface Finding {
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Adds an issue of a keyword of the schema where the walk is. */
export function report(walk: Walk, keyword: string, finding: Finding): void {
  if (isFull(walk)) return;
  walk.issues.push({
    path: pointer(walk.path),
    schema: `${pointer(walk.schema)}/${escapeToken(keyword)}`,
    keyword,
    ...finding,
  });
}

/** Adds an issue about a member of the value where the walk is. */
export function reportMember(walk: Walk, name: string, keyword: string, finding: Finding): void {
  walk.path.push(name);
  report(walk, keyword, finding);
  walk.path.pop();
}

/** RFC 6901 section 3. */
function pointer(tokens: readonly (string | number)[]): string {
  let text = "";
  for (const token of tokens) text += `/${typeof token === "string" ? escapeToken(token) : token}`;
  return text;
}

function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
