import type { Schema } from "../api/schema.ts";
import { allowedTypes } from "../schema/allowed-types.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { emptySchema } from "../schema/schema-draft.ts";
import type { MentionedMembers } from "./hidden-members.ts";

/**
 * Whether two alternatives for objects are kept apart by hidden members alone: one of them requires one, or lists its values,
 * the other one does not, or lists others, and has to have all shown members that the first one requires.
 */
export function differInHidden(
  options: readonly Schema[],
  hiddenOf: (option: Schema) => Iterable<string>,
  mentioned: MentionedMembers,
): boolean {
  const forObjects = options.filter((option) => allowedTypes(option)?.has("object") ?? true);
  const hidden = [...new Set(forObjects.flatMap((option) => [...hiddenOf(option)]))];
  if (hidden.length === 0) return false;
  const asked = forObjects.map((option) => ({
    hidden: hidden.map((name) => askedOf(option, name, mentioned)),
    required: mentioned.certainlyRequired(option),
  }));
  return asked.some((one) =>
    asked.some(
      (other) =>
        one.hidden.some((text, index) => text !== nothingAsked && text !== other.hidden[index]) &&
        [...one.required].every((name) => hidden.includes(name) || other.required.has(name)),
    ),
  );
}

/** What an alternative asks of a member, as a text to compare: whether it is there, and the lists of its values. */
function askedOf(option: Schema, name: string, mentioned: MentionedMembers): string {
  const members = mentioned.layersOf(option).flatMap(({ properties = [] }) => properties);
  const schemas = members.filter((member) => member.name === name).map((member) => member.schema);
  return asText(
    mentioned.requires([name], option),
    schemas.flatMap((schema) => schema.enum ?? schema.const ?? []),
  );
}

function asText(isRequired: boolean, lists: readonly unknown[]): string {
  return JSON.stringify([isRequired, lists]);
}

const nothingAsked = asText(false, []);

/** Lets a value fit several alternatives of a `oneOf`: without what keeps them apart, all of them may. */
export function letSeveralFit(draft: SchemaDraft): void {
  const { oneOf, anyOf, allOf = [], node } = draft;
  if (!oneOf) return;
  draft.oneOf = undefined;
  if (!anyOf) draft.anyOf = oneOf;
  else draft.allOf = [...allOf, { ...emptySchema(node), anyOf: oneOf }];
}
