import type { Diagnostics } from "../diagnostics.ts";
import type { DocumentNode } from "./document-node.ts";
import { describeType, isJsonObject, type JsonObject, type JsonValue } from "./json.ts";
import { type Field, type ObjectType, type ValueType, valuesIn } from "./objects/object-type.ts";
import { similar } from "./similar.ts";
import type { Edition } from "./version.ts";

/** Reports what is wrong with one value or one object of a document, as `invalid-document`, in words for its author. */
export class StructureCheck {
  readonly #diagnostics: Diagnostics;
  /** The places of what was reported, as `file#pointer`. */
  readonly reported = new Set<string>();

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  /** A value that is not of the type that its place asks for. */
  mismatch(node: DocumentNode, type: ValueType, edition: Edition): void {
    const { message, help } = mismatch(node, type, edition);
    this.#report(node, message, help, "value");
  }

  /**
   * A member that may be left out, and that is null or for people alone: what is wrong with it is a warning, and it is
   * read as if it were not there.
   * @returns Whether it is to be looked into.
   */
  lenient(node: DocumentNode, type: ValueType, edition: Edition): boolean {
    if (hasType(node.value, type, edition)) return true;
    const { message, help } = mismatch(node, type, edition);
    this.reported.add(node.id);
    this.#diagnostics.warning("invalid-document", message, {
      location: node.location(node.value === null ? "key" : "value"),
      help: `${help === undefined ? "" : `${help} `}It is read as if it were not there.`,
    });
    return false;
  }

  /** A name that a map or a patterned object does not take. */
  wrongKey(node: DocumentNode, expected: string): void {
    this.#report(node, `\`${node.key}\` is not ${expected}`, undefined, "key");
  }

  /** The members of one object: unknown ones, missing ones, and those that do not go together. */
  object(node: DocumentNode, value: JsonObject, type: ObjectType, edition: Edition): void {
    const meant = new Set<string>();
    if (type.open) this.#newKeywords(node, value, type, edition);
    else if (!type.patterned) {
      for (const key of Object.keys(value)) {
        if (isExtension(key, type) || existsIn(fieldOf(type, key), edition)) continue;
        const known = this.#unknown(node, key, type, edition, value);
        if (known !== undefined) meant.add(known);
      }
    }
    for (const [key, field] of Object.entries(type.fields)) {
      if (isRequired(field, edition) && !Object.hasOwn(value, key) && !meant.has(key)) {
        this.#report(node, `\`${key}\` is missing from this ${type.title}`);
      }
    }
    for (const rule of type.rules ?? []) {
      const violation = rule(value, edition);
      if (!violation) continue;
      const at = violation.member === undefined ? node : (node.get(violation.member) ?? node);
      this.#report(at, violation.message, violation.help);
    }
  }

  /** Keywords of JSON Schema 2020-12 in an older schema, which people write and mean: they count, with a warning. */
  #newKeywords(node: DocumentNode, value: JsonObject, type: ObjectType, edition: Edition): void {
    for (const key of Object.keys(value)) {
      const field = fieldOf(type, key);
      const since = field?.editions?.[0];
      if (since === undefined || since <= edition || field?.documentation) continue;
      const at = node.get(key) ?? node;
      this.reported.add(at.id);
      this.#diagnostics.warning("invalid-document", `\`${key}\` is a keyword since OpenAPI ${since}`, {
        location: at.location("key"),
        help: `It counts here as it does in OpenAPI ${since}.`,
      });
    }
  }

  /** @returns The member that was probably meant. */
  #unknown(node: DocumentNode, key: string, type: ObjectType, edition: Edition, value: JsonObject): string | undefined {
    const field = fieldOf(type, key);
    if (field?.editions) {
      const [first] = field.editions;
      const when = first !== undefined && first > edition ? `exists since OpenAPI ${first}` : "exists no longer";
      this.#report(node.get(key) ?? node, `\`${key}\` ${when}`, undefined, "key");
      return undefined;
    }
    const candidates = Object.entries(type.fields).filter(([, candidate]) => existsIn(candidate, edition));
    const known = similar(
      key,
      candidates.map(([name]) => name).filter((name) => !Object.hasOwn(value, name)),
    );
    const help = known === undefined ? undefined : `Is \`${known}\` meant?`;
    this.#report(node.get(key) ?? node, `\`${key}\` is not a member of the ${type.title}`, help, "key");
    return known;
  }

  #report(node: DocumentNode, message: string, help?: string, part?: "key" | "value"): void {
    this.reported.add(node.id);
    this.#diagnostics.error("invalid-document", message, {
      location: node.location(part),
      ...(help !== undefined && { help }),
    });
  }
}

/** What to say about a value that is not of the type that its place asks for. */
function mismatch(node: DocumentNode, type: ValueType, edition: Edition): { message: string; help?: string } {
  const { value } = node;
  const subject = node.pointer === "" ? "this file" : /^\d+$/.test(node.key) ? "this item" : `\`${node.key}\``;
  if (type.kind === "either") {
    const closest = type.of.find((alternative) => alternative.kind === typeof value);
    if (closest) return mismatch(node, closest, edition);
  }
  const values = type.kind === "string" ? valuesIn(type, edition) : undefined;
  if (values && typeof value === "string") {
    const known = similar(value, values);
    const message = `${subject} is one of ${values.map((item) => `\`${item}\``).join(", ")}, not \`${value}\``;
    return known === undefined ? { message } : { message, help: `Is \`${known}\` meant?` };
  }
  if (type.kind === "number" && typeof value === "number") {
    return { message: `${subject} is ${type.minimum === 0 ? "an integer from 0" : "an integer"}, not ${value}` };
  }
  const message = `${subject} is ${expected(type)}, not ${describeType(value)}`;
  return type.kind === "string" && (typeof value === "number" || typeof value === "boolean")
    ? { message, help: "Put it in quotes." }
    : { message };
}

/** Whether a value has the JSON type that a place asks for; what is inside is not looked at. */
export function hasType(value: JsonValue, type: ValueType, edition: Edition): boolean {
  switch (type.kind) {
    case "any":
      return true;
    case "string":
      return typeof value === "string" && (valuesIn(type, edition)?.includes(value) ?? true);
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return (
        typeof value === "number" &&
        (type.integer !== true || Number.isInteger(value)) &&
        (type.minimum === undefined || value >= type.minimum)
      );
    case "list":
      return Array.isArray(value);
    case "map":
      return isJsonObject(value);
    case "object":
      return isJsonObject(value) || (type.of === "schema" && typeof value === "boolean");
    case "either":
      return type.of.some((alternative) => hasType(value, alternative, edition));
  }
}

/** The field of an object type; members that JavaScript's objects inherit are none. */
export function fieldOf(type: ObjectType, key: string): Field | undefined {
  return Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
}

/** `x-…`: OpenAPI 3.1 section 4.9, Specification Extensions. */
export function isExtension(key: string, type: ObjectType): boolean {
  return key.startsWith("x-") && type.extensions !== false;
}

function existsIn(field: Field | undefined, edition: Edition): boolean {
  return field !== undefined && (field.editions?.includes(edition) ?? true);
}

export function isRequired(field: Field, edition: Edition): boolean {
  return field.required === true || (field.required?.includes(edition) ?? false);
}

/** What a place asks for, in a message: `a string`, `an array`. */
function expected(type: ValueType): string {
  switch (type.kind) {
    case "any":
      return "any value";
    case "list":
      return "an array";
    case "map":
      return "an object";
    case "object":
      return type.of === "schema" ? "a schema" : "an object";
    case "either":
      return [...new Set(type.of.map(expected))].join(" or ");
    default:
      return `a ${type.kind}`;
  }
}
