/*
 * The paths of Vendors, from the origin.
 */
import { matched, route, type RouteMatch, segmentEnd, segmentFits, segmentValues } from "./runtime/index.ts";

/** Paths with parameters. */
const templated = {
  "/v1/{name=projects/*/jobs/*}:cancel": route("/v1/{name=projects/*/jobs/*}:cancel", { POST: "jobsCancel" }),
};

/** What stands before, between and behind the parameters of path segments that hold text beside them. */
const around = {
  "{}:cancel": ["", ":cancel"],
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  if (path.startsWith("/v1/")) {
    const end1 = segmentEnd(path, 4);
    if (end1 === path.length && segmentFits(path, 4, end1, around["{}:cancel"])) {
      return matched(
        templated["/v1/{name=projects/*/jobs/*}:cancel"],
        ...segmentValues(path, 4, end1, around["{}:cancel"]),
      );
    }
  }
  return undefined;
}
