import { isRange } from "../../../templates/runtime/shared/media-range.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import { withoutBoundary } from "../../model/syntax/classify-media-type.ts";
import { code, list, literal, type Printable, propertyKey } from "../core/printable.ts";
import { multipartShape, type PartShape } from "../wire/multipart-shape.ts";
import { runtimeValue } from "./modules.ts";

/** The function itself, or one that hands it what it has to know beside the value. */
export function encoderWith(encoder: string, table: Printable | undefined): Printable {
  if (!table) return runtimeValue(encoder);
  return code`(type, value) => ${runtimeValue(encoder)}(type, value, ${table})`;
}

/** A boundary of the document is none to send: each body has its own, and a parameter stands there once (RFC 6838 section 4.3). */
export function partsEncoder(media: MediaType): Printable {
  const table = partsTable(media);
  const sent = withoutBoundary(media.range);
  if (sent === media.range) return encoderWith("encodeParts", table);
  const args = [literal(sent), code`value`, ...(table ? [table] : [])];
  return code`(_, value) => ${runtimeValue("encodeParts")}(${list("arguments", args)})`;
}

/** Values are written as they suggest where nothing is said: a text needs no line of the table unless it is of another type. */
function partsTable(media: MediaType): Printable | undefined {
  const { parts } = multipartShape(media);
  const entries = parts.flatMap((part) => {
    const { name, kind, contentTypes = [], list: layout, whole, absent } = part;
    const [only] = kind === "file" ? contentTypes : contentTypes.filter((type) => !isRange(type));
    // A file says itself what it is; of what a value may be written as, the first counts.
    const isSaid = kind !== "file" || contentTypes.length === 1;
    const contentType = isSaid && only !== undefined && !isRange(only) ? only : undefined;
    const separator = layout === "repeated" ? undefined : layout;
    const { writesNull, writesNullItems } = absent;
    const none = differsFromNothing(part) ? absent.none : undefined;
    const isSuggested = kind === "value" || (kind === "text" && contentType === undefined && separator === undefined);
    if (isSuggested && !whole && !writesNull && !writesNullItems && !none) return [];
    const table = {
      ...(kind !== "value" && { kind }),
      ...(whole && { whole }),
      ...(writesNull && { nullable: true }),
      ...(writesNullItems && { nullItems: true }),
      ...(none && { none }),
      ...(separator !== undefined && { separator }),
      ...(contentType !== undefined && { contentType }),
    };
    return [code`${propertyKey(name)}: ${literal(table)}`];
  });
  return entries.length > 0 ? list("object", entries) : undefined;
}

/** Whether a value has no part that would arrive as another value than it is. */
function differsFromNothing({ list, orNull, absent: { writesNull, none } }: PartShape): boolean {
  const hasEmpty = list === "repeated";
  const hasNull = orNull && !writesNull;
  return none === "[]" ? hasNull : none === "null" ? hasEmpty : hasEmpty || hasNull;
}
