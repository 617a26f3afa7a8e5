import { classifyMediaType, isOfOctets } from "../../load/objects/media-type-kind.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { StatusKey } from "../../model/api/response.ts";
import { camelCase, isReserved, upperFirst } from "../../model/names/spelling.ts";
import { bodilessStatuses, bodilessWithin } from "../../model/syntax/bodiless-status.ts";
import type { ConstDeclaration } from "../core/declaration.ts";
import { freeName } from "../core/free-name.ts";
import { code, list, literal, nothing, type Printable, propertyKey, valueFrom } from "../core/printable.ts";
import { isAnyJson, mediaTypeName } from "../wire/media-type-names.ts";
import { sequenceEntries, sequenceOf } from "../wire/sequence.ts";
import type { WireType } from "../wire/wire-shape.ts";
import type { ClientHeader, ClientOperation, ClientResponse } from "./client-operation.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import { successes } from "./result-type.ts";

/** What is said of answers: in a constant where several are alike, as most errors of an API are, else in its place. */
export interface SharedResponses {
  readonly declarations: readonly ConstDeclaration[];
  tableOf(response: ClientResponse): Printable;
}

export function sharedResponses(operations: readonly ClientOperation[]): SharedResponses {
  const responses = operations.flatMap((client) => client.responses);
  const bare = new Set(operations.flatMap(bareSuccesses));
  const tables = new Map(responses.map((response) => [response, membersOf(response, bare.has(response))]));
  const responseTable = (response: ClientResponse) => list("object", tables.get(response) ?? []);
  const alike = Map.groupBy(responses, (response) => JSON.stringify(responseTable(response)));
  const taken = new Set(operations.flatMap(({ names }) => [names.table, names.pagination]));
  const constants = new Map<string, ConstDeclaration>();
  for (const [key, [first, second]] of alike) {
    if (!first || !second || tables.get(first)?.length === 0) continue;
    const name = freeName(constantName(first), taken);
    taken.add(name);
    constants.set(key, {
      kind: "const",
      name,
      exported: false,
      type: runtimeType("ResponseTable"),
      initializer: responseTable(first),
    });
  }
  return {
    declarations: [...constants.values()],
    tableOf(response) {
      const table = responseTable(response);
      const constant = constants.get(JSON.stringify(table));
      return constant ? valueFrom(clientModules.operations, constant.name) : table;
    },
  };
}

/** What an answer brings: `json`, `jsonOrHtml`, `jsonWithRetryAfter`; of many headers, `jsonWithHeaders`. */
function constantName({ headers, content }: ClientResponse): string {
  const types = content.map(({ essence }) => {
    const [type = "", subtype = ""] = essence.split("/");
    return upperFirst(camelCase(subtype) || camelCase(type) || "any");
  });
  const read = headers.filter(headerReader).map(({ header }) => upperFirst(camelCase(header.name)));
  const told = read.length > 2 ? "WithHeaders" : read.length > 0 ? `With${read.join("And")}` : "";
  const name = camelCase((types.join("Or") || "Empty") + told);
  return isReserved(name) || !/^[a-z]/.test(name) ? `_${name}` : name;
}

/** Successes of which the client knows no body, and that may bring one all the same. */
function bareSuccesses(client: ClientOperation): readonly ClientResponse[] {
  if (client.operation.method === "HEAD") return [];
  return successes(client).filter(({ response: { status }, content }) => {
    return content.length === 0 && !(status.kind === "exact" && bodilessStatuses.includes(status.status));
  });
}

/** @param bare Whether it is a success that brings nothing to callers. */
function membersOf({ response, headers: declared, content }: ClientResponse, bare: boolean): readonly Printable[] {
  const names = content.map((media) => mediaTypeName(media, content));
  const headers = declared.flatMap((header) => {
    const reader = headerReader(header);
    return reader ? [code`${propertyKey(header.header.name)}: ${reader}`] : [];
  });
  const anyJson = content.filter(isAnyJson).map((media) => mediaTypeName(media, content));
  const reader = bare ? "readNothing" : bodyReader(content, names, response.status);
  return [
    ...(content.length > 0 ? [code`content: ${literal(names)}`] : []),
    ...(reader ? [code`${propertyKey("read")}: ${runtimeValue(reader)}`] : []),
    ...(names.some((name) => name.includes(";"))
      ? [code`${propertyKey("choose")}: ${runtimeValue("declaredType")}`]
      : []),
    ...octetsEntries(content),
    ...(reader === "readDeclared" && anyJson.length > 0 ? [code`${propertyKey("anyJson")}: ${literal(anyJson)}`] : []),
    ...readersTable(content),
    ...(headers.length > 0 ? [code`headers: ${list("object", headers)}`] : []),
  ];
}

/** What reads a body that may be something else than JSON, or whose media types a parameter tells apart. */
function bodyReader(content: readonly MediaType[], names: readonly string[], status: StatusKey): string | undefined {
  const isRead = (...kinds: readonly MediaType["kind"][]) => content.every(({ kind }) => kinds.includes(kind));
  if (names.some((name) => name.includes(";"))) return "readDeclared";
  if (content.some(isAnyJson)) return isRead("json") ? "readAnyJson" : "readDeclared";
  // HTML alone is a page to show, and says its charset within: to read it as UTF-8 takes no reader, unless it may be none.
  const isSomething = bodilessWithin(status, [status]).length === 0;
  if (isRead("json") || (isSomething && content.every(({ essence }) => essence === "text/html"))) return undefined;
  return isRead("json", "text", "form") ? "readTexts" : "readDeclared";
}

/** The media types that are octets by their schema alone, and whether the others are by what they are called. */
function octetsEntries(content: readonly MediaType[]): readonly Printable[] {
  const octets = content.filter(({ kind, essence }) => kind === "binary" && classifyMediaType(essence) !== "binary");
  const isAll = content.every(({ kind, essence }) => kind === "binary" || isOfOctets(essence));
  return [
    ...(octets.length > 0 ? [code`octets: ${literal(octets.map((media) => mediaTypeName(media, content)))}`] : []),
    ...(isAll && octets.length < content.length ? [code`blob: ${literal(true)}`] : []),
  ];
}

/** What reads the items of the media types that have some. It is named here, so that other clients do without. */
function readersTable(content: readonly MediaType[]): readonly Printable[] {
  const readers = content
    .filter(({ kind }) => kind === "sequential")
    .map((media) => {
      const table = list("object", sequenceEntries(sequenceOf(media)));
      const reader = code`(response, signal) => ${runtimeValue("readItems")}(response, signal, ${table})`;
      return code`${propertyKey(mediaTypeName(media, content))}: ${reader}`;
    });
  return readers.length === 0 ? [] : [code`${propertyKey("readers")}: ${list("object", readers)}`];
}

/** What reads the text of a header; a reader that no header needs stays out of a bundle. */
const headerReaders: Readonly<Record<WireType, string>> = {
  string: "readText",
  integer: "readInteger",
  number: "readNumber",
  boolean: "readBoolean",
  null: "readNull",
  json: "readJSON",
};

/** What reads a header; undefined where it stays text. */
function headerReader({ header, layout }: ClientHeader): Printable | undefined {
  if (header.name === "set-cookie") return runtimeValue("readSetCookie");
  if (layout.kind === "object") {
    const read = runtimeValue(layout.layout === "=," ? "readAssignments" : "readPairs");
    const members = layout.members.map(
      ([name, member]) =>
        code`${propertyKey(name)}: ${readersOf(member.kind === "scalar" ? member.types : ["string"])}`,
    );
    const declared = members.length > 0 ? code`, ${list("object", members)}` : nothing;
    return code`(text) => ${read}(text, ${readersOf(layout.rest?.kind === "scalar" ? layout.rest.types : ["string"])}${declared})`;
  }
  const [only, ...more] = layout.types;
  if (layout.kind !== "list" && more.length === 0) return only === "string" ? undefined : readerOf(only ?? "string");
  const read = runtimeValue(layout.kind === "list" ? "readList" : "readFirst");
  return code`(text) => ${read}(text, ${readersOf(layout.types)})`;
}

function readerOf(type: WireType): Printable {
  return runtimeValue(headerReaders[type]);
}

function readersOf(types: readonly WireType[]): Printable {
  return list("array", types.map(readerOf));
}
