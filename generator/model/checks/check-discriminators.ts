import type { Diagnostics } from "../../diagnostics.ts";
import { reachedFrom } from "../../reached-from.ts";
import { similar } from "../../similar.ts";
import type { Schema } from "../api/schema.ts";
import { closedAgainst } from "../schema/closed-layers.ts";
import { declares } from "../schema/contradiction.ts";
import { sameValueParts } from "../schema/map-subschemas.ts";

/**
 * Warns of discriminators by a member that nobody knows (OpenAPI 3.1 section 4.8.25): neither the schema nor what its values
 * lead to. Where these let any other member be there, nothing contradicts it; most often it is misspelt. Where they name no
 * members at all, they leave it to others to say what there is.
 */
export function checkDiscriminators(schemas: readonly Schema[], diagnostics: Diagnostics): void {
  for (const schema of schemas) {
    const { discriminator } = schema;
    if (!discriminator) continue;
    const { propertyName, mapping, defaultMapping, place } = discriminator;
    const chosen = [...mapping.map((entry) => entry.schema), ...(defaultMapping ? [defaultMapping] : [])];
    const targets = [...chosen, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
    const parts = partsOf([schema, ...targets]);
    // That an alternative forbids it is told by itself.
    const isForbidden = targets.some((target) => closedAgainst(target, propertyName));
    const names = new Set(parts.flatMap(namesIn));
    if (names.size === 0 || isForbidden || parts.some((part) => knows(part, propertyName))) continue;
    const node = place.get("discriminator");
    const who = schema.oneOf || schema.anyOf ? "no alternative" : "neither the schema nor one composed of it";
    const meant = similar(propertyName, names);
    const help = meant === undefined ? "Declare it where the values lead." : `Is \`${meant}\` meant?`;
    diagnostics.warning("invalid-document", `${who} has the member \`${propertyName}\` of the discriminator`, {
      location: (node?.get("propertyName") ?? node ?? place).location("value"),
      help,
    });
  }
}

/** The schemas and all that their values are held against. */
function partsOf(schemas: readonly Schema[]): readonly Schema[] {
  return [...reachedFrom(schemas, sameValueParts)];
}

/** Whether a schema names a member, or says what members are that it does not name. */
function knows(schema: Schema, name: string): boolean {
  const { required = [], additionalProperties, unevaluatedProperties } = schema;
  const saysOthers = [additionalProperties, unevaluatedProperties].some(
    (others) => others && others.always === undefined,
  );
  return saysOthers || required.includes(name) || declares(schema, name);
}

function namesIn({ properties = [], required = [] }: Schema): readonly string[] {
  return [...properties.map(({ name }) => name), ...required];
}
