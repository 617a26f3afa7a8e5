import { brokenMapping } from "../../load/document/document-set.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Discriminator, Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { alternativeStandsFor, standsFor } from "../schema/certain-parts.ts";
import { behindReference } from "../schema/member-texts.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { valuesOfHeirs, whereTextsLead } from "./implicit-values.ts";
import { readAsAnyOf } from "./read-as-any-of.ts";

type Mapping = Discriminator["mapping"][number];

/**
 * OpenAPI 3.1 section 4.8.25, Discriminator Object. Which schemas it tells apart is known once all schemas are read.
 */
export function readDiscriminator(node: SpecNode, within: SchemaDraft, graph: SchemaGraph): void {
  const propertyName = node.string("propertyName");
  if (propertyName === undefined) return;
  const values = node.get("mapping")?.entries() ?? [];
  const fallback = node.get("defaultMapping");
  graph.whenRead(() => {
    const schema = whatItTellsApart(within, graph);
    if (schema !== within && schema.discriminator) return;
    if (!mayChoose(schema, graph)) {
      graph.ledger.leaveOut("discriminator", "no union, and no name to inherit by", node);
      const message =
        "`discriminator` is ignored: there is no `oneOf` or `anyOf`, and the schema has no name by which others could inherit it";
      graph.diagnostics.warning("ignored-keyword", message, { location: node.location("key") });
      return;
    }
    // Of a union it is one of the alternatives as they are; an heir has no other names, and the null beside it is no heir.
    const listed = listedHeirs(schema, graph);
    const isUnion = !listed && (schema.oneOf || schema.anyOf);
    const chosen = (target: Schema) => (isUnion ? alternativeCalled(target, schema) : standsFor(target));
    const explicit = values.flatMap(([value, target]): Mapping[] => {
      const mapped = mappedSchema(target, schema, graph);
      return mapped ? [{ value, schema: chosen(mapped), explicit: true }] : [];
    });
    // What it should choose by one of its values is not known: no value can be refused for it.
    if (explicit.length < values.length) {
      graph.leaveOut("discriminator", "leads nowhere", node, schema);
      readAsAnyOf(schema, graph.ledger);
      return;
    }
    if (listed) Object.assign(schema, { oneOf: undefined, anyOf: undefined });
    const mappedByDefault = fallback && mappedSchema(fallback, schema, graph);
    const defaultMapping = mappedByDefault && chosen(mappedByDefault);
    const discriminator = {
      propertyName,
      mapping: explicit,
      defaultMapping,
      heirs: undefined,
      inherited: undefined,
      place: within.node,
    };
    schema.discriminator = isUnion ? discriminator : withHeirs(discriminator, schema, listed, graph);
  });
}

/** With the values that lead to heirs. Those of a union's alternatives are asked when the families are known. */
function withHeirs(
  discriminator: Discriminator,
  schema: Schema,
  listed: ReadonlySet<Schema> | undefined,
  graph: SchemaGraph,
): Discriminator {
  const implicit = valuesOfHeirs(schema, discriminator, graph).filter((entry) => listed?.has(entry.schema) ?? true);
  return whereTextsLead({ ...discriminator, mapping: [...discriminator.mapping, ...implicit] });
}

/**
 * In an inline part of `allOf`, as Microsoft writes it, a discriminator tells the heirs of the whole apart: the part has
 * no name that they could inherit it by.
 */
function whatItTellsApart(within: SchemaDraft, graph: SchemaGraph): SchemaDraft {
  let schema = within;
  while (!schema.oneOf && !schema.anyOf) {
    const holder = graph.relations.holder(schema);
    if (!holder) break;
    schema = holder;
  }
  return schema;
}

/** Whether there can be anything to choose from: a union's members, or heirs, which refer to the schema. */
function mayChoose(schema: Schema, graph: SchemaGraph): boolean {
  if (schema.oneOf || schema.anyOf) return true;
  const entry = graph.relations.besideNull(schema) ?? graph.entry(schema);
  return entry?.componentKey !== undefined || entry?.referred === true;
}

/**
 * The heirs of a schema if they are what its `oneOf` and `anyOf` have. To the letter, these schemas would be defined by each
 * other (JSON Schema 2020-12 Core, section 9.4.1); what is meant is a parent, with the list of its heirs.
 */
function listedHeirs(schema: Schema, graph: SchemaGraph): ReadonlySet<Schema> | undefined {
  const members = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map(standsFor);
  if (members.length === 0) return undefined;
  const heirs = new Set(graph.relations.heirs(schema).map((heir) => standsFor(heir.schema)));
  return members.every((member) => heirs.has(member)) ? new Set(members) : undefined;
}

/** The alternative that a schema is, also where the one is another name of the other; the schema itself where none is. */
function alternativeCalled(schema: Schema, { oneOf = [], anyOf = [] }: Schema): Schema {
  const alternatives = [...oneOf, ...anyOf].map(behindReference);
  if (alternatives.includes(schema)) return schema;
  const meant = standsFor(schema);
  const [found, ...others] = alternatives.filter((alternative) => alternativeStandsFor(alternative) === meant);
  return found && others.length === 0 ? found : schema;
}

/** A value of the mapping is the name of a component, or else a reference. */
function mappedSchema(node: SpecNode, within: Schema, graph: SchemaGraph): Schema | undefined {
  const { value } = node;
  if (typeof value !== "string") return undefined;
  const component = graph.componentOf(value);
  if (component) return component.schema;
  const target = node.follow(value, brokenMapping((within.oneOf ?? within.anyOf) !== undefined));
  if (target) graph.anchors.enter(value, target);
  return target && graph.referred(target);
}
