import type { SpecNode } from "../../load/document/spec-node.ts";
import type { MediaType } from "./media-type.ts";

/** OpenAPI 3.1 section 4.8.13, Request Body Object. */
export interface RequestBody {
  readonly node: SpecNode;
  readonly description: string | undefined;
  readonly required: boolean;
  /** In document order; the first one is what the client sends by default. */
  readonly content: readonly MediaType[];
}
