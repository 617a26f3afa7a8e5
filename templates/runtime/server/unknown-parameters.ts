import type { Exchange } from "./exchange.ts";
import { type RequestIssue, requestIssue } from "./request-issue.ts";

/** What stands in the query and is no parameter of the operation: an issue for each name, however often it is there. */
export function unknownParameters(exchange: Exchange): readonly RequestIssue[] {
  const { operation, query, queryNames, queryKeys } = exchange;
  if (queryKeys === undefined) return [];
  const objects = operation.parameters.filter(({ in: place, object }) => place === "query" && object !== undefined);
  // An object that takes every name leaves none unknown.
  if (objects.some(({ open }) => open)) return [];
  const prefixes = objects.flatMap(({ object, name }) => (object === "deepObject" ? [`${name}[`] : []));
  const names = new Set(query.map(({ name }) => name));
  return [...names]
    .filter((name) => !queryNames.has(name) && !queryKeys.has(name) && !prefixes.some((one) => name.startsWith(one)))
    .map((name) => requestIssue("query", name, "unknown", "Is not a parameter of this operation."));
}
