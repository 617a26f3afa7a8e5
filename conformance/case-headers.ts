/** The headers of a response, drawn. */

import fc from "fast-check";
import type { ServedField } from "../generator/emit/server/served-operation.ts";
import { isJsonArray, type JsonValue } from "../generator/load/text/json.ts";
import type { Schema } from "../generator/model/api/schema.ts";
import { type Drawer, drawField, type Values } from "./case.ts";
import type { Fits } from "./described.ts";
import { Undrawable } from "./drawing/draw.ts";
import type { Answer } from "./endpoint.ts";
import { carries, carriesText, isFraming, neverHasBody, type Site } from "./wire.ts";

const headerSite: Site = { place: "header" };

/** @throws {Undrawable} Where one that is required cannot be drawn. */
export function drawHeaders(drawer: Drawer, { response }: Answer, status: number): Values {
  const headers: Record<string, JsonValue> = {};
  for (const field of response?.headers ?? []) {
    const { name, header } = field;
    if (isFraming(name) || isEmptied(name, status)) continue;
    if (!header.required && drawer.draw(fc.boolean())) continue;
    const value = name === "set-cookie" ? drawCookies(drawer, field) : drawField(drawer, field, headerSite, "output");
    if (value !== undefined) headers[name] = value;
    else if (header.required) throw new Undrawable(`no value of the header ${name} was met that fits and travels`);
  }
  return headers;
}

const usualCookies = fc.array(fc.stringMatching(/^[a-z]{1,5}=[a-z0-9]{0,5}(; Path=\/)?$/), {
  minLength: 1,
  maxLength: 3,
});

/** Cookies that fit: such as servers set, or what the schema says of them. Undefined where none were met. */
function drawCookies(drawer: Drawer, field: ServedField): JsonValue | undefined {
  const fits = (schema: Schema | undefined, value: JsonValue) => drawer.fits(schema, value);
  for (let attempt = 0; attempt < 40; attempt++) {
    const value = attempt % 2 === 0 ? drawer.draw(usualCookies) : [drawer.value(field.schema, "output")].flat();
    if (areCookies(fits, field, value)) return value;
  }
  return undefined;
}

/** Each cookie is a field of its own (RFC 6265 section 3), whether the schema is that of all or of one of them. */
function areCookies(fits: Fits, { layout, schema }: ServedField, value: JsonValue): boolean {
  if (!isJsonArray(value) || value.length === 0) return false;
  if (!value.every((item) => typeof item === "string" && item !== "" && carriesText(item, headerSite))) return false;
  return layout.kind === "list" ? fits(schema, value) : value.every((item) => fits(schema, item));
}

/** What a response without content says of the content that it has not. */
function isEmptied(name: string, status: number): boolean {
  return neverHasBody(status) && name.startsWith("content-");
}

/** Whether a value is one that a header could have been drawn with. */
export function fitsHeader(fits: Fits, field: ServedField, value: JsonValue): boolean {
  if (field.name === "set-cookie") return areCookies(fits, field, value);
  return fits(field.schema, value) && carries(field.layout, value, headerSite);
}
