import type { Discriminator, Schema } from "../api/schema.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { behindReference, mayBeObject, onlyTexts } from "../schema/member-texts.ts";
import { type Effect, enforced, enterEach } from "./keyword-effects.ts";

/** Enters discriminators into the ledger. What they choose among is complete. */
export function enterDiscriminators(graph: SchemaGraph): void {
  enterEach(
    graph,
    ({ keyword }) => keyword === "discriminator",
    ({ schema }) => schema.discriminator && choiceOf(schema, graph),
  );
}

/** What a discriminator chooses among (OpenAPI 3.1 section 4.8.25): the alternatives that have values, or heirs. */
function choiceOf(schema: Schema, graph: SchemaGraph): Effect {
  const { discriminator, oneOf, anyOf, node } = schema;
  const alternatives = [...(oneOf ?? []), ...(anyOf ?? [])];
  const targets = new Set((discriminator?.mapping ?? []).map((entry) => entry.schema));
  const nothing: Effect = { treatment: "documentation", note: "ignored where it chooses among nothing" };
  if (alternatives.length > 0) {
    if (alternatives.some((alternative) => targets.has(behindReference(alternative)))) return enforced;
    const name = discriminator?.propertyName ?? "";
    const isNoText = alternatives.filter(mayBeObject).every((one) => onlyTexts(one, name)?.length === 0);
    const reason = isNoText
      ? `\`${name}\` allows no text in any alternative, and texts alone lead to them`
      : "no alternative has a name or a value of the member that leads to it";
    return { ...nothing, warning: `\`discriminator\` is ignored: ${reason}` };
  }
  if (discriminator?.defaultMapping || [...targets].some((target) => target.node.id !== node.id)) return enforced;
  if (discriminator && graph.relations.heirs(schema).length > 0) {
    return { ...nothing, ...withoutValues(schema, discriminator, graph) };
  }
  const warning =
    "`discriminator` is ignored: there is no `oneOf` or `anyOf`, and no component has the schema in its `allOf`";
  return { ...nothing, warning };
}

/** What to say of a discriminator none of whose values leads to one of the components that are composed of its schema. */
function withoutValues(
  schema: Schema,
  { propertyName }: Discriminator,
  graph: SchemaGraph,
): Pick<Effect, "warning" | "help"> {
  const texts = onlyTexts(schema, propertyName);
  const isNoText = graph.relations.heirs(schema).every((heir) => onlyTexts(heir.schema, propertyName)?.length === 0);
  const member = `\`${propertyName}\``;
  const ignored = "`discriminator` is ignored:";
  const heirs = "the components with the schema in their `allOf`";
  if (isNoText) return { warning: `${ignored} ${member} allows no text, and texts alone lead to ${heirs}` };
  const help = `Write a \`mapping\` to the components, or let each of them list its own values of ${member}.`;
  if (!texts) return { warning: `${ignored} no value of ${member} leads to one of ${heirs}`, help };
  const allowed = texts.map((text) => `\`${text}\``).join(", ");
  const warning = `${ignored} ${member} allows ${allowed} alone, which are neither names nor values of ${heirs}`;
  return { warning, help };
}
