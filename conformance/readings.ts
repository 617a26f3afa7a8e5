/** What a value could be taken for by its texts: of several, the first one counts that fits (docs/parameters.md, docs/bodies.md). */
import { isInBrackets } from "../generator/emit/wire/names-on-wire.ts";
import type { MemberLayout, WireLayout } from "../generator/emit/wire/parameter-layout.ts";
import type { WireType } from "../generator/emit/wire/wire-shape.ts";
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../generator/load/text/json.ts";
import { canonicalText } from "./drawing/simpler.ts";
import { readTexts } from "./wire.ts";

/** Whether what fits first of all that a value could be taken for is the value itself. */
export function arrives(layout: WireLayout, value: JsonValue, fits: (read: JsonValue) => boolean): boolean {
  const first = readingsOf(layout, value).find(fits);
  return first === undefined || canonicalText(first) === canonicalText(value);
}

/** In the order in which they are tried. */
export function readingsOf(layout: WireLayout, value: JsonValue): readonly JsonValue[] {
  if (layout.kind === "object") {
    if (isJsonObject(value)) return objectReadings(layout, value);
    if (!layout.scalar || isJsonArray(value)) return [value];
    // One empty text is an object that has nothing in it.
    return [...readTexts(layout.scalar, String(value)), ...(value === "" ? [{}] : [])];
  }
  if (layout.types.includes("json")) {
    const isText = layout.types.includes("string") && typeof value === "string";
    if (isText) return [...jsonOf(value), value];
    return layout.types.includes("string") ? [value, JSON.stringify(value)] : [value];
  }
  if (layout.kind === "list") {
    const { scalar } = layout;
    if (!isJsonArray(value) && (scalar === undefined || isJsonObject(value))) return [];
    const items = isJsonArray(value) ? value : [value];
    if (layout.items) return numberedReadings(layout.items, scalar, value);
    const isAlone = items.length < 2 && !(isJsonArray(value) && items.length > 0 && isInBrackets(layout));
    const alone = scalar && isAlone ? readTexts(scalar, items.join("")) : [];
    if (isInBrackets(layout) && isJsonArray(value)) return [...alone, ...listReadings(layout.types, items)];
    // One empty text is a list that has nothing in it.
    return [...alone, ...listReadings(layout.types, items.join("") === "" && items.length === 1 ? [] : items)];
  }
  return typeof value === "object" && value !== null ? [] : readTexts(layout.types, String(value));
}

/** The value that a JSON text stands for; none for other texts. */
export function jsonOf(text: string): readonly JsonValue[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function listReadings(types: readonly WireType[], items: readonly JsonValue[]): readonly (readonly JsonValue[])[] {
  let all: readonly (readonly JsonValue[])[] = [[]];
  for (const item of items) {
    const read = readTexts(types, String(item));
    all = all.flatMap((begun) => read.map((one) => [...begun, one])).slice(0, most);
  }
  return all;
}

/** Of a list whose items have a structure of their own. */
function numberedReadings(
  within: WireLayout,
  scalar: readonly WireType[] | undefined,
  value: JsonValue,
): readonly JsonValue[] {
  if (!isJsonArray(value)) return isJsonObject(value) ? [] : [...readTexts(scalar ?? [], String(value)), value];
  let all: readonly (readonly JsonValue[])[] = [[]];
  for (const item of value) {
    const read = readingsOf(within, item);
    all = all.flatMap((begun) => read.map((one) => [...begun, one])).slice(0, most);
  }
  return value.length === 0 ? [...readTexts(scalar ?? [], ""), ...all] : all;
}

const text: WireLayout = { kind: "scalar", types: ["string"] };

function objectReadings(layout: Extract<WireLayout, { kind: "object" }>, value: JsonObject): readonly JsonObject[] {
  const { members, rest = text, alternatives = [] } = layout;
  const named = (list: readonly MemberLayout[], name: string) => list.find(([member]) => member === name)?.[1];
  return [...alternatives, undefined].flatMap((alternative) =>
    membersRead(value, (name) => {
      const declared = (alternative && named(alternative.members, name)) ?? named(members, name);
      return declared ?? (alternative?.rest ? { kind: "scalar", types: alternative.rest } : rest);
    }),
  );
}

/** The objects that come of what each member could be taken for. */
export function membersRead(
  value: JsonObject,
  layoutOf: (name: string) => WireLayout | undefined,
): readonly JsonObject[] {
  let all: readonly JsonObject[] = [{}];
  for (const [name, member] of Object.entries(value)) {
    const own = layoutOf(name);
    const read = own ? readingsOf(own, member) : [member];
    all = all.flatMap((begun) => read.map((one) => ({ ...begun, [name]: one }))).slice(0, most);
  }
  return all;
}

/** Of texts that stand for very much, the rest is left. */
const most = 64;
