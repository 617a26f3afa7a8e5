/**
 * How parameters stand in a request (OpenAPI 3.1 section 4.8.12). The tables of operations name what writes those that they
 * have, so that a bundle has no more.
 */
import type { OperationTable, ParameterStyle } from "./operation.ts";
import { usualHeader, usualPairs } from "./usual-style.ts";

/** The query with its question mark; empty where there is none. */
export function queryText(operation: OperationTable, values: object | undefined): string {
  const query = pairsOf(operation, "query", values).join("&");
  return query && `?${query}`;
}

/** The value of a header, where the operation has some that are not written in the usual way. */
export function styledHeader(name: string, value: unknown, operation: OperationTable): string {
  const style = styleOf(operation, "header", name);
  return style ? style.write(name, value, style) : usualHeader(name, value);
}

/** The `name=value` pairs of a query or of cookies. */
export function pairsOf(operation: OperationTable, place: "query" | "cookie", values: object = {}): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const style = styleOf(operation, place, name);
    return style ? style.write(name, value, style) : usualPairs(name, value);
  });
}

/** How a parameter is written, if not in the usual way of its place. */
export function styleOf<Place extends ParameterStyle["in"]>(
  { parameters }: OperationTable,
  place: Place,
  name: string,
): Extract<ParameterStyle, { in: Place }> | undefined {
  return parameters?.find(
    (parameter): parameter is Extract<ParameterStyle, { in: Place }> =>
      parameter.in === place && parameter.name === name,
  );
}
