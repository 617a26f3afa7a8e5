/*
 * The paths of Mended, from the origin.
 */
import { matched, route, type RouteMatch, segmentEnd } from "./runtime/index.ts";

/** Paths with parameters. */
const templated = {
  "/pets/{name}": route("/pets/{name}", { GET: "getPet", DELETE: "deletePet", PUT: "putPetsByIdAdopt" }, [
    "name",
    "number",
    "id",
  ]),
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  if (path.startsWith("/pets/")) {
    const end1 = segmentEnd(path, 6);
    if (end1 === path.length) {
      return matched(templated["/pets/{name}"], path.slice(6, end1), path.slice(6, end1), path.slice(6, end1));
    }
  }
  return undefined;
}
