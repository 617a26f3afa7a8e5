/**
 * Defaults that fit the schema that says them, and that another schema of the same value forbids: what stands beside a
 * `$ref`, or another part of an `allOf`, for a value; for a member of an object, all that the parts of the object say of it,
 * and what stands around a branch of these, such as `then`, for what the branch says.
 * Validation would put in what it refuses. Such a default does not count there: the schema refers to a copy of its parts
 * without it, so that nobody after this stage has to know, and the next default counts.
 */
import type { Diagnostics } from "../../diagnostics.ts";
import type { Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { mayMatch } from "../pattern/may-match.ts";
import { besideNull, composingLayers, composingParts } from "../schema/certain-parts.ts";
import { declares, placeOf, reportContradictions } from "../schema/contradiction.ts";
import { shown, verdictOn } from "../schema/fits-schema.ts";
import { giveDefault, mayGiveDefault, ownProperty } from "../schema/given-default.ts";
import { holdersAmong } from "../schema/map-subschemas.ts";
import { defaultsOfMembers } from "../schema/member-defaults.ts";
import { holderOfDefault } from "../schema/reach.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { innermostFirst } from "../schema/ways.ts";

/**
 * Takes out of each schema the defaults that other parts of it forbid, and warns of them, once for each part. Of a
 * discriminator's member that is limited to the values of an heir nothing is said: the parent's default is for others.
 * Defaults that do not fit the schemas that say them are gone.
 * @param formats Whether validators check formats.
 */
export function leaveOutForbiddenDefaults(graph: SchemaGraph, formats: boolean): void {
  const schemas = holdersAmong(graph.schemas);
  const composed = [...innermostFirst(schemas, composingParts).keys()];
  const matching = schemas.filter((schema) => schema.patternProperties && composingParts(schema).length === 0);
  const search = new ForbiddenDefaults(graph, formats);
  for (const schema of composed) search.ofValue(schema);
  for (const schema of [...matching, ...composed]) search.ofMembers(schema);
  for (const schema of schemas) search.ofBranches(schema);
}

/** A schema of a member. */
interface Description {
  readonly schema: Schema;
  /** Whether it is one of `properties`: only their defaults are put in. */
  readonly isNamed: boolean;
  /** Whether what it forbids needs no warning of its own. */
  readonly isQuiet: boolean;
}

/** A schema that forbids a default. */
interface Misfit {
  readonly schema: Schema;
  readonly verdict: string;
  readonly isQuiet: boolean;
}

/** What a copy lacks: a default, of the value or of a member of it. */
interface Without {
  readonly holder: Schema;
  readonly name?: string;
}

class ForbiddenDefaults {
  readonly #graph: SchemaGraph;
  readonly #diagnostics: Diagnostics;
  readonly #formats: boolean;
  readonly #copies = new Map<Schema, Map<string, SchemaDraft>>();
  readonly #reported = new Set<string>();

  constructor(graph: SchemaGraph, formats: boolean) {
    this.#graph = graph;
    this.#diagnostics = graph.diagnostics;
    this.#formats = formats;
  }

  /** Leaves out the defaults of what the schema refers to or is composed of. */
  ofValue(schema: Schema): void {
    const draft = this.#graph.entry(schema)?.schema;
    if (!draft) return;
    for (let holder = holderOfDefault(draft); holder?.default; holder = holderOfDefault(draft)) {
      if (holder === draft) return;
      const verdict = verdictOn(holder.default.value, draft, { formats: this.#formats });
      if (typeof verdict !== "string") return;
      this.#warn(holder, draft, verdict);
      this.#leaveOut(draft, holder);
    }
  }

  /** Leaves out the defaults of members of an object that has several schemas for them. */
  ofMembers(schema: Schema): void {
    const draft = this.#graph.entry(schema)?.schema;
    const defaults = draft && defaultsOfMembers(draft);
    if (!draft || !defaults || defaults.size === 0) return;
    const describing = descriptionsIn(composingLayers(draft));
    for (const [name, first] of defaults) {
      const descriptions = describing(name);
      // One that is always there is never put in.
      if (!descriptions || !this.#isForbidden(first, descriptions)) continue;
      const next = this.#nextThatFits(descriptions);
      // What it says itself of the member comes before what its parts say.
      const isBefore = mayGiveDefault(draft, name) && !ownProperty(draft, name);
      if (next?.default && isBefore)
        giveDefault(
          draft,
          name,
          next.default,
          descriptions.map(({ schema }) => schema),
        );
      else this.#leaveOutAll(draft, name, first, descriptions);
    }
  }

  /** Leaves out the defaults of members that a branch says, where what stands around it forbids them whenever it applies. */
  ofBranches(schema: Schema): void {
    const draft = this.#graph.entry(schema)?.schema;
    const layers = draft ? composingLayers(draft) : [];
    const branches = new Set(layers.flatMap(branchesOf));
    if (!draft || branches.size === 0) return;
    const describing = descriptionsIn(layers);
    for (const branch of branches) {
      let left = branch;
      for (const name of defaultsOfMembers(branch).keys()) {
        const around = describing(name) ?? [];
        let holder = defaultsOfMembers(left).get(name);
        while (holder && this.#isForbidden(holder, around)) {
          left = this.#branchWithout(draft, left, { name, holder });
          holder = defaultsOfMembers(left).get(name);
        }
      }
    }
  }

  #nextThatFits(descriptions: readonly Description[]): Schema | undefined {
    return descriptions
      .flatMap(({ schema, isNamed }) => (isNamed && holderOfDefault(schema)) || [])
      .find((holder) => this.#misfits(holder, descriptions).length === 0);
  }

  /** Leaves out the defaults of a member until one fits, or none is left. */
  #leaveOutAll(draft: SchemaDraft, name: string, first: Schema, descriptions: readonly Description[]): void {
    for (let holder: Schema | undefined = first; holder && this.#isForbidden(holder, descriptions); ) {
      this.#leaveOutOfMember(draft, name, holder);
      holder = defaultsOfMembers(draft).get(name);
    }
  }

  #isForbidden(holder: Schema, descriptions: readonly Description[]): boolean {
    const misfits = this.#misfits(holder, descriptions);
    const [first] = misfits;
    if (first && !misfits.some(({ isQuiet }) => isQuiet)) this.#warn(holder, first.schema, first.verdict);
    return first !== undefined;
  }

  #misfits(holder: Schema, descriptions: readonly Description[]): readonly Misfit[] {
    if (!holder.default) return [];
    const { value } = holder.default;
    return descriptions.flatMap(({ schema, isQuiet }) => {
      const verdict = verdictOn(value, schema, { formats: this.#formats });
      return typeof verdict === "string" ? [{ schema, verdict, isQuiet }] : [];
    });
  }

  #warn(holder: Schema, forbidding: Schema, verdict: string): void {
    if (!holder.default) return;
    const message = `the default ${shown(holder.default.value)} ${verdict}: it does not count here`;
    const key = JSON.stringify([forbidding.node.id, holder.node.id, message]);
    // Another form of the schema, or another heir, has no more to say.
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    const related = { message: "the default", location: placeOf("default", holder) };
    reportContradictions([{ message, location: forbidding.node.location(), related }], this.#diagnostics);
  }

  #leaveOut(draft: SchemaDraft, holder: Schema): void {
    replaceParts(draft, (part) => this.#without(part, holder));
  }

  #without(schema: Schema, holder: Schema): Schema {
    if (!composingLayers(schema).includes(holder)) return schema;
    return this.#copy(schema, { holder }, (draft) => {
      if (schema === holder) draft.default = undefined;
      else this.#leaveOut(draft, holder);
    });
  }

  #leaveOutOfMember(draft: SchemaDraft, name: string, holder: Schema): void {
    draft.properties = draft.properties?.map((property) =>
      says(property, name, holder) ? { ...property, schema: this.#without(property.schema, holder) } : property,
    );
    replaceParts(draft, (part) => this.#withoutOfMember(part, name, holder));
  }

  #withoutOfMember(schema: Schema, name: string, holder: Schema): Schema {
    const layers = composingLayers(schema);
    if (!layers.some(({ properties = [] }) => properties.some((one) => says(one, name, holder)))) return schema;
    return this.#copy(schema, { name, holder }, (draft) => this.#leaveOutOfMember(draft, name, holder));
  }

  /** One that stands in the schema alone is changed, and keeps its name. */
  #branchWithout(draft: SchemaDraft, branch: Schema, { name, holder }: Required<Without>): Schema {
    const entry = this.#graph.entry(branch);
    if (entry && entry.componentKey === undefined && !entry.referred && branchesOf(draft).includes(branch)) {
      this.#leaveOutOfMember(entry.schema, name, holder);
      return branch;
    }
    const without = this.#withoutOfMember(branch, name, holder);
    this.#replaceBranch(draft, branch, without, { name, holder });
    return without;
  }

  #replaceBranch(draft: SchemaDraft, from: Schema, to: Schema, without: Without): void {
    replaceBranches(draft, (branch) => (branch === from ? to : branch));
    replaceParts(draft, (part) => {
      if (!composingLayers(part).some((layer) => branchesOf(layer).includes(from))) return part;
      return this.#copy(part, without, (copy) => this.#replaceBranch(copy, from, to, without));
    });
  }

  /** A copy of a schema with a change, the same for all that ask for it. */
  #copy(schema: Schema, { name = "", holder }: Without, change: (draft: SchemaDraft) => void): Schema {
    const copies = this.#copies.get(schema) ?? new Map<string, SchemaDraft>();
    this.#copies.set(schema, copies);
    const key = `${holder.node.id} ${name}`;
    const known = copies.get(key);
    if (known) return known;
    const entry = this.#graph.entry(schema);
    const place = `${holder.node.pointer} ${name}`;
    // What an heir was given is no schema of the document.
    const draft = entry ? this.#graph.variant(entry, "part", undefined, { place }).schema : { ...schema };
    draft.component = false;
    copies.set(key, draft);
    change(draft);
    return draft;
  }
}

function says(property: { readonly name: string; readonly schema: Schema }, name: string, holder: Schema): boolean {
  return property.name === name && holderOfDefault(property.schema) === holder;
}

function replaceParts(draft: SchemaDraft, replaced: (part: Schema) => Schema): void {
  const notNull = besideNull(draft);
  draft.ref &&= replaced(draft.ref);
  draft.allOf = draft.allOf?.map(replaced);
  if (notNull) draft.anyOf = draft.anyOf?.with(0, replaced(notNull));
}

/**
 * What a value of a schema may fit as well, by a condition or as an alternative. An alternative that a discriminator leads to is
 * known by what it is, and stays so.
 */
function branchesOf(schema: Schema): readonly Schema[] {
  const { dependentSchemas = [], then, else: otherwise, anyOf = [], oneOf = [], discriminator } = schema;
  const alternatives = discriminator || besideNull(schema) ? [] : [...anyOf, ...oneOf];
  const conditional = [then, otherwise].filter((branch) => branch !== undefined);
  return [...dependentSchemas.map((dependent) => dependent.schema), ...conditional, ...alternatives];
}

function replaceBranches(draft: SchemaDraft, replaced: (branch: Schema) => Schema): void {
  draft.dependentSchemas = draft.dependentSchemas?.map((one) => ({ ...one, schema: replaced(one.schema) }));
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema; a schema is never awaited.
  draft.then &&= replaced(draft.then);
  draft.else &&= replaced(draft.else);
  draft.anyOf = draft.anyOf?.map(replaced);
  draft.oneOf = draft.oneOf?.map(replaced);
}

/** What the layers of a schema say of a member; undefined of one that has to be there. */
function descriptionsIn(layers: readonly Schema[]): (name: string) => readonly Description[] | undefined {
  const declared = new Map<string, Schema[]>();
  const required = new Set(layers.flatMap((layer) => layer.required ?? []));
  const leading = new Set(layers.flatMap(leadingMembers));
  const others = layers.filter((layer) => layer.patternProperties ?? layer.additionalProperties);
  for (const { name, schema } of layers.flatMap(({ properties = [] }) => properties)) {
    declared.set(name, [...(declared.get(name) ?? []), schema]);
  }
  return (name) => {
    if (required.has(name)) return undefined;
    const named = (declared.get(name) ?? []).map((schema) => ({ schema, isNamed: true, isQuiet: leading.has(name) }));
    return [...named, ...others.flatMap((layer) => describedByOthers(layer, name))];
  };
}

/** The members of discriminators that lead from a schema to its heirs, where this is what they have in common. */
function leadingMembers({ variant }: Schema): readonly string[] {
  const found: string[] = [];
  for (let form = variant; form; form = form.of.variant) {
    if (form.kind === "base" && form.of.discriminator) found.push(form.of.discriminator.propertyName);
  }
  return found;
}

/** What a layer says of a member without naming it. A member that a closed part excludes is reported for itself. */
function describedByOthers(layer: Schema, name: string): readonly Description[] {
  const { patternProperties = [], additionalProperties } = layer;
  const patterns = patternProperties.filter(({ pattern }) => mayMatch(name, pattern)).map((one) => one.schema);
  const schemas = additionalProperties && !declares(layer, name) ? [additionalProperties] : patterns;
  return schemas.map((schema) => ({ schema, isNamed: false, isQuiet: schema.always === false }));
}
