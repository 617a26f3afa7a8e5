/*
 * The paths of *\/ globalThis.pwned = 1; /* </script><script>globalThis.pwned = 1</script> "'`${globalThis.pwned = 1},
 * from the origin.
 */
import { matched, route, type RouteMatch, segmentEnd, segmentFits, segmentValues } from "./runtime/index.ts";

/** Paths with parameters. */
const templated = {
  "/a'b`c*/globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\": route("/a'b`c*/globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\", {
    POST: "constructorGlobalThisPwned1",
  }),
  "/x*/;globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\": route("/x*/;globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\", {
    POST: "constructorGlobalThisPwned1",
  }),
  "/`$%7BglobalThis.pwned=1%7D\u202e/quote'\"`$*/globalThis.pwned=1;/*{id}\\": route("/`$%7BglobalThis.pwned=1%7D\u202e/quote'\"`$*/globalThis.pwned=1;/*{id}\\", {
    POST: "constructorGlobalThisPwned1",
  }),
};

/** What stands before, between and behind the parameters of path segments that hold text beside them. */
const around = {
  "*{}%5C": ["*", "%5C"],
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  if (path.startsWith("/a'b%60c*/globalThis.pwned=1/quote'%22%60$*/globalThis.pwned=1;/")) {
    const end1 = segmentEnd(path, 64);
    if (end1 === path.length && segmentFits(path, 64, end1, around["*{}%5C"])) {
      return matched(
        templated["/a'b`c*/globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\"],
        ...segmentValues(path, 64, end1, around["*{}%5C"]),
      );
    }
  }
  if (path.startsWith("/x*/;globalThis.pwned=1/quote'%22%60$*/globalThis.pwned=1;/")) {
    const end1 = segmentEnd(path, 59);
    if (end1 === path.length && segmentFits(path, 59, end1, around["*{}%5C"])) {
      return matched(
        templated["/x*/;globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\"],
        ...segmentValues(path, 59, end1, around["*{}%5C"]),
      );
    }
  }
  if (path.startsWith("/%60$%7BglobalThis.pwned=1%7D%E2%80%AE/quote'%22%60$*/globalThis.pwned=1;/")) {
    const end1 = segmentEnd(path, 74);
    if (end1 === path.length && segmentFits(path, 74, end1, around["*{}%5C"])) {
      return matched(
        templated["/`$%7BglobalThis.pwned=1%7D\u202e/quote'\"`$*/globalThis.pwned=1;/*{id}\\"],
        ...segmentValues(path, 74, end1, around["*{}%5C"]),
      );
    }
  }
  return undefined;
}
