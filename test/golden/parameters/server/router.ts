/*
 * The paths of Parameters, from the origin.
 */
import { matched, route, type RouteMatch, segmentEnd, segmentFits, segmentValues } from "./runtime/index.ts";

/** Paths with parameters. */
const templated = {
  "/v1/shops/{shop-id}/items/{sku}.{format}": route("/v1/shops/{shop-id}/items/{sku}.{format}", {
    GET: "getItem",
    HEAD: "hasItem",
  }),
};

/** What stands before, between and behind the parameters of path segments that hold text beside them. */
const around = {
  "{}.{}": ["", ".", ""],
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  if (path.startsWith("/v1/shops/")) {
    const end1 = segmentEnd(path, 10);
    if (end1 > 0) {
      if (path.startsWith("/items/", end1)) {
        const end2 = segmentEnd(path, end1 + 7);
        if (end2 === path.length && segmentFits(path, end1 + 7, end2, around["{}.{}"])) {
          return matched(
            templated["/v1/shops/{shop-id}/items/{sku}.{format}"],
            path.slice(10, end1),
            ...segmentValues(path, end1 + 7, end2, around["{}.{}"]),
          );
        }
      }
    }
  }
  return undefined;
}
