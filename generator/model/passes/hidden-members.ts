import { reachedFrom } from "../../reached-from.ts";
import type { Access, PatternProperty, Property, Schema } from "../api/schema.ts";
import { mayMatch } from "../pattern/may-match.ts";
import { certainParts, composingParts } from "../schema/certain-parts.ts";
import { sameValueParts } from "../schema/map-subschemas.ts";

/** Looks a schema up as the document has it: those that were changed meanwhile, too. */
type Original = (schema: Schema) => Schema;

/** What describes members: one that is named, or all whose names match a pattern. */
export type Described = Property | PatternProperty;

/** What the schema's own `properties` and `patternProperties` say of a member. */
export function describing({ properties = [], patternProperties = [] }: Schema, name: string): readonly Described[] {
  return [
    ...properties.filter((property) => property.name === name),
    ...patternProperties.filter(({ pattern }) => mayMatch(name, pattern)),
  ];
}

/** Which members a schema hides from the values of one direction: from what is written those that are only read. */
export class HiddenMembers {
  readonly #flag: "readOnly" | "writeOnly";
  readonly #original: Original;
  readonly #shown: ReadonlySet<Described>;
  readonly #mentioned: MentionedMembers;
  readonly #names = new Map<Schema, ReadonlySet<string>>();
  readonly #covered = new Map<Schema, Map<string, boolean>>();

  /** @param shown Members that both directions have, whatever their schemas say. */
  constructor(access: Access, original: Original, shown: ReadonlySet<Described> = new Set()) {
    this.#flag = access === "write" ? "readOnly" : "writeOnly";
    this.#original = original;
    this.#shown = shown;
    this.#mentioned = new MentionedMembers(original);
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

  hides(described: Described): boolean {
    return !this.#shown.has(described) && this.isHidden(described.schema);
  }

  /** Whether the schema's own keywords hide a member. */
  hidesByItself(of: Schema): boolean {
    const { properties = [], patternProperties = [], additionalProperties } = this.#original(of);
    return (
      properties.some((property) => this.hides(property)) ||
      patternProperties.some((pattern) => this.hides(pattern)) ||
      (additionalProperties !== undefined && this.isHidden(additionalProperties))
    );
  }

  /** The names, among those that the schema and all that is about the same value speak of, of what it covers. */
  of(schema: Schema): ReadonlySet<string> {
    const known = this.#names.get(schema);
    if (known) return known;
    const isHiding = this.#mentioned.layersOf(schema).some((layer) => this.hidesByItself(layer));
    const names = isHiding ? [...this.#mentioned.of(schema)].filter((name) => this.covers(schema, name)) : [];
    const found = new Set(names);
    this.#names.set(schema, found);
    return found;
  }

  /**
   * Whether the schema hides a member from an object that fits it: by itself, by what it refers to and is composed of, or by
   * all of its alternatives.
   */
  covers(schema: Schema, name: string): boolean {
    const verdicts = this.#covered.get(schema) ?? new Map<string, boolean>();
    this.#covered.set(schema, verdicts);
    const known = verdicts.get(name);
    if (known !== undefined) return known;
    // A schema that is defined by itself, which is reported, ends here.
    verdicts.set(name, false);
    const original = this.#original(schema);
    const { oneOf = [], anyOf = [] } = original;
    const verdict =
      this.#coversByItself(original, name) ||
      composingParts(original).some((part) => this.covers(part, name)) ||
      [oneOf, anyOf].some((options) => this.#allCover(options, name));
    verdicts.set(name, verdict);
    return verdict;
  }

  #coversByItself(schema: Schema, name: string): boolean {
    const { additionalProperties } = schema;
    const described = describing(schema, name);
    if (described.length > 0) return described.some((one) => this.hides(one));
    return additionalProperties !== undefined && this.isHidden(additionalProperties);
  }

  /** No object fits an alternative of another type. */
  #allCover(alternatives: readonly Schema[], name: string): boolean {
    const options = alternatives.filter(({ types }) => types?.includes("object") ?? true);
    return options.length > 0 && options.every((option) => this.covers(option, name));
  }
}

/** Which members a schema speaks of, and which it requires, with all schemas that are about the same value. */
export class MentionedMembers {
  readonly #original: Original;
  readonly #layers = new Map<Schema, readonly Schema[]>();
  readonly #mentioned = new Map<Schema, ReadonlySet<string>>();
  readonly #required = new Map<Schema, ReadonlySet<string>>();

  constructor(original: Original) {
    this.#original = original;
  }

  of(schema: Schema): ReadonlySet<string> {
    return this.#collect(schema, this.#mentioned, mentionedBy);
  }

  /** The members of some names that make a difference to the schema. */
  among(names: Iterable<string>, schema: Schema): readonly string[] {
    const mentioned = this.of(schema);
    const isOfOthers = this.layersOf(schema).some((layer) => restrictsOthers(layer) || layer.unevaluatedProperties);
    return isOfOthers ? [...names] : [...names].filter((name) => mentioned.has(name));
  }

  /** Whether the schema requires one of some members, of every object or of some. */
  requires(names: readonly string[], schema: Schema): boolean {
    const required = this.#collect(schema, this.#required, ({ required = [], dependentRequired = [] }) => [
      ...required,
      ...dependentRequired.flatMap(({ requires }) => requires),
    ]);
    return names.some((name) => required.has(name));
  }

  /** The members that every object has to have: as the schema says by itself, by what it refers to and is composed of. */
  certainlyRequired(schema: Schema): ReadonlySet<string> {
    const layers = reachedFrom([schema], (layer) => certainParts(this.#original(layer)));
    return new Set([...layers].flatMap((layer) => this.#original(layer).required ?? []));
  }

  #collect(
    schema: Schema,
    memo: Map<Schema, ReadonlySet<string>>,
    namesOf: (schema: Schema) => readonly string[],
  ): ReadonlySet<string> {
    const known = memo.get(schema);
    if (known) return known;
    const names = new Set(this.layersOf(schema).flatMap(namesOf));
    memo.set(schema, names);
    return names;
  }

  /** The schema and all that is about the same value, as the document has them. */
  layersOf(schema: Schema): readonly Schema[] {
    const known = this.#layers.get(schema);
    if (known) return known;
    const layers = reachedFrom([schema], (layer) => sameValueParts(this.#original(layer)));
    const found = [...layers].map(this.#original);
    this.#layers.set(schema, found);
    return found;
  }
}

function mentionedBy(schema: Schema): readonly string[] {
  const { properties = [], required = [], dependentRequired = [], dependentSchemas = [], discriminator } = schema;
  return [
    ...properties.map(({ name }) => name),
    ...required,
    ...dependentRequired.flatMap(({ property, requires }) => [property, ...requires]),
    ...dependentSchemas.map(({ property }) => property),
    ...(discriminator ? [discriminator.propertyName] : []),
  ];
}

/** Whether the schema's own keywords say something of members that it does not name. */
export function restrictsOthers(schema: Schema): boolean {
  const { additionalProperties, patternProperties, propertyNames, minProperties, maxProperties } = schema;
  return [additionalProperties, patternProperties, propertyNames, minProperties, maxProperties].some(
    (keyword) => keyword !== undefined,
  );
}
