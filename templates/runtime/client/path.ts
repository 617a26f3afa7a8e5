import type { OperationTable } from "./operation.ts";
import { styleOf } from "./parameters.ts";

/**
 * The path of an operation with its parameters in it (OpenAPI 3.1 section 4.8.8.1, path templating).
 * @throws TypeError if a parameter is missing or empty, or would leave its place in the path.
 */
export function fillPath(operation: OperationTable, values: object = {}): string {
  const members = new Map<string, unknown>(Object.entries(values));
  return operation.path.replace(/[^/]+/g, (segment) => {
    const text = segment.replace(/\{([^}]*)\}/g, (_, name: string) => pathText(operation, name, members.get(name)));
    // URL parsers remove such segments, however their dots are written (WHATWG URL, "double-dot URL path segment").
    if (text !== segment && /^(?:\.|%2e){1,2}$/i.test(text)) {
      throw new TypeError(`The path parameter ${segment} must not be "." or "..".`);
    }
    return text;
  });
}

function pathText(operation: OperationTable, name: string, value: unknown): string {
  const style = styleOf(operation, "path", name);
  if (!style && typeof value === "object" && value !== null) {
    throw new TypeError(`The path parameter ${name} is no single value.`);
  }
  const given = value ?? "";
  // An empty list is as much of a gap as an empty text.
  const text = given !== "" && (style ? style.write(name, given, style) : encodeURIComponent(String(given)));
  if (text) return text;
  throw new TypeError(`The path parameter ${name} is missing in ${operation.path}.`);
}
