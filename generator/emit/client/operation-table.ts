import type { Header } from "../../model/header.ts";
import type { MediaType } from "../../model/media-type.ts";
import type { Parameter } from "../../model/parameter.ts";
import type { StatusKey } from "../../model/response.ts";
import type { Schema } from "../../model/schema.ts";
import type { ConstDeclaration } from "../core/declaration.ts";
import { code, identifier, list, literal, type Printable, propertyKey, valueFrom } from "../core/printable.ts";
import { itemSchema, typesOf } from "../schema/schema-shape.ts";
import { formLayout } from "../wire/parameter-layout.ts";
import { memberShape, membersOf } from "../wire/wire-shape.ts";
import { takesArguments } from "./arguments-type.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules, runtimeType } from "./modules.ts";
import { serverURL } from "./server-url.ts";

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
  const { operation } = client;
  const server = operation.servers[0];
  const styles = [...client.path, ...client.query, ...client.headers, ...client.cookies]
    .filter(isUnusual)
    .map(styleEntry);
  const members: (readonly [string, Printable])[] = [
    ["method", literal(operation.method)],
    ["path", literal(operation.path.template)],
  ];
  if (!operation.serversInherited && server) members.push(["server", literal(serverURL(server))]);
  if (styles.length > 0) members.push(["parameters", list("array", styles)]);
  if (client.body) members.push(["body", bodyTable(client)]);
  if (client.security) {
    const alternatives = client.security.map((schemes) =>
      list(
        "array",
        schemes.map((scheme) => valueFrom(clientModules.security, scheme.name.typescript)),
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

/** How a place writes its values by default (OpenAPI 3.1 section 4.8.12.2.1). */
const usual = {
  path: { style: "simple", explode: false },
  query: { style: "form", explode: true },
  header: { style: "simple", explode: false },
  cookie: { style: "form", explode: true },
} as const;

/** Whether a parameter is not written as its place does it by default. A scalar is written in one way, exploded or not. */
function isUnusual({ in: place, style, explode, allowReserved, value }: Parameter): boolean {
  if (place === "querystring") return false;
  const way = usual[place];
  if (value.kind === "content") return value.mediaType.kind === "json";
  if ((place === "query" && allowReserved) || style !== way.style) return true;
  const types = value.schema ? typesOf(value.schema) : undefined;
  const scalar = types?.every((type) => type !== "array" && type !== "object") ?? false;
  return !scalar && explode !== way.explode;
}

function styleEntry(parameter: Parameter): Printable {
  const { name, in: place, style, explode, allowReserved } = parameter;
  const way = parameter.value.kind === "content" ? { style: "json" } : { style, explode };
  // OpenAPI 3.1 section 4.8.12.2.1: it is of the query alone. A slash in a path would make it another path.
  return literal({ name, in: place, ...way, ...(place === "query" && allowReserved && { allowReserved }) });
}

function bodyTable({ body }: ClientOperation): Printable {
  const form = body?.content.find(({ kind }) => kind === "form");
  const encoding = form ? encodingEntries(form) : [];
  return list("object", [
    code`${propertyKey("content")}: ${literal(body?.content.map((media) => media.range) ?? [])}`,
    ...(body?.emptyObject ? [code`${propertyKey("emptyObject")}: ${literal(true)}`] : []),
    ...(encoding.length > 0 ? [code`${propertyKey("encoding")}: ${list("array", encoding)}`] : []),
  ]);
}

/** The members of a form that are not written in the usual way: lists repeat their name, and objects are JSON. */
function encodingEntries({ schema, encoding }: MediaType): readonly Printable[] {
  const members = schema ? membersOf(schema) : new Map<string, readonly Schema[]>();
  return [...members].flatMap(([property, schemas]) => {
    const own = encoding.find((entry) => entry.property === property);
    const shape = memberShape(schemas);
    const layout = formLayout(shape, own);
    if (layout.kind === "scalar") {
      return layout.types.includes("json") && shape.kind !== "object" ? [literal({ property, style: "json" })] : [];
    }
    const { style = "form", explode = style === "form" } = own ?? {};
    const usual = layout.kind === "list" && layout.layout === "repeated";
    return usual ? [] : [literal({ property, style, explode })];
  });
}

function responsesTable({ responses }: ClientOperation): Printable {
  const entries = responses.map(({ response, headers: declared, content }) => {
    const headers = declared.flatMap((header) => {
      const type = headerType(header);
      return type ? [code`${propertyKey(header.name)}: ${literal(type)}`] : [];
    });
    const members = [
      ...(content.length > 0 ? [code`content: ${literal(content.map((media) => media.essence))}`] : []),
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

function statusText(status: StatusKey): string {
  if (status.kind === "exact") return String(status.status);
  return status.kind === "range" ? `${status.digit}XX` : "default";
}

/** How a header's text becomes its value; undefined where it stays text. */
function headerType(header: Header): string | undefined {
  if (header.value.kind === "content") return header.value.mediaType.kind === "json" ? "json" : undefined;
  if (header.name === "set-cookie") return "strings";
  const { schema } = header.value;
  if (!schema) return undefined;
  const types = typesOf(schema);
  if (types?.includes("array")) {
    const items = itemSchema(schema);
    return `${scalarType(items && typesOf(items)) ?? "string"}s`;
  }
  return scalarType(types);
}

function scalarType(types: readonly string[] | undefined): "number" | "boolean" | undefined {
  if (!types || types.includes("string")) return undefined;
  if (types.includes("number") || types.includes("integer")) return "number";
  return types.includes("boolean") ? "boolean" : undefined;
}

function paginationTable({ operation: { pagination } }: ClientOperation): Printable | undefined {
  if (!pagination) return undefined;
  const members = Object.entries(pagination).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return list(
    "object",
    members.map(([name, value]) => code`${propertyKey(name)}: ${literal(value)}`),
  );
}
