import { typeNames } from "../../load/objects/schema-object.ts";
import type { PatternProperty, Schema } from "../api/schema.ts";
import { emptySchema } from "../schema/schema-draft.ts";
import { restrictsOthers } from "./hidden-members.ts";

/** What is hidden from the values of a schema. */
interface Hidden {
  readonly names: ReadonlySet<string>;
  /** Those of the names that other schemas hide, and this one does not cover. */
  readonly foreign: readonly string[];
  /** Whether what a pattern describes is hidden. */
  readonly hides: (described: PatternProperty) => boolean;
  /** Whether members of a schema are hidden. */
  readonly isHidden: (member: Schema) => boolean;
  /** Whether no object fits that has to have a hidden member, instead of being let through. */
  readonly condition: boolean;
}

/** A schema that ignores some members: they may be there or not, and nothing is asked of them. */
export function withoutHidden(schema: Schema, { names, foreign, hides, isHidden, condition }: Hidden): Schema {
  const { properties, required, patternProperties, additionalProperties, dependentRequired } = schema;
  const isShown = (name: string) => !names.has(name);
  const declared = properties?.map((one) => (isShown(one.name) ? one : hiddenProperty(one.name, one.schema))) ?? [];
  // Keywords that speak of members without naming them would speak of these, too.
  const spokenOf = restrictsOthers(schema) ? [...names] : schema.unevaluatedProperties ? foreign : [];
  const undeclared = spokenOf.filter((name) => !declared.some((property) => property.name === name));
  const unmet = (dependentRequired ?? [])
    .filter(({ requires }) => !requires.every(isShown))
    .map(({ property }) => ({
      keyword: "dependentSchemas" as const,
      property,
      schema: { ...emptySchema(schema.node), always: false },
    }));
  const isForbidden = (name: string) => condition && unmet.some(({ property }) => property === name);
  const all = [...declared, ...undeclared.map((name) => hiddenProperty(name, schema))];
  const isUnmet = condition && required?.every(isShown) === false;
  return {
    ...schema,
    types: isUnmet ? (schema.types ?? jsonTypes).filter((type) => type !== "object") : schema.types,
    properties: all.length > 0 ? all : properties,
    required: required?.filter(isShown),
    patternProperties: patternProperties?.map((one) => (hides(one) ? { ...one, schema: standIn(one.schema) } : one)),
    additionalProperties:
      additionalProperties && isHidden(additionalProperties) ? standIn(additionalProperties) : additionalProperties,
    dependentRequired: dependentRequired
      ?.filter(({ property }) => isShown(property))
      .map((one) => ({ ...one, requires: one.requires.filter(isShown) })),
    dependentSchemas: definedList([
      ...(schema.dependentSchemas ?? []).filter(({ property }) => isShown(property) && !isForbidden(property)),
      ...(condition ? unmet : []),
    ]),
  };
}

/** Every integer is a number. */
const jsonTypes = typeNames.filter((type) => type !== "integer");

/** Empty lists are left out, as in a schema of the document. */
function definedList<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}

function hiddenProperty(name: string, schema: Schema) {
  return { name, required: false, schema: standIn(schema) };
}

function standIn({ node }: Schema): Schema {
  return { ...emptySchema(node), always: true, hidden: true };
}
