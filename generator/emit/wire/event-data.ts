import type { JsonValue } from "../../load/text/json.ts";
import type { Schema } from "../../model/api/schema.ts";
import { allowedTypes } from "../../model/schema/allowed-types.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import { appliedTo } from "../../model/schema/reach.ts";
import { madeSchema } from "../../model/schema/schema-draft.ts";
import { isJson } from "./parameter-layout.ts";

/**
 * The `data` of server-sent events (OpenAPI 3.2 section 4.14.5.2): a string, which may be JSON that `contentMediaType`
 * names and `contentSchema` describes. It is decoded, and so the schema of an event has two forms: that of the document,
 * where `data` is a text, and the one here, where it is what the text stands for.
 */
export interface DecodedEvent {
  readonly schema: Schema;
  /** Undefined where all `data` is text. */
  readonly data: EventData | "unclear" | undefined;
}

/** Which events have JSON as their `data`: the run-time type of the same name. */
export interface EventData {
  readonly json: true | readonly string[];
  readonly text?: readonly string[];
}

/** The form of an event's schema in which `data` is decoded. */
export function decodedEvent(schema: Schema): DecodedEvent {
  const texts = new Set<string>();
  const decoder = new Decoder(texts);
  const decoded = decoder.event(schema);
  if (decoded === schema) return { schema, data: undefined };
  const json = jsonEvents(alternativesOf(schema));
  if (json === undefined) return { schema: decoded, data: "unclear" };
  return { schema: decoded, data: { json, ...(texts.size > 0 && { text: [...texts] }) } };
}

/** What `data` is, in one of the forms that an event can have. */
interface Alternative {
  /** The types of the event; undefined for any. */
  readonly events: readonly string[] | undefined;
  readonly data: "json" | "text" | undefined;
}

/** Undefined where events of one type have JSON and others of it text. */
function jsonEvents(alternatives: readonly Alternative[]): EventData["json"] | undefined {
  const json = alternatives.filter(({ data }) => data === "json");
  const text = alternatives.filter(({ data }) => data !== "json");
  if (text.every(({ data }) => data === undefined)) return true;
  const types = json.map(({ events }) => events);
  if (types.some((events) => events === undefined)) return undefined;
  const named = new Set(types.flatMap((events) => events ?? []));
  const isClear = text.every(({ events }) => events === undefined || events.every((event) => !named.has(event)));
  return isClear ? [...named] : undefined;
}

function alternativesOf(schema: Schema): readonly Alternative[] {
  const event = schema.properties?.find(({ name }) => name === "event")?.schema;
  const data = schema.properties?.find(({ name }) => name === "data")?.schema;
  const own: Alternative = { events: event && textsOf(event), data: data && (hasJson(data) ? "json" : "text") };
  const parts = [...(schema.ref ? [schema.ref] : []), ...(schema.allOf ?? [])].map(alternativesOf);
  const unions = [schema.oneOf, schema.anyOf].map((union) =>
    union?.flatMap((part) => taggedAlternatives(schema, part)),
  );
  return [...parts, ...unions.filter((union) => union !== undefined)].reduce<readonly Alternative[]>(
    (all, part) => all.flatMap((one) => part.map((other) => together(one, other))),
    [own],
  );
}

/** The forms of a member of a union, which a discriminator may tell from the others. */
function taggedAlternatives({ discriminator }: Schema, part: Schema): readonly Alternative[] {
  const mapping = discriminator?.propertyName === "event" ? discriminator.mapping : [];
  const values = mapping.filter(({ schema }) => schema === part).map(({ value }) => value);
  const tag: Alternative = { events: values.length > 0 ? values : undefined, data: undefined };
  return alternativesOf(part).map((one) => together(tag, one));
}

/** Where two schemas both count. A plain text that another one says is JSON is JSON. */
function together(one: Alternative, other: Alternative): Alternative {
  const isJsonText = one.data === "json" || other.data === "json";
  return { events: other.events ?? one.events, data: isJsonText ? "json" : (other.data ?? one.data) };
}

/** The texts that a schema lists. */
function textsOf(schema: Schema): readonly string[] | undefined {
  for (const layer of certainLayers(schema)) {
    const values: readonly JsonValue[] | undefined = layer.const ? [layer.const.value] : layer.enum;
    if (values) return values.filter((value) => typeof value === "string");
  }
  return undefined;
}

/** Whether texts are JSON, all of them or those that the schema does not list: it says so, or describes what no text is. */
function hasJson(schema: Schema): boolean {
  return describesNoText(schema) || isJsonText(schema) || alternativeTexts(schema).some(isJsonText);
}

/** Documents describe what stands in `data` as if it were no text, which it can be as JSON alone. */
function describesNoText(schema: Schema): boolean {
  const types = allowedTypes(schema);
  return types !== undefined && types.size > 0 && !types.has("string");
}

function isJsonText(schema: Schema): boolean {
  return certainLayers(schema).some(
    ({ contentMediaType, contentEncoding }) => contentEncoding === undefined && isJson(contentMediaType),
  );
}

function alternativeTexts(schema: Schema): readonly Schema[] {
  return certainLayers(schema).flatMap((layer) => layer.oneOf ?? layer.anyOf ?? []);
}

class Decoder {
  readonly #decoded = new Map<Schema, Schema>();
  /** Texts beside the JSON: `[DONE]`. */
  readonly #texts: Set<string>;

  constructor(texts: Set<string>) {
    this.#texts = texts;
  }

  /** The schema itself where it says nothing of JSON. */
  event(schema: Schema): Schema {
    const known = this.#decoded.get(schema);
    if (known) return known;
    this.#decoded.set(schema, schema);
    const decoded = this.#decode(schema);
    this.#decoded.set(schema, decoded);
    return decoded;
  }

  #decode(schema: Schema): Schema {
    const each = (parts: readonly Schema[] | undefined) => parts?.map((part) => this.event(part));
    const { ref, allOf, oneOf, anyOf } = schema;
    const own = schema.properties?.find(({ name }) => name === "data");
    const isOwn = own !== undefined && hasJson(own.schema);
    const beside = [ref, ...(allOf ?? [])].filter((part) => part !== undefined);
    const isBeside = isOwn || beside.some((part) => this.event(part) !== part);
    const isBelow = [...(oneOf ?? []), ...(anyOf ?? [])].some((part) => this.event(part) !== part);
    if (!isBeside && !isBelow) return schema;
    // That `data` is a text holds for the alternatives alone that do not say that it is JSON.
    const text = isBeside ? undefined : textData(schema);
    const textual = (parts: readonly Schema[] | undefined) =>
      parts?.map((part) => {
        const decoded = this.event(part);
        return asObject(decoded === part && text ? withData(part, text) : decoded);
      });
    const data = isOwn ? this.#value(own.schema) : own && anything(own.schema);
    return plain(schema, {
      ref: ref && loose(this.event(ref), ref),
      allOf: each(allOf)?.map((part, index) => loose(part, allOf?.[index])),
      oneOf: textual(oneOf),
      anyOf: textual(anyOf),
      properties: schema.properties?.map((one) => (one === own && data ? { ...one, schema: data } : one)),
      discriminator: schema.discriminator && {
        ...schema.discriminator,
        mapping: schema.discriminator.mapping.map((entry) => ({ ...entry, schema: this.event(entry.schema) })),
        defaultMapping: schema.discriminator.defaultMapping && this.event(schema.discriminator.defaultMapping),
      },
    });
  }

  /** What the texts of a schema stand for. */
  #value(schema: Schema): Schema {
    if (describesNoText(schema)) return schema;
    if (isJsonText(schema)) {
      const content = certainLayers(schema).find(({ contentSchema }) => contentSchema)?.contentSchema;
      return content ?? anything(schema);
    }
    const alternatives = alternativeTexts(schema);
    for (const alternative of alternatives) {
      if (!isJsonText(alternative)) for (const text of textsOf(alternative) ?? []) this.#texts.add(text);
    }
    const anyOf = alternatives.map((part) => (isJsonText(part) ? this.#value(part) : part));
    return plain(schema, { types: undefined, ref: undefined, allOf: undefined, oneOf: undefined, anyOf });
  }
}

/** What a schema that says nothing of JSON says of `data`. */
function textData(schema: Schema): Schema | undefined {
  const declared = certainLayers(schema).flatMap((layer) => layer.properties ?? []);
  return declared.find(({ name }) => name === "data")?.schema;
}

/** A part beside which another one says that `data` is JSON: that it is a text does not hold for what that stands for. */
function loose(decoded: Schema, part: Schema | undefined): Schema {
  if (decoded !== part || textData(part) === undefined) return decoded;
  return plain(part, {
    ref: part.ref && loose(part.ref, part.ref),
    allOf: part.allOf?.map((inner) => loose(inner, inner)),
    properties: part.properties?.map((one) => (one.name === "data" ? { ...one, schema: anything(one.schema) } : one)),
  });
}

/** Another form of a schema. It has no name: that is the form's of the document. */
function plain(schema: Schema, changes: Partial<Schema>): Schema {
  const made: Schema = {
    ...schema,
    made: true,
    name: undefined,
    inputName: undefined,
    objectForm: undefined,
    component: false,
    ...changes,
  };
  const hidesMembers = made.reach.hidesMembers || appliedTo(made).some(({ reach }) => reach.hidesMembers);
  return { ...made, reach: { ...made.reach, hidesMembers } };
}

function anything({ node, description, deprecated }: Schema): Schema {
  return { ...madeSchema(node), description, deprecated };
}

/** An alternative of events whose `data` is the text that another part of the schema describes. */
function withData(schema: Schema, text: Schema): Schema {
  const own = schema.properties?.find(({ name }) => name === "data");
  if (own === undefined) {
    const properties = [...(schema.properties ?? []), { name: "data", required: false, schema: text }];
    return plain(schema, { properties });
  }
  if (allowedTypes(own.schema) !== undefined) return schema;
  const data = { ...own, schema: plain(own.schema, { types: ["string"] }) };
  return plain(schema, { properties: schema.properties?.map((one) => (one === own ? data : one)) });
}

/** Schemas of events often leave it to their parts to say that they are objects, and nothing else can be sent. */
function asObject(schema: Schema): Schema {
  return allowedTypes(schema) === undefined ? plain(schema, { types: ["object"] }) : schema;
}
