import type { Definition } from "./definition.ts";
import { partFits, visitPart } from "./explain.ts";
import { isObject } from "./json-types.ts";
import { membersOf } from "./members.ts";
import { shown } from "./messages.ts";
import type { Steps } from "./steps.ts";
import { add, describe, isDescribed, isFull, isSame, reportMember, type Walk } from "./walk.ts";

/**
 * `unevaluatedItems` and `unevaluatedProperties` (JSON Schema 2020-12 Core, section 11): the schema of what neither the
 * other keywords nor the schemas that they apply to the same value have described.
 */
export function* explainUnevaluated(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  const [keyword, parts] = Array.isArray(value)
    ? (["unevaluatedItems", value.entries()] as const)
    : (["unevaluatedProperties", isObject(value) ? membersOf(value) : []] as const);
  const schema = definition[keyword]?.[0];
  if (schema === undefined) return;
  for (const [key, part] of parts) {
    if (isFull(walk)) return;
    if (isDescribed(walk.evaluated, key)) continue;
    const doubt = walk.evaluated?.get(key);
    if (doubt) {
      if ((yield* partFits(walk, key, schema, part, keyword)) === true) describe(walk, key);
      else if (!walk.findings.some((one) => one.keyword === doubt.keyword && isSame(one.path, doubt.path)))
        add(walk, doubt);
    } else if (schema === false) {
      const message = "Must not be present.";
      reportMember(walk, key, keyword, { message, expected: undefined, actual: shown(part) });
    } else {
      yield* visitPart(walk, key, schema, part, keyword);
    }
  }
}
