/** Bodies of several parts, drawn. */
import fc from "fast-check";
import type { ServedContent } from "../generator/emit/server/served-operation.ts";
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../generator/load/text/json.ts";
import { verdictOn } from "../generator/model/schema/fits-schema.ts";
import { type Body, type Drawer, drawField, type File } from "./case.ts";
import { concreteType } from "./concrete-type.ts";
import { Undrawable } from "./drawing/draw.ts";
import { jsonOf } from "./readings.ts";
import { carries, isCarriedText, type Site } from "./wire.ts";

export function drawMultipart(drawer: Drawer, content: ServedContent): Pick<Body, "value" | "files"> {
  const parts = content.multipart?.parts ?? [];
  const names = parts.map(({ name }) => name);
  for (let attempt = 0; attempt < 40; attempt++) {
    const drawn = content.schema ? drawer.value(content.schema, "input") : { first: "", "second file": [""] };
    if (!isJsonObject(drawn)) continue;
    const value: Record<string, JsonValue> = {};
    const files: Record<string, readonly File[]> = {};
    for (const [name, member] of Object.entries(drawn)) {
      const part = parts.find((each) => each.name === name) ?? (content.schema ? undefined : content.multipart?.others);
      if (hasNoPart(content, name, member)) {
        value[name] = member;
      } else if (part && part.kind === "file") {
        if (member === null) continue;
        const isList = part.list !== undefined && !(part.alone && (!isJsonArray(member) || member.length < 2));
        const count = isList && isJsonArray(member) ? member.length : 1;
        const all = Array.from({ length: count }, () => drawFile(drawer, part));
        if (all.length === 0) continue;
        files[name] = all;
        value[name] = isList ? all.map(({ octets }) => octets) : (all[0]?.octets ?? "");
      } else if (carriesPart(content, name, member) && isSaidOfPart(content, name, member)) {
        value[name] = member;
      }
    }
    if (drawer.lacks(value, names, attempt) || !drawer.fits(content.schema, value)) continue;
    if (partsRead(content, value).some((read) => drawer.fits(content.schema, read))) return { value, files };
  }
  throw new Undrawable("no multipart body was met that fits and travels");
}

type Part = NonNullable<ServedContent["multipart"]>["parts"][number];

function drawFile(drawer: Drawer, part: Part): File {
  const headers: Record<string, JsonValue> = {};
  for (const { header, layout } of part.headers) {
    const schema = header.value.kind === "schema" ? header.value.schema : header.value.mediaType.schema;
    const value = drawField(drawer, { name: header.name, layout, schema }, { place: "header" }, "input");
    if (value !== undefined) headers[header.name] = value;
    else if (header.required)
      throw new Undrawable(`no value of the header ${header.name} was met that fits and travels`);
  }
  const { min = 0, max = min + 40 } = part.length ?? {};
  const octets = drawer.draw(fc.uint8Array({ minLength: min, maxLength: Math.min(max, min + 40) }));
  const types = part.contentTypes ?? ["application/octet-stream", "image/png", "text/plain"];
  return {
    octets: String.fromCharCode(...octets),
    filename: drawer.draw(fc.stringMatching(/^[a-zäö0-9][a-zäö0-9 _-]{0,8}\.[a-z]{1,3}$/)),
    contentType: concreteType(drawer.draw(fc.constantFrom(...types))),
    headers,
  };
}

/** Whether a member is known by the absence of its parts: a list without items, or null, that has to be there. */
export function hasNoPart({ multipart }: ServedContent, name: string, member: unknown): boolean {
  const none = multipart?.parts.find((part) => part.name === name)?.absent.none;
  return (none === "[]" && Array.isArray(member) && member.length === 0) || (none === "null" && member === null);
}

/** The values that a server tries for a body, in this order: what came, and with that what has no parts. */
export function partsRead(content: ServedContent, value: JsonObject): readonly JsonObject[] {
  const came = Object.fromEntries(Object.entries(value).filter(([name, member]) => !hasNoPart(content, name, member)));
  const absent = (content.multipart?.parts ?? []).flatMap(
    ({ name, absent: { none } }): readonly [string, JsonValue][] => {
      if (Object.hasOwn(came, name) || none === undefined || none === "default") return [];
      return [[name, none === "[]" ? [] : null]];
    },
  );
  return [came, { ...came, ...Object.fromEntries(absent) }];
}

/** Whether some alternative of the body says so of each part of a member: that holds also where another says nothing of it. */
export function isSaidOfPart({ multipart }: ServedContent, name: string, member: JsonValue): boolean {
  const part = multipart?.parts.find((each) => each.name === name);
  if (!part || part.schemas.length === 0) return true;
  const values = part.list === "repeated" && isJsonArray(member) ? member : [member];
  return values.every((value) => part.schemas.some((schema) => typeof verdictOn(value, schema) !== "string"));
}

/** Whether a member arrives by its parts. Those that are text have no escapes but UTF-8; those of a list come one by one. */
export function carriesPart({ multipart }: ServedContent, name: string, member: JsonValue): boolean {
  const part = multipart?.parts.find((each) => each.name === name) ?? multipart?.others;
  // Parts of which nothing is said are passed over.
  if (!part || !isCarriedText(name) || /["\r\n]/.test(name) || name === "") return false;
  if (part.kind === "file") return false;
  if (member === null) return part.absent.writesNull;
  const site: Site = { place: "part" };
  if (part.list && part.list !== "repeated") {
    if (!isJsonArray(member) || member.some((item) => !isCarriedText(String(item)))) return false;
    if (member.includes(null) && !part.absent.writesNullItems) return false;
    return carries({ kind: "list", types: part.types, layout: part.list }, member, site);
  }
  // What the only part is that may be no list, nothing tells.
  if (part.alone && isJsonArray(member) && member.length < 2) return false;
  const items = part.list && !(part.alone && !isJsonArray(member)) ? member : [member];
  if (!isJsonArray(items) || items.length === 0) return false;
  return items.every((item) => {
    // The items of a list that are lists themselves would come as parts of their own.
    if (isJsonArray(item) && !part.whole) return false;
    if (item === null) return part.absent.writesNullItems;
    if (part.kind === "json") return true;
    // A text that is JSON as well may be read as that, and what is written as a text may be read as one.
    if (part.kind === "value") {
      return typeof item === "string" ? isCarriedText(item) && jsonOf(item).length === 0 : typeof item === "object";
    }
    return carries({ kind: "scalar", types: part.types }, item, site) && isCarriedText(String(item));
  });
}
