/*
 * The paths of Files, from the origin.
 */
import { matchPetsVisits, matchVisits } from "./router/Con_.ts";
import { exactPets, templatedPets } from "./router/Pets.ts";
import { around } from "./router/shared.ts";
import { byPath, matched, type RouteMatch, segmentEnd, segmentFits, segmentValues } from "./runtime/index.ts";

/** Paths without parameters. They come before those with parameters. */
const exact = byPath([
  ...exactPets,
]);

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  const found = exact.get(path);
  return found === undefined ? matchTemplated(path) : matched(found);
}

function matchTemplated(path: string): RouteMatch | undefined {
  if (path.startsWith("/pets/")) {
    const end1 = segmentEnd(path, 6);
    if (end1 === path.length && segmentFits(path, 6, end1, around["{}.jpg"])) {
      return matched(templatedPets["/pets/{id}.jpg"], ...segmentValues(path, 6, end1, around["{}.jpg"]));
    }
    if (end1 > 0) {
      if (path.startsWith("/visits", end1)) {
        const found = matchPetsVisits(path, end1);
        if (found !== undefined) {
          return found;
        }
      }
    }
  }
  if (path.startsWith("/visits")) {
    const found = matchVisits(path);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
