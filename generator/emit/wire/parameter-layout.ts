import type { ArrayFormat } from "../../model/api/array-format.ts";
import type { Header, ParameterValue } from "../../model/api/header.ts";
import type { Encoding, MediaType } from "../../model/api/media-type.ts";
import type { Operation } from "../../model/api/operation.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import { othersOf } from "./described-members.ts";
import { type Asking, refuse, requestVerbs, responseVerbs } from "./ends.ts";
import { type MemberShapes, memberAlternatives, shapeIn } from "./member-alternatives.ts";
import { separatorOf } from "./separator.ts";
import { canBeUnwritten, unwrittenMembers } from "./unwritten-members.ts";
import type { ListLayout, MemberLayout, ObjectLayout, WireLayout } from "./wire-layout.ts";
import {
  isOpen,
  isText,
  isTextOrJson,
  itemsWithin,
  memberShape,
  type ObjectShape,
  parameterShape,
  type WireShape,
  type WireType,
} from "./wire-shape.ts";

export type * from "./wire-layout.ts";

/** Whether a value is one text that is no JSON. */
export function isPlainText(layout: WireLayout | undefined): boolean {
  return layout?.kind === "scalar" && !layout.types.includes("json");
}

/** What a style does with lists and objects; undefined where it says nothing of them. */
interface Style {
  readonly scalars: boolean;
  readonly list: ListLayout | undefined;
  /** Whether a scalar never looks like a list: by encoding what separates items. */
  readonly tellsScalars?: boolean;
  readonly object: ObjectLayout | undefined;
}

/**
 * How a parameter is written by the client and read by the server. Undefined where neither end can, which is reported, as it is
 * of optional members alone where the others can be:
 * a value within a value has no agreed way of being written, but for `deepObject`, lists in objects that are exploded, and JSON.
 */
export function parameterLayout(parameter: Parameter, asking: Asking): WireLayout | undefined {
  const { name, in: place, style, explode, value } = parameter;
  const layout = layoutOf(parameter);
  const unwritten = unwrittenMembers(layout);
  if (layout && unwritten.length === 0) return layout;
  const how =
    value.kind === "content" ? `as ${value.mediaType.range}` : `in style ${style},${explode ? " exploded," : ""}`;
  const members = `the member${unwritten.length > 1 ? "s" : ""} ${unwritten.map((member) => `\`${member}\``).join(", ")}`;
  const what = layout
    ? `${members} of the ${place} parameter \`${name}\`, which is exploded`
    : `the ${place} parameter \`${name}\` ${how} ${subjectOf(value, styleOf(parameter))}`;
  const { node } = parameter;
  refuse(["server", "client"], requestVerbs, what, { code: "unsupported-parameter", node, asking });
  return layout;
}

/**
 * Whether both ends can write and read the path of an operation: without one of its parameters there is no path. What they
 * cannot is reported.
 */
export function carriesPath({ parameters }: Operation, asking: Asking): boolean {
  const ofPath = parameters.filter((parameter) => parameter.in === "path");
  return ofPath.filter((parameter) => parameterLayout(parameter, asking) === undefined).length === 0;
}

/** As `parameterLayout`, without a report. */
export function layoutOf(parameter: Parameter): WireLayout | undefined {
  const { value } = parameter;
  return value.kind === "content"
    ? contentLayout(value.mediaType)
    : shapeLayout(parameterShape(value.schema), styleOf(parameter));
}

/** How a response header is written by the server and read by the client; undefined where neither can, which is reported. */
export function headerLayout(header: Header, asking: Asking): WireLayout | undefined {
  const layout = headerValueLayout(header);
  if (layout) return layout;
  const subject = subjectOf(header.value, simpleStyle(header.explode));
  refuse(["server", "client"], responseVerbs, `the header \`${header.name}\` ${subject}`, {
    code: "unsupported-parameter",
    node: header.node,
    part: "key",
    asking,
  });
  return undefined;
}

/** As `headerLayout`, without a report. */
export function headerValueLayout({ value, explode }: Header): WireLayout | undefined {
  return value.kind === "content"
    ? contentLayout(value.mediaType)
    : shapeLayout(parameterShape(value.schema), simpleStyle(explode));
}

/**
 * How a member of a form is written and read (OpenAPI 3.1 section 4.8.15.1): by its style, else lists repeat their name,
 * and what has a structure of its own is JSON. Undefined where its style has no way of writing it.
 */
export function formLayout(
  shape: WireShape,
  encoding: Encoding | undefined,
  format: ArrayFormat | undefined,
): WireLayout | undefined {
  if (!encoding || !isStyled(encoding)) return plainFormLayout(shape, format, encoding?.contentType);
  const { style = "form", explode = style === "form", allowReserved } = encoding;
  const layout =
    shape.kind === "scalar" ? shape : shapeLayout(shape, queryStyle(style, explode, allowReserved, format));
  return unwrittenMembers(layout).length > 0 ? undefined : layout;
}

/** The same where no style is named. */
export function plainFormLayout(shape: WireShape, format?: ArrayFormat, contentType?: string): WireLayout {
  const json: WireLayout = { kind: "scalar", types: ["json"] };
  const layout = listLayouts[format ?? "repeat"];
  if (isJson(contentType)) return json;
  if (shape.kind === "scalar") return shape;
  if (shape.kind === "list") return { kind: "list", types: shape.types, layout };
  if (shape.kind === "scalar-or-list") return { kind: "list", types: shape.items, layout, scalar: shape.types };
  return isTextOrJson(shape) ? { kind: "scalar", types: ["json", "string"] } : json;
}

/** Whether a form's member is written as a parameter is, so that its media type says nothing. */
export function isStyled({ style, explode, allowReserved }: Encoding): boolean {
  return style !== undefined || explode !== undefined || allowReserved;
}

/** Whether a form's member is written as JSON because its encoding says so. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/(?:[^/;]+\+)?json\b/i.test(contentType ?? "");
}

/** Whether the characters of a parameter are its value: of media types that are no text by name, where a schema says so. */
export function isTextMedia({ kind, schema }: MediaType): boolean {
  return (kind === "text" || (kind === "binary" && schema !== undefined)) && isText(schema);
}

function contentLayout(media: MediaType): WireLayout | undefined {
  if (media.kind === "json") return { kind: "scalar", types: ["json"] };
  return isTextMedia(media) ? { kind: "scalar", types: ["string"] } : undefined;
}

function shapeLayout(shape: WireShape, style: Style): WireLayout | undefined {
  const items = itemsWithin(shape);
  if (items) return style.object === "deepObject" ? numberedLayout(shape, items, style) : undefined;
  if (shape.kind === "structured" || ("types" in shape && shape.types.includes("json"))) return undefined;
  if (shape.kind === "scalar") return style.scalars ? shape : undefined;
  if (shape.kind === "list") return style.list && { kind: "list", types: shape.types, layout: style.list };
  if (shape.kind === "scalar-or-list") {
    if (!style.list || !style.tellsScalars) return undefined;
    return { kind: "list", types: shape.items, layout: style.list, scalar: shape.types };
  }
  if (shape.kind === "object") return style.object && objectLayout(shape, style.object, style);
  // Only in brackets members have other names than the object.
  const layout = style.object === "deepObject" ? objectLayout(shape.object, style.object, style) : undefined;
  return layout && { ...layout, scalar: shape.types };
}

/** A list whose items have names of their own behind their numbers: `lines[0][amount]=1`. */
function numberedLayout(shape: WireShape, within: WireShape, style: Style): WireLayout | undefined {
  const items = shapeLayout(within, memberStyle("deepObject", style));
  const scalar = shape.kind === "structured" ? shape.named?.types : undefined;
  return items && { kind: "list", types: [], layout: "indices", ...(scalar && { scalar }), items };
}

function objectLayout(
  shape: ObjectShape,
  layout: ObjectLayout,
  style: Style,
): Extract<WireLayout, { readonly kind: "object" }> | undefined {
  const found = memberAlternatives(shape.schema);
  if (found === undefined) return undefined;
  const inner = memberStyle(layout, style);
  // Of one alternative alone, what it says is what they all say together.
  const [only, second] = found;
  const settled = second ? undefined : only;
  const members: MemberLayout[] = [];
  const unwritten: string[] = [];
  for (const [name, member] of shape.members) {
    const own = shapeLayout(shapeIn(settled, { name }) ?? member, inner);
    if (own) members.push([name, own]);
    else if (layout === "exploded" && canBeUnwritten(shape.schema, name)) unwritten.push(name);
    else return undefined;
  }
  if (unwritten.length > 0 && members.length === 0) return undefined;
  const described = scalarOf(restIn(settled)) ?? shape.rest;
  const isClosed = layout === "exploded" && !isOpen(shape.schema);
  const rest = described ? shapeLayout(described, inner) : isClosed ? undefined : restOf(shape, inner);
  if (described && rest === undefined) return undefined;
  const alternatives = found.map((shapes) => ({
    members: members.flatMap(([name]): MemberLayout[] => {
      const member = shapeIn(shapes, { name });
      const own = member && shapeLayout(member, inner);
      return own ? [[name, own]] : [];
    }),
    rest: restIn(shapes),
  }));
  const more = { ...(second && { alternatives }), ...(unwritten.length > 0 && { unwritten }) };
  return { kind: "object", members, rest, layout, ...more };
}

/**
 * Where each member has its name before it, a list has that before each item. Only names in brackets tell the members of a member
 * apart.
 */
function memberStyle(layout: ObjectLayout, style: Style): Style {
  const isDeep = layout === "deepObject";
  const list = isDeep ? style.list : layout === "exploded" ? "repeated" : undefined;
  return { scalars: true, list, tellsScalars: list !== undefined, object: isDeep ? layout : undefined };
}

/** What of a value has no layout, at the end of a sentence: the member that is in the way, if it is one. */
function subjectOf(value: ParameterValue, style: Style): string {
  const path = value.kind === "schema" ? pathInTheWay(parameterShape(value.schema), style) : [];
  if (path.length === 0) return "with this schema";
  return path.at(-1) === undefined
    ? `with what \`additionalProperties\` says${path.length > 1 ? ` of \`${path.slice(0, -1).join(".")}\`` : ""}`
    : `with its member \`${path.join(".")}\``;
}

/** The names of members within each other, the last of which is in the way; undefined for those that are not declared. */
function pathInTheWay(given: WireShape, style: Style): readonly (string | undefined)[] {
  const { object } = style;
  const shape = given.kind === "scalar-or-object" ? given.object : given;
  if (shape.kind !== "object" || object === undefined) return [];
  const inner = memberStyle(object, style);
  const found = [...shape.members].find(([, member]) => shapeLayout(member, inner) === undefined);
  if (found) return [found[0], ...pathInTheWay(found[1], inner)];
  return shape.rest && shapeLayout(shape.rest, inner) === undefined ? [undefined] : [];
}

function restIn(shapes: MemberShapes | undefined): readonly WireType[] | undefined {
  const shape = shapeIn(shapes, { pattern: undefined });
  return shape?.kind === "scalar" ? shape.types : undefined;
}

function scalarOf(types: readonly WireType[] | undefined): WireShape | undefined {
  return types && { kind: "scalar", types };
}

/** What alternatives say of members that are not declared, as far as it can be written. */
function restOf({ schema }: ObjectShape, style: Style): WireLayout | undefined {
  return shapeLayout(memberShape(othersOf(schema).get(undefined) ?? []), style);
}

function styleOf({ in: place, style, explode, allowReserved, arrayFormat }: Parameter): Style {
  if (place === "query") return queryStyle(style, explode, allowReserved, arrayFormat);
  // What is exploded becomes cookies of their own, in the style `cookie` of OpenAPI 3.2 and in the style `form` as well.
  if (place === "cookie") return queryStyle("form", explode, allowReserved || style === "cookie");
  if (style === "label") return { scalars: true, list: explode ? "." : ",", object: explode ? "=." : "," };
  if (style === "matrix") return { scalars: true, list: explode ? "repeated" : ",", object: explode ? "=;" : "," };
  return { ...simpleStyle(explode), tellsScalars: place === "path" };
}

function simpleStyle(explode: boolean): Style {
  return { scalars: true, list: ",", object: explode ? "=," : "," };
}

/** How the items of a list are told apart that have the name before each. */
const listLayouts = { repeat: "repeated", brackets: "brackets", indices: "indices" } as const;

function queryStyle(
  style: string,
  explode: boolean,
  allowReserved = false,
  arrayFormat: ArrayFormat = "repeat",
): Style {
  const list = listLayouts[arrayFormat];
  if (style === "deepObject") return { scalars: true, list, tellsScalars: true, object: "deepObject" };
  const delimiter = separatorOf(style);
  return {
    scalars: true,
    list: explode ? list : delimiter,
    // Of the separators the comma alone is encoded where it does not separate.
    tellsScalars: explode || (delimiter === "," && !allowReserved),
    object: explode ? "exploded" : delimiter,
  };
}
