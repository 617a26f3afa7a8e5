import type { Diagnostics } from "../../diagnostics.ts";
import type { Operation } from "../../model/api/operation.ts";
import type { PathSegment, PathTemplate } from "../../model/api/path-template.ts";
import type { ServedOperation } from "./served-operation.ts";

/** One path of the router with the operations that answer there. */
export interface RoutePath {
  /** From the origin, base path included: `/v2/oauth/clients/{id}`. */
  readonly path: string;
  readonly segments: readonly PathSegment[];
  /** The same path as some of the operations spell it: with other names for its parameters. */
  readonly spellings: readonly (readonly PathSegment[])[];
  /**
   * How many of the segments with parameters are of the base path: variables of the server's URL, whose values are no
   * parameters of the operation.
   */
  readonly serverSegments: number;
  /** In document order; each method once. */
  readonly operations: readonly Operation[];
}

type RouteDraft = RoutePath & { readonly operations: Operation[]; readonly spellings: (readonly PathSegment[])[] };

/** Where the API answers, and which of its operations it cannot. */
export interface Routes {
  /** Every path that the API answers at, in document order. */
  readonly routes: readonly RoutePath[];
  /** The operations all of whose paths others have. */
  readonly hidden: ReadonlySet<Operation>;
}

/** Of two operations at one place the first has it. Such pairs are reported, each once. */
export function routePaths(served: readonly ServedOperation[], diagnostics: Diagnostics): Routes {
  const routes = new Map<string, RouteDraft>();
  const hidden = new Set<Operation>();
  const clashes: Clash[] = [];
  for (const { operation } of served) {
    const owners = new Map<Operation, Clash>();
    const found = pathsOf(operation);
    let answers = found.length === 0;
    for (const spelling of found) {
      const { path, segments } = spelling;
      const shape = segments.map(segmentShape).join("/");
      const route = routes.get(shape);
      const owner = route && ownerOf(route, operation, spelling);
      if (!route) routes.set(shape, { ...spelling, spellings: [], operations: [operation] });
      else if (!owner) addTo(route, operation, segments);
      if (!route || !owner) {
        answers = true;
        continue;
      }
      const clash = owners.get(owner);
      if (clash) clash.more++;
      else owners.set(owner, { operation, path, owner, at: route.path, more: 0 });
    }
    if (!answers) hidden.add(operation);
    clashes.push(...owners.values());
  }
  for (const clash of clashes) report(clash, hidden.has(clash.operation), diagnostics);
  return { routes: [...routes.values()], hidden };
}

/** An operation that another one keeps from answering at one of its paths. */
interface Clash {
  readonly operation: Operation;
  readonly path: string;
  readonly owner: Operation;
  /** The path as the owner spells it. */
  readonly at: string;
  /** How many other paths they have in common. */
  more: number;
}

/** The operation that has the place already: of the same method, or one for which other segments are of the base path. */
function ownerOf(route: RoutePath, operation: Operation, { serverSegments }: Spelling): Operation | undefined {
  const same = route.operations.find(({ method }) => method === operation.method);
  if (same) return same === operation ? undefined : same;
  return route.serverSegments === serverSegments ? undefined : route.operations[0];
}

function addTo(route: RouteDraft, operation: Operation, segments: readonly PathSegment[]): void {
  if (route.operations.includes(operation)) return;
  route.operations.push(operation);
  const known = [route.segments, ...route.spellings].map(namesOf);
  if (!known.includes(namesOf(segments))) route.spellings.push(segments);
}

function report({ operation, path, owner, at, more }: Clash, isHidden: boolean, diagnostics: Diagnostics): void {
  const { method } = operation;
  const others = more === 0 ? "" : `, as ${more === 1 ? "is" : "are"} ${more} more of its paths`;
  const message = `${method} ${path} is also answered as ${owner.method} ${at}${others}`;
  const details = {
    location: operation.node.location("key"),
    related: [{ message: "the other operation", location: owner.node.location("key") }],
  };
  // What somebody wrote for us alone says what is meant.
  if (operation.otherPaths.length + owner.otherPaths.length > 0) {
    diagnostics.error("ambiguous-path", message, details);
    return;
  }
  const place = isHidden ? "the server has" : "there the server has";
  const mend = `${place} \`${owner.name.typescript}\` alone; the client has all operations`;
  diagnostics.mended("ambiguous-path", message, mend, details);
}

type Spelling = Pick<RoutePath, "path" | "segments" | "serverSegments">;

/** Its template below each base path of its servers, then the paths that are absolute from the origin. */
function pathsOf(operation: Operation): readonly Spelling[] {
  const bases = new Map(
    operation.servers.flatMap(({ basePaths }) => basePaths.map((base) => [base.template, base] as const)),
  );
  return [
    ...[...bases.values()].map((base) => absolute(base, operation.path)),
    ...operation.otherPaths.map((template) => absolute(undefined, template)),
  ];
}

function absolute(base: PathTemplate | undefined, { template, segments }: PathTemplate): Spelling {
  const before = base?.segments ?? [];
  return {
    path: (base?.template ?? "") + template,
    segments: [...before, ...segments].map(normalSegment),
    serverSegments: before.filter((segment) => literalText(segment) === undefined).length,
  };
}

/** Literal text in the spelling of the run-time part's `normalPath`: escaped where a path cannot hold the character. */
function normalSegment(segment: PathSegment): PathSegment {
  return segment.map((part) => (part.kind === "literal" ? { kind: "literal", text: escapedText(part.text) } : part));
}

/** RFC 3986 section 3.3: the characters of a path segment, with escapes in upper case and none where none is needed. */
function escapedText(text: string): string {
  // Half a character has no octets; a URL has the one that stands for what is none.
  const escaped = text
    .toWellFormed()
    .replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@%]+/g, encodeURIComponent);
  return escaped.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : triplet.toUpperCase();
  });
}

function namesOf(segments: readonly PathSegment[]): string {
  return JSON.stringify(segments.flat().flatMap((part) => (part.kind === "parameter" ? [part.name] : [])));
}

/** A segment as it reads without the names of its parameters: `{}-{}.json`. */
export function segmentShape(segment: PathSegment): string {
  return segment.map((part) => (part.kind === "literal" ? part.text : "{}")).join("");
}

/** The texts before, between and behind the parameters of a segment: `["", "-", ".json"]` for `{year}-{month}.json`. */
export function textsAround(segment: PathSegment): readonly string[] {
  const texts = [""];
  for (const part of segment) {
    if (part.kind === "parameter") texts.push("");
    else texts.push((texts.pop() ?? "") + part.text);
  }
  return texts;
}

/** A path without parameters as it is matched; undefined if it has some. */
export function exactPath({ segments }: RoutePath): string | undefined {
  const texts = segments.map(literalText);
  return texts.includes(undefined) ? undefined : `/${texts.join("/")}`;
}

/** The text of a segment without parameters. */
export function literalText(segment: PathSegment): string | undefined {
  if (segment.some((part) => part.kind === "parameter")) return undefined;
  return segment.map((part) => (part.kind === "literal" ? part.text : "")).join("");
}
