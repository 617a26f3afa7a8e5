import type { SpecNode } from "../../load/document/spec-node.ts";

/** Whether the effect of a keyword is known only when all schemas are. */
export function dependsOnPlace(keyword: string, { value }: SpecNode): boolean {
  return places.has(keyword) || (keyword === "format" && value === "binary");
}

const places: ReadonlySet<string> = new Set([
  ...["$anchor", "$dynamicAnchor", "$defs", "definitions", "if", "discriminator", "default", "readOnly", "writeOnly"],
  ...["contentEncoding", "contentMediaType", "contentSchema"],
]);
