import type { SpecNode } from "../../load/document/spec-node.ts";
import type { DependentRequired, DependentSchema } from "../api/schema.ts";
import { strings } from "../fields/members.ts";
import type { Position } from "../graph/schema-entry.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";

export function dependentRequired(node: SpecNode, schema: SchemaDraft): void {
  addRequired("dependentRequired", node.entries(), schema);
}

export function dependentSchemas(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  addDependent("dependentSchemas", node.entries(), schema, graph);
}

/** Of drafts before 2019-09: `dependentRequired` and `dependentSchemas` in one (JSON Schema 2020-12 Validation, appendix C). */
export function dependencies(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  const isList = ([, { value }]: readonly [string, SpecNode]) => Array.isArray(value);
  const entries = node.entries();
  addRequired("dependencies", entries.filter(isList), schema);
  addDependent(
    "dependencies",
    entries.filter((entry) => !isList(entry)),
    schema,
    graph,
  );
}

type Entries = ReturnType<SpecNode["entries"]>;

function addRequired(keyword: DependentRequired["keyword"], entries: Entries, schema: SchemaDraft): void {
  if (entries.length === 0) return;
  const more = entries.map(([property, value]) => ({ keyword, property, requires: strings(value) ?? [] }));
  schema.dependentRequired = [...(schema.dependentRequired ?? []), ...more];
}

function addDependent(
  keyword: DependentSchema["keyword"],
  entries: Entries,
  schema: SchemaDraft,
  graph: SchemaGraph,
): void {
  if (entries.length === 0) return;
  const more = entries.map(([property, value]) => {
    const position: Position = { kind: "condition", piece: { words: `with ${property}` } };
    return { keyword, property, schema: graph.child(schema, value, position) };
  });
  schema.dependentSchemas = [...(schema.dependentSchemas ?? []), ...more];
}
