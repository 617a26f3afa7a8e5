/*
 * The paths of *\/ globalThis.pwned = 1; /* </script><script>globalThis.pwned = 1</script> "'`${globalThis.pwned = 1}, from the origin.
 */
import { constructorGlobalThisPwned1 } from "./operations.ts";
import { byPath, matched, route, type RouteMatch, segmentEnd } from "./runtime/index.ts";

/** Paths without parameters. They come before those with parameters. */
const exact = byPath([

]);

/** Paths with parameters. */
const templated = {
  "/a'b`c*/globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\": route("/a'b`c*/globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\", {
    POST: constructorGlobalThisPwned1,
  }),
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  const found = exact.get(path);
  return found === undefined ? matchTemplated(path) : matched(found);
}

function matchTemplated(path: string): RouteMatch | undefined {
  if (path.startsWith("/a'b%60c*/globalThis.pwned=1/quote'%22%60$*/globalThis.pwned=1;/")) {
    const end1 = segmentEnd(path, 64);
    const parts1 = end1 < 0 ? null : /^\*(.+)%5C$/.exec(path.slice(64, end1));
    if (parts1 !== null && end1 === path.length) {
      return matched(
        templated["/a'b`c*/globalThis.pwned=1/quote'\"`$*/globalThis.pwned=1;/*{id}\\"],
        ...parts1.slice(1),
      );
    }
  }
  return undefined;
}
