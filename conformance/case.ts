/** A request, and one with its answer, drawn. They are plain data, so that they can be shown and made smaller. */
import fc from "fast-check";
import type { ServedField } from "../generator/emit/server/served-operation.ts";
import { leavesOutNull } from "../generator/emit/wire/null-text.ts";
import type { JsonValue } from "../generator/load/text/json.ts";
import type { Schema } from "../generator/model/api/schema.ts";
import {
  drawAnswerBody,
  drawQuerystring,
  drawRequestBody,
  fitsAnswerBody,
  fitsQuerystring,
  fitsRequestBody,
} from "./case-body.ts";
import { drawHeaders, fitsHeader } from "./case-headers.ts";
import type { Described } from "./described.ts";
import { type Draw, drawFitting, Undrawable } from "./drawing/draw.ts";
import { schemaArbitrary } from "./drawing/schema-arbitrary.ts";
import { type Endpoint, isAmbiguous } from "./endpoint.ts";
import { arrives } from "./readings.ts";
import { carriedPart, carries, neverHasBody, type Site, takenBy, textOf } from "./wire.ts";

export type Values = Readonly<Record<string, JsonValue>>;

export const places = ["path", "query", "header", "cookie"] as const;
export type Place = (typeof places)[number];

/** A body. Octets are a text with a character for each. */
export interface Body {
  /** The place of its media type in the list of the operation or answer. */
  readonly contentType: string;
  readonly value: JsonValue;
  /** Sent piece by piece. */
  readonly streamed: boolean;
  /** Of a multipart body: its files by name, one or a list of them. What stands for them in `value` are their octets. */
  readonly files: Readonly<Record<string, readonly File[]>>;
}

export interface File {
  readonly octets: string;
  readonly filename: string;
  readonly contentType: string;
  readonly headers: Values;
}

export interface RequestBody extends Body {
  readonly media: number;
}

/** What is sent. */
export interface RequestCase {
  readonly parameters: Readonly<Record<Place, Values>>;
  /** The whole query, where it is one value. */
  readonly querystring: JsonValue | undefined;
  readonly body: RequestBody | undefined;
}

/** What is sent, and what is answered. */
export interface Case extends RequestCase {
  /** Which alternative of the operation's security is satisfied; -1 where there is none. */
  readonly alternative: number;
  readonly secret: string;
  readonly answer: number;
  readonly status: number;
  readonly headers: Values;
  readonly reply: Body | undefined;
}

/** Which of its possibilities a request tries. */
export interface RequestChoice {
  readonly media: number;
  /** Names in the query, the headers and the cookies that credentials have, and no parameters: `query key`. */
  readonly taken: ReadonlySet<string>;
  /** What is there of what may be left out: what the draw says, each part, or each part with all members of its objects. */
  readonly presence?: "drawn" | "parts" | "members";
}

/** Which of its possibilities an exchange tries. */
export interface Choice extends RequestChoice {
  readonly answer: number;
  readonly alternative: number;
}

/** What drawing needs to know of a document. */
export class Drawer {
  readonly #described: Described;
  readonly draw: Draw;
  readonly #presence: RequestChoice["presence"];

  constructor(described: Described, draw: Draw, presence: RequestChoice["presence"] = "drawn") {
    this.#described = described;
    this.draw = draw;
    this.#presence = presence;
  }

  /** Whether a value that is to have all members lacks one, and not so many attempts were made that it has to do. */
  lacks(value: object, names: readonly string[], attempt: number): boolean {
    return this.#presence === "members" && attempt < 20 && names.some((name) => !Object.hasOwn(value, name));
  }

  /** Whether a part is left out that need not be there. */
  leavesOut(chance: fc.Arbitrary<boolean> = fc.boolean()): boolean {
    return this.#presence === "drawn" && this.draw(chance);
  }

  /** Whether a value fits, as far as the judge can tell. */
  fits(schema: Schema | undefined, value: JsonValue): boolean {
    return fitsSchema(this.#described, schema, value);
  }

  /** @param check Says what fits a schema that stands in no document, and that the judge therefore does not know. */
  value(schema: Schema | undefined, direction: "input" | "output", check?: (value: JsonValue) => boolean): JsonValue {
    if (schema === undefined)
      return this.draw(fc.oneof(fc.string({ unit: "grapheme" }), fc.jsonValue({ maxDepth: 2 }))) as JsonValue;
    const judge = (part: Schema, value: JsonValue) => (check ? undefined : this.fits(part, value));
    const settings = { direction, formats: "assert", judge, isWhole: this.#presence === "members" } as const;
    const arbitrary = schemaArbitrary(schema, settings);
    if (!check) return this.draw(arbitrary);
    return drawFitting(this.draw, arbitrary, check, "no value fits the form in which it is decoded");
  }
}

function fitsSchema({ judge }: Described, schema: Schema | undefined, value: JsonValue): boolean {
  return schema === undefined || judge.fits(schema, value);
}

/** @throws {Undrawable} Where some part of it cannot be drawn. */
export function drawRequest(
  described: Described,
  endpoint: Endpoint,
  { media, taken, presence }: RequestChoice,
  draw: Draw,
): RequestCase {
  const drawer = new Drawer(described, draw, presence);
  const parameters: Record<Place, Record<string, JsonValue>> = { path: {}, query: {}, header: {}, cookie: {} };
  for (const parameter of endpoint.parameters) {
    const { name, in: place, schema } = parameter;
    if (taken.has(`${place} ${name}`)) continue;
    if (!parameter.parameter.required && drawer.leavesOut()) continue;
    if (mayBeUnused(parameter) && drawer.leavesOut()) {
      define(parameters[place], name, "");
      continue;
    }
    const value = drawField(drawer, parameter, siteOf(endpoint, parameter), "input", (candidate) => {
      return place !== "path" || !isAmbiguous(endpoint, name, { ...parameters.path, [name]: candidate });
    });
    if (value === undefined) {
      if (!parameter.parameter.required) continue;
      throw new Undrawable(
        `no value of the ${place} parameter ${name} was met that ${schema ? "fits and " : ""}travels`,
      );
    }
    define(parameters[place], name, value);
  }
  const content = endpoint.body?.content[media];
  const isSent = content && (endpoint.body?.required || !drawer.leavesOut(oneOfFour));
  const whole = endpoint.querystring;
  const querystring = whole && drawQuerystring(drawer, endpoint, whole);
  return {
    parameters,
    querystring,
    body: isSent ? { media, ...drawRequestBody(drawer, endpoint, content) } : undefined,
  };
}

const oneOfFour = fc.integer({ min: 0, max: 3 }).map((number) => number === 0);

/** Whether a parameter may be sent empty and counts as not sent then: an empty text stands for none of its values. */
export function mayBeUnused({ in: place, layout, parameter }: Endpoint["parameters"][number]): boolean {
  if (place !== "query" || !parameter.allowEmptyValue || parameter.required) return false;
  return layout.kind === "scalar" && textOf(layout.types, "") === undefined;
}

function define(object: object, name: string, value: JsonValue): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** @throws {Undrawable} Where some part of it cannot be drawn. */
export function drawCase(described: Described, endpoint: Endpoint, choice: Choice, draw: Draw): Case {
  const answer = endpoint.answers[choice.answer];
  if (!answer) throw new Undrawable("there is no such answer");
  const drawer = new Drawer(described, draw);
  const secret = draw(fc.stringMatching(/^[A-Za-z0-9._~-]{1,12}$/));
  const request = drawRequest(described, endpoint, choice, draw);
  const status = draw(fc.constantFrom(...answer.statuses));
  const isBare = neverHasBody(status);
  return {
    ...request,
    alternative: choice.alternative,
    secret,
    answer: choice.answer,
    status,
    headers: drawHeaders(drawer, answer, status),
    reply: answer.content && !isBare ? drawAnswerBody(drawer, answer.content, answer, endpoint) : undefined,
  };
}

/** Where a parameter's value stands. */
export function siteOf({ operation, parameters }: Endpoint, parameter: Endpoint["parameters"][number]): Site {
  const { name, in: place, style, parameter: declared } = parameter;
  const others = parameters.filter((other) => other.in === place && other !== parameter);
  const keys = operation.security.alternatives.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme.kind));
  const names = keys.flatMap((key) => (key.type === "apiKey" && key.in === place ? [key.parameter] : []));
  const allowReserved = (place === "query" || place === "cookie") && declared.allowReserved;
  const { value, required } = declared;
  const isLeftOut = value.kind === "schema" && leavesOutNull(required, [value.schema]);
  const isTaken = takenBy(others, names);
  return { name, place, ...(style && { style }), allowReserved, leavesOutNull: isLeftOut, isTaken };
}

/** A value of a field that arrives as itself; undefined where none was met. */
export function drawField(
  drawer: Drawer,
  { layout, schema }: ServedField,
  site: Site,
  direction: "input" | "output",
  isAllowed: (value: JsonValue) => boolean = () => true,
): JsonValue | undefined {
  for (let attempt = 0; attempt < 40; attempt++) {
    const value = carriedPart(layout, drawer.value(schema, direction), site);
    const fits = (read: JsonValue) => drawer.fits(schema, read);
    if (carries(layout, value, site) && fits(value) && arrives(layout, value, fits) && isAllowed(value)) return value;
  }
  return undefined;
}

/** Whether a request is one that could have been drawn: what is left of it when it is made smaller. */
export function isPossibleRequest(described: Described, endpoint: Endpoint, one: RequestCase): boolean {
  const fits = (schema: Schema | undefined, value: JsonValue) => fitsSchema(described, schema, value);
  for (const parameter of endpoint.parameters) {
    const { name, in: place, schema, layout } = parameter;
    if (!Object.hasOwn(one.parameters[place], name)) continue;
    const value = one.parameters[place][name] ?? null;
    if (value === "" && mayBeUnused(parameter)) continue;
    const isRead =
      carries(layout, value, siteOf(endpoint, parameter)) && arrives(layout, value, (read) => fits(schema, read));
    if (!fits(schema, value) || !isRead) return false;
    if (place === "path" && isAmbiguous(endpoint, name, one.parameters.path)) return false;
  }
  const { querystring } = endpoint;
  if (querystring && one.querystring !== undefined && !fitsQuerystring(fits, endpoint, querystring, one.querystring))
    return false;
  const content = one.body && endpoint.body?.content[one.body.media];
  return !one.body || !content || fitsRequestBody(fits, endpoint, content, one.body);
}

/** Whether a case is one that could have been drawn. */
export function isPossible(described: Described, endpoint: Endpoint, one: Case): boolean {
  if (!isPossibleRequest(described, endpoint, one)) return false;
  const answer = endpoint.answers[one.answer];
  const fits = (schema: Schema | undefined, value: JsonValue) => fitsSchema(described, schema, value);
  for (const field of answer?.response?.headers ?? []) {
    if (!Object.hasOwn(one.headers, field.name)) continue;
    const value = one.headers[field.name] ?? null;
    if (!fitsHeader(fits, field, value)) return false;
  }
  return !one.reply || !answer?.content || fitsAnswerBody(fits, answer.content, answer, endpoint, one.reply);
}
