/**
 * A schema with a discriminator and heirs (OpenAPI 3.1 section 4.8.25): `Pet`, and `Cat` with an `allOf` of `Pet` and
 * more. Where a value is a `Pet`, it is one of the heirs; in the heirs, `Pet` is what they have in common. So it becomes
 * two schemas: the union, which keeps the name, and its base. In each heir the discriminator's property gets the values
 * that lead to the heir. Then nobody after this stage has to know of inheritance: types narrow, and validators choose.
 */

import type { Discriminator, Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { composingLayers, composingParts, standsFor } from "../schema/certain-parts.ts";
import { type Contradiction, reportContradictions } from "../schema/contradiction.ts";
import { giveDefault, mayGiveDefault } from "../schema/given-default.ts";
import { onlyTexts } from "../schema/member-texts.ts";
import { emptySchema, type SchemaDraft } from "../schema/schema-draft.ts";
import { valuesOfListed } from "./family-unions.ts";
import { defaultInHeir, schemasOfMember } from "./heir-default.ts";
import { splitNullableHeirs } from "./nullable-heirs.ts";
import { checkSharedValues, sharedValues } from "./shared-values.ts";

/** A schema that is a union of its heirs from now on. */
interface Parent {
  readonly schema: SchemaDraft;
  readonly base: SchemaDraft;
  readonly discriminator: Discriminator;
  /** The union may be null; its base, and so its heirs, may not. */
  readonly isNullable: boolean;
}

/**
 * Splits every schema with heirs in two. All schemas have been read.
 * @returns By parent what its heirs are composed of.
 */
export function splitParents(graph: SchemaGraph): ReadonlyMap<Schema, Schema> {
  splitNullableHeirs(graph);
  const family = new Family(graph);
  for (const parent of family.parents) {
    const { mapping, defaultMapping } = parent.discriminator;
    const heirs = mapping.map((entry) => entry.schema);
    for (const heir of defaultMapping ? [...heirs, defaultMapping] : heirs) {
      graph.relations.nameBesideNull(heir, "Object");
      family.rebase(heir, parent);
    }
  }
  for (const parent of family.parents) family.limitHeirs(parent);
  reportContradictions(
    family.parents.flatMap((parent) => family.checkValues(parent)),
    graph.diagnostics,
  );
  for (const parent of family.parents) becomeUnion(parent);
  return family.bases;
}

class Family {
  readonly parents: readonly Parent[];
  /** By parent what its heirs are composed of. */
  readonly bases: ReadonlyMap<Schema, Schema>;
  readonly #graph: SchemaGraph;

  constructor(graph: SchemaGraph) {
    this.#graph = graph;
    const split = graph.entries.flatMap((entry): Parent[] => {
      const { schema } = entry;
      const { discriminator } = schema;
      if (!discriminator || schema.oneOf || schema.anyOf || !hasHeirs(schema, discriminator)) return [];
      const base = graph.variant(graph.relations.besideNull(schema) ?? entry, "base", "Base", {
        keywords: schema,
      }).schema;
      base.types = schema.types?.filter((type) => type !== "null");
      return [{ schema, base, discriminator, isNullable: schema.types?.includes("null") === true }];
    });
    const ofUnions = graph.entries.flatMap(({ schema: { discriminator, oneOf, anyOf } }) =>
      discriminator && (oneOf ?? anyOf) ? [discriminator] : [],
    );
    const values = [...split.map(({ discriminator }) => discriminator), ...ofUnions];
    this.parents = split.map((parent) => ({ ...parent, discriminator: completed(parent, split, values, graph) }));
    this.bases = new Map(split.map(({ schema, base }) => [schema, base]));
  }

  /** Puts the base in the place of its parent wherever an heir is composed of it. */
  rebase(heir: Schema, { schema: parent, base }: Parent): void {
    const layers = new Set([heir]);
    // A set is walked in the order of insertion, what is added on the way included.
    for (const layer of layers) {
      const draft = layer === parent || layer === base ? undefined : this.#graph.entry(layer)?.schema;
      if (!draft) continue;
      const based = (part: Schema) => this.#based(part, parent, base);
      draft.ref &&= based(draft.ref);
      if (draft.allOf?.some((part) => based(part) !== part)) draft.allOf = draft.allOf.map(based);
      for (const part of composingParts(draft)) layers.add(part);
      layers.add(this.#baseOf(layer));
    }
  }

  /** What an heir is composed of in the place of a part: an heir between it and the parent is there without null, too. */
  #based(part: Schema, parent: Schema, base: Schema): Schema {
    const target = standsFor(part);
    if (target === parent) return base;
    const holder = this.#graph.relations.besideNull(target);
    // A part that is written in place keeps its place, and its null with it.
    if (target === part || (holder?.componentKey === undefined && !holder?.referred)) return part;
    if (!isComposedOf(target, parent) && !isComposedOf(target, base)) return part;
    this.#graph.relations.nameBesideNull(target, "Object");
    return target;
  }

  /** Gives the discriminator's property in each heir the values that lead to the heir, or to an heir of it. */
  limitHeirs({ base, discriminator }: Parent): void {
    const { propertyName, mapping, defaultMapping } = discriminator;
    for (const heir of new Set(mapping.map((entry) => this.#baseOf(entry.schema)))) {
      const draft = this.#graph.entry(heir)?.schema;
      if (!draft || heir === base || heir === defaultMapping) continue;
      const leading = mapping.filter(
        (entry) => isComposedOf(this.#baseOf(entry.schema), heir) || this.#leadsOn(entry.schema, heir, propertyName),
      );
      const values = [...new Set(leading.map(({ value }) => value))];
      const own = onlyTexts(heir, propertyName, new Set([base]));
      const isLimited = own?.every((value) => values.includes(value)) === true;
      const itself = leading.find((entry) => this.#baseOf(entry.schema) === heir)?.value;
      const [only] = isLimited && own.length === 1 ? own : [itself];
      const described = schemasOfMember(heir, propertyName);
      const given = defaultInHeir(described, isLimited ? own : values, only);
      const isRequired = composingLayers(heir).some(({ required }) => required?.includes(propertyName));
      if (given && !isRequired && mayGiveDefault(draft, propertyName)) {
        giveDefault(draft, propertyName, given, described);
      }
      if (isLimited) continue;
      // An heir that does not say so is an object, too.
      if (!draft.types && base.types?.join() === "object" && isComposedOf(heir, base)) draft.types = ["object"];
      // To one that has to be there nothing is given: its comment tells the default.
      limitMember(draft, discriminator, values, base, isRequired ? given : undefined);
    }
  }

  /** What is wrong with the values of a family whose heirs are limited. An heir of an heir has values of that, too. */
  checkValues({ discriminator }: Parent): readonly Contradiction[] {
    return checkSharedValues(discriminator, (heir, other) => isComposedOf(this.#baseOf(heir), this.#baseOf(other)));
  }

  /** Whether a schema goes on to an heir by another member: the values of this one that lead to the schema are the heir's, too. */
  #leadsOn(schema: Schema, heir: Schema, propertyName: string): boolean {
    const parent = this.parents.find((one) => one.schema === schema && one.discriminator.propertyName !== propertyName);
    return parent !== undefined && isComposedOf(heir, parent.base);
  }

  /** What an heir of the schema is composed of. */
  #baseOf(schema: Schema): Schema {
    return this.bases.get(schema) ?? schema;
  }
}

function hasHeirs(schema: Schema, { mapping, defaultMapping }: Discriminator): boolean {
  return (
    mapping.some((entry) => entry.schema !== schema) || (defaultMapping !== undefined && defaultMapping !== schema)
  );
}

/**
 * The parent itself is one of the alternatives if a value leads to it: by its own mapping, or by that of its parents. What
 * others call its heirs leads to them, too.
 */
function completed(
  { schema, base, discriminator }: Parent,
  parents: readonly Parent[],
  discriminators: readonly Discriminator[],
  graph: SchemaGraph,
): Discriminator {
  const { propertyName, mapping, defaultMapping, place } = discriminator;
  const own = new Set(mapping.map(({ value }) => value));
  const above = parents
    .filter((parent) => parent.schema !== schema && parent.discriminator.propertyName === propertyName)
    .flatMap((parent) => parent.discriminator.mapping)
    .filter((entry) => entry.schema === schema && !own.has(entry.value));
  const withBase = (target: Schema) => (target === schema ? base : target);
  // A name that no schema takes where it leads is no value.
  const leading = mapping.filter(
    (entry) => entry.explicit || (onlyTexts(entry.schema, propertyName)?.includes(entry.value) ?? true),
  );
  const elsewhere = calledElsewhere(schema, discriminator, discriminators);
  const known = [...above, ...leading, ...elsewhere];
  const listed = valuesOfListed(schema, discriminator, known, graph);
  return {
    propertyName,
    mapping: [...known, ...listed].map((entry) => ({ ...entry, schema: withBase(entry.schema) })),
    defaultMapping: defaultMapping && withBase(defaultMapping),
    heirs: { types: schema.types },
    inherited: undefined,
    place,
  };
}

/**
 * The values by which other discriminators of the same member lead to heirs of a parent, where they mean one heir by a
 * value, and neither the parent nor the heir allows others alone.
 */
function calledElsewhere(
  parent: Schema,
  { propertyName, mapping }: Discriminator,
  discriminators: readonly Discriminator[],
): Discriminator["mapping"] {
  const heirs = new Set(mapping.map((entry) => entry.schema));
  const found = new Map<string, Schema | undefined>(mapping.map((entry) => [entry.value, undefined]));
  const allowed = onlyTexts(parent, propertyName);
  for (const other of discriminators) {
    if (other.propertyName !== propertyName) continue;
    for (const { value, schema } of other.mapping) {
      const heir = standsFor(schema);
      if (found.has(value) && found.get(value) !== heir) found.set(value, undefined);
      else if (heirs.has(heir) && heir !== parent) found.set(value, heir);
    }
  }
  return [...found].flatMap(([value, schema]) => {
    if (!schema || allowed?.includes(value) === false) return [];
    return onlyTexts(schema, propertyName)?.includes(value) === false ? [] : [{ value, schema, explicit: false }];
  });
}

function isComposedOf(schema: Schema, part: Schema): boolean {
  return composingLayers(schema).includes(part);
}

function limitMember(
  draft: SchemaDraft,
  { propertyName: name, place }: Discriminator,
  values: readonly string[],
  base: Schema,
  told: Schema["default"],
): void {
  const properties = draft.properties ?? [];
  const index = properties.findIndex((property) => property.name === name);
  const own = properties[index]?.schema;
  const from = own ?? base.properties?.find((property) => property.name === name)?.schema;
  const [only] = values;
  const limited: SchemaDraft = {
    ...emptySchema(from?.node ?? base.node),
    description: from?.description,
    deprecated: from?.deprecated ?? false,
    readOnly: from?.readOnly ?? false,
    writeOnly: from?.writeOnly ?? false,
    ref: own,
    default: told,
    ...(values.length === 1 && only !== undefined ? { const: { value: only } } : { enum: values }),
  };
  const required = new Set(draft.required);
  if (base.required?.includes(name)) draft.required = [...required.add(name)];
  // Where a part of the base requires it, its default is only told: none is put in.
  const property = { name, required: required.has(name) || told !== undefined, schema: limited };
  draft.heirTags = [...(draft.heirTags ?? []), { propertyName: name, values, parent: place }];
  draft.properties = properties.toSpliced(Math.max(index, 0), index < 0 ? 0 : 1, property);
}

/**
 * The parent keeps what describes it; everything that a value can break is the base's. Nothing says that one heir alone may
 * fit: where a value leads to several, it fits any of them. Where it does not, no two can fit.
 */
function becomeUnion({ schema, base, discriminator, isNullable }: Parent): void {
  const { node, scope, component, title, description, deprecated, readOnly, writeOnly } = schema;
  const { default: byDefault, examples, externalDocs, xml, dynamicAnchor } = schema;
  const { mapping, defaultMapping } = discriminator;
  const alternatives = new Set(mapping.map((entry) => entry.schema));
  if (defaultMapping) alternatives.add(defaultMapping);
  const nothing: SchemaDraft[] = isNullable ? [{ ...emptySchema(node), types: ["null"] }] : [];
  const keyword = sharedValues(discriminator).length > 0 ? "anyOf" : "oneOf";
  Object.assign(schema, emptySchema(node), {
    ...{ scope, component, title, description, deprecated, readOnly, writeOnly },
    ...{ default: byDefault, examples, externalDocs, xml, dynamicAnchor },
    ...{ [keyword]: [...alternatives, ...nothing], discriminator },
  } satisfies Partial<SchemaDraft>);
  Object.assign(base, {
    ...{ component: false, discriminator: undefined, deprecated: false, readOnly: false, writeOnly: false },
    ...{ title: undefined, description: undefined, default: undefined, externalDocs: undefined, xml: undefined },
    examples: [],
  } satisfies Partial<SchemaDraft>);
}
