/** As `parameters.ts`, for operations whose tables say of some parameters how they are written. */
import type { OperationTable, ParameterStyle } from "./operation.ts";
import { fillSegments, pairsOf, queryOf, usualPathText } from "./parameters.ts";
import { usualHeader, usualPairs } from "./usual-style.ts";

export function styledQuery(operation: OperationTable, values: unknown): string {
  return queryOf(styledPairs(operation, "query", Object(values)));
}

export function fillStyledPath(operation: OperationTable, values: object | undefined): string {
  return fillSegments(operation.path, values, (name, value) => {
    const style = styleOf(operation, "path", name);
    return style ? style.write(name, value, style) : usualPathText(name, value);
  });
}

export function styledHeader(name: string, value: unknown, operation: OperationTable): string {
  const style = styleOf(operation, "header", name);
  return style ? style.write(name, value, style) : usualHeader(name, value);
}

/** The `name=value` pairs of a query or of cookies. */
export function styledPairs(
  operation: OperationTable,
  place: "query" | "cookie",
  values: object | undefined,
): readonly string[] {
  return pairsOf(`${place} parameter`, values, (name, value) => {
    const style = styleOf(operation, place, name);
    return style ? style.write(name, value, style) : usualPairs(name, value);
  });
}

/** How a parameter is written, if not in the usual way of its place. */
function styleOf<Place extends ParameterStyle["in"]>(
  { parameters }: OperationTable,
  place: Place,
  name: string,
): Extract<ParameterStyle, { in: Place }> | undefined {
  return parameters?.find(
    (parameter): parameter is Extract<ParameterStyle, { in: Place }> =>
      parameter.in === place && parameter.name === name,
  );
}
