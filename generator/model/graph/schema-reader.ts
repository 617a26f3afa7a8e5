import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Ledger } from "../fields/ledger.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import type { SchemaEntry } from "./schema-entry.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** What knows the keywords of schemas. The graph is given it, and knows of no keyword but `$ref` itself. */
export interface SchemaReader {
  /** Reads the keywords of a schema into its draft. */
  readSchema(schema: SchemaDraft, graph: SchemaGraph): void;
  /** Reads again what depends on what other schemas say; all parts of these have been read. */
  readMeantValues(entries: readonly SchemaEntry[], graph: SchemaGraph): void;
  /** Enters the keywords that were taken out of a schema when it was brought into the shape of OpenAPI 3.1. */
  enterFormer(node: SpecNode, ledger: Ledger): void;
}
