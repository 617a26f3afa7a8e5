import { encodeForm } from "./body.ts";
import type { OperationTable } from "./operation.ts";
import { queryOf } from "./parameters.ts";
import { encodeStyledForm, type PropertyStyle } from "./styled-form.ts";

/**
 * Queries that are one value (OpenAPI 3.2 section 4.12.1, `in: querystring`), with their question mark; empty where there is
 * none. JSON and texts are percent-encoded whole.
 */

/** @param styles Of the properties that are not written in the usual way. */
export function formQuery(_: OperationTable, value: unknown, styles?: readonly PropertyStyle[]): string {
  const { content } = styles ? encodeStyledForm("", value, styles) : encodeForm("", value);
  return wholeQuery(String(content));
}

export function jsonQuery(_: OperationTable, value: unknown): string {
  return value === undefined ? "" : wholeQuery(encodeURIComponent(JSON.stringify(value)));
}

/** @throws TypeError for what is no text. */
export function textQuery(_: OperationTable, value: unknown = ""): string {
  if (typeof value !== "string") throw new TypeError("The query is a text.");
  return wholeQuery(encodeURIComponent(value));
}

function wholeQuery(text: string): string {
  return queryOf(text === "" ? [] : [text]);
}
