import type { Header } from "../../model/header.ts";
import type { Encoding, MediaType } from "../../model/media-type.ts";
import type { Parameter } from "../../model/parameter.ts";
import { type Asking, refuse, requestVerbs, responseVerbs } from "./ends.ts";
import { isText, type WireShape, type WireType, wireShape } from "./wire-shape.ts";

/** What stands between items. */
export type Separator = "," | " " | "|" | ".";

/** How the items of a list are told apart: each has the name before it, or a separator stands between them. */
export type ListLayout = "repeated" | Separator;

/**
 * How the members of an object are told apart: `filter[name]=a`; each a parameter of its own; `name,a,age,1` with a
 * separator; or `name=a,age=1`.
 */
export type ObjectLayout = "deepObject" | "exploded" | Separator | "=," | "=." | "=;";

/** How one value stands on the wire (OpenAPI 3.1 section 4.8.12.3). */
export type WireLayout =
  | { readonly kind: "scalar"; readonly types: readonly WireType[] }
  | { readonly kind: "list"; readonly types: readonly WireType[]; readonly layout: ListLayout }
  | {
      readonly kind: "object";
      readonly members: readonly (readonly [name: string, layout: WireLayout])[];
      readonly rest: readonly WireType[] | undefined;
      readonly layout: ObjectLayout;
    };

/** What a style does with lists and objects; undefined where it says nothing of them. */
interface Style {
  readonly scalars: boolean;
  readonly list: ListLayout | undefined;
  readonly object: ObjectLayout | undefined;
}

/**
 * How a parameter is written by the client and read by the server. Undefined where neither end can, which is reported:
 * a value within a value has no agreed way of being written, but for `deepObject` and JSON.
 */
export function parameterLayout(parameter: Parameter, asking: Asking): WireLayout | undefined {
  const { name, in: place, style, explode, value } = parameter;
  const layout =
    value.kind === "content"
      ? contentLayout(value.mediaType)
      : shapeLayout(wireShape(value.schema), styleOf(parameter));
  if (layout) return layout;
  const how =
    value.kind === "content" ? `as ${value.mediaType.range}` : `in style ${style},${explode ? " exploded," : ""}`;
  const what = `the ${place} parameter \`${name}\` ${how} with this schema`;
  refuse(["server", "client"], requestVerbs, what, {
    code: "unsupported-parameter",
    node: parameter.node,
    asking,
  });
  return undefined;
}

/** How a response header is written by the server and read by the client; undefined where neither can, which is reported. */
export function headerLayout(header: Header, asking: Asking): WireLayout | undefined {
  const layout = headerValueLayout(header);
  if (layout) return layout;
  refuse(["server", "client"], responseVerbs, `the header \`${header.name}\` with this schema`, {
    code: "unsupported-parameter",
    node: header.node,
    part: "key",
    asking,
  });
  return undefined;
}

/** The same without a report. */
export function headerValueLayout({ value, explode }: Header): WireLayout | undefined {
  return value.kind === "content"
    ? contentLayout(value.mediaType)
    : shapeLayout(wireShape(value.schema), simpleStyle(explode));
}

/**
 * How a member of a form is written and read (OpenAPI 3.1 section 4.8.15.1): by its style, else lists repeat their name,
 * and what has a structure of its own is JSON.
 */
export function formLayout(shape: WireShape, encoding: Encoding | undefined): WireLayout {
  const { style = "form", explode = style === "form" } = encoding ?? {};
  const styled = encoding !== undefined && isStyled(encoding);
  const byStyle = styled ? shapeLayout(shape, queryStyle(style, explode)) : undefined;
  if (byStyle) return byStyle;
  const json: WireLayout = { kind: "scalar", types: ["json"] };
  if (!styled && isJson(encoding?.contentType)) return json;
  if (shape.kind === "scalar") return shape;
  return shape.kind === "list" ? { ...shape, layout: "repeated" } : json;
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
  if (shape.kind === "structured" || (shape.kind !== "object" && shape.types.includes("json"))) return undefined;
  if (shape.kind === "scalar") return style.scalars ? shape : undefined;
  if (shape.kind === "list") return style.list && { ...shape, layout: style.list };
  const { object: layout } = style;
  if (layout === undefined) return undefined;
  const members: (readonly [string, WireLayout])[] = [];
  for (const [name, member] of shape.members) {
    // Only names in brackets tell the members of a member apart.
    const inner: Style =
      layout === "deepObject"
        ? { scalars: true, list: "repeated", object: layout }
        : { scalars: true, list: undefined, object: undefined };
    const found = shapeLayout(member, inner);
    if (found === undefined) return undefined;
    members.push([name, found]);
  }
  return { kind: "object", members, rest: shape.rest, layout };
}

function styleOf({ in: place, style, explode }: Parameter): Style {
  if (place === "query") return queryStyle(style, explode);
  // What is exploded becomes cookies of their own, in the style `cookie` of OpenAPI 3.2 and in the style `form` as well.
  if (place === "cookie") return queryStyle("form", explode);
  if (style === "label") return { scalars: true, list: explode ? "." : ",", object: explode ? "=." : "," };
  if (style === "matrix") return { scalars: true, list: explode ? "repeated" : ",", object: explode ? "=;" : "," };
  return simpleStyle(explode);
}

function simpleStyle(explode: boolean): Style {
  return { scalars: true, list: ",", object: explode ? "=," : "," };
}

const delimiters: Readonly<Record<string, Separator>> = { form: ",", spaceDelimited: " ", pipeDelimited: "|" };

function queryStyle(style: string, explode: boolean): Style {
  if (style === "deepObject") return { scalars: false, list: undefined, object: "deepObject" };
  const delimiter = delimiters[style] ?? ",";
  return { scalars: true, list: explode ? "repeated" : delimiter, object: explode ? "exploded" : delimiter };
}
