/*
 * The paths of Names, from the origin.
 */
import { byPath, matched, route, type RouteMatch, segmentEnd } from "./runtime/index.ts";

/** Paths without parameters. They come before those with parameters. */
const exact = byPath([
  route("/find-all", { GET: "usersControllerFindAllV2" }),
]);

/** Paths with parameters. */
const templated = {
  "/delete/{class}": route("/delete/{class}", { DELETE: "deleteOperation" }),
  "/unnamed/{id}": route("/unnamed/{id}", { POST: "postUnnamedById" }),
  "/2fa/{code}": route("/2fa/{code}", { GET: "_2fa" }),
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  const found = exact.get(path);
  return found === undefined ? matchTemplated(path) : matched(found);
}

function matchTemplated(path: string): RouteMatch | undefined {
  if (path.startsWith("/delete/")) {
    const end1 = segmentEnd(path, 8);
    if (end1 === path.length) {
      return matched(templated["/delete/{class}"], path.slice(8, end1));
    }
  }
  if (path.startsWith("/unnamed/")) {
    const end1 = segmentEnd(path, 9);
    if (end1 === path.length) {
      return matched(templated["/unnamed/{id}"], path.slice(9, end1));
    }
  }
  if (path.startsWith("/2fa/")) {
    const end1 = segmentEnd(path, 5);
    if (end1 === path.length) {
      return matched(templated["/2fa/{code}"], path.slice(5, end1));
    }
  }
  return undefined;
}
