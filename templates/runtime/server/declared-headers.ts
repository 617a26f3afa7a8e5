import { withoutIgnored } from "../model/index.ts";
import { asciiJSON } from "../shared/ascii-json.ts";
import { hasBlankEnd } from "../shared/optional-whitespace.ts";
import type { ResponseHeaderTable } from "./operation.ts";
import type { ResponseHeaders } from "./response-headers.ts";

/**
 * The headers that a handler gives, those that are declared as JSON or as objects as texts (OpenAPI 3.1 section 4.8.21).
 * @throws TypeError for an object that would arrive as another one.
 */
export function declaredHeaders(
  declared: readonly ResponseHeaderTable[] = [],
  headers: ResponseHeaders | undefined,
): ResponseHeaders | undefined {
  const tables = declared.filter(({ type, object }) => type === "json" || object !== undefined);
  if (headers === undefined || tables.length === 0) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]: [string, unknown]) => {
      const table = tables.find((each) => each.name === name.toLowerCase());
      if (table === undefined || value === undefined) return [name, headers[name]];
      const { ignored, object } = table;
      if (object === undefined) {
        return [name, asciiJSON(ignored ? withoutIgnored(ignored, JSON.parse(JSON.stringify(value))) : value)];
      }
      const shown = ignored ? withoutIgnored(ignored, value) : value;
      return [name, typeof shown === "object" && shown !== null ? objectText(table, shown) : String(shown)];
    }),
  );
}

/** `R,100,G,200`, or exploded `R=100,G=200`. Nothing hides what stands between them (section 4.8.12.3, style `simple`). */
function objectText({ name: header, object }: ResponseHeaderTable, value: object): string {
  const between = object === "=," ? "=" : ",";
  return Object.entries(value)
    .flatMap(([name, member]: [string, unknown]) => {
      if (member === undefined) return [];
      const text = String(member);
      const isSplit = typeof member === "object" || name.includes(between) || `${name}${text}`.includes(",");
      if (isSplit) throw new TypeError(`the member ${name} of the header ${header} would arrive as another one`);
      if (hasBlankEnd(name) || hasBlankEnd(text))
        throw new TypeError(`the member ${name} of the header ${header} has a blank at an end, which would be lost`);
      return [`${name}${between}${text}`];
    })
    .join(",");
}
