import type { SpecNode } from "../../load/document/spec-node.ts";
import type { ArrayFormat } from "./array-format.ts";
import type { ParameterValue } from "./header.ts";
import type { Example } from "./media-type.ts";

/** `querystring` is OpenAPI 3.2's: the whole query as one value. */
export type ParameterPlace = "path" | "query" | "header" | "cookie" | "querystring";

export type ParameterStyle =
  | "matrix"
  | "label"
  | "simple"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  | "cookie";

/** OpenAPI 3.1 section 4.8.12, Parameter Object; those of the path item and of the operation are merged. */
export interface Parameter {
  readonly node: SpecNode;
  /** As it is on the wire: `filter[name][contains]`. A header's name is in lower case. */
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** The style as written, or the default of the place. */
  readonly style: ParameterStyle;
  /** As written, or the default of the style. */
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** Of a query: how lists are spelt whose items have the name before each. Undefined: `repeat`. */
  readonly arrayFormat?: ArrayFormat | undefined;
  readonly value: ParameterValue;
  readonly examples: readonly Example[];
}
