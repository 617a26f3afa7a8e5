import type { DocumentNode } from "../document/document-node.ts";
import type { Origins, Place } from "../document/origins.ts";
import type { Edition } from "../document/version.ts";
import type { ObjectName } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import { isMutableObject, type JsonValue, type MutableJsonObject, setMember } from "../text/json.ts";
import { looksLikeSchema } from "./object-positions.ts";
import { fieldOf, isExtension } from "./structure-check.ts";

/** A schema that stood where the description of a body is wanted, and stands in that now. */
export interface MisplacedSchema {
  /** What stood in its place. */
  readonly at: DocumentNode;
  readonly message: string;
  readonly help: string;
  /** How it is read: a clause. */
  readonly mend: string;
}

/**
 * Moves a schema to where it is meant: keywords that stand in a Media Type Object, or in the header of a response as
 * Swagger 2.0 has them, into its `schema`, and the `schema` of a
 * request body or response, as Swagger 2.0 has it, into `content` (OpenAPI 3.1 sections 4.8.13, 4.8.14, 4.8.17 and 4.8.21).
 * @param node The object of the specification; its value is changed.
 */
export function moveMisplacedSchema(
  node: DocumentNode,
  name: ObjectName,
  edition: Edition,
  origins: Origins,
): MisplacedSchema | undefined {
  const { value } = node;
  if (edition === "2.0" || !isMutableObject(value)) return undefined;
  if (name === "mediaType" || name === "header") return moveKeywords(node, value, name, edition, origins);
  return name === "requestBody" || name === "response" ? moveSchema(node, value, name, edition, origins) : undefined;
}

function moveKeywords(
  node: DocumentNode,
  value: MutableJsonObject,
  name: "mediaType" | "header",
  edition: Edition,
  origins: Origins,
): MisplacedSchema | undefined {
  const type = objectTypes(edition)[name];
  if (!type || ["schema", "itemSchema", "content"].some((key) => Object.hasOwn(value, key))) return undefined;
  const keywords = node.entries().filter(([key]) => !fieldOf(type, key) && !isExtension(key, type));
  const schema: MutableJsonObject = {};
  for (const [key, item] of keywords) setMember(schema, key, item.value);
  if (!looksLikeSchema(schema, name, edition)) return undefined;
  const places = keywords.map(([key, item]) => [key, item.place()] as const);
  const place = node.place();
  for (const [key, member] of places) {
    Reflect.deleteProperty(value, key);
    origins.record(schema, key, member);
  }
  put(value, "schema", schema, place, origins);
  return {
    at: node,
    message: `this is a schema, where a ${type.title} is wanted`,
    help: "Write it into a `schema`.",
    mend: "it is read as the `schema` of what is wanted",
  };
}

function moveSchema(
  node: DocumentNode,
  value: MutableJsonObject,
  name: ObjectName,
  edition: Edition,
  origins: Origins,
): MisplacedSchema | undefined {
  const schema = node.get("schema");
  if (!schema || Object.hasOwn(value, "content")) return undefined;
  const place = schema.place();
  const mediaType: MutableJsonObject = {};
  const content: MutableJsonObject = {};
  Reflect.deleteProperty(value, "schema");
  put(mediaType, "schema", schema.value, place, origins);
  put(content, "application/json", mediaType, place, origins);
  put(value, "content", content, place, origins);
  return {
    at: schema,
    message: `\`schema\` is not a member of the ${objectTypes(edition)[name]?.title}`,
    help: "Write it into `content`, below its media type.",
    mend: "it is read as that of `application/json`",
  };
}

function put(parent: MutableJsonObject, key: string, value: JsonValue, place: Place, origins: Origins): void {
  setMember(parent, key, value);
  origins.record(parent, key, place);
}
