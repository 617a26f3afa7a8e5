import type { Decoded } from "./decode-field.ts";
import { formValue } from "./decode-form.ts";
import type { DecodeOptions } from "./decode-parameters.ts";
import type { Exchange } from "./exchange.ts";
import type { QuerystringTable } from "./operation.ts";
import { percentDecoded } from "./percent-encoding.ts";
import { locatedIssue, type RequestIssue, requestIssue } from "./request-issue.ts";
import { misfitOf, unfit, wireValue } from "./wire-value.ts";

const absent: Decoded = { present: false };

/** The whole query as one value (OpenAPI 3.2 section 4.12.1): absent where there is none, or where an issue says why. */
export function decodeQuerystring(
  exchange: Exchange,
  table: QuerystringTable,
  issues: RequestIssue[],
  options: DecodeOptions,
): Decoded {
  // A form without members is an object, as it is in a body, where there has to be one.
  const mayBeEmpty = table.kind === "form" && table.required;
  if (exchange.request.search === "" && !mayBeEmpty) {
    if (table.default !== undefined) return { present: true, value: structuredClone(table.default) };
    if (table.required) issues.push(requestIssue("query", undefined, "required", "Is required."));
    return absent;
  }
  const before = issues.length;
  const value = table.kind === "form" ? formOf(exchange, table, issues, options) : textOf(exchange, table, issues);
  if (issues.length > before) return absent;
  const result = table.check?.(value);
  if (result?.issues === undefined) return { present: true, value: result === undefined ? value : result.value };
  for (const issue of result.issues) issues.push(locatedIssue("query", undefined, issue));
  return absent;
}

/** Keys stand among the members, and are none unless the document declares them. */
function formOf(exchange: Exchange, table: QuerystringTable, issues: RequestIssue[], options: DecodeOptions): unknown {
  const declared = new Set(table.fields?.map(({ name }) => name));
  const pairs = exchange.query.filter(({ name }) => declared.has(name) || !exchange.isOwned("query", name));
  return formValue("query", table, pairs, issues, options);
}

function textOf({ request }: Exchange, { kind }: QuerystringTable, issues: RequestIssue[]): unknown {
  const text = percentDecoded(request.search);
  if (text === undefined) {
    issues.push(requestIssue("query", undefined, "encoding", "Must be percent-encoded UTF-8."));
    return undefined;
  }
  const type = kind === "json" ? "json" : "string";
  const value = wireValue(text, type);
  if (value !== unfit) return value;
  const { keyword, message, expected } = misfitOf(text, type);
  issues.push(requestIssue("query", undefined, keyword, message, expected));
  return undefined;
}
