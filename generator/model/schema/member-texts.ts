import type { Discriminator, Schema } from "../api/schema.ts";
import { allowedTypes } from "./allowed-types.ts";
import { besideNull, certainLayers, composingParts } from "./certain-parts.ts";

/** The texts that a member can be: what its schema lists, and what discriminators of that member lead on by. */
export interface MemberTexts {
  /** Those that are known, each once. */
  readonly texts: readonly string[];
  /** Whether the member can be other texts, too. */
  readonly open: boolean;
}

const any: MemberTexts = { texts: [], open: true };
const noSchemas: ReadonlySet<Schema> = new Set();

/**
 * The only texts that a member of a schema can be; none where it can be no text at all, and undefined where nothing limits it.
 * @param except Schemas that are not asked.
 */
export function onlyTexts(schema: Schema, name: string, except = noSchemas): readonly string[] | undefined {
  return sealed(new MemberSearch(name).of(schema, except));
}

export function sealed({ texts, open }: MemberTexts): readonly string[] | undefined {
  return open ? undefined : texts;
}

/** What the texts of one member are, by schema. It looks at each schema once: unions may have one many times over. */
export class MemberSearch {
  readonly #name: string;
  readonly #discriminatorOf: (schema: Schema) => Discriminator | undefined;
  readonly #known = new Map<Schema, MemberTexts>();
  readonly #objects = new Map<Schema, boolean>();

  /** @param discriminatorOf The discriminator of a union within. */
  constructor(name: string, discriminatorOf = ({ discriminator }: Schema) => discriminator) {
    this.#name = name;
    this.#discriminatorOf = discriminatorOf;
  }

  /**
   * What the schema, all that it is composed of and their alternatives leave together.
   * @param except Schemas that it may be composed of, which are not asked.
   */
  of(schema: Schema, except = noSchemas): MemberTexts {
    if (except.size > 0) return this.#anew(schema, except);
    const known = this.#known.get(schema);
    if (known) return known;
    // One that is an alternative of itself, which is reported, says no more by that.
    this.#known.set(schema, any);
    const found = this.#anew(schema, except);
    this.#known.set(schema, found);
    return found;
  }

  #anew(schema: Schema, except: ReadonlySet<Schema>): MemberTexts {
    const layers = new Set([schema]);
    const limits: MemberTexts[] = [];
    // A set is walked in the order of insertion, what is added on the way included.
    for (const layer of layers) {
      const property = layer.properties?.find((candidate) => candidate.name === this.#name);
      if (property) limits.push(textsOf(property.schema, new Map()));
      for (const alternatives of [layer.oneOf, besideNull(layer) ? undefined : layer.anyOf])
        if (alternatives) limits.push(this.#ofSome(alternatives, this.#discriminatorOf(layer)));
      for (const part of composingParts(layer)) if (!except.has(part)) layers.add(part);
    }
    const heirs = this.#heirsByOther(schema);
    if (heirs.length > 0) limits.push(unionOf(heirs.map((heir) => this.of(heir))));
    return inCommon(limits);
  }

  /** What an object can have that fits one of several schemas. A discriminator of the member takes its own values alone. */
  #ofSome(alternatives: readonly Schema[], discriminator: Discriminator | undefined): MemberTexts {
    const { mapping, defaultMapping } = discriminator?.propertyName === this.#name ? discriminator : withoutValues;
    const leading = Map.groupBy(mapping, (entry) => entry.schema);
    return unionOf(
      alternatives
        .filter((alternative) => this.#mayBeObject(alternative))
        .map((alternative) => {
          const found = this.of(alternative);
          const target = behindReference(alternative);
          const values = leading.get(target)?.map(({ value }) => value);
          if (!values) return found;
          if (target === defaultMapping) return found.open ? { texts: values, open: true } : found;
          return { texts: found.open ? values : values.filter((value) => found.texts.includes(value)), open: false };
        }),
    );
  }

  #mayBeObject(schema: Schema): boolean {
    const known = this.#objects.get(schema) ?? mayBeObject(schema);
    this.#objects.set(schema, known);
    return known;
  }

  /** The heirs of a schema that is no union of them yet, where it tells them apart by another member. */
  #heirsByOther({ oneOf, anyOf, discriminator }: Schema): readonly Schema[] {
    if (!discriminator || oneOf || anyOf || discriminator.propertyName === this.#name) return [];
    const { mapping, defaultMapping } = discriminator;
    return [...new Set([...mapping.map((entry) => entry.schema), ...(defaultMapping ? [defaultMapping] : [])])];
  }
}

const withoutValues: Pick<Discriminator, "mapping" | "defaultMapping"> = { mapping: [], defaultMapping: undefined };

/**
 * The texts that a value can be by its types, and by lists of the schema, of its parts and of their alternatives.
 * @param known What was found: alternatives may be the same many times over.
 */
function textsOf(schema: Schema, known: Map<Schema, MemberTexts>): MemberTexts {
  const before = known.get(schema);
  if (before) return before;
  // One that is a part of itself says no more by that.
  known.set(schema, any);
  const limits = certainLayers(schema).flatMap(({ const: constant, enum: listed, oneOf, anyOf }): MemberTexts[] => {
    const values = constant ? [constant.value] : listed;
    const texts = values?.filter((value) => typeof value === "string");
    const unions = [oneOf, anyOf].filter((alternatives) => alternatives !== undefined);
    return [
      ...(texts ? [{ texts: [...new Set(texts)], open: false }] : []),
      ...unions.map((alternatives) => unionOf(alternatives.map((one) => textsOf(one, known)))),
    ];
  });
  const isNoText = allowedTypes(schema)?.has("string") === false;
  const found = isNoText ? { texts: [], open: false } : inCommon(limits);
  known.set(schema, found);
  return found;
}

/** What all of them leave. */
function inCommon(limits: readonly MemberTexts[]): MemberTexts {
  const [first, ...others] = limits.filter(({ open }) => !open);
  if (!first) return limits.length === 0 ? any : unionOf(limits);
  return { texts: first.texts.filter((text) => others.every(({ texts }) => texts.includes(text))), open: false };
}

/** What one of them has. */
function unionOf(all: readonly MemberTexts[]): MemberTexts {
  return { texts: [...new Set(all.flatMap(({ texts }) => texts))], open: all.some(({ open }) => open) };
}

/** Whether an object can fit, as far as types say. */
export function mayBeObject(schema: Schema): boolean {
  return allowedTypes(schema)?.has("object") ?? true;
}

/** The target of a `$ref` that has other keywords beside it. */
export function behindReference(schema: Schema): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  while (current.ref && !current.component && !seen.has(current)) {
    seen.add(current);
    current = current.ref;
  }
  return current;
}
