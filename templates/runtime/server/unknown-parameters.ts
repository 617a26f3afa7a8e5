import type { Exchange } from "./exchange.ts";
import { type RequestIssue, requestIssue } from "./request-issue.ts";

/** What stands in the query and is neither a parameter of the operation nor a key: an issue for each name, however often it is there. */
export function unknownParameters(exchange: Exchange): readonly RequestIssue[] {
  const { operation, query, refusesUnknown } = exchange;
  if (!refusesUnknown) return [];
  // What is one value takes every name, as an object that is open does.
  if (operation.querystring || operation.parameters.some(({ in: place, open }) => place === "query" && open)) return [];
  const unknown = query.filter(({ name, encoded }) => !exchange.isOwned("query", name, encoded));
  return [...new Set(unknown.map(({ name }) => name))].map((name) =>
    requestIssue("query", name, "unknown", "Is not a parameter of this operation."),
  );
}
