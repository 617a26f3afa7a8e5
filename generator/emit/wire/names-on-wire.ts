/** The names that parameters and members of forms have where they are written. */

import type { Parameter } from "../../model/api/parameter.ts";
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
 * alike (OpenAPI 3.1 section 4.8.12.2): a server cannot know whose value it is. So have a `deepObject` and what is called like a member
 * of it, `filter[a]`, which takes it.
 */
export function warnOfClashes(parameters: readonly Parameter[], { diagnostics }: Asking): void {
  const named = parameters.flatMap((parameter) => {
    const { name, in: place } = parameter;
    return place === "query" || place === "cookie" ? [{ parameter, place, name, layout: layoutOf(parameter) }] : [];
  });
  const holders = new Map<string, Parameter>();
  for (const { parameter, place, name, layout } of named) {
    for (const written of namesOnWire({ name, layout })) {
      const key = `${place} ${written}`;
      const deep = named.find((one) => one.parameter !== parameter && one.place === place && hasMember(one, written));
      const same = holders.get(key);
      const other = same ?? deep?.parameter;
      if (!same) holders.set(key, parameter);
      if (other === undefined || other === parameter) continue;
      const message = `the ${place} parameters \`${other.name}\` and \`${name}\` are both written as \`${written}\``;
      diagnostics.warning("parameter-clash", message, {
        location: parameter.node.location(),
        related: [{ message: "the other one", location: other.node.location() }],
        ...(!same && {
          help: `Leave it out, or let it have another name: here \`${written}\` is no member of \`${other.name}\`.`,
        }),
      });
      break;
    }
  }
}

/** Whether a name is what a `deepObject` calls a member, one that it declares or that it is open for. */
function hasMember({ name, layout }: Named, written: string): boolean {
  if (layout?.kind !== "object" || layout.layout !== "deepObject" || !written.startsWith(`${name}[`)) return false;
  const rest = written.slice(name.length + 1);
  if (layout.rest !== undefined && rest.includes("]")) return true;
  return layout.members.some(([member]) => rest.startsWith(`${member}]`));
}
