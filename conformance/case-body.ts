/** Bodies of every kind of media type, drawn. */

import fc from "fast-check";
import type { ServedContent, ServedQuerystring } from "../generator/emit/server/served-operation.ts";
import { isJsonArray, isJsonObject, type JsonValue } from "../generator/load/text/json.ts";
import type { Schema } from "../generator/model/api/schema.ts";
import { octetLength } from "../generator/model/schema/octets.ts";
import type { Check } from "../templates/runtime/server/operation.ts";
import type { Body, Drawer } from "./case.ts";
import { carriesPart, drawMultipart, hasNoPart, isSaidOfPart, partsRead } from "./case-parts.ts";
import { concreteType, jsonType, octetsType } from "./concrete-type.ts";
import type { Fits } from "./described.ts";
import { Undrawable } from "./drawing/draw.ts";
import type { Answer, Endpoint } from "./endpoint.ts";
import { carriesForm, carriesMember, type Form } from "./forms.ts";
import { contentTable, responseContentTable } from "./tables.ts";
import { isCarriedEvent, isCarriedText, isWellFormed } from "./wire.ts";

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
  const contentType =
    kind === "binary"
      ? octetsType(drawer, mediaType, response)
      : kind === "json"
        ? jsonType(drawer, mediaType, response)
        : concreteType(mediaType.range);
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
    if (mayBeJson(mediaType.essence) && !isDeclared) {
      return { ...plain, contentType: "application/json", value: drawer.value(schema, "output") };
    }
  }
  return { contentType, files: {}, streamed, value: drawOctets(drawer, mediaType.schema) };
}

/** Whether a response under a range that is not JSON alone may be JSON. */
function mayBeJson(essence: string): boolean {
  return essence === "*/*" || essence === "application/*";
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
  if (!partsRead(content, value).some((read) => fits(schema, read))) return false;
  return Object.entries(value).every(([name, member]) => {
    const isFile = content.multipart?.parts.some((part) => part.name === name && part.kind === "file");
    const isCarried = carriesPart(content, name, member) && isSaidOfPart(content, name, member);
    return isCarried || hasNoPart(content, name, member) || isFile;
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
  if (kind === "json" || (kind === "range" && mayBeJson(mediaType.essence))) return fits(schema, value);
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
