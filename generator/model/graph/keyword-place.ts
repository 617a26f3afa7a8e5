import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Schema } from "../api/schema.ts";

/** A keyword at one of its places. */
export interface KeywordPlace {
  readonly keyword: string;
  /** Of `$defs` each definition by itself: one that nothing refers to is not read. */
  readonly value: SpecNode;
  readonly schema: Schema;
}
