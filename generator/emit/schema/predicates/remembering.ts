import { code, identifier, type Printable } from "../../core/printable.ts";
import type { KeptValues } from "../repetition.ts";
import { runtimeValue } from "../runtime-imports.ts";
import { holds } from "./condition.ts";
import { depthName, depthParameter } from "./depth-parameter.ts";
import { type ConditionContext, type PredicateParts, passedDepth } from "./predicate.ts";

/**
 * Two functions for a schema that may be asked the same again: one that looks, and one that looks only once.
 * @param bodyOf The inside of the one that looks.
 * @returns The inside of the predicate.
 */
export function remembering(
  kept: KeptValues,
  value: Printable,
  context: ConditionContext,
  bodyOf: () => PredicateParts,
): PredicateParts {
  const { local, name } = context.place;
  const look = local.freeName(`fits${name}Anew`);
  const once = local.freeName(`fits${name}Once`);
  const subject = kept === "scalars" ? "A value" : "One part of a value";
  const doc = {
    paragraphs: [`${subject} is reached by several ways here: each is looked at once, and the answer kept.`],
    tags: [],
  };
  const keeper = runtimeValue(kept === "scalars" ? "oncePerAnyValue" : "oncePerValue");
  const initializer = code`/*@__PURE__*/ ${keeper}(${identifier(look)})`;
  local.add({ kind: "const", name: once, exported: false, doc, initializer });
  const { body, usesValue } = bodyOf();
  local.add({
    kind: "function",
    name: look,
    exported: false,
    parameters: [
      { name: usesValue ? "value" : "_value", type: code`unknown` },
      ...depthParameter(holds(body, depthName)),
    ],
    returnType: code`boolean`,
    body,
  });
  return { body: code`return ${identifier(once)}(${value}${passedDepth(context)});`, usesValue: true };
}
