/*
 * The paths of Servers, from the origin.
 */
import { byPath, matched, route, type RouteMatch, segmentEnd } from "./runtime/index.ts";

/** Paths without parameters. They come before those with parameters. */
const exact = byPath([
  route("/v2/payments", { GET: "listPayments" }),
  route("/v1/payments", { GET: "listPayments" }),
  route("/receipts", { GET: "getReceipts" }),
]);

/** Paths with parameters. */
const templated = {
  "/{tenant}/payments": route("/{tenant}/payments", { GET: "listPayments" }, []),
  "/v2/payments/{id}": route("/v2/payments/{id}", { GET: "getPayment" }),
  "/v1/payments/{id}": route("/v1/payments/{id}", { GET: "getPayment" }),
  "/{tenant}/payments/{id}": route("/{tenant}/payments/{id}", { GET: "getPayment" }, ["id"]),
};

/** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
export function matchPath(path: string): RouteMatch | undefined {
  const found = exact.get(path);
  return found === undefined ? matchTemplated(path) : matched(found);
}

function matchTemplated(path: string): RouteMatch | undefined {
  if (path.startsWith("/v2/payments/")) {
    const end1 = segmentEnd(path, 13);
    if (end1 === path.length) {
      return matched(templated["/v2/payments/{id}"], path.slice(13, end1));
    }
  }
  if (path.startsWith("/v1/payments/")) {
    const end1 = segmentEnd(path, 13);
    if (end1 === path.length) {
      return matched(templated["/v1/payments/{id}"], path.slice(13, end1));
    }
  }
  const end1 = segmentEnd(path, 1);
  if (end1 > 0) {
    if (path.length === end1 + 9 && path.startsWith("/payments", end1)) {
      return matched(templated["/{tenant}/payments"]);
    }
    if (path.startsWith("/payments/", end1)) {
      const end2 = segmentEnd(path, end1 + 10);
      if (end2 === path.length) {
        return matched(templated["/{tenant}/payments/{id}"], path.slice(end1 + 10, end2));
      }
    }
  }
  return undefined;
}
