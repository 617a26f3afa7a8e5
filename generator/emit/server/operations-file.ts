import type { Api } from "../../model/api/api.ts";
import type { Operation } from "../../model/api/operation.ts";
import type { Schema } from "../../model/api/schema.ts";
import { pascalCase } from "../../model/names/spelling.ts";
import { verdictOn } from "../../model/schema/fits-schema.ts";
import { octetLength } from "../../model/schema/octets.ts";
import { defaultOf } from "../../model/schema/reach.ts";
import type { EmitSettings } from "../core/context.ts";
import { type Declaration, type FunctionDeclaration, inPart, type TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, list, literal, type Printable, typeFrom } from "../core/printable.ts";
import { definition } from "../schema/definitions/definition.ts";
import { LocalDeclarations } from "../schema/predicates/local-declarations.ts";
import { hiddenNames } from "../wire/described-members.ts";
import { withoutFiles } from "../wire/form-check.ts";
import { isMergePatch } from "../wire/merge-patch.ts";
import { fileNames } from "../wire/multipart-shape.ts";
import { sequenceEntries } from "../wire/sequence.ts";
import { statusText } from "../wire/status-text.ts";
import { bodyCompletion, formReader } from "./body-readers.ts";
import {
  type Check,
  type CheckSite,
  checkAfterDecoding,
  checkAsSent,
  checkExpression,
  checkOfField,
  inside,
  runtime,
} from "./check-expression.ts";
import { formEntries } from "./field-tables.ts";
import { headerTable, servedEntries } from "./header-table.ts";
import { doc, operationLine } from "./operation-doc.ts";
import { lengthEntry, partTable } from "./part-table.ts";
import { parameterReader } from "./request-readers.ts";
import type {
  ServedContent,
  ServedOperation,
  ServedParameter,
  ServedQuerystring,
  ServedResponse,
} from "./served-operation.ts";
import { entry, items, lines, object, optionalEntry } from "./table-text.ts";

export const operationsFile = outputModule("server", "operations.ts");

/**
 * `operations.ts`: a table for each operation, by which the run-time part decodes, checks and encodes. It is made by a
 * function, as those of the model are: loading the file makes none, and the compiler takes functions in linear time.
 */
export function operationsSource(api: Api, served: readonly ServedOperation[], settings: EmitSettings): TypeScriptFile {
  const local = new LocalDeclarations(
    settings,
    served.map(({ operation }) => operation.name.typescript),
  );
  return {
    kind: "typescript",
    module: operationsFile,
    doc: doc(`How requests and responses of ${api.title} stand on the wire.`),
    declarations: served.flatMap((one) =>
      inPart(api.files?.groups.get(one.operation.group), declarationsOf(one, local, settings)),
    ),
  };
}

/** An operation's table, followed by the predicates that it alone uses. */
function declarationsOf(
  served: ServedOperation,
  local: LocalDeclarations,
  settings: EmitSettings,
): readonly Declaration[] {
  const place = local.at(pascalCase(served.operation.name.typescript));
  return local.declare(() => operationTable(served, { settings, module: runtime, place }));
}

function operationTable(served: ServedOperation, site: CheckSite): FunctionDeclaration {
  const { operation, alternatives, parameters, body, responses } = served;
  const checks = new Map(parameters.map((one) => [one, checkOfField(one, parameterSite(one, site))]));
  const reader = parameterReader(served, checks);
  const security = alternatives.map(({ schemes }) =>
    list(
      "array",
      schemes.map(({ scheme, scopes }) => literal({ scheme: scheme.name.typescript, scopes: [...scopes] })),
    ),
  );
  return {
    kind: "function",
    name: operation.name.typescript,
    doc: doc(operationLine(operation)),
    parameters: [],
    returnType: typeFrom(runtime, "Operation"),
    body: code`return ${lines([
      entry("name", literal(operation.name.typescript)),
      entry("security", list("array", security)),
      entry(
        "parameters",
        items(parameters.map((one) => parameterTable(one, checks.get(one), parameterSite(one, site)))),
      ),
      optionalEntry("readParameters", reader && site.place?.function("read", "Parameters", reader)),
      served.querystring && entry("querystring", querystringTable(served.querystring, site)),
      body && entry("body", bodyTable(body, operation, site)),
      entry("responses", items(responses.map((response) => responseTable(response, site)))),
      operation.validation === "handler" ? entry("validation", literal("handler")) : undefined,
      operation.method === "HEAD" ? entry("head", literal(true)) : undefined,
    ])};`,
  };
}

function parameterSite({ in: place, name }: ServedParameter, site: CheckSite): CheckSite {
  return inside(site, `${place} ${name}`);
}

function parameterTable(served: ServedParameter, check: Check | undefined, site: CheckSite): Printable {
  const { parameter, schema } = served;
  const value = schema && defaultOf(schema);
  return object([
    entry("in", literal(served.in)),
    ...servedEntries(served, site),
    served.style && entry("style", literal(served.style)),
    parameter.required || served.in === "path" ? entry("required", literal(true)) : undefined,
    parameter.allowEmptyValue && served.in === "query" ? entry("allowEmpty", literal(true)) : undefined,
    noneEntryOf(served),
    hiddenEntryOf(served),
    optionalEntry("check", check?.check),
    value && entry("default", literal(value.value)),
  ]);
}

/**
 * `fetch` asks for any language where nobody asks for one (Fetch standard, "HTTP-network-or-cache fetch"): that says as much
 * as no header (RFC 9110 section 12.5.4), and is not to be refused as one that is not among the document's.
 */
function noneEntryOf({ name, in: place, schema, parameter }: ServedParameter): Printable | undefined {
  const isLanguage = place === "header" && name.toLowerCase() === "accept-language" && !parameter.required;
  if (!isLanguage || !schema) return undefined;
  const any = "*";
  return [any, [any]].every((value) => typeof verdictOn(value, schema) === "string")
    ? entry("none", literal(any))
    : undefined;
}

/** The names that an exploded object has in the query beside those of the members which it may have. */
function hiddenEntryOf({ layout, schema }: ServedParameter): Printable | undefined {
  if (!schema || layout.kind !== "object" || layout.layout !== "exploded") return undefined;
  const names = [...hiddenNames(schema)];
  return names.length === 0 ? undefined : entry("hidden", literal(names));
}

function querystringTable({ parameter, schema, kind, form }: ServedQuerystring, site: CheckSite): Printable {
  const value = schema && defaultOf(schema);
  const own = inside(site, "query");
  const check = kind === "text" ? checkAfterDecoding(schema, own) : checkExpression(schema, own);
  return object([
    entry("kind", literal(kind)),
    parameter.required ? entry("required", literal(true)) : undefined,
    ...(form ? formEntries(form, own) : []),
    optionalEntry("check", check),
    value && entry("default", literal(value.value)),
  ]);
}

function bodyTable(
  { required, content }: NonNullable<ServedOperation["body"]>,
  { validation }: Operation,
  site: CheckSite,
): Printable {
  const bodySite = inside(site, "body");
  return lines([
    entry("required", literal(required)),
    entry(
      "content",
      items(
        content.map((one) => {
          const own = validation === "handler" ? [] : readerEntries(one, site);
          return contentTable(one, bodySite, [...own, lengthOf(one)]);
        }),
      ),
    ),
  ]);
}

/** A handler that validates by itself is told what was sent, whatever that is. */
function readerEntries(content: ServedContent, { place }: CheckSite): readonly (Printable | undefined)[] {
  const form = content.kind === "form" ? formReader(content) : undefined;
  const completion = bodyCompletion(content);
  return [
    optionalEntry("read", form && place?.function("read", "Form", form)),
    optionalEntry("complete", completion && place?.function("complete", "Body", completion)),
  ];
}

function lengthOf({ kind, mediaType }: ServedContent): Printable | undefined {
  return kind === "binary" ? lengthEntry(octetLength(mediaType.schema)) : undefined;
}

function contentTable(content: ServedContent, site: CheckSite, own: readonly (Printable | undefined)[]): Printable {
  const { mediaType, kind, form, multipart, sequence } = content;
  const { parts = [], others } = multipart ?? {};
  return object([
    entry("type", literal(mediaType.range)),
    entry("kind", literal(kind)),
    ...(form ? formEntries(form, site) : []),
    parts.length === 0 ? undefined : entry("parts", items(parts.map((part) => partTable(part, site)))),
    others === undefined ? undefined : entry("otherParts", others ? partTable(others, site) : literal(false)),
    ...(sequence ? sequenceEntries(sequence) : []),
    sequence?.count && entry("count", literal({ ...sequence.count })),
    optionalEntry("check", contentCheck(content, site)),
    ...own,
  ]);
}

function contentCheck({ mediaType, schema, kind, multipart }: ServedContent, site: CheckSite) {
  if (kind === "binary") return undefined;
  if (isMergePatch(mediaType)) return checkAsSent(schema, site);
  if (kind === "text") return checkAfterDecoding(schema, site);
  return checkExpression(schema && multipart ? withoutFiles(schema, fileNames(multipart)) : schema, site);
}

/** What leaves is checked on demand alone: no predicates are declared for it. */
function responseTable({ response, headers, content }: ServedResponse, { settings, module }: CheckSite): Printable {
  const site = { settings, module };
  const { status } = response;
  const headerTables = headers.map((served) => headerTable(served, site, [hiddenEntry(served.schema, site)]));
  return object([
    entry("status", literal(status.kind === "exact" ? status.status : statusText(status))),
    headers.length === 0 ? undefined : entry("headers", items(headerTables)),
    content.length === 0
      ? undefined
      : entry("content", items(content.map((one) => contentTable(one, site, [ignoredEntry(one, site)])))),
  ]);
}

/** What may be written as JSON: of a range, what the handler says is JSON. */
const writtenAsJSON: ReadonlySet<ServedContent["kind"]> = new Set(["json", "sequence", "range"]);

function ignoredEntry({ kind, schema }: ServedContent, site: CheckSite): Printable | undefined {
  return writtenAsJSON.has(kind) ? hiddenEntry(schema, site) : undefined;
}

/** The table by which members that only requests have are kept from leaving. */
function hiddenEntry(schema: Schema | undefined, site: CheckSite): Printable | undefined {
  return schema?.reach.hidesMembers ? entry("ignored", definition(schema, site.settings)) : undefined;
}
