/*
 * The paths of Files, from the origin.
 */
import { matched, route, type RouteMatch, segmentEnd } from "../runtime/index.ts";

/** Paths with parameters. */
const templatedCon = {
  "/pets/{id}/visits": route("/pets/{id}/visits", { GET: "listVisits" }),
  "/pets/{id}/visits/last": route("/pets/{id}/visits/last", { GET: "getLastVisit" }),
  "/visits/{id}": route("/visits/{id}", { GET: "getVisit", PUT: "putVisit" }),
};

export function matchPetsVisits(path: string, end1: number): RouteMatch | undefined {
  if (path.length === end1 + 7 && path.startsWith("/visits", end1)) {
    return matched(templatedCon["/pets/{id}/visits"], path.slice(6, end1));
  }
  if (path.startsWith("/visits/", end1)) {
    if (path.length === end1 + 12 && path.startsWith("/last", end1 + 7)) {
      return matched(templatedCon["/pets/{id}/visits/last"], path.slice(6, end1));
    }
  }
  return undefined;
}

export function matchVisits(path: string): RouteMatch | undefined {
  if (path.startsWith("/visits/")) {
    const end1 = segmentEnd(path, 8);
    if (end1 === path.length) {
      return matched(templatedCon["/visits/{id}"], path.slice(8, end1));
    }
  }
  return undefined;
}
