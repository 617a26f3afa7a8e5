import { isOfRange, isRange } from "../../../templates/runtime/shared/media-range.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import type { InterfaceDeclaration, InterfaceMember, TypeAliasDeclaration } from "../core/declaration.ts";
import { code, identifier, list, literal, type Printable } from "../core/printable.ts";
import { typeMember } from "../core/type-member.ts";
import { typeExpression } from "../schema/types/type-expression.ts";
import { anyScalar } from "../wire/any-scalar.ts";
import { fieldDoc, schemaOf } from "../wire/field-doc.ts";
import { formShape } from "../wire/form-shape.ts";
import { sentMediaType } from "../wire/media-type-names.ts";
import { optionalType } from "../wire/optional-type.ts";
import { isPlainText, layoutOf } from "../wire/parameter-layout.ts";
import { sequenceOf } from "../wire/sequence.ts";
import { withoutUnwritten } from "../wire/unwritten-members.ts";
import { isUntyped, wireShape } from "../wire/wire-shape.ts";
import type { ClientBody, ClientOperation } from "./client-operation.ts";
import { runtimeType } from "./modules.ts";
import { partsType } from "./parts-type.ts";

/** The interfaces of what an operation takes: `…Query`, `…Headers` and `…Cookies` where it has such, and `…Arguments` around them. */
export function argumentsTypes(client: ClientOperation): readonly (InterfaceDeclaration | TypeAliasDeclaration)[] {
  const { names, operation } = client;
  const places: readonly (readonly [string, string, readonly Parameter[]])[] = [
    [names.query, "query parameters", client.querystring ? [] : client.query],
    [names.headers, "headers", client.headers],
    [names.cookies, "cookies", client.cookies],
  ];
  const declarations: (InterfaceDeclaration | TypeAliasDeclaration)[] = places
    .filter(([, , parameters]) => parameters.length > 0)
    .map(([name, what, parameters]) => ({
      kind: "interface",
      name,
      doc: { paragraphs: [`The ${what} of ${operation.name.typescript}.`], tags: [] },
      members: parameters.map(parameterMember),
    }));
  if (client.querystring) {
    const { parameter } = client.querystring;
    const { paragraphs, tags } = fieldDoc(parameter);
    const words = paragraphs.some((text) => text !== "") ? paragraphs : [`The query of ${operation.name.typescript}.`];
    const doc = { paragraphs: words, tags };
    const type = withoutLeftOut(parameterType(parameter), client.querystring.mediaType);
    declarations.unshift({ kind: "type", name: names.query, doc, type });
  }
  const members = argumentsMembers(client);
  const doc = { paragraphs: [`What ${operation.name.typescript} takes.`], tags: [] };
  const content = contentType(client);
  if (content) {
    const type = identifier(names.content);
    declarations.push(content, {
      kind: "type",
      name: names.arguments,
      doc,
      type: members.length > 0 ? code`${list("members", members.map(memberOf))} & ${type}` : type,
    });
  } else if (members.length > 0) {
    declarations.push({ kind: "interface", name: names.arguments, doc, members });
  }
  return declarations;
}

/**
 * `…Content`: a body together with its media type, where the media types have bodies of different types: a text cannot be
 * sent as JSON. The first media type is the default. Undefined where all bodies are of one type.
 */
function contentType({ body, names, operation }: ClientOperation): TypeAliasDeclaration | undefined {
  if (!body || !hasSeveralBodies(body)) return undefined;
  const groups = bodyGroups(body);
  const variants = groups.map(({ type, ranges }, index) => {
    const byDefault = index === 0;
    return list("members", [
      memberOf(optionalMember("body", type, byDefault && body.optional)),
      memberOf({ ...optionalMember("contentType", list("union", ranges), byDefault) }),
    ]);
  });
  return {
    kind: "type",
    name: names.content,
    doc: {
      paragraphs: [`A body of ${operation.name.typescript} and how it is written. Default: ${defaultMediaType(body)}.`],
      tags: [],
    },
    type: list("union", variants),
  };
}

/** Whether the media types of a body have values of different types. */
export function hasSeveralBodies(body: ClientBody): boolean {
  return bodyGroups(body).length > 1;
}

/** Whether the caller may say which of several media types a body of one type is. */
export function choosesType(body: ClientBody): boolean {
  return !hasSeveralBodies(body) && (body.content.length > 1 || body.content.some(({ range }) => isRange(range)));
}

/** Media types whose bodies are of one type, that of the default first. */
function bodyGroups(body: ClientBody): readonly { readonly type: Printable; readonly ranges: readonly Printable[] }[] {
  const groups = new Map<string, { readonly type: Printable; readonly ranges: Printable[] }>();
  for (const media of body.content) {
    const type = sentType(media);
    const key = JSON.stringify(type);
    const group = groups.get(key) ?? { type, ranges: [] };
    group.ranges.push(sentMediaType(media));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * `…Options`: what a method's last argument takes beside what every request takes. Undefined where it is nothing.
 */
export function optionsType(client: ClientOperation): InterfaceDeclaration | TypeAliasDeclaration | undefined {
  const { names, operation } = client;
  const severalTypes = client.body !== undefined && choosesType(client.body);
  if (client.headers.length === 0 && client.cookies.length === 0 && !severalTypes) return undefined;
  const members: InterfaceMember[] = [];
  if (client.cookies.length > 0) {
    members.push(optionalMember("cookies", identifier(names.cookies), allOptional(client.cookies)));
  }
  if (client.body && severalTypes) members.push(contentTypeMember(client.body));
  const common = runtimeType(allOptional(client.headers) ? "RequestOptions" : "RequestOptionsWithHeaders");
  const base = client.headers.length > 0 ? code`${common}<${identifier(names.headers)}>` : common;
  const name = names.options;
  const doc = {
    paragraphs: [`How \`client.${[...operation.resource.path, operation.resource.method].join(".")}\` is sent.`],
    tags: [],
  };
  return members.length > 0
    ? { kind: "interface", name, doc, extends: [base], members }
    : { kind: "type", name, doc, type: base };
}

/** Whether the operation takes anything at all. */
export function takesArguments(client: ClientOperation): boolean {
  return client.body !== undefined || argumentsMembers(client).length > 0;
}

/** Whether it can be called without anything. */
export function argumentsOptional(client: ClientOperation): boolean {
  return client.body?.optional !== false && argumentsMembers(client).every(({ optional }) => optional === true);
}

/** The members, but for a body that has a type of its own together with its media type. */
function argumentsMembers(client: ClientOperation): readonly PropertyMember[] {
  const { names } = client;
  const members: PropertyMember[] = [];
  if (client.path.length > 0) {
    const parts = client.path.map((parameter) =>
      typeMember(parameter.name, parameterType(parameter), { readonly: false, doc: fieldDoc(parameter) }),
    );
    members.push({ kind: "property", name: "path", type: list("members", parts) });
  }
  const places: readonly (readonly [string, string, readonly Parameter[]])[] = [
    ["query", names.query, client.query],
    ["headers", names.headers, client.headers],
    ["cookies", names.cookies, client.cookies],
  ];
  for (const [name, type, parameters] of places) {
    if (parameters.length === 0) continue;
    members.push(optionalMember(name, identifier(type), allOptional(parameters)));
  }
  if (client.body && !hasSeveralBodies(client.body)) {
    members.push(optionalMember("body", bodyType(client.body), client.body.optional));
    if (choosesType(client.body)) members.push(contentTypeMember(client.body));
  }
  return members;
}

/** Whether none of the parameters must be given. */
export function allOptional(parameters: readonly Parameter[]): boolean {
  return parameters.every((parameter) => !parameter.required);
}

type PropertyMember = Extract<InterfaceMember, { kind: "property" }>;

/** A member of an interface as one of a type literal. */
function memberOf({ name, type, optional = false }: PropertyMember): Printable {
  return typeMember(name, type, { optional, readonly: false });
}

function optionalMember(name: string, type: Printable, optional: boolean): PropertyMember {
  return { kind: "property", name, optional, type: optional ? distinctUnion([type, code`undefined`]) : type };
}

function parameterMember(parameter: Parameter): PropertyMember {
  const type = parameterType(parameter);
  return {
    ...optionalMember(
      parameter.name,
      parameter.required ? type : optionalType(parameter.name, type),
      !parameter.required,
    ),
    doc: fieldDoc(parameter),
  };
}

/** The type of a parameter's value. One that may be empty is sent so by an empty text; an empty list is one already. */
export function parameterType(parameter: Parameter): Printable {
  const { value, allowEmptyValue, in: place } = parameter;
  const schema = schemaOf(value);
  if (isUntyped(schema) && isPlainText(layoutOf(parameter))) return anyScalar;
  const type = schema ? withoutUnwritten(typeExpression(schema, "input"), layoutOf(parameter)) : code`unknown`;
  if (!allowEmptyValue || place !== "query" || value.kind !== "schema") return type;
  const isText = JSON.stringify(type) === JSON.stringify(code`string`);
  return isText || wireShape(schema).kind !== "scalar" ? type : distinctUnion([type, literal("")]);
}

/** The type of a body that is sent, whichever of its media types it is sent in. */
export function bodyType(body: ClientBody): Printable {
  return distinctUnion(body.content.map(sentType));
}

function contentTypeMember(body: ClientBody): PropertyMember {
  const types = distinctUnion(body.content.map((media) => sentMediaType(media)));
  const byDefault = defaultMediaType(body);
  return {
    ...optionalMember("contentType", types, true),
    doc: { paragraphs: [`How the body is written. Default: ${byDefault}.`], tags: [] },
  };
}

/** What a body is sent as where the caller does not say: the end of a sentence. */
function defaultMediaType({ content }: ClientBody): string {
  const [first] = content;
  if (first && isRange(first.range) && first.kind !== "json") return "what a Blob says of itself";
  if (!first || !isRange(first.range)) {
    const octets = content.filter(
      ({ kind, essence }) => kind === "binary" || (kind === "range" && essence !== "text/*"),
    );
    const ofBlob = first?.kind === "binary" && octets.length > 1 ? "what a Blob says of itself, or " : "";
    return `${ofBlob}\`${first?.range ?? ""}\``;
  }
  const json = "application/json";
  const takesJson = content.some(({ essence }) => essence === json || isOfRange(json, essence));
  return takesJson ? `\`${json}\`` : "none, it has to be said";
}

function sentType(media: MediaType): Printable {
  if (media.kind === "multipart") return partsType(media);
  if (media.kind === "text" || media.essence === "text/*") return code`string`;
  if (media.kind === "binary" || media.kind === "range") return runtimeType("BinaryBody");
  if (media.kind === "sequential") {
    const { item } = sequenceOf(media);
    return code`${runtimeType("Items")}<${item ? typeExpression(item, "input") : code`unknown`}>`;
  }
  const type = media.schema ? typeExpression(media.schema, "input") : code`unknown`;
  return withoutLeftOut(type, media);
}

/** The type of a form none of whose values has the members that nobody can write. */
function withoutLeftOut(type: Printable, media: MediaType): Printable {
  const leftOut = media.kind === "form" ? formShape(media).members.filter((one) => one.leftOut !== undefined) : [];
  if (leftOut.length === 0) return type;
  const none = leftOut.map(({ name }) => typeMember(name, code`never`, { optional: true, readonly: false }));
  return code`(${type}) & ${list("members", none)}`;
}

/** A union without repetitions, and without unions in it. */
export function distinctUnion(types: readonly Printable[]): Printable {
  const flat = types.flatMap((type) => (type.kind === "list" && type.style === "union" ? type.items : [type]));
  return list("union", [...new Map(flat.map((type) => [JSON.stringify(type), type])).values()]);
}

/**
 * The names of the types that say what an operation takes and gives back.
 * @param options Of the type of its options, where it is exported too.
 */
export function typesOf(client: ClientOperation, options: readonly string[] = []): readonly string[] {
  const { names } = client;
  return [
    ...(client.query.length > 0 ? [names.query] : []),
    ...(client.headers.length > 0 ? [names.headers] : []),
    ...(client.cookies.length > 0 ? [names.cookies] : []),
    ...(client.body && hasSeveralBodies(client.body) ? [names.content] : []),
    ...(takesArguments(client) ? [names.arguments] : []),
    ...options,
    names.result,
  ];
}
