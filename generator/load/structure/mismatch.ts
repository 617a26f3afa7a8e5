import { similar } from "../../similar.ts";
import type { DocumentNode } from "../document/document-node.ts";
import type { Edition } from "../document/version.ts";
import { offeredIn, since31, type ValueType } from "../objects/object-type.ts";
import { describeType } from "../text/json.ts";
import { truthOf } from "./meant-value.ts";
import { helpForMisplaced } from "./misplaced-keyword.ts";
import { isRequirements, isTypeName } from "./value-types.ts";

/** What to say about a value that is not of the type that its place asks for. */
export function mismatch(node: DocumentNode, type: ValueType, edition: Edition): { message: string; help?: string } {
  const { value } = node;
  const subject = node.pointer === "" ? "this file" : Array.isArray(node.holder) ? "this item" : `\`${node.key}\``;
  if (type.kind === "either") {
    const named = value === null ? type.of.find(isTypeName) : undefined;
    const closest = named ?? type.of.find((alternative) => alternative.kind === typeof value);
    if (closest) return mismatch(node, closest, edition);
  }
  const values = offeredIn(type, edition);
  if (values && typeof value === "string") {
    const known = similar(value, values);
    const message = `${subject} has to be one of ${values.map((item) => `\`${item}\``).join(", ")}, not \`${value}\``;
    const help = known === undefined ? helpForMisplaced(node, edition) : `Is \`${known}\` meant?`;
    return help === undefined ? { message } : { message, help };
  }
  if (type.kind === "number" && typeof value === "number") {
    return { message: `${subject} has to be ${type.minimum === 0 ? "an integer from 0" : "an integer"}, not ${value}` };
  }
  const message = `${subject} has to be ${expected(type)}, not ${describeType(value)}`;
  const help = helpFor(node, type, edition);
  return help === undefined ? { message } : { message, help };
}

function helpFor(node: DocumentNode, type: ValueType, edition: Edition): string | undefined {
  const { value } = node;
  if (type.kind === "string" && (typeof value === "number" || typeof value === "boolean")) return "Put it in quotes.";
  if (value === null && isTypeName(type)) {
    const flag = edition === "2.0" ? "x-nullable" : "nullable";
    return since31.includes(edition) ? "Put it in quotes." : `Write \`${flag}: true\` beside \`type\` in its place.`;
  }
  if (value === null && isRequirements(type)) return "Write `[]` if nobody needs credentials, or leave it out.";
  const truth = type.kind === "boolean" ? truthOf(value) : undefined;
  if (truth !== undefined) return `${JSON.stringify(value)} is a text: write ${truth}.`;
  return helpForMisplaced(node, edition);
}

/** What a place asks for, in a message: `a string`, `an array`. */
function expected(type: ValueType): string {
  switch (type.kind) {
    case "any":
      return "any value";
    case "list":
      return "an array";
    case "map":
      return "an object";
    case "object":
      return type.of === "schema" ? "a schema" : "an object";
    case "either":
      return [...new Set(type.of.map(expected))].join(" or ");
    default:
      return `a ${type.kind}`;
  }
}
