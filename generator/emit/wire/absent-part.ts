import type { JsonValue } from "../../load/text/json.ts";
import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { verdictOn } from "../../model/schema/fits-schema.ts";
import { defaultOf } from "../../model/schema/reach.ts";
import { isRequiredInSomeWay, leavesOutNull } from "./null-text.ts";
import { valueAlone } from "./value-alone.ts";
import type { WireType } from "./wire-shape.ts";

/**
 * Null and the empty list in a multipart body. A list without items has no parts (OpenAPI 3.1 section 4.8.15.1), and so has null
 * unless it is written, as in forms: what is required, and of which no part came, is what has none.
 */
export interface AbsentPart {
  /** Null is a part where it is the whole value: the text `null`, or JSON. */
  readonly writesNull: boolean;
  /** So is null where it is an item of a list. */
  readonly writesNullItems: boolean;
  /** What a member is of which no part came. Undefined: it is missing, or not there. */
  readonly none: AbsentValue | undefined;
}

export type AbsentValue = "[]" | "null" | "default";

/** How the parts of a member stand. */
interface PartLayout {
  readonly kind: "file" | "json" | "text" | "value";
  /** What a text stands for. */
  readonly types: readonly WireType[];
  /** Whether it is a list: that has a part for each item, or one with a separator between them. */
  readonly list: "repeated" | "joined" | undefined;
  /** Whether what is a list may be something else as well. */
  readonly isEither: boolean;
  /** Of a list: its items. */
  readonly items: readonly Schema[];
}

/**
 * What null and the empty list are as a member of a multipart body.
 * @param whole The schema of the body.
 * @param declared Every schema that is given for the member.
 */
export function absentPart(whole: Schema, name: string, declared: readonly Schema[], layout: PartLayout): AbsentPart {
  const { kind, types, list, isEither, items } = layout;
  const isRequired = isRequiredInSomeWay(whole, name);
  const canWriteNull = kind !== "file" && (kind !== "text" || types.includes("null"));
  const alone = isEither ? declared.map((schema) => valueAlone(schema)) : list ? [] : declared;
  const writesNull = canWriteNull && fitsSome(alone, null) && !leavesOutNull(isRequired, declared);
  const writesNullItems = canWriteNull && list !== undefined && fitsSome(items, null);
  const absent: readonly AbsentValue[] = [
    ...(list === "repeated" ? (["[]"] as const) : []),
    ...(!writesNull && allowNull(declared) ? (["null"] as const) : []),
  ];
  const own = declared.map(defaultOf).find((found) => found !== undefined);
  if (own) {
    const text = JSON.stringify(own.value);
    const none = text === "[]" || text === "null" ? text : "default";
    return { writesNull, writesNullItems, none: absent.length > 0 ? none : undefined };
  }
  const none = absent.find((value) => fitsSome(declared, value === "[]" ? [] : null));
  return { writesNull, writesNullItems, none: isRequired ? none : undefined };
}

/** Whether a value fits one of the schemas, as far as that is known. */
function fitsSome(schemas: readonly Schema[], value: JsonValue): boolean {
  return schemas.some((schema) => typeof verdictOn(value, schema) !== "string");
}

/** Whether all of the schemas name null among the types of a value; of none nothing is known. */
export function allowNull(schemas: readonly Schema[]): boolean {
  return schemas.length > 0 && schemas.every((schema) => impliedTypes(schema)?.has("null") === true);
}
