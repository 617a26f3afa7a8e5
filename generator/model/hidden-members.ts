import { composingParts } from "./certain-parts.ts";
import { sameValueParts } from "./map-subschemas.ts";
import type { Access, Property, Schema } from "./schema.ts";

/** Looks a schema up as the document has it: those that were changed meanwhile, too. */
type Original = (schema: Schema) => Schema;

/** Which members a schema hides from the values of one direction: from what is written those that are only read. */
export class HiddenMembers {
  readonly #flag: "readOnly" | "writeOnly";
  readonly #original: Original;
  readonly #shown: ReadonlySet<Property>;
  readonly #names = new Map<Schema, ReadonlySet<string>>();

  /** @param shown Members that both directions have, whatever their schemas say. */
  constructor(access: Access, original: Original, shown: ReadonlySet<Property> = new Set()) {
    this.#flag = access === "write" ? "readOnly" : "writeOnly";
    this.#original = original;
    this.#shown = shown;
  }

  /** What hides the members of the direction. */
  get keyword(): "readOnly" | "writeOnly" {
    return this.#flag;
  }

  /** Whether a member of this schema is hidden: by its own keyword, or by what it refers to or is composed of. */
  isHidden(member: Schema): boolean {
    const { ref, allOf, orNull, [this.#flag]: isHidden } = this.#original(member);
    if (isHidden || !(ref || allOf || orNull)) return isHidden === true;
    const layers = new Set([member]);
    // A set is walked in the order of insertion, what is added on the way included.
    for (const layer of layers) {
      const schema = this.#original(layer);
      if (schema[this.#flag]) return true;
      for (const part of composingParts(schema)) layers.add(part);
    }
    return false;
  }

  hides(property: Property): boolean {
    return !this.#shown.has(property) && this.isHidden(property.schema);
  }

  /** Whether the schema's own keywords hide a member. */
  hidesByItself(of: Schema): boolean {
    const { properties, patternProperties, additionalProperties } = this.#original(of);
    return (
      properties?.some((property) => this.hides(property)) === true ||
      patternProperties?.some(({ schema }) => this.isHidden(schema)) === true ||
      (additionalProperties !== undefined && this.isHidden(additionalProperties))
    );
  }

  /**
   * The names of the members that the schema hides from an object that fits it: by itself, by what it refers to and is
   * composed of, or by all of its alternatives.
   */
  of(schema: Schema): ReadonlySet<string> {
    const known = this.#names.get(schema);
    if (known) return known;
    // A schema that is defined by itself, which is reported, ends here.
    this.#names.set(schema, new Set());
    const original = this.#original(schema);
    const { properties = [], oneOf = [], anyOf = [] } = original;
    const own = properties.filter((property) => this.hides(property)).map(({ name }) => name);
    const inherited = composingParts(original).flatMap((part) => [...this.of(part)]);
    const shared = [oneOf, anyOf].flatMap((options) => this.#ofAll(options));
    const names = new Set([...own, ...inherited, ...shared]);
    this.#names.set(schema, names);
    return names;
  }

  /** No object fits an alternative of another type. */
  #ofAll(alternatives: readonly Schema[]): readonly string[] {
    const [first, ...others] = alternatives.filter(({ types }) => types?.includes("object") ?? true);
    return first ? [...this.of(first)].filter((name) => others.every((option) => this.of(option).has(name))) : [];
  }
}

/** Which members a schema speaks of, and which it requires, with all schemas that are about the same value. */
export class MentionedMembers {
  readonly #original: Original;
  readonly #mentioned = new Map<Schema, ReadonlySet<string>>();
  readonly #required = new Map<Schema, ReadonlySet<string>>();

  constructor(original: Original) {
    this.#original = original;
  }

  /** The members of some names that make a difference to the schema. */
  among(names: Iterable<string>, schema: Schema): readonly string[] {
    const mentioned = this.#collect(schema, this.#mentioned, mentionedBy);
    return [...names].filter((name) => mentioned.has(name) || mentioned.has(everyName));
  }

  /** Whether the schema requires one of some members, of every object or of some. */
  requires(names: readonly string[], schema: Schema): boolean {
    const required = this.#collect(schema, this.#required, ({ required = [], dependentRequired = [] }) => [
      ...required,
      ...dependentRequired.flatMap(({ requires }) => requires),
    ]);
    return names.some((name) => required.has(name));
  }

  #collect(
    schema: Schema,
    memo: Map<Schema, ReadonlySet<string>>,
    namesOf: (schema: Schema) => readonly string[],
  ): ReadonlySet<string> {
    const known = memo.get(schema);
    if (known) return known;
    const names = new Set<string>();
    const layers = new Set([schema]);
    for (const layer of layers) {
      const original = this.#original(layer);
      for (const name of namesOf(original)) names.add(name);
      for (const part of sameValueParts(original)) layers.add(part);
    }
    memo.set(schema, names);
    return names;
  }
}

/** In the place of a name: a schema that says something of members that it does not name. */
const everyName = "";

function mentionedBy(schema: Schema): readonly string[] {
  const { properties = [], required = [], dependentRequired = [], dependentSchemas = [] } = schema;
  return [
    ...properties.map(({ name }) => name),
    ...required,
    ...dependentRequired.flatMap(({ property, requires }) => [property, ...requires]),
    ...dependentSchemas.map(({ property }) => property),
    ...(restrictsOthers(schema) || schema.unevaluatedProperties ? [everyName] : []),
  ];
}

/** Whether the schema's own keywords say something of members that it does not name. */
export function restrictsOthers(schema: Schema): boolean {
  const { additionalProperties, patternProperties, propertyNames, minProperties, maxProperties } = schema;
  return [additionalProperties, patternProperties, propertyNames, minProperties, maxProperties].some(
    (keyword) => keyword !== undefined,
  );
}
