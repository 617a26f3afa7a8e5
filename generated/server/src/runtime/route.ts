import { percentDecoded } from "./percent-encoding.ts";

/** What answers at one path. */
export interface Route {
  /** `/v2/oauth/clients/{id}`. */
  readonly path: string;
  /** The names of the operations' parameters in the path, in the order of their places. */
  readonly names: readonly string[];
  /** The names of the operations by method. `HEAD` is answered by `GET` where the document does not declare it (RFC 9110 section 9.3.2). */
  readonly operations: ReadonlyMap<string, string>;
  /** The value of an Allow header (RFC 9110 section 10.2.1). */
  readonly allow: string;
}

/** A route together with the values of its path parameters as they were sent. */
export interface RouteMatch {
  readonly route: Route;
  readonly values: readonly string[];
}

/**
 * @param operations The names of the operations by method.
 * @param names The names in the path; given where those of a server's URL, which are no parameters, stand before them.
 */
export function route(
  path: string,
  operations: Readonly<Record<string, string>>,
  names: readonly string[] = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? ""),
): Route {
  const byMethod = new Map(Object.entries(operations));
  const get = byMethod.get("GET");
  const methods = [...byMethod.keys()];
  if (get !== undefined && !byMethod.has("HEAD")) {
    byMethod.set("HEAD", get);
    methods.splice(methods.indexOf("GET") + 1, 0, "HEAD");
  }
  if (!byMethod.has("OPTIONS")) methods.push("OPTIONS");
  return { path, names, operations: byMethod, allow: methods.join(", ") };
}

/** @param values What stands in the path for each parameter. */
export function matched(found: Route, ...values: string[]): RouteMatch {
  return { route: found, values };
}

/** What a route is wanted for: a method that it has, or to be told apart from others, which it is put to. */
export type Wanted = string | Route[];

/** Whether a route that matches is the one that is wanted: any is, where nothing is said. */
export function isWanted(found: Route, wanted: Wanted | undefined): boolean {
  if (typeof wanted === "object") {
    wanted.push(found);
    return false;
  }
  return wanted === undefined || found.operations.has(wanted);
}

/**
 * The route of a path where several may match (OpenAPI 3.1 section 4.8.8.2 leaves the choice to tools): the first one that has
 * the method. Where none has it, the first one, with the methods of all in its Allow.
 */
export function preferred(
  find: (path: string, wanted?: Wanted) => RouteMatch | undefined,
  path: string,
  method: string,
): RouteMatch | undefined {
  const found = find(path, method);
  if (found?.route.operations.has(method)) return found;
  const first = find(path);
  if (first === undefined) return undefined;
  const routes: Route[] = [];
  const last = find(path, routes);
  if (last !== undefined) routes.push(last.route);
  const allow = [...new Set(routes.flatMap((each) => each.allow.split(", ")))].join(", ");
  return { route: { ...first.route, allow }, values: first.values };
}

/** What stands in the path for a parameter, decoded; undefined for what has no meaning. */
export function pathValue(match: RouteMatch, name: string): string | undefined {
  const text = pathText(match, name);
  return text === undefined ? undefined : percentDecoded(text);
}

/** What stands in the path for a parameter, as it was sent; undefined for one that is not in it. */
export function pathText({ route: { names }, values }: RouteMatch, name: string): string | undefined {
  return values[names.indexOf(name)];
}

export function byPath(routes: readonly Route[]): ReadonlyMap<string, Route> {
  return new Map(routes.map((each) => [each.path, each]));
}

/**
 * The end of the path segment that begins at `from`: the index of the next slash or of the end of the path; -1 if the
 * segment is empty, which no parameter is.
 */
export function segmentEnd(path: string, from: number): number {
  const slash = path.indexOf("/", from);
  const end = slash < 0 ? path.length : slash;
  return end > from ? end : -1;
}

/**
 * What a table has for the text of the path segment that begins at `from`, which may be empty; undefined where the path
 * has ended before.
 */
export function branchAt<Branch>(
  branches: ReadonlyMap<string, Branch>,
  path: string,
  from: number,
): Branch | undefined {
  if (from > path.length) return undefined;
  const slash = path.indexOf("/", from);
  return branches.get(slash < 0 ? path.slice(from) : path.slice(from, slash));
}

/**
 * Whether a path segment has these texts before, between and behind its parameters, none of which is empty:
 * `["", "-", ".json"]` for `{year}-{month}.json`. Where it can be taken apart in several ways, the first parameter is as
 * long as it can be, then the second. The time is at most that of one look at the path for each text: who sends the path
 * has not been asked for credentials yet.
 */
export function segmentFits(path: string, from: number, end: number, texts: readonly string[]): boolean {
  let stop = end;
  for (let index = texts.length - 1; index >= 0 && stop >= 0; index--) stop = textStart(path, from, stop, texts, index);
  return stop === from;
}

/** The values of the parameters of a segment that fits. */
export function segmentValues(path: string, from: number, end: number, texts: readonly string[]): string[] {
  const values: string[] = [];
  let stop = end;
  for (let index = texts.length - 1; index >= 0; index--) {
    const start = textStart(path, from, stop, texts, index);
    if (index < texts.length - 1) values.push(path.slice(start + (texts[index] ?? "").length, stop));
    stop = start;
  }
  return values.reverse();
}

/**
 * Where the text of this index begins: the last one at the end of the segment, the first one at its start, another one
 * at its last place that leaves a character for the parameter before `stop`; -1 if it is not there.
 */
function textStart(path: string, from: number, stop: number, texts: readonly string[], index: number): number {
  const text = texts[index] ?? "";
  if (index === texts.length - 1) {
    const start = stop - text.length;
    return path.endsWith(text, stop) && start > from && !splitsCharacter(path, start) ? start : -1;
  }
  const latest = stop - 1 - text.length;
  if (index === 0) return latest >= from && path.startsWith(text, from) ? from : -1;
  let start = latest > from ? path.lastIndexOf(text, latest) : -1;
  while (start > from && splitsCharacter(path, start)) start = path.lastIndexOf(text, start - 1);
  return start > from ? start : -1;
}

/** Whether a place is inside of an escape, or between those of one character: `%5C`, `%C3%A9` (RFC 3986 section 2.1). */
function splitsCharacter(path: string, at: number): boolean {
  if (at >= path.length) return false;
  return path[at - 1] === "%" || path[at - 2] === "%" || /^%[89ab]/i.test(path.slice(at, at + 2));
}
