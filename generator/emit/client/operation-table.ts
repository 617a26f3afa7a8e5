import { isRange } from "../../../templates/runtime/shared/media-range.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import type { PathTemplate } from "../../model/api/path-template.ts";
import type { ConstDeclaration } from "../core/declaration.ts";
import { code, identifier, list, literal, type Printable, propertyKey, valueFrom } from "../core/printable.ts";
import { isAnyJson, mediaTypeName } from "../wire/media-type-names.ts";
import { isInBrackets } from "../wire/names-on-wire.ts";
import { leavesOutNull, writesNull } from "../wire/null-text.ts";
import { layoutOf } from "../wire/parameter-layout.ts";
import type { Querystring } from "../wire/querystring.ts";
import { sequenceEntries, sequenceOf } from "../wire/sequence.ts";
import { statusText } from "../wire/status-text.ts";
import { unwrittenMembers } from "../wire/unwritten-members.ts";
import { parameterShape } from "../wire/wire-shape.ts";
import { takesArguments } from "./arguments-type.ts";
import type { ClientBody, ClientOperation, ClientResponse } from "./client-operation.ts";
import { encodingEntries } from "./form-encodings.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import { encoderWith, partsEncoder } from "./parts-encoder.ts";
import type { SharedResponses } from "./response-tables.ts";
import { schemeConstant } from "./security-file.ts";
import { ownServer, ownServerTable } from "./server-options.ts";
import { withWriter } from "./style-line.ts";
import { arrayFormatOf, bracketedNames, takenNames } from "./taken-names.ts";

/** `…Operation`: how an operation is sent and answered, for the run-time part to read. */
export function operationTable(client: ClientOperation, shared: SharedResponses): ConstDeclaration {
  const { names, operation } = client;
  return {
    kind: "const",
    name: names.table,
    doc: {
      paragraphs: [`How ${operation.name.typescript} is sent and answered.`, `\`${operation.node.reference}\``],
      tags: [],
    },
    type: operationType(client),
    initializer: code`{\n  ${list("lines", tableLines(client, shared))}\n}`,
  };
}

/** `Operation<…, …>`, on several lines where one would be too long. */
function operationType(client: ClientOperation): Printable {
  const { names } = client;
  const type = runtimeType("Operation");
  const takes = takesArguments(client) ? identifier(names.arguments) : runtimeType("NoArguments");
  const gives = identifier(names.result);
  const length = `export const ${names.table}: Operation<${names.arguments}, ${names.result}> = {`.length;
  return length <= 110 ? code`${type}<${takes}, ${gives}>` : code`${type}<\n  ${takes},\n  ${gives}\n>`;
}

function tableLines(client: ClientOperation, shared: SharedResponses): readonly Printable[] {
  const { names, operation } = client;
  const server = ownServer(operation);
  const styles = [...client.path, ...client.query, ...client.headers, ...client.cookies]
    .filter(isUnusual)
    .map((parameter) => {
      const taken = [...takenNames(parameter, client), ...unwrittenMembers(layoutOf(parameter))];
      return styleEntry(parameter, taken);
    });
  const members: (readonly [string, Printable])[] = [
    ["name", literal(names.function)],
    ["method", literal(operation.method)],
    ["path", literal(pathInURL(operation.path))],
  ];
  if (client.path.length > 0) members.push(["fill", pathWriter(client)]);
  if (server) members.push(["server", ownServerTable(server)]);
  if (client.querystring) members.push(["query", querystringWriter(client.querystring)]);
  else if (client.query.length > 0) members.push(["query", writerOf(client.query, "styledQuery", "queryText")]);
  if (client.headers.some(isUnusual)) members.push(["header", runtimeValue("styledHeader")]);
  if (sendsCookies(client)) members.push(["cookies", runtimeValue("cookieHeader")]);
  if (styles.length > 0) members.push(["parameters", list("array", styles)]);
  if (client.body) members.push(["body", bodyTable(client.body)]);
  const accept = acceptedTypes(client);
  if (accept.length > 0) members.push(["accept", literal(accept.join(", "))]);
  if (client.security) {
    // What needs no credentials is taken where there are none: with some, the server is to know who calls.
    const inOrder = client.security.toSorted((a, b) => Number(a.length === 0) - Number(b.length === 0));
    const alternatives = inOrder.map((schemes) =>
      list(
        "array",
        schemes.map((scheme) => valueFrom(clientModules.security, schemeConstant(scheme))),
      ),
    );
    members.push(["security", list("array", alternatives)]);
  }
  members.push(["responses", responsesTable(client, shared)]);
  if (client.redirects) members.push(["redirects", literal(true)]);
  if (operation.idempotent !== isIdempotent(operation.method))
    members.push(["idempotent", literal(operation.idempotent)]);
  return members.map(([name, value]) => code`${propertyKey(name)}: ${value},`);
}

/** What the run-time part takes a method for where the table says nothing. */
function isIdempotent(method: string): boolean {
  return method !== "POST" && method !== "PATCH";
}

function pathWriter({ path, operation }: ClientOperation): Printable {
  const writer = writerOf(path, "fillStyledPath", "fillPath");
  const isShared = operation.path.segments.some(
    (segment) => segment.filter(({ kind }) => kind === "parameter").length > 1,
  );
  return isShared ? code`(operation, values) => ${runtimeValue("fillShared")}(operation, values, ${writer})` : writer;
}

/** What writes the parameters of a place, of which some may be written in a way of their own. */
function writerOf(parameters: readonly Parameter[], styled: string, usual: string): Printable {
  return runtimeValue(parameters.some(isUnusual) ? styled : usual);
}

/** Whether an operation has cookies, or a key that is one. */
function sendsCookies({ cookies, security = [] }: ClientOperation): boolean {
  return cookies.length > 0 || security.flat().some(({ kind }) => kind.type === "apiKey" && kind.in === "cookie");
}

/** The media types of answers, those of successes first: a server may take the first that it has. */
function acceptedTypes({ operation, responses }: ClientOperation): readonly string[] {
  const isSuccess = ({ response: { status } }: ClientResponse) => /^(?:2|default)/.test(statusText(status));
  const ordered = [...responses.filter(isSuccess), ...responses.filter((response) => !isSuccess(response))];
  const types = ordered.flatMap(({ response, content }) => {
    // What is asked of HEAD is what GET would answer, though none of it is read.
    const accepted = operation.method === "HEAD" ? response.content : content;
    return accepted.flatMap((media) => (isAnyJson(media) ? ["application/json"] : mediaTypeName(media, accepted)));
  });
  // A server that has JSON of another type alone gives that, and others do not give what it is not.
  const ranges = ordered.flatMap(({ content }) => content.filter(isAnyJson).map(({ essence }) => essence));
  return [...new Set([...types, ...ranges.filter((range) => !types.includes(range)).map((range) => `${range};q=0.5`)])];
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
 * or but for paths a list, and without null, which is left out.
 */
function isUnusual(parameter: Parameter): boolean {
  const { in: place, style, explode, value } = parameter;
  if (place === "querystring") return false;
  const way = usual[place];
  if (value.kind === "content") return value.mediaType.kind === "json";
  if (leavesReserved(parameter) || style !== way.style) return true;
  const shape = parameterShape(value.schema);
  const layout = layoutOf(parameter);
  if (hasNulls(parameter) || (layout && isInBrackets(layout))) return true;
  const isList = shape.kind === "list" || shape.kind === "scalar-or-list";
  return shape.kind !== "scalar" && (!isList || place === "path" || explode !== way.explode);
}

/** Whether null is written somewhere in it. */
function hasNulls({ value, required }: Parameter): boolean {
  return value.kind === "schema" && writesNull(parameterShape(value.schema), leavesOutNull(required, [value.schema]));
}

/**
 * Whether reserved characters stay as they are: in a query, and since OpenAPI 3.2 in a cookie of style `form`. A slash in a
 * path would make it another path.
 */
function leavesReserved({ in: place, style, allowReserved }: Parameter): boolean {
  return allowReserved && (place === "query" || (place === "cookie" && style === "form"));
}

/** @param taken Names that members of the object cannot have. */
function styleEntry(parameter: Parameter, taken: readonly string[]): Printable {
  const { name, in: place, style, explode, allowReserved, arrayFormat } = parameter;
  const way = parameter.value.kind === "content" ? { style: "json" } : { style, explode };
  const nullable = hasNulls(parameter);
  const reserved = leavesReserved(parameter) && { allowReserved };
  const subject = [["name", literal(name)] as const, ["in", literal(place)] as const];
  const layout = layoutOf(parameter);
  const bracketed = bracketedNames(layout);
  const entry = {
    ...way,
    ...reserved,
    ...(nullable && { nullable }),
    ...(taken.length > 0 && { taken }),
    ...(bracketed.length > 0 && { bracketed }),
    ...arrayFormatOf(layout, arrayFormat),
  };
  return withWriter(subject, entry, place === "path" ? "pathValue" : place === "header" ? "headerValue" : "pairs");
}

const querystringWriters = { form: "formQuery", json: "jsonQuery", text: "textQuery" };

/** What writes the whole query as one value. */
function querystringWriter({ kind, mediaType }: Querystring): Printable {
  const writer = runtimeValue(querystringWriters[kind]);
  const encodings = kind === "form" ? encodingEntries(mediaType) : [];
  if (encodings.length === 0) return writer;
  return code`(operation, value) => ${writer}(operation, value, ${list("array", encodings)})`;
}

function bodyTable({ content, emptyObject }: ClientBody): Printable {
  const entries = content.map((media) => code`${propertyKey(media.range)}: ${encoderOf(media)}`);
  const encode = content.some(mayBeStreamed) ? "encodeUpload" : "encodeBody";
  const write = content.some(({ range }) => isRange(range)) ? `${encode}OfRanges` : encode;
  return list("object", [
    code`${propertyKey("write")}: ${runtimeValue(write)}`,
    code`${propertyKey("content")}: ${list("object", entries)}`,
    ...(emptyObject ? [code`${propertyKey("emptyObject")}: ${literal(true)}`] : []),
  ]);
}

/** What writes bodies of a media type: what no table names stays out of a bundle. */
function encoderOf(media: MediaType): Printable {
  const { kind } = media;
  if (kind === "multipart") return partsEncoder(media);
  if (kind === "sequential") return encoderWith("encodeItems", list("object", sequenceEntries(sequenceOf(media))));
  if (kind === "form") {
    const encodings = encodingEntries(media);
    if (encodings.length === 0) return runtimeValue("encodeForm");
    return encoderWith("encodeStyledForm", list("array", encodings));
  }
  if (kind === "json") return runtimeValue("encodeJSON");
  return runtimeValue(isWrittenAsText(media) ? "encodeText" : "encodeOctets");
}

/** Whether a body of the media type may be made of streams, which somebody has to end. */
function mayBeStreamed(media: MediaType): boolean {
  return !["json", "form"].includes(media.kind) && !isWrittenAsText(media);
}

function isWrittenAsText({ kind, essence }: MediaType): boolean {
  return kind === "text" || (kind === "range" && essence.startsWith("text/"));
}

function responsesTable(client: ClientOperation, { tableOf }: SharedResponses): Printable {
  const entries = client.responses.map((response) => {
    const status = propertyKey(statusText(response.response.status));
    return code`${status}: ${tableOf(response)},`;
  });
  return entries.length === 0 ? code`{ default: {} }` : code`{\n  ${list("lines", entries)}\n}`;
}
