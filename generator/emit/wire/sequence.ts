import type { MediaType } from "../../model/api/media-type.ts";
import type { Property, Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { madeSchema } from "../../model/schema/schema-draft.ts";
import { code, literal, type Printable, propertyKey } from "../core/printable.ts";
import { runtimeValue } from "../schema/runtime-imports.ts";
import { itemSchema } from "../schema/schema-shape.ts";
import { membersOf } from "./described-members.ts";
import { decodedEvent, type EventData } from "./event-data.ts";
import { type ItemCount, sequenceWhole } from "./sequence-whole.ts";

/** A body of items (OpenAPI 3.2 section 4.14.5, Sequential Media Types). */
export interface Sequence {
  readonly format: "eventStream" | "jsonLines" | "jsonSequence";
  /** What is sent and received for one item; undefined for any JSON value. */
  readonly item: Schema | undefined;
  readonly data: EventData | "unclear" | undefined;
  /** How many items there have to be. */
  readonly count: ItemCount | undefined;
}

/** How the items of a media type stand, and what they are. */
export function sequenceOf(media: MediaType): Sequence {
  const { essence } = media;
  const whole = sequenceWhole(media);
  const count = "count" in whole ? whole.count : undefined;
  if (essence === "text/event-stream") {
    const { schema: item, data } = decodedEvent(eventSchema(media));
    return { format: "eventStream", item, data, count };
  }
  const format = essence.endsWith("json-seq") ? "jsonSequence" : "jsonLines";
  return { format, item: media.itemSchema ?? itemsOf(media.schema), data: undefined, count };
}

/** `format` and `data` of a table. */
export function sequenceEntries({ format, data }: Sequence): readonly Printable[] {
  const entries = [code`${propertyKey("format")}: ${runtimeValue(format)}`];
  if (data === undefined || data === "unclear") return entries;
  const { json, text } = data;
  const members = { json: json === true ? json : [...json], ...(text && { text: [...text] }) };
  return [...entries, code`${propertyKey("data")}: ${literal(members)}`];
}

/** The type of the items that an end receives, one after the other. */
export function iterableOf(item: Printable): Printable {
  return code`AsyncIterable<${item}>`;
}

/** A schema is for the whole body, a list of items. Where it is of another type, documents mean each item by it. */
function itemsOf(schema: Schema | undefined): Schema | undefined {
  return schema && isList(schema) ? itemSchema(schema) : schema;
}

function isList(schema: Schema): boolean {
  const types = impliedTypes(schema);
  return types?.size === 1 && types.has("array");
}

/**
 * The schema of one event. Before OpenAPI 3.2 had `itemSchema`, documents gave a schema in its place, or a list of it: of
 * events, or, which is what most of them mean, of what stands in `data`, as JSON unless it is a text. An `itemSchema` is of the
 * event, unless it describes what no event is.
 */
function eventSchema(media: MediaType): Schema {
  const { itemSchema: declared } = media;
  const schema = declared ?? itemsOf(media.schema);
  if (schema && (declared ? mayBeEvent(schema) : isEvent(schema))) return schema;
  const text: Schema = { ...madeSchema(media.node), types: ["string"] };
  const types = schema && impliedTypes(schema);
  const isText = types === undefined ? schema === undefined : types.size === 1 && types.has("string");
  const data = isText ? (schema ?? text) : { ...text, contentMediaType: "application/json", contentSchema: schema };
  const milliseconds: Schema = { ...madeSchema(media.node), types: ["integer"] };
  const others = [
    ["event", text],
    ["id", text],
    ["retry", milliseconds],
  ] as const;
  const properties: readonly Property[] = [
    { name: "data", required: true, schema: data },
    ...others.map(([name, member]) => ({ name, required: false, schema: member })),
  ];
  return { ...madeSchema(media.node), types: ["object"], properties, required: ["data"] };
}

/** Whether an object has the members of an event and no others. */
function isEvent(schema: Schema): boolean {
  const names = [...membersOf(schema).keys()];
  return names.includes("data") && names.every(isOfEvent);
}

/** Whether it is an object, which may have the members of an event. */
function mayBeEvent(schema: Schema): boolean {
  const names = [...membersOf(schema).keys()];
  const isObject = impliedTypes(schema)?.has("object") ?? true;
  return isObject && (names.includes("data") || names.every(isOfEvent));
}

function isOfEvent(name: string): boolean {
  return ["data", "event", "id", "retry"].includes(name);
}
