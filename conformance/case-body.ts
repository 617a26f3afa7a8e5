/** Bodies of every kind of media type, drawn. */
import fc from "fast-check";
import type { ServedContent, ServedQuerystring } from "../generator/emit/server/served-operation.ts";
import { isJsonArray, isJsonObject, type JsonValue } from "../generator/load/json.ts";
import { octetLength } from "../generator/model/octets.ts";
import type { Schema } from "../generator/model/schema.ts";
import type { Check } from "../templates/runtime/server/operation.ts";
import { isJsonSuffixRange } from "../templates/runtime/shared/media-range.ts";
import { type Body, type Drawer, drawField, type File } from "./case.ts";
import { concreteType, octetsType } from "./concrete-type.ts";
import { Undrawable } from "./drawing/draw.ts";
import type { Answer, Endpoint } from "./endpoint.ts";
import { carriesForm, carriesMember, type Form } from "./forms.ts";
import { jsonOf } from "./readings.ts";
import { contentTable, responseContentTable } from "./tables.ts";
import { carries, isCarriedEvent, isCarriedText, isWellFormed, type Site } from "./wire.ts";

type Fits = (schema: Schema | undefined, value: JsonValue) => boolean;

const plain = { streamed: false, files: {} };

export function drawRequestBody(drawer: Drawer, endpoint: Endpoint, content: ServedContent): Body {
  const { mediaType, kind, schema } = content;
  const contentType = concreteType(mediaType.range, kind);
  switch (kind) {
    case "json":
      return { ...plain, contentType, value: drawer.value(schema, "input") };
    case "form":
      return { ...plain, contentType, value: drawForm(drawer, content) };
    case "text":
      return { ...plain, contentType, value: drawText(drawer, schema) };
    case "multipart":
      return { contentType, streamed: drawer.draw(fc.boolean()), ...drawMultipart(drawer, content) };
    case "sequence": {
      const check = contentTable(endpoint.table, mediaType.range)?.check;
      return {
        contentType,
        files: {},
        streamed: drawer.draw(fc.boolean()),
        value: drawItems(drawer, content, "input", check),
      };
    }
    case "binary":
    case "range":
      return {
        contentType,
        files: {},
        streamed: drawer.draw(fc.boolean()),
        value: drawOctets(drawer, mediaType.schema),
      };
  }
}

export function drawAnswerBody(drawer: Drawer, content: ServedContent, { response }: Answer, endpoint: Endpoint): Body {
  const { mediaType, kind, schema } = content;
  const contentType = kind === "binary" ? octetsType(drawer, mediaType, response) : concreteType(mediaType.range);
  if (kind === "json") return { ...plain, contentType, value: drawer.value(schema, "output") };
  if (kind === "text") return { ...plain, contentType, value: drawText(drawer, schema) };
  const streamed = drawer.draw(fc.boolean());
  if (kind === "sequence") {
    const check = responseContentTable(endpoint.table, response, mediaType.range)?.check;
    return { contentType, files: {}, streamed, value: drawItems(drawer, content, "output", check) };
  }
  if (kind === "range") {
    if (mediaType.essence.startsWith("text/")) return { ...plain, contentType, value: drawText(drawer, schema) };
    // Under a range that takes in JSON a value is sent as that, unless JSON is declared by itself.
    const isDeclared = response?.content.some((other) => other.mediaType.essence === "application/json");
    if (isJsonSuffixRange(mediaType.essence)) {
      return { ...plain, contentType, value: drawer.value(schema, "output") };
    }
    if (isJsonRange(mediaType.essence) && !isDeclared) {
      return { ...plain, contentType: "application/json", value: drawer.value(schema, "output") };
    }
  }
  return { contentType, files: {}, streamed, value: drawOctets(drawer, mediaType.schema) };
}

/** Whether a response under a range may be JSON. */
function isJsonRange(essence: string): boolean {
  return essence === "*/*" || essence === "application/*" || isJsonSuffixRange(essence);
}

function drawText(drawer: Drawer, schema: Schema | undefined): string {
  for (let attempt = 0; attempt < 40; attempt++) {
    const value = schema ? drawer.value(schema, "input") : drawer.draw(fc.string({ unit: "grapheme" }));
    if (typeof value === "string" && isCarriedText(value)) return value;
  }
  throw new Undrawable("no text was met that fits and travels");
}

/** Octets, as a text with a character for each. */
function drawOctets(drawer: Drawer, schema: Schema | undefined): string {
  const { min = 0, max = min + 40 } = octetLength(schema) ?? {};
  const octets = drawer.draw(fc.uint8Array({ minLength: min, maxLength: Math.min(max, min + 40) }));
  return String.fromCharCode(...octets);
}

function drawForm(drawer: Drawer, content: Form): JsonValue {
  const fits = (read: JsonValue) => drawer.fits(content.schema, read);
  for (let attempt = 0; attempt < 40; attempt++) {
    const value = drawer.value(content.schema, "input");
    if (!isJsonObject(value)) continue;
    const sent = Object.entries(value).filter(([name, member]) => carriesMember(content, name, member));
    const form = Object.fromEntries(sent);
    if (drawer.lacks(form, Object.keys(value), attempt)) continue;
    if (fits(form) && carriesForm(content, form, fits)) return form;
  }
  throw new Undrawable("no form was met that fits and travels");
}

/** Undefined where none is sent. A query of no characters is none. */
export function drawQuerystring(drawer: Drawer, endpoint: Endpoint, whole: ServedQuerystring): JsonValue | undefined {
  const { kind, schema, parameter } = whole;
  if (!parameter.required && drawer.leavesOut()) return undefined;
  for (let attempt = 0; attempt < 40; attempt++) {
    const value =
      kind === "form"
        ? drawForm(drawer, whole)
        : kind === "text"
          ? drawText(drawer, schema)
          : drawer.value(schema, "input");
    const fits = (part: Schema | undefined, judged: JsonValue) => drawer.fits(part, judged);
    if (fitsQuerystring(fits, endpoint, whole, value)) return value;
  }
  if (parameter.required) throw new Undrawable("no query was met that fits and travels");
  return undefined;
}

export function fitsQuerystring(
  fits: Fits,
  { operation }: Endpoint,
  whole: ServedQuerystring,
  value: JsonValue,
): boolean {
  const { kind, schema, parameter } = whole;
  if (!fits(schema, value)) return false;
  if (kind === "json") return true;
  if (kind === "text") return typeof value === "string" && value !== "" && isWellFormed(value);
  if (!isJsonObject(value)) return false;
  const schemes = operation.security.alternatives.flatMap((alternative) => alternative.schemes);
  const keys = schemes.flatMap(({ scheme: { kind } }) => (kind.type === "apiKey" ? [kind.parameter] : []));
  const names = Object.keys(value);
  // A form that is empty on the wire is none, where there need not be one.
  if (names.length === 0 && !parameter.required) return false;
  return !names.some((name) => keys.includes(name)) && carriesForm(whole, value, (read) => fits(schema, read));
}

function drawItems(
  drawer: Drawer,
  content: ServedContent,
  direction: "input" | "output",
  check: Check | undefined,
): JsonValue {
  const events = content.sequence?.format === "eventStream" ? content.sequence : undefined;
  const { min = 0, max = min + 4 } = content.sequence?.count ?? {};
  const count = drawer.draw(fc.integer({ min, max: Math.min(max, min + 4) }));
  // Events are described in the form in which they are decoded, which stands in no document that could be judged.
  const fits = events && ((item: JsonValue) => isCarriedEvent(item, events) && check?.(item).issues === undefined);
  return Array.from({ length: count }, () => {
    const item = drawer.value(content.schema, direction, fits);
    if (events && !isCarriedEvent(item, events)) throw new Undrawable("no event was met that fits and travels");
    return item;
  });
}

function drawMultipart(drawer: Drawer, content: ServedContent): Pick<Body, "value" | "files"> {
  const parts = content.multipart?.parts ?? [];
  const names = parts.map(({ name }) => name);
  for (let attempt = 0; attempt < 40; attempt++) {
    const drawn = content.schema ? drawer.value(content.schema, "input") : { first: "", "second file": [""] };
    if (!isJsonObject(drawn)) continue;
    const value: Record<string, JsonValue> = {};
    const files: Record<string, readonly File[]> = {};
    for (const [name, member] of Object.entries(drawn)) {
      const part = parts.find((each) => each.name === name) ?? (content.schema ? undefined : content.multipart?.others);
      if (part && part.kind === "file") {
        if (member === null) continue;
        const isList = part.list !== undefined && !(part.alone && (!isJsonArray(member) || member.length < 2));
        const count = isList && isJsonArray(member) ? member.length : 1;
        const all = Array.from({ length: count }, () => drawFile(drawer, part));
        if (all.length === 0) continue;
        files[name] = all;
        value[name] = isList ? all.map(({ octets }) => octets) : (all[0]?.octets ?? "");
      } else if (carriesPart(content, name, member)) {
        value[name] = member;
      }
    }
    if (!drawer.lacks(value, names, attempt) && drawer.fits(content.schema, value)) return { value, files };
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

/** Parts that are text have no escapes but UTF-8; those of a list come one by one, and none comes for null. */
export function carriesPart({ multipart }: ServedContent, name: string, member: JsonValue): boolean {
  const part = multipart?.parts.find((each) => each.name === name) ?? multipart?.others;
  // Parts of which nothing is said are passed over.
  if (!part || !isCarriedText(name) || /["\r\n]/.test(name) || name === "") return false;
  if (part.kind === "file") return false;
  const site: Site = { place: "part" };
  if (part.list && part.list !== "repeated") {
    if (!isJsonArray(member) || member.some((item) => item === null || !isCarriedText(String(item)))) return false;
    return carries({ kind: "list", types: part.types, layout: part.list }, member, site);
  }
  // What the only part is that may be no list, nothing tells.
  if (part.alone && isJsonArray(member) && member.length < 2) return false;
  const items = part.list && !(part.alone && !isJsonArray(member)) ? member : [member];
  if (!isJsonArray(items) || items.length === 0) return false;
  return items.every((item) => {
    // The items of a list that are lists themselves would come as parts of their own.
    if (item === null || (isJsonArray(item) && !part.whole)) return false;
    if (part.kind === "json") return true;
    // A text that is JSON as well may be read as that, and what is written as a text may be read as one.
    if (part.kind === "value") {
      return typeof item === "string" ? isCarriedText(item) && jsonOf(item).length === 0 : typeof item === "object";
    }
    return carries({ kind: "scalar", types: part.types }, item, site) && isCarriedText(String(item));
  });
}

export function fitsRequestBody(fits: Fits, endpoint: Endpoint, content: ServedContent, { value }: Body): boolean {
  const { kind, schema, mediaType } = content;
  if (kind === "json") return fits(schema, value);
  if (kind === "text") return typeof value === "string" && isCarriedText(value) && fits(schema, value);
  if (kind === "sequence") {
    return fitsItems(fits, content, contentTable(endpoint.table, mediaType.range)?.check, value);
  }
  if (kind === "binary" || kind === "range") return fitsOctets(mediaType.schema, value);
  if (!isJsonObject(value) || !fits(schema, value)) return false;
  if (kind === "form") return carriesForm(content, value, (read) => fits(schema, read));
  return Object.entries(value).every(([name, member]) => {
    const isFile = content.multipart?.parts.some((part) => part.name === name && part.kind === "file");
    return carriesPart(content, name, member) || isFile;
  });
}

export function fitsAnswerBody(
  fits: Fits,
  content: ServedContent,
  { response }: Answer,
  endpoint: Endpoint,
  { value }: Body,
): boolean {
  const { kind, schema, mediaType } = content;
  if (kind === "text") return typeof value === "string" && isCarriedText(value) && fits(schema, value);
  if (kind === "sequence") {
    const check = responseContentTable(endpoint.table, response, mediaType.range)?.check;
    return fitsItems(fits, content, check, value);
  }
  if (kind === "json" || (kind === "range" && isJsonRange(mediaType.essence))) return fits(schema, value);
  if (mediaType.essence.startsWith("text/")) return typeof value === "string" && isWellFormed(value);
  return fitsOctets(mediaType.schema, value);
}

function fitsItems(
  fits: Fits,
  { sequence, schema }: ServedContent,
  check: Check | undefined,
  value: JsonValue,
): boolean {
  const { min = 0, max = Number.POSITIVE_INFINITY } = sequence?.count ?? {};
  if (!isJsonArray(value) || value.length < min || value.length > max) return false;
  if (sequence?.format !== "eventStream") return value.every((item) => fits(schema, item));
  return value.every((item) => isCarriedEvent(item, sequence) && check?.(item).issues === undefined);
}

function fitsOctets(schema: Schema | undefined, value: JsonValue): boolean {
  const { min = 0, max = Infinity } = octetLength(schema) ?? {};
  return typeof value === "string" && value.length >= min && value.length <= max && !/[^\0-\xff]/.test(value);
}
