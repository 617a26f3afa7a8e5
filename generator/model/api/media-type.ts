import type { SpecNode } from "../../load/document/spec-node.ts";
import type { MediaTypeKind } from "../../load/objects/media-type-kind.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { ArrayFormat } from "./array-format.ts";
import type { Header } from "./header.ts";
import type { Schema } from "./schema.ts";

/** OpenAPI 3.1 section 4.8.14, Media Type Object, with its key of the `content` map. */
export interface MediaType {
  readonly node: SpecNode;
  /** The key as written, but for the charset of a text, which is UTF-8: `application/json; charset=utf-8`, `image/*`. */
  readonly range: string;
  /** Type and subtype in lower case, without parameters. */
  readonly essence: string;
  /** With its parameters, in the one spelling in which they are compared: `application/json;v=1`. */
  readonly name: string;
  readonly kind: MediaTypeKind;
  /** Undefined where the document gives none: any content. */
  readonly schema: Schema | undefined;
  /** OpenAPI 3.2: the schema of each item of a sequential media type. */
  readonly itemSchema: Schema | undefined;
  /** How each property of a form or multipart body is written, by property name. */
  readonly encoding: readonly Encoding[];
  /** Of a form: how its lists are spelt whose items have the name before each. Undefined: `repeat`. */
  readonly arrayFormat?: ArrayFormat | undefined;
  /** OpenAPI 3.2: how the items of an array are written, by position; those after them by `itemEncoding`. */
  readonly prefixEncoding: readonly Encoding[];
  readonly itemEncoding: Encoding | undefined;
  readonly examples: readonly Example[];
}

/** OpenAPI 3.1 section 4.8.15, Encoding Object. */
export interface Encoding {
  /** Empty for positions. */
  readonly property: string;
  readonly contentType: string | undefined;
  readonly headers: readonly Header[];
  readonly style: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | undefined;
  readonly explode: boolean | undefined;
  readonly allowReserved: boolean;
  /** OpenAPI 3.2: for a value that is an object or a multipart body itself. */
  readonly encoding: readonly Encoding[];
}

/** OpenAPI 3.1 section 4.8.19, Example Object; a plain `example` has the name `""`. */
export interface Example {
  readonly name: string;
  /** Where the value stands. */
  readonly node: SpecNode;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly value: JsonValue | undefined;
  /** OpenAPI 3.2: the value before it is serialized, and the text that it is serialized to. */
  readonly dataValue: JsonValue | undefined;
  readonly serializedValue: string | undefined;
  readonly externalValue: string | undefined;
}
