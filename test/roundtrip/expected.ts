/** What a handler and a caller have to see of a case, and where they do not. */
import { type Body, type Case, mayBeUnused } from "../../conformance/case.ts";
import { hasNoPart } from "../../conformance/case-parts.ts";
import type { Endpoint } from "../../conformance/endpoint.ts";
import { completed, contentTable } from "../../conformance/tables.ts";
import { isOfFetch, neverHasBody } from "../../conformance/wire.ts";
import type { ServedContent } from "../../generator/emit/server/served-operation.ts";
import { mediaTypeName } from "../../generator/emit/wire/media-type-names.ts";
import { isJsonArray, type JsonValue } from "../../generator/load/text/json.ts";
import { defaultOf } from "../../generator/model/schema/reach.ts";
import { isJsonType } from "../../templates/runtime/server/media-type.ts";
import type { RequestContentTable } from "../../templates/runtime/server/operation.ts";
import { isRange } from "../../templates/runtime/shared/media-range.ts";
import { difference, shown } from "./compare.ts";
import { credentialsFor } from "./credentials.ts";
import type { Outcome, Way } from "./world.ts";

const members = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/** What went another way than it should; undefined where nothing did. */
export function faultOf(endpoint: Endpoint, one: Case, outcome: Outcome, way: Way): string | undefined {
  const { seen, reply, error, answer, failures } = outcome;
  if (!seen) {
    const why = answer ? `was answered with ${answer.status} ${shown(answer.text)}` : `was not sent: ${shown(error)}`;
    return `a valid request ${why}${failures.length > 0 ? `; the server: ${failures.map(shown).join("; ")}` : ""}`;
  }
  if (seen.operation !== endpoint.operation.name.typescript) return `the handler ${seen.operation} was called`;
  const input = difference(expectedInput(endpoint, one, way), ignoring(seen.input, endpoint, one));
  if (input !== undefined) return `what the handler saw: ${input}`;
  const principals = difference(expectedPrincipals(endpoint, one), principalsOf(seen.auth));
  if (principals !== undefined) return `whom the handler saw: ${principals}`;
  if (failures.length > 0) return `the server failed: ${failures.map(shown).join("; ")}`;
  if (!reply) return `a valid response was not given to the caller: ${shown(error)} (${answer?.status})`;
  const got = difference(expectedReply(endpoint, one), gotOf(endpoint, one, reply));
  return got === undefined ? undefined : `what the caller got: ${got}`;
}

export function expectedInput(endpoint: Endpoint, one: Case, way: Way): Readonly<Record<string, unknown>> {
  const input: Record<string, Record<string, unknown>> = {};
  const { places } = givenOf(endpoint, one);
  for (const served of endpoint.parameters) {
    const { name, in: place, parameter, schema } = served;
    const table = endpoint.table.parameters.find((each) => each.in === place && each.name === name);
    const values = input[members[place]] ?? {};
    input[members[place]] = values;
    if (places.has(`${place} ${name}`) || isOwn(place, name, one)) continue;
    const sent = one.parameters[place];
    const otherwise = parameter.value.kind === "schema" || schema ? schema && defaultOf(schema)?.value : undefined;
    const isSent = Object.hasOwn(sent, name) && !(sent[name] === "" && mayBeUnused(served));
    const value = isSent ? completed(table?.check, sent[name] ?? null) : otherwise;
    if (value !== undefined) define(values, name, value);
  }
  for (const { in: place } of endpoint.table.parameters) input[members[place]] ??= {};
  return { ...input, ...expectedQuerystring(endpoint, one), ...expectedBody(endpoint, one, way) };
}

function expectedQuerystring({ table, querystring }: Endpoint, one: Case): { readonly query?: unknown } {
  if (!querystring) return {};
  const { schema } = querystring;
  const otherwise = schema && defaultOf(schema)?.value;
  const value = one.querystring === undefined ? otherwise : completed(table.querystring?.check, one.querystring);
  return value === undefined ? {} : { query: value };
}

function expectedBody(endpoint: Endpoint, { body }: Case, way: Way): Readonly<Record<string, unknown>> {
  const content = body && endpoint.body?.content[body.media];
  if (!body || !content) return {};
  const table = contentTable(endpoint.table, content.mediaType.range);
  const contentType = isRange(content.mediaType.range) ? body.contentType : content.mediaType.range;
  const { value, files } = body;
  switch (content.kind) {
    case "json":
    case "form":
    case "text":
      return { contentType, body: completed(table?.check, value) };
    case "binary":
    case "range":
      return { contentType, body: { octets: value } };
    case "sequence":
      return { contentType, body: isJsonArray(value) ? value.map((item) => completed(table?.check, item)) : value };
    case "multipart": {
      if (way === "process") return { contentType, body: { collected: expectedMembers(content, body, table) } };
      const parts = Object.entries(Object(value) as Record<string, JsonValue>).flatMap(([name, member]) => {
        const part = table?.parts?.find((each) => each.name === name) ?? (table?.otherParts || undefined);
        if (Object.hasOwn(files, name)) {
          return (files[name] ?? []).map(({ octets, filename, contentType, headers }) => {
            return { name, filename, contentType, headers, body: { octets } };
          });
        }
        if (hasNoPart(content, name, member)) return [];
        const items = part?.list === "repeated" && isJsonArray(member) ? member : [member];
        return items.map((item) => ({ name, headers: {}, body: completed(part?.check, item) }));
      });
      return { contentType, body: parts };
    }
  }
}

/** What `collect` gives of a multipart body, without what has no part. */
function expectedMembers(
  content: ServedContent,
  { value, files }: Body,
  table: RequestContentTable | undefined,
): object {
  const given = Object.entries(Object(value) as Record<string, JsonValue>);
  // To the check of the whole a file is a number.
  const checked = given.map(([name, member]): [string, JsonValue] => {
    if (!Object.hasOwn(files, name)) return [name, member];
    return [name, isJsonArray(member) ? member.map((_, index) => index) : 0];
  });
  const whole = Object.entries(Object(completed(table?.check, Object.fromEntries(checked))));
  const members = whole.map(([name, member]): [string, unknown] => {
    const sent = (files[name] ?? []).map(({ octets, filename, contentType }) => {
      return { filename, contentType, body: { octets } };
    });
    if (!Object.hasOwn(files, name)) return [name, member];
    return [name, Array.isArray(member) ? sent : sent[0]];
  });
  return withoutAbsent(content, Object.fromEntries(members));
}

/** The members without the lists that are empty and the nulls that no part stands for: of several only the first may be read. */
function withoutAbsent(content: ServedContent, members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members).filter(([name, member]) => !hasNoPart(content, name, member)));
}

/** Whether a header is one that `fetch` sends by itself, and the case says nothing of. */
function isOwn(place: string, name: string, { parameters }: Case): boolean {
  return place === "header" && isOfFetch(name) && !Object.hasOwn(parameters.header, name);
}

/**
 * What the handler saw without what the case does not say: keys that are declared as parameters as well, headers of the
 * platform, and members that no part stands for.
 */
function ignoring(input: object, endpoint: Endpoint, one: Case): object {
  const { places } = givenOf(endpoint, one);
  const declared = endpoint.parameters.filter(
    ({ in: place, name }) => places.has(`${place} ${name}`) || isOwn(place, name, one),
  );
  const undrawn = endpoint.table.parameters.filter(({ in: place, name }) => {
    return !endpoint.parameters.some((each) => each.in === place && each.name === name);
  });
  const left = [...declared, ...undrawn];
  const content = one.body && endpoint.body?.content[one.body.media];
  const collected = content && collectedOf(input);
  if (left.length === 0 && !collected) return input;
  const copy = structuredClone({
    ...input,
    ...(collected && { body: { collected: withoutAbsent(content, collected) } }),
  });
  for (const { in: place, name } of left) Reflect.deleteProperty(Object(Reflect.get(copy, members[place])), name);
  return copy;
}

function collectedOf(input: object): Readonly<Record<string, unknown>> | undefined {
  const body: unknown = Reflect.get(input, "body");
  return typeof body === "object" && body !== null ? Reflect.get(body, "collected") : undefined;
}

function givenOf({ operation }: Endpoint, { alternative, secret }: Case) {
  const { alternatives } = operation.security;
  const given = credentialsFor(alternatives, alternatives[alternative], secret);
  return given ?? { principals: {}, places: new Set<string>() };
}

function expectedPrincipals(endpoint: Endpoint, one: Case): unknown {
  return givenOf(endpoint, one).principals;
}

/** By scheme; an operation that validates for itself is told them with how they were found. */
function principalsOf(auth: unknown): unknown {
  if (typeof auth !== "object" || auth === null) return {};
  if (!("challenge" in auth)) return auth;
  return "principals" in auth ? auth.principals : {};
}

function expectedReply(
  endpoint: Endpoint,
  { answer, status, headers, reply }: Case,
): Readonly<Record<string, unknown>> {
  const declared = endpoint.answers[answer]?.content;
  // The answer to HEAD has no body (RFC 9110 section 9.3.2).
  if (!reply || !declared || endpoint.operation.method === "HEAD")
    return { status, headers, contentType: undefined, body: undefined };
  const { mediaType, kind } = declared;
  const names = endpoint.answers[answer]?.response?.content.map((content) => content.mediaType) ?? [];
  const contentType = isRange(mediaType.range) ? reply.contentType : mediaTypeName(mediaType, names);
  const isText = mediaType.essence.startsWith("text/") || isJsonType(reply.contentType);
  const isOctets = kind === "binary" || (kind === "range" && !isText);
  return { status, headers, contentType, body: isOctets ? { octets: reply.value } : reply.value };
}

/** What the caller got, with those headers alone that are declared: the platforms add some of their own. */
function gotOf(endpoint: Endpoint, { answer, headers }: Case, reply: NonNullable<Outcome["reply"]>): object {
  const names = (endpoint.answers[answer]?.response?.headers ?? []).map(({ name }) => name);
  const shownNames = names.filter((name) => Object.hasOwn(headers, name) || !platformHeaders.has(name));
  const got = shownNames
    .filter((name) => Object.hasOwn(reply.headers, name))
    .map((name) => [name, reply.headers[name]]);
  // Where `default` and ranges declare a body all the same, nothing arrives: an empty text, or no octets.
  const isNothing = reply.body === "" || difference({ octets: "" }, reply.body) === undefined;
  const bare = neverHasBody(reply.status) && isNothing ? { contentType: undefined, body: undefined } : {};
  return { ...reply, ...bare, headers: Object.fromEntries(got) };
}

/** What a server of Node.js and the generated one say by themselves. */
const platformHeaders = new Set([
  "content-length",
  "content-type",
  "date",
  "connection",
  "keep-alive",
  "transfer-encoding",
]);

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
