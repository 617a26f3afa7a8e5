import { neverHasBody } from "../shared/bodiless-status.ts";
import { withoutBlanks } from "../shared/optional-whitespace.ts";
import { isItem, split } from "./decode-field.ts";
import { decodeObjectText } from "./decode-object.ts";
import { InvalidResponseError } from "./errors.ts";
import { isJsonType, parseMediaType } from "./media-type.ts";
import {
  type Check,
  contentFor,
  type Operation,
  type ResponseHeaderTable,
  type ResponseTable,
  responseFor,
} from "./operation.ts";
import type { RequestIssue } from "./request-issue.ts";
import type { EncodedResponse } from "./response.ts";
import { unfit, wireValue } from "./wire-value.ts";

/**
 * Checks a response against what its operation declares: status, media type, headers and body. The body is checked as
 * it will leave, after it has become JSON.
 * @throws InvalidResponseError
 */
export function checkResponse(operation: Operation, encoded: EncodedResponse): void {
  const { status } = encoded;
  const table = responseFor(operation, status) ?? (operation.responses.length === 0 ? any : undefined);
  const problems =
    table === undefined
      ? ["the status is not declared"]
      : [...headerProblems(table, encoded), ...bodyProblems(table, encoded, operation.head === true)];
  if (problems.length > 0) throw new InvalidResponseError(operation.name, status, problems);
}

/** Where the document declares no responses (OpenAPI 3.1 section 4.8.10), any status is one, without a body. */
const any: ResponseTable = { status: "default" };

function headerProblems(table: ResponseTable, { headers }: EncodedResponse): string[] {
  return (table.headers ?? []).flatMap((header) => {
    const sent = Object.hasOwn(headers, header.name) ? headers[header.name] : undefined;
    if (sent === undefined) return header.required ? [`the header ${header.name} is missing`] : [];
    if (header.object !== undefined) return objectProblems(header, String(sent));
    const texts =
      typeof sent === "string" ? (header.list === undefined ? [sent] : split(sent, ",").filter(isItem)) : sent;
    const check = header.list === undefined ? header.check : header.item;
    const values = texts.map((text) => wireValue(withoutBlanks(text), header.type, check));
    if (values.includes(unfit)) return [`the header ${header.name} is not of its type`];
    return checkProblems(header.check, header.list === undefined ? values[0] : values, `the header ${header.name}`);
  });
}

function objectProblems(header: ResponseHeaderTable, text: string): string[] {
  const issues: RequestIssue[] = [];
  decodeObjectText(header, "header", text, withoutBlanks, issues);
  return issues.map(({ path, message }) => `the header ${path.slice(1)}: ${message}`);
}

function bodyProblems(table: ResponseTable, { status, headers, body }: EncodedResponse, isHead: boolean): string[] {
  const declared = table.content ?? [];
  if (declared.length === 0) return body === undefined ? [] : ["a body is given, and none is declared"];
  if (body === undefined) return isHead || neverHasBody(status) ? [] : ["the body is missing"];
  const type = headers["content-type"];
  if (typeof type !== "string") return ["the body has no media type"];
  const content = contentFor(table, type);
  if (content === undefined) return [`the media type ${parseMediaType(type)?.essence} is not declared`];
  // Octets are not looked into, and the items of a sequence only when they leave.
  const text =
    typeof body === "string" ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined;
  if (text === undefined || content.check === undefined || content.kind === "binary") return [];
  if (content.kind === "text") return checkProblems(content.check, text, "the body");
  return isJsonType(type) ? checkProblems(content.check, JSON.parse(text), "the body") : [];
}

export function checkProblems(check: Check | undefined, value: unknown, subject: string): string[] {
  const issues = check?.(value).issues ?? [];
  return issues.map(({ path, message }) => `${subject}${path === "" ? "" : ` at ${path}`}: ${message}`);
}
