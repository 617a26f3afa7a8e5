/** The names that parameters and members of forms have where they are written. */

import type { Parameter } from "../../model/parameter.ts";
import type { Asking } from "./ends.ts";
import { layoutOf, type WireLayout } from "./parameter-layout.ts";

/** A parameter or a member of a form. */
export interface Named {
  readonly name: string;
  readonly layout: WireLayout | undefined;
}

/** Those of one value. One with a bracket at its end is the beginning of others. */
export function namesOnWire({ name, layout }: Named): readonly string[] {
  if (layout?.kind === "object" && layout.layout === "exploded") return layout.members.map(([member]) => member);
  return layout && isInBrackets(layout) ? [name, `${name}[`] : [name];
}

/** Whether names of a value have brackets in them, with members or with the places of items. */
export function isInBrackets(layout: WireLayout): boolean {
  if (layout.kind === "object") return layout.layout === "deepObject";
  return layout.kind === "list" && (layout.layout === "brackets" || layout.layout === "indices");
}

/**
 * Warns of parameters that have a name in common where they are written, as two objects do that are exploded and have a member
 * alike (OpenAPI 3.1 section 4.8.12.2): a server cannot know whose value it is.
 */
export function warnOfClashes(parameters: readonly Parameter[], { diagnostics }: Asking): void {
  const holders = new Map<string, Parameter>();
  for (const parameter of parameters) {
    const { name, in: place, node } = parameter;
    if (place !== "query" && place !== "cookie") continue;
    for (const written of namesOnWire({ name, layout: layoutOf(parameter) })) {
      const key = `${place} ${written}`;
      const other = holders.get(key);
      if (!other) holders.set(key, parameter);
      else if (other !== parameter) {
        const message = `the ${place} parameters \`${other.name}\` and \`${name}\` are both written as \`${written}\``;
        diagnostics.warning("parameter-clash", message, {
          location: node.location(),
          related: [{ message: "the other one", location: other.node.location() }],
        });
        break;
      }
    }
  }
}
