import type { Operation } from "./operation.ts";

/** What answers at one path. */
export interface Route {
  /** `/v2/oauth/clients/{id}`. */
  readonly path: string;
  /** The names of the path's parameters, in the order of their places. */
  readonly names: readonly string[];
  /** By method. `HEAD` is answered by `GET` where the document does not declare it (RFC 9110 section 9.3.2). */
  readonly operations: ReadonlyMap<string, Operation>;
  /** The value of an Allow header (RFC 9110 section 10.2.1). */
  readonly allow: string;
}

/** A route together with the values of its path parameters as they were sent. */
export interface RouteMatch {
  readonly route: Route;
  readonly values: readonly string[];
}

export function route(path: string, operations: Readonly<Record<string, Operation>>): Route {
  const byMethod = new Map(Object.entries(operations));
  const get = byMethod.get("GET");
  const methods = [...byMethod.keys()];
  if (get !== undefined && !byMethod.has("HEAD")) {
    byMethod.set("HEAD", get);
    methods.splice(methods.indexOf("GET") + 1, 0, "HEAD");
  }
  if (!byMethod.has("OPTIONS")) methods.push("OPTIONS");
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
  return { path, names, operations: byMethod, allow: methods.join(", ") };
}

/** @param values What stands in the path for each parameter. */
export function matched(found: Route, ...values: string[]): RouteMatch {
  return { route: found, values };
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
