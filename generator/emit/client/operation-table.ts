import type { MediaType } from "../../model/media-type.ts";
import type { Parameter } from "../../model/parameter.ts";
import type { PathTemplate } from "../../model/path-template.ts";
import type { Schema } from "../../model/schema.ts";
import type { ConstDeclaration } from "../core/declaration.ts";
import { code, identifier, list, literal, type Printable, propertyKey, valueFrom } from "../core/printable.ts";
import { mediaTypeName } from "../wire/media-type-names.ts";
import { multipartShape } from "../wire/multipart-shape.ts";
import { formLayout } from "../wire/parameter-layout.ts";
import type { Querystring } from "../wire/querystring.ts";
import { sequenceEntries, sequenceOf } from "../wire/sequence.ts";
import { statusText } from "../wire/status-text.ts";
import { memberShape, membersOf, type WireType, wireShape } from "../wire/wire-shape.ts";
import { takesArguments } from "./arguments-type.ts";
import type { ClientHeader, ClientOperation } from "./client-operation.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import { schemeConstant } from "./security-file.ts";
import { ownServer, serverTable } from "./server-options.ts";

/** `…Operation`: how an operation is sent and answered, for the run-time part to read. */
export function operationTable(client: ClientOperation): ConstDeclaration {
  const { names, operation } = client;
  return {
    kind: "const",
    name: names.table,
    doc: {
      paragraphs: [`How ${operation.name.typescript} is sent and answered.`, `\`#${operation.node.pointer}\``],
      tags: [],
    },
    type: operationType(client),
    initializer: code`{\n  ${list("lines", tableLines(client))}\n}`,
  };
}

/** `Operation<…, …>`, on several lines where one would be too long. */
function operationType(client: ClientOperation): Printable {
  const { names, operation } = client;
  const type = runtimeType(operation.pagination ? "ListOperation" : "Operation");
  const takes = takesArguments(client) ? identifier(names.arguments) : runtimeType("NoArguments");
  const gives = identifier(names.result);
  const length = `export const ${names.table}: ListOperation<${names.arguments}, ${names.result}> = {`.length;
  return length <= 110 ? code`${type}<${takes}, ${gives}>` : code`${type}<\n  ${takes},\n  ${gives}\n>`;
}

function tableLines(client: ClientOperation): readonly Printable[] {
  const { names, operation } = client;
  const server = ownServer(operation);
  const styles = [...client.path, ...client.query, ...client.headers, ...client.cookies]
    .filter(isUnusual)
    .map(styleEntry);
  const members: (readonly [string, Printable])[] = [
    ["name", literal(names.function)],
    ["method", literal(operation.method)],
    ["path", literal(pathInURL(operation.path))],
  ];
  if (server) members.push(["server", serverTable(server)]);
  if (styles.length > 0) members.push(["parameters", list("array", styles)]);
  if (client.querystring) members.push(["querystring", querystringTable(client.querystring)]);
  if (client.body) members.push(["body", bodyTable(client)]);
  if (client.security) {
    const alternatives = client.security.map((schemes) =>
      list(
        "array",
        schemes.map((scheme) => valueFrom(clientModules.security, schemeConstant(scheme))),
      ),
    );
    members.push(["security", list("array", alternatives)]);
  }
  members.push(["responses", responsesTable(client)]);
  if (operation.idempotent) members.push(["idempotent", literal(true)]);
  const pagination = paginationTable(client);
  if (pagination) members.push(["pagination", pagination]);
  return members.map(([name, value]) => code`${propertyKey(name)}: ${value},`);
}

/** The template in the spelling that a URL parser leaves as it is: it ends a path at these, drops them, or makes a slash of one. */
function pathInURL({ segments }: PathTemplate): string {
  const texts = segments.map((parts) =>
    parts.map((part) =>
      part.kind === "parameter" ? `{${part.name}}` : part.text.replace(/[\\?#\t\r\n]/g, encodeURIComponent),
    ),
  );
  return texts.map((parts) => `/${parts.join("")}`).join("");
}

/** How a place writes its values by default (OpenAPI 3.1 section 4.8.12.2.1). */
const usual = {
  path: { style: "simple", explode: false },
  query: { style: "form", explode: true },
  header: { style: "simple", explode: false },
  cookie: { style: "form", explode: true },
} as const;

/**
 * Whether a parameter is not written as its place does it by default: a scalar, which is written in one way, exploded or not,
 * or but for paths a list.
 */
function isUnusual(parameter: Parameter): boolean {
  const { in: place, style, explode, value } = parameter;
  if (place === "querystring") return false;
  const way = usual[place];
  if (value.kind === "content") return value.mediaType.kind === "json";
  if (leavesReserved(parameter) || style !== way.style) return true;
  const shape = wireShape(value.schema).kind;
  return shape !== "scalar" && (shape !== "list" || place === "path" || explode !== way.explode);
}

/**
 * Whether reserved characters stay as they are: in a query, and since OpenAPI 3.2 in a cookie of style `form`. A slash in a
 * path would make it another path.
 */
function leavesReserved({ in: place, style, allowReserved }: Parameter): boolean {
  return allowReserved && (place === "query" || (place === "cookie" && style === "form"));
}

function styleEntry(parameter: Parameter): Printable {
  const { name, in: place, style, explode, allowReserved } = parameter;
  const way = parameter.value.kind === "content" ? { style: "json" } : { style, explode };
  const entry = { name, in: place, ...way, ...(leavesReserved(parameter) && { allowReserved }) };
  return withWriter(entry, place === "path" ? "pathValue" : place === "header" ? "headerValue" : "pairs");
}

/** A line of a table, with what it is written by: what no table names stays out of a bundle. */
function withWriter(entry: Readonly<Record<string, string | boolean>>, write: "headerValue" | "pairs" | "pathValue") {
  return list("object", [
    ...Object.entries(entry).map(([name, value]) => code`${propertyKey(name)}: ${literal(value)}`),
    code`${propertyKey("write")}: ${runtimeValue(write)}`,
  ]);
}

const querystringWriters = { form: "formText", json: "jsonQuery", text: "textQuery" };

function querystringTable({ kind, mediaType }: Querystring): Printable {
  const encoding = kind === "form" ? encodingEntries(mediaType) : [];
  return list("object", [
    code`${propertyKey("write")}: ${runtimeValue(querystringWriters[kind])}`,
    ...(encoding.length > 0 ? [code`${propertyKey("encoding")}: ${list("array", encoding)}`] : []),
  ]);
}

function bodyTable({ body }: ClientOperation): Printable {
  const form = body?.content.find(({ kind }) => kind === "form");
  const encoding = form ? encodingEntries(form) : [];
  return list("object", [
    code`${propertyKey("content")}: ${literal(body?.content.map((media) => media.range) ?? [])}`,
    ...(body?.emptyObject ? [code`${propertyKey("emptyObject")}: ${literal(true)}`] : []),
    ...(encoding.length > 0 ? [code`${propertyKey("encoding")}: ${list("array", encoding)}`] : []),
    ...encoderEntries(body?.content ?? []),
    ...sequenceTables(body?.content ?? [], "write", (media) => media.range),
  ]);
}

/** What writes bodies that are no JSON, form or text, and finds the media type among ranges. */
function encoderEntries(content: readonly MediaType[]): readonly Printable[] {
  const encoders = content.flatMap((media) => {
    const encoder = encoderOf(media);
    return encoder ? [code`${propertyKey(media.range)}: ${encoder}`] : [];
  });
  const hasRanges = content.some(({ kind }) => kind === "range");
  return [
    ...(encoders.length > 0 ? [code`${propertyKey("encoders")}: ${list("object", encoders)}`] : []),
    ...(hasRanges ? [code`${propertyKey("choose")}: ${runtimeValue("chooseOfRanges")}`] : []),
  ];
}

function encoderOf(media: MediaType): Printable | undefined {
  const { kind, essence } = media;
  if (kind === "multipart") {
    const parts = partsTable(media);
    const encode = code`${propertyKey("encode")}: ${runtimeValue("encodeParts")}`;
    return list("object", parts ? [encode, code`${propertyKey("parts")}: ${parts}`] : [encode]);
  }
  if (essence.startsWith("text/") || (kind !== "binary" && kind !== "range")) return undefined;
  return list("object", [code`${propertyKey("encode")}: ${runtimeValue("encodeOctets")}`]);
}

/** Values are written as they suggest where nothing is said: a text needs no line of the table unless it is of another type. */
function partsTable(media: MediaType): Printable | undefined {
  const { parts } = multipartShape(media);
  const entries = parts.flatMap(({ name, kind, contentTypes = [] }) => {
    const [only] = contentTypes;
    const contentType = contentTypes.length === 1 && only !== undefined && !only.includes("*") ? only : undefined;
    if (kind === "text" && contentType === undefined) return [];
    return [code`${propertyKey(name)}: ${literal({ kind, ...(contentType !== undefined && { contentType }) })}`];
  });
  return entries.length > 0 ? list("object", entries) : undefined;
}

/** The members of a form that are not written in the usual way: lists repeat their name, and objects are JSON. */
function encodingEntries({ schema, encoding }: MediaType): readonly Printable[] {
  const members = schema ? membersOf(schema) : new Map<string, readonly Schema[]>();
  return [...members].flatMap(([property, schemas]) => {
    const own = encoding.find((entry) => entry.property === property);
    const shape = memberShape(schemas);
    const layout = formLayout(shape, own);
    const { style = "form", explode = style === "form", allowReserved = false } = own ?? {};
    if (allowReserved) return [withWriter({ property, style, explode, allowReserved }, "pairs")];
    if (layout.kind === "scalar") {
      return layout.types.includes("json") && shape.kind !== "object"
        ? [withWriter({ property, style: "json" }, "pairs")]
        : [];
    }
    const usual = layout.kind === "list" && layout.layout === "repeated";
    return usual ? [] : [withWriter({ property, style, explode }, "pairs")];
  });
}

function responsesTable({ responses }: ClientOperation): Printable {
  const entries = responses.map(({ response, headers: declared, content }) => {
    const headers = declared.flatMap((header) => {
      const reader = headerReader(header);
      return reader ? [code`${propertyKey(header.header.name)}: ${reader}`] : [];
    });
    const members = [
      ...(content.length > 0 ? [code`content: ${literal(content.map((media) => mediaTypeName(media, content)))}`] : []),
      ...(content.some((media) => mediaTypeName(media, content).includes(";"))
        ? [code`${propertyKey("choose")}: ${runtimeValue("declaredType")}`]
        : []),
      ...sequenceTables(content, "read", (media) => mediaTypeName(media, content)),
      ...(headers.length > 0 ? [code`headers: ${list("object", headers)}`] : []),
    ];
    return code`${propertyKey(statusText(response.status))}: ${list("object", members)}`;
  });
  return entries.length === 0
    ? code`{ default: {} }`
    : code`{\n  ${list(
        "lines",
        entries.map((entry) => code`${entry},`),
      )}\n}`;
}

/** What reads or writes the items of the media types that have some. It is named here, so that other clients do without. */
function sequenceTables(
  content: readonly MediaType[],
  act: "read" | "write",
  nameOf: (media: MediaType) => string,
): readonly Printable[] {
  const tables = content.flatMap((media) => {
    if (media.kind !== "sequential") return [];
    const does = code`${propertyKey(act)}: ${runtimeValue(act === "read" ? "readItems" : "writeItems")}`;
    return [code`${propertyKey(nameOf(media))}: ${list("object", [does, ...sequenceEntries(sequenceOf(media))])}`];
  });
  return tables.length === 0 ? [] : [code`${propertyKey("sequences")}: ${list("object", tables)}`];
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
    const read = code`${propertyKey("read")}: ${runtimeValue(layout.layout === "=," ? "readAssignments" : "readPairs")}`;
    const as = code`${propertyKey("as")}: ${readersOf(layout.rest ?? ["string"])}`;
    const members = layout.members.map(
      ([name, member]) =>
        code`${propertyKey(name)}: ${readersOf(member.kind === "scalar" ? member.types : ["string"])}`,
    );
    const declared = members.length > 0 ? [code`${propertyKey("members")}: ${list("object", members)}`] : [];
    return list("object", [read, as, ...declared]);
  }
  const [only, ...more] = layout.types;
  if (layout.kind !== "list" && more.length === 0) return only === "string" ? undefined : readerOf(only ?? "string");
  const read = runtimeValue(layout.kind === "list" ? "readList" : "readFirst");
  return list("object", [
    code`${propertyKey("read")}: ${read}`,
    code`${propertyKey("as")}: ${readersOf(layout.types)}`,
  ]);
}

function readerOf(type: WireType): Printable {
  return runtimeValue(headerReaders[type]);
}

function readersOf(types: readonly WireType[]): Printable {
  return list("array", types.map(readerOf));
}

/** A rule that no list goes by stays out of a bundle. */
const paginationRules = { page: "byPage", cursor: "byCursor", offset: "byOffset", link: "byLink" };

function paginationTable({ operation: { pagination } }: ClientOperation): Printable | undefined {
  if (!pagination) return undefined;
  const { kind, ...places } = pagination;
  const members = Object.entries(places).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return list("object", [
    code`kind: ${runtimeValue(paginationRules[kind])}`,
    ...members.map(([name, value]) => code`${propertyKey(name)}: ${literal(value)}`),
  ]);
}
