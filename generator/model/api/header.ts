import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Example, MediaType } from "./media-type.ts";
import type { Schema } from "./schema.ts";

/** OpenAPI 3.1 section 4.8.21, Header Object: always style `simple`. */
export interface Header {
  readonly node: SpecNode;
  /** In lower case, as HTTP compares it. */
  readonly name: string;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly explode: boolean;
  readonly value: ParameterValue;
  readonly examples: readonly Example[];
}

/** A parameter or header is described by a schema and a style, or by one media type (`content`). */
export type ParameterValue =
  | { readonly kind: "schema"; readonly schema: Schema | undefined }
  | { readonly kind: "content"; readonly mediaType: MediaType };
