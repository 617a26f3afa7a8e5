import type { Definition } from "./definition.ts";
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
  /** How many levels the value stands below the first one with a recursive schema; undefined where there is none yet. */
  depth: number | undefined;
  /** What was found for definitions that ask the same more than once. */
  readonly memory: Memory;
  /** Whether that is kept for each recursive definition: the walk is asked about each level of a value. */
  readonly keepsAll: boolean;
  /** What keywords have described of the value; undefined where nobody will ask. */
  evaluated: Evaluated | undefined;
}

/** Members or indices, with what is to be said of one that may be described: where it does, it is nested too deeply to tell. */
export type Evaluated = Map<Step, Finding | undefined>;

/** Findings by the definition and the object or array. */
export type Memory = Map<Definition, Map<object, Recollection>>;

export interface Recollection {
  /** With places that begin at the object or array. */
  readonly findings: readonly Finding[];
  /** What was described, with places that begin there, too; undefined where nobody asked. */
  readonly evaluated: Evaluated | undefined;
  /** How many levels there could still be below the object or array at that time. */
  readonly levelsLeft: number;
  /** There may be more if there are as many as this. */
  readonly maxIssues: number;
  /** The lists that have them already, those of the walk and of its branches, and for which places of the object or array. */
  readonly told: Map<readonly Finding[], readonly Place[]>;
}

/** A place by its last step and the place before it: a pointer is written only for what is reported in the end. */
export interface Place {
  readonly before: Place | undefined;
  /** A place stands for all of its steps. */
  readonly step: Step | Place;
  /** How many steps there are. */
  readonly length: number;
}

/** The name of a member, or the index of an item. */
export type Step = string | number;

export const start: Place = { before: undefined, step: "", length: 0 };

/** An issue as long as the walk lasts. */
export interface Finding extends Described {
  readonly path: Place;
  readonly schema: Place;
  readonly keyword: string;
}

/** What an issue says beside the places, and what unions ask of it. */
export interface Described {
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** The types that are wanted of the value, where nothing else is said of it. */
  readonly types?: readonly string[];
  /** The type is that of the place, which others may ask for, too. */
  readonly inPlace?: true;
  /** The values of which it has to be one, where nothing else is said of it. */
  readonly values?: readonly unknown[];
}

/** As many levels as predicates go by themselves. */
const defaultDepth = 1000;

/** @throws {RangeError} For a number of issues or levels that cannot be. */
export function requireLimits({ maxIssues = 1, maxDepth = 0 }: CheckOptions): void {
  if (!(maxIssues >= 1)) throw new RangeError(`maxIssues has to be 1 or more, but is ${maxIssues}.`);
  if (!(maxDepth >= 0)) throw new RangeError(`maxDepth has to be 0 or more, but is ${maxDepth}.`);
}

export function startWalk({ maxIssues = 100, maxDepth = defaultDepth }: CheckOptions): Walk {
  return {
    findings: [],
    maxIssues,
    maxDepth,
    path: start,
    schema: start,
    depth: undefined,
    memory: new Map(),
    keepsAll: false,
    evaluated: undefined,
  };
}

/** A walk that begins where another one is, with findings of its own. */
export function branchOff(walk: Walk, maxIssues = walk.maxIssues): Walk {
  return { ...walk, findings: [], maxIssues, evaluated: walk.evaluated && new Map() };
}

/** How many more levels of objects and arrays there may be. Before the first recursive schema none counts. */
export function levelsLeft({ maxDepth, depth = 0 }: Walk): number {
  return maxDepth - depth;
}

/**
 * Takes over what a branch that fits has described, or what is known of the value.
 * @param doubtOf What is to be said of a member or an index by what the branch has to say of it.
 */
export function adopt(
  walk: Walk,
  { evaluated }: Pick<Recollection, "evaluated">,
  doubtOf: (doubt: Finding | undefined) => Finding | undefined = (doubt) => doubt,
): void {
  for (const [key, doubt] of evaluated ?? []) describe(walk, key, doubtOf(doubt));
}

/** Notes that a keyword describes a member or an index, or may do so. */
export function describe({ evaluated }: Walk, key: Step, doubt?: Finding): void {
  if (!doubt || !evaluated?.has(key)) evaluated?.set(key, doubt);
}

/** Whether a keyword describes a member or an index for certain. */
export function isDescribed(evaluated: Evaluated | undefined, key: Step): boolean {
  return evaluated?.has(key) === true && !evaluated.get(key);
}

export function isFull(walk: Walk): boolean {
  return walk.findings.length >= walk.maxIssues;
}

export function further(before: Place, step: string | number): Place {
  return { before, step, length: before.length + 1 };
}

/** The place that one comes to by the steps of another one. */
export function joined(before: Place, steps: Place): Place {
  return steps.length === 0 ? before : { before, step: steps, length: before.length + steps.length };
}

/** Whether two places have the same steps. */
export function isSame(a: Place, b: Place): boolean {
  let [one, other]: (Place | undefined)[] = [a, b];
  while (one && other && one !== other && one.step === other.step) [one, other] = [one.before, other.before];
  return one === other;
}

/** Adds an issue of a keyword of the schema where the walk is. */
export function report(walk: Walk, keyword: string, described: Described): void {
  add(walk, { path: walk.path, schema: further(walk.schema, keyword), keyword, ...described });
}

/** Adds an issue at the place of the schema where the walk is: of a keyword that does not stand in it. */
export function reportHere(walk: Walk, keyword: string, described: Described): void {
  add(walk, { path: walk.path, schema: walk.schema, keyword, ...described });
}

/** Adds an issue unless there are as many as are wanted. */
export function add(walk: Walk, finding: Finding): void {
  if (!isFull(walk)) walk.findings.push(finding);
}

/** Adds an issue about a member of the value where the walk is. */
export function reportMember(walk: Walk, name: string | number, keyword: string, described: Described): void {
  const { path } = walk;
  walk.path = further(path, name);
  report(walk, keyword, described);
  walk.path = path;
}

export function issueOf({ path, schema, keyword, message, expected, actual }: Finding): Issue {
  return { path: pointerTo(path), schema: pointerTo(schema), keyword, message, expected, actual };
}

/** The findings without types of a place that are told of the same value where the document says them. */
export function withoutRepeatedTypes(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ inPlace }) => inPlace)) return findings;
  const told = new Set(findings.flatMap(({ path, types, inPlace }) => (types && !inPlace ? [pointerTo(path)] : [])));
  return findings.filter(({ path, inPlace }) => !inPlace || !told.has(pointerTo(path)));
}

/** Whether a place is further on than another one. */
export function isBeyond(place: Place, other: Place): boolean {
  return pointerTo(place).startsWith(`${pointerTo(other)}/`);
}

/** RFC 6901 section 3. */
function pointerTo(place: Place): string {
  return stepsAfter(place, 0)
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** The steps of a place but for the first ones. */
export function stepsAfter(place: Place, count: number): Step[] {
  const steps: Step[] = [];
  const open = [place];
  const wanted = place.length - count;
  for (let current = open.pop(); current && steps.length < wanted; current = open.pop()) {
    const { before, step } = current;
    if (!before) continue;
    open.push(before);
    if (typeof step === "object") open.push(step);
    else steps.push(step);
  }
  return steps.reverse();
}
