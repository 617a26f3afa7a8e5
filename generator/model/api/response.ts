import type { SpecNode } from "../../load/document/spec-node.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { Header } from "./header.ts";
import type { MediaType } from "./media-type.ts";
import type { Server } from "./server.ts";

/** `exact` is 100 to 599, `range` the first digit of `4XX`, `default` everything that no other response covers. */
export type StatusKey =
  | { readonly kind: "exact"; readonly status: number }
  | { readonly kind: "range"; readonly digit: 1 | 2 | 3 | 4 | 5 }
  | { readonly kind: "default" };

/** OpenAPI 3.1 sections 4.8.16 and 4.8.17: one response of an operation. */
export interface Response {
  readonly node: SpecNode;
  readonly status: StatusKey;
  readonly summary: string | undefined;
  readonly description: string;
  /** In document order. `content-type` is never here: the media types say it. */
  readonly headers: readonly Header[];
  /** Empty where the response has no body: always where its status says so, as 204 does. */
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
}

/** OpenAPI 3.1 section 4.8.20, Link Object. */
export interface Link {
  readonly name: string;
  readonly operationId: string | undefined;
  readonly operationRef: string | undefined;
  readonly parameters: readonly { readonly name: string; readonly value: JsonValue }[];
  readonly requestBody: JsonValue | undefined;
  readonly description: string | undefined;
  readonly server: Server | undefined;
}
