/*
 * The paths of Methods, from the origin.
 */
import { byPath, matched, route, type RouteMatch } from "./runtime/index.ts";

/** Paths without parameters. They come before those with parameters. */
const exact = byPath([
  route("/notes", { GET: "listNotes", QUERY: "searchNotes", COPY: "copyNotes", PROPFIND: "describeNotes" }),
  route("/status", { GET: "getStatus", HEAD: "checkStatus", OPTIONS: "describeStatus" }),
  route("/orders", { POST: "createOrder" }),
]);

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  const found = exact.get(path);
  return found && matched(found);
}
