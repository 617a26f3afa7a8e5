import type { SpecNode } from "../../load/document/spec-node.ts";
import { strings } from "../fields/members.ts";
import type { Piece } from "../graph/schema-entry.ts";
import { pascalCase } from "../names/spelling.ts";

/** Titles may be whole sentences: from here on one is no name. */
const longestTitle = 40;

/**
 * What continues the name of a union in that of an inline alternative: its title, or else the value by which it is told
 * from others, or else its number. Two that say the same of themselves are settled like any equal names.
 */
export function alternativePiece(node: SpecNode, index: number): Piece {
  const suffix = `Option${index + 1}`;
  const title = [node.string("title"), ownTag(node)].find((text) => text !== undefined && isName(text));
  return title === undefined ? { suffix } : { suffix, title };
}

function isName(text: string): boolean {
  return text.length <= longestTitle && /^\p{L}/u.test(pascalCase(text));
}

/** The value of the first member that has to be there and has one text alone: `card` of `{ kind: { const: card } }`. */
function ownTag(node: SpecNode): string | undefined {
  const required = new Set(strings(node.get("required")));
  for (const [name, member] of node.get("properties")?.entries() ?? []) {
    const text = required.has(name) ? onlyText(member) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

function onlyText(member: SpecNode): string | undefined {
  const listed = member.get("enum")?.items() ?? [];
  const [value, ...others] = [...(member.get("const") ? [member.get("const")] : []), ...listed];
  return others.length === 0 && typeof value?.value === "string" ? value.value : undefined;
}
