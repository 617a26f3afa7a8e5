/** Whether an answer is one that the document declares: its status, its headers, its media type and its body. */
import { pointerToken } from "../generator/load/text/json.ts";
import { octetLength } from "../generator/model/schema/octets.ts";
import { checkProblems, checkResponse } from "../templates/runtime/server/check-response.ts";
import { InvalidResponseError } from "../templates/runtime/server/errors.ts";
import { isJsonType } from "../templates/runtime/server/media-type.ts";
import {
  type Check,
  contentFor,
  type ResponseContentTable,
  responseFor,
} from "../templates/runtime/server/operation.ts";
import type { SentHeaders } from "../templates/runtime/server/response-headers.ts";
import type { Answer } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import { readJSON, utf8Text } from "./json-octets.ts";
import { responseContentTable } from "./tables.ts";

/** What does not fit, each with its place; nothing where the answer is declared. */
export async function answerProblems(endpoint: Endpoint, answer: Answer): Promise<readonly string[]> {
  const { table, operation } = endpoint;
  const { status, headers, octets } = answer;
  const type = headers.get("content-type");
  const content = type === null ? undefined : contentFor(responseFor(table, status), type);
  // What a media type belongs to is empty, where there is nothing; without one there is no body at all.
  const text = octets.length === 0 && type === null ? undefined : new TextDecoder().decode(octets);
  const isHead = operation.method === "HEAD";
  const isOctets = content?.kind === "binary";
  const json = !isHead && !isOctets && type !== null && isJsonType(type) ? readJSON(octets) : undefined;
  if (json && "problem" in json) return [`the body ${json.problem}`];
  try {
    // Of what HEAD is answered with only the head counts (RFC 9110 section 9.3.2), which its table says.
    checkResponse(table, {
      status,
      headers: sentHeaders(headers),
      body: isHead ? undefined : text,
    });
  } catch (error) {
    if (error instanceof InvalidResponseError) return error.problems;
    throw error;
  }
  if (json) return onlyWritten(content?.check, json.value, "the body");
  if (content?.kind === "sequence") return itemProblems(content, answer);
  return content && isOctets && !isHead ? lengthProblems(endpoint, content, octets.length) : [];
}

/** How many octets there may be, which no server looks at as they leave. */
function lengthProblems(
  { table, answers }: Endpoint,
  content: ResponseContentTable,
  length: number,
): readonly string[] {
  const declared = answers.find(({ response, content: served }) => {
    return served && responseContentTable(table, response, served.mediaType.range) === content;
  });
  const { min = 0, max = Number.POSITIVE_INFINITY } = octetLength(declared?.content?.mediaType.schema) ?? {};
  if (length < min) return [`the body has ${length} octets, and at least ${min} are declared`];
  return length > max ? [`the body has ${length} octets, and at most ${max} are declared`] : [];
}

function sentHeaders(headers: Headers): SentHeaders {
  const cookies = headers.getSetCookie();
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { "set-cookie": cookies }) };
}

/** Of the items that have come: a stream may have no end. */
async function itemProblems(
  { format, data, check }: ResponseContentTable,
  { octets, isCut, headers }: Answer,
): Promise<readonly string[]> {
  const whole = utf8Text(isCut ? octets.subarray(0, octets.lastIndexOf(0x0a) + 1) : octets);
  if (whole === undefined) return ["the items are not UTF-8"];
  let index = 0;
  try {
    // Events may begin with a byte order mark (WHATWG HTML, section 9.2.6); in JSON it is a fault.
    const isOfEvents = /^text\/event-stream\b/i.test(headers.get("content-type") ?? "");
    const text = isOfEvents ? whole.replace(/^\ufeff/, "") : whole;
    for await (const item of format?.read(once(text), data) ?? []) {
      const subject = `the item ${index}`;
      const problems = [...checkProblems(check, item, subject), ...onlyWritten(check, item, subject)];
      if (problems.length > 0) return problems;
      index++;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [`the item ${index} is no JSON`];
  }
  return [];
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** What only requests have (`writeOnly`): validation ignores it, as OpenAPI allows whoever reads an answer, and leaves it out. */
function onlyWritten(check: Check | undefined, value: unknown, subject: string): readonly string[] {
  const result = check?.(value);
  if (result === undefined || result.issues) return [];
  return [...leftOut(value, result.value, "")].map(
    (path) => `${subject} at ${path}: Only requests have it (writeOnly)`,
  );
}

/** Where members stand that one value has and the other has not. */
function* leftOut(value: unknown, left: unknown, path: string): Generator<string, void, undefined> {
  if (value === left || typeof value !== "object" || value === null) return;
  const others = new Map<string, unknown>(Object.entries(Object(left)));
  for (const [name, member] of Object.entries(value)) {
    const at = `${path}/${pointerToken(name)}`;
    if (others.has(name)) yield* leftOut(member, others.get(name), at);
    else yield at;
  }
}
