import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Schema } from "../api/schema.ts";
import { certainLayers } from "../schema/certain-parts.ts";

/**
 * Warns of members that no direction has: `readOnly` by one schema and `writeOnly` by another one that the member refers
 * to or is composed of (OpenAPI 3.1 section 4.8.24). Where one schema has both, it was reported when it was read.
 */
export function checkMembers(schemas: readonly Schema[], diagnostics: Diagnostics): void {
  for (const schema of schemas) {
    for (const [member, at] of membersOf(schema)) {
      const layers = certainLayers(member);
      const reading = layers.find(({ readOnly }) => readOnly);
      const writing = layers.find(({ writeOnly }) => writeOnly);
      if (!reading || !writing || layers.some(({ readOnly, writeOnly }) => readOnly && writeOnly)) continue;
      diagnostics.warning("invalid-document", "this is `readOnly` and `writeOnly`: no direction has it", {
        location: at().location("key"),
        related: [flag("readOnly", reading), flag("writeOnly", writing)],
        help: "Leave out one of them.",
      });
    }
  }
}

/** The schemas that are about members of an object, and where their parent has them, which is seldom asked. */
function membersOf(schema: Schema): readonly (readonly [Schema, () => SpecNode])[] {
  const { node, properties = [], patternProperties = [], additionalProperties } = schema;
  const at = (key: string, name: string) => () => node.get(key)?.get(name) ?? node;
  return [
    ...properties.map((one) => [one.schema, at("properties", one.name)] as const),
    ...patternProperties.map((one) => [one.schema, at("patternProperties", one.key)] as const),
    ...(additionalProperties ? [[additionalProperties, () => node.get("additionalProperties") ?? node] as const] : []),
  ];
}

function flag(keyword: "readOnly" | "writeOnly", { node }: Schema) {
  return { message: `\`${keyword}\``, location: (node.get(keyword) ?? node).location("key") };
}
