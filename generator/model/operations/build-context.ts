import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { ArrayFormat } from "../api/array-format.ts";
import type { Ledger } from "../fields/ledger.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import type { Selection } from "./selection.ts";

/** What the builders share while one document becomes an `Api`. */
export interface BuildContext {
  readonly root: SpecNode;
  readonly diagnostics: Diagnostics;
  readonly ledger: Ledger;
  readonly schemas: SchemaGraph;
  readonly selection: Selection;
  /** How lists are spelt where nothing nearer says it. */
  readonly arrayFormat: ArrayFormat | undefined;
}
