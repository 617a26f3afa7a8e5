import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Header } from "../../model/api/header.ts";
import type { Encoding, MediaType } from "../../model/api/media-type.ts";
import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import {
  contentMediaType,
  isEncoded,
  isOctets,
  mayBeBinary,
  type OctetLength,
  octetLength,
} from "../../model/schema/octets.ts";
import { madeSchema } from "../../model/schema/schema-draft.ts";
import { reencoded } from "../../model/syntax/classify-media-type.ts";
import { itemSchema } from "../schema/schema-shape.ts";
import { together } from "../schema/together.ts";
import { type AbsentPart, absentPart, allowNull } from "./absent-part.ts";
import { itemsOf, membersOf } from "./described-members.ts";
import { memberAlternatives } from "./member-alternatives.ts";
import { headerValueLayout, isJson, type ListLayout, type WireLayout } from "./parameter-layout.ts";
import { encodingNode, type PartFault, styleFault } from "./part-style.ts";
import { separatorOf } from "./separator.ts";
import { valueAlone } from "./value-alone.ts";
import { isTextOrJson, memberShape, type WireType, wireShape } from "./wire-shape.ts";

/** How the parts of a multipart body stand (OpenAPI 3.1 sections 4.8.14.4 and 4.8.15, RFC 7578). */
export interface MultipartShape {
  readonly parts: readonly PartShape[];
  /** Parts that are not declared; `false` where there may be none, undefined where nothing is said of them. */
  readonly others: PartShape | false | undefined;
}

export interface PartShape {
  readonly name: string;
  /** `value`: a text as it is, and what is none as JSON. */
  readonly kind: "file" | "json" | "text" | "value";
  /** What a text stands for. */
  readonly types: readonly WireType[];
  /** How the items of a list stand: in a part each, or in one part with a separator between them. Undefined for what is no list. */
  readonly list: ListLayout | undefined;
  /** What a list's only part may be that is no list of one item. */
  readonly alone: Schema | undefined;
  /** It is no list with a part for each item, but may be a list: that is one part, and JSON. */
  readonly whole: boolean;
  /** It may be null. */
  readonly orNull: boolean;
  /** How null and the empty list travel. */
  readonly absent: AbsentPart;
  /** Every schema that is given for one part; none where it may be anything. */
  readonly schemas: readonly Schema[];
  /** The media types that it may be of, where the document names them. */
  readonly contentTypes: readonly string[] | undefined;
  readonly headers: readonly { readonly header: Header; readonly layout: WireLayout }[];
  readonly length: OctetLength | undefined;
}

/** The shape of a multipart body, or what keeps both ends from it. */
export type MultipartFinding = MultipartShape | (PartFault & { readonly node?: SpecNode | undefined });

/** The shape of a body that is known to have one. */
export function multipartShape(media: MediaType): MultipartShape {
  const found = findMultipartShape(media);
  return "fault" in found ? { parts: [], others: undefined } : found;
}

export function findMultipartShape(media: MediaType): MultipartFinding {
  const { schema, encoding, prefixEncoding, itemEncoding } = media;
  if (prefixEncoding.length > 0 || itemEncoding) return { fault: " with encodings by position" };
  if (schema === undefined) return { parts: [], others: { ...anything, list: "repeated" } };
  const types = impliedTypes(schema);
  if (types !== undefined && !(types.size === 1 && types.has("object"))) {
    return { fault: " with a schema of anything but an object" };
  }
  const layers = certainLayers(schema);
  if (layers.some(({ patternProperties }) => patternProperties)) return { fault: " with patternProperties" };
  const parts: PartShape[] = [];
  for (const [name, schemas] of membersOf(schema)) {
    const own = encoding.find(({ property }) => property === name);
    const part = partShape(schema, name, schemas, own);
    const fault = "fault" in part ? part : styleFault(part, media, own);
    if (fault) {
      const node = fault.isOfStyle ? encodingNode(media, name) : schemas[0]?.node;
      return { ...fault, fault: `${fault.fault} for ${name}`, node };
    }
    if (!("fault" in part)) parts.push(part);
  }
  // A part is handed over before those have come that may tell which alternative it is of.
  const alternatives = memberAlternatives(schema);
  if (alternatives?.length !== 0 && alternatives?.length !== 1)
    return { fault: " with values whose type depends on the alternative" };
  const rest = layers.flatMap(({ additionalProperties }) => additionalProperties ?? []);
  if (rest.some(({ always }) => always === false)) return { parts, others: false };
  const described = together(rest.filter(({ always }) => always !== true));
  const others = described && partShape(schema, "", [described], undefined);
  if (others && "fault" in others) return { fault: `${others.fault} for additionalProperties` };
  if (others?.kind === "file" && parts.length > 0) return { fault: " with files among additionalProperties" };
  return { parts, others };
}

const anything: PartShape = {
  name: "",
  kind: "file",
  types: ["string"],
  list: undefined,
  alone: undefined,
  whole: false,
  orNull: false,
  absent: { writesNull: false, writesNullItems: false, none: undefined },
  schemas: [],
  contentTypes: undefined,
  headers: [],
  length: undefined,
};

function partShape(
  whole: Schema,
  name: string,
  declared: readonly Schema[],
  encoding: Encoding | undefined,
): PartShape | PartFault {
  const shape = memberShape(declared);
  const either = shape.kind === "scalar-or-list" ? scalarOrItem(declared) : undefined;
  if (either && "fault" in either) return either;
  const list = shape.kind === "list" || either ? listLayout(encoding) : undefined;
  const items = either?.schemas ?? (list ? declared.flatMap((schema) => itemSchema(schema) ?? []) : declared);
  const inOnePart = list !== undefined && list !== "repeated";
  if (encoding && encoding.encoding.length > 0) return { fault: " with encodings of its own" };
  if (list && encoding?.style === "deepObject") return { fault: " with a list in style deepObject", isOfStyle: true };
  const headers = partHeaders(encoding);
  if ("fault" in headers) return headers;
  const declaredTypes = encodingTypes(encoding);
  const kind = kindOf(items, declaredTypes);
  if (kind !== "file" && items.some((schema) => mayBeBinary(schema))) return { fault: " with a file or another value" };
  if (kind === undefined) return { fault: ` with the media type ${declaredTypes?.join(", ")}` };
  const contentTypes = kind === "file" ? declaredTypes : declaredTypes?.map((type) => reencoded(type) ?? type);
  if (inOnePart && either) return { fault: " with a scalar or a list in one part" };
  if (inOnePart && kind !== "text") return { fault: " with a list of what is no text, not exploded," };
  const schemas = inOnePart ? declared : items;
  const item = list ? memberShape(items) : shape;
  const types: readonly WireType[] =
    kind === "value" ? ["json", "string"] : item.kind === "scalar" ? item.types : ["string"];
  return {
    name,
    kind,
    types,
    list,
    alone: either?.alone,
    whole: !list && kind !== "file" && declared.some((schema) => impliedTypes(schema)?.has("array")),
    orNull: allowNull(declared),
    absent: absentPart(whole, name, declared, {
      ...{ kind, types, items, isEither: either !== undefined },
      list: inOnePart ? "joined" : list && "repeated",
    }),
    schemas,
    contentTypes: checkedTypes(contentTypes, kind, schemas),
    headers: headers.headers,
    length: kind === "file" && schemas.length === 1 ? octetLength(schemas[0]) : undefined,
  };
}

/** The one part of what is a scalar or a list: before the others have come, nothing tells which of both it is. */
function scalarOrItem([schema]: readonly Schema[]): { readonly fault: string } | EitherPart {
  const [item] = schema ? itemsOf(schema) : [];
  if (!schema || !item) return { fault: " with a scalar or a list of anything" };
  const alone = valueAlone(schema);
  const both = [alone, item].map((one) => (isOctets(one) ? "octets" : String(textTypes(one))));
  if (both[0] !== both[1]) return { fault: " with a scalar or a list of other values" };
  if (!isOctets(item)) return { alone, schemas: [{ ...madeSchema(schema.node), anyOf: [alone, item] }] };
  const said = [alone, item].map((one) => JSON.stringify([octetLength(one), contentMediaType(one)]));
  return said[0] === said[1] ? { alone, schemas: [item] } : { fault: " with a file or a list of other files" };
}

/** What texts of a scalar stand for: null is no part. */
function textTypes(schema: Schema): readonly WireType[] {
  const shape = wireShape(schema);
  return shape.kind === "scalar" ? shape.types.filter((type) => type !== "null") : [];
}

interface EitherPart {
  readonly alone: Schema;
  readonly schemas: readonly Schema[];
}

/** The media types that an encoding names, as they are written. */
export function encodingTypes(encoding: Encoding | undefined): readonly string[] | undefined {
  return encoding?.contentType?.split(",").map((type) => type.trim());
}

/** OpenAPI 3.1 section 4.8.15.1: what a part is if its encoding does not say, and whether it can be what that says. */
function kindOf(
  schemas: readonly Schema[],
  contentTypes: readonly string[] | undefined,
): PartShape["kind"] | undefined {
  const isEach = (test: (type: string) => boolean) => contentTypes?.every(test) === true;
  const asJson = isEach(isJson);
  const asText = isEach((type) => /^text\//i.test(type));
  const asFile = contentTypes !== undefined && !contentTypes.some((type) => isJson(type) || isStructured(type));
  const isSilent = schemas.every((schema) => impliedTypes(schema) === undefined);
  if (schemas.every(isOctets)) {
    // Where the schema says nothing, the media type alone tells a value from a file.
    if (!isSilent) return "file";
    return asJson ? "json" : asText ? "text" : contentTypes === undefined || asFile ? "file" : undefined;
  }
  const shape = memberShape(schemas);
  if (contentTypes === undefined && isTextOrJson(shape)) return "value";
  if (shape.kind !== "scalar" || shape.types.includes("json")) {
    return contentTypes === undefined || asJson ? "json" : undefined;
  }
  if (contentTypes === undefined || asText) return "text";
  if (asJson) return "json";
  return asFile && shape.types.length === 1 && shape.types[0] === "string" ? "file" : undefined;
}

/** Media types that say how a value is taken apart. */
function isStructured(type: string): boolean {
  return /^(?:multipart\/|application\/x-www-form-urlencoded\b)/i.test(type);
}

/** The media types that a part is held to: any octets are of `application/octet-stream`. */
function checkedTypes(
  contentTypes: readonly string[] | undefined,
  kind: PartShape["kind"],
  schemas: readonly Schema[],
): readonly string[] | undefined {
  if (kind === "text") return contentTypes ?? encodedTypes(schemas);
  const media = schemas.length === 1 && schemas[0] && kind === "file" ? contentMediaType(schemas[0]) : undefined;
  const types = contentTypes ?? (media === undefined ? undefined : [media]);
  return types?.some((type) => /^(?:application\/octet-stream|\*\/\*)/i.test(type)) ? undefined : types;
}

/**
 * What a part may be whose text stands for octets. OpenAPI 3.1 section 4.8.15.1 calls it octets; it is a text all the same, and
 * many senders say nothing of it, or what the octets are.
 */
function encodedTypes(schemas: readonly Schema[]): readonly string[] | undefined {
  if (schemas.length === 0 || !schemas.every(isEncoded)) return undefined;
  const media = schemas.flatMap((schema) => contentMediaType(schema) ?? []);
  return [...new Set(["application/octet-stream", "text/*", ...media])];
}

/** How the items of a list stand (OpenAPI 3.1 section 4.8.15.2). */
function listLayout(encoding: Encoding | undefined): ListLayout {
  const { style = "form", explode = style === "form" } = encoding ?? {};
  return explode ? "repeated" : separatorOf(style);
}

/** The headers of a part (OpenAPI 3.1 section 4.8.15). What it is stands in `contentType` alone. */
function partHeaders(
  encoding: Encoding | undefined,
): { readonly headers: PartShape["headers"] } | { readonly fault: string } {
  const headers: { header: Header; layout: WireLayout }[] = [];
  for (const header of encoding?.headers ?? []) {
    if (header.name === "content-type" || header.name === "content-disposition") continue;
    const layout = header.name === "content-transfer-encoding" ? undefined : headerValueLayout(header);
    const isJsonText = layout?.kind === "scalar" && layout.types.includes("json");
    if (layout === undefined || layout.kind === "object" || isJsonText)
      return { fault: ` with the header ${header.name}` };
    headers.push({ header, layout });
  }
  return { headers };
}

/** The names of the parts that are files. */
export function fileNames({ parts }: MultipartShape): ReadonlySet<string> {
  return new Set(parts.filter(({ kind }) => kind === "file").map(({ name }) => name));
}
