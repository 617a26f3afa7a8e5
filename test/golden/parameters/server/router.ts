/*
 * The paths of Parameters, from the origin.
 */
import { getItem, hasItem } from "./operations.ts";
import { byPath, matched, route, type RouteMatch, segmentEnd } from "./runtime/index.ts";

/** Paths without parameters. They come before those with parameters. */
const exact = byPath([

]);

/** Paths with parameters. */
const templated = {
  "/v1/shops/{shop-id}/items/{sku}.{format}": route("/v1/shops/{shop-id}/items/{sku}.{format}", {
    GET: getItem,
    HEAD: hasItem,
  }),
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  const found = exact.get(path);
  return found === undefined ? matchTemplated(path) : matched(found);
}

function matchTemplated(path: string): RouteMatch | undefined {
  if (path.startsWith("/v1/shops/")) {
    const end1 = segmentEnd(path, 10);
    if (end1 > 0) {
      if (path.startsWith("/items/", end1)) {
        const end2 = segmentEnd(path, end1 + 7);
        const parts2 = end2 < 0 ? null : /^(.+)\.(.+)$/.exec(path.slice(end1 + 7, end2));
        if (parts2 !== null && end2 === path.length) {
          return matched(
            templated["/v1/shops/{shop-id}/items/{sku}.{format}"],
            path.slice(10, end1),
            ...parts2.slice(1),
          );
        }
      }
    }
  }
  return undefined;
}
