import type { Location } from "../../diagnostics.ts";
import type { JsonValue } from "../text/json.ts";

/** A keyword that a schema of OpenAPI 3.0 or Swagger 2.0 has in its text, and no longer has in the shape of 3.1. */
export interface FormerKeyword {
  readonly keyword: string;
  /** Why it says nothing: the end of a sentence for the ledger. Undefined where other keywords say now what it said. */
  readonly reason?: string;
  /** What cannot be read: this keyword, or the schema as a whole. The schema says less than it was meant to. */
  readonly missing?: "keyword" | "schema";
}

/** The dialect of a schema, and what says so. */
export interface StatedDialect {
  /** The URI of its meta-schema. */
  readonly uri: string;
  /** The value of the `$schema` or the `jsonSchemaDialect`. */
  readonly at: SpecNode;
}

/**
 * One value of a loaded document, together with where it stands. The model is built by walking these; it never touches
 * files, versions or overlays. Every node is in the OpenAPI 3.1 shape, whatever version the text was written in.
 *
 * Identity is `(file, pointer)` in the loaded document: two nodes with the same `id` are the same node.
 */
export interface SpecNode {
  /** The document's file that the node belongs to; the entry document for nodes that an overlay inserted. */
  readonly file: string;
  /** The JSON Pointer of the node in that document, after overlays and in the 3.1 shape. */
  readonly pointer: string;
  /**
   * Where it stands in the text that somebody wrote, for people: `#/definitions/Pet`, and `schemas/pets.yml#/Pet` in a file
   * beside the document. Of what an overlay inserted it is `pointer`.
   */
  readonly reference: string;
  /** `file#pointer`. */
  readonly id: string;
  /** The last reference token, unescaped: the key or index of the node in its parent; `""` at the root. */
  readonly key: string;
  readonly value: JsonValue;

  /** The member of an object or the item of an array, if there is one. Only own members count. */
  get(key: string | number): SpecNode | undefined;
  /** The members of an object in document order; none if the value is not an object. */
  entries(): readonly (readonly [string, SpecNode])[];
  /** The items of an array in order; none if the value is not an array. */
  items(): readonly SpecNode[];

  /** The value of a member if it has this type, else undefined. */
  string(key: string): string | undefined;
  number(key: string): number | undefined;
  boolean(key: string): boolean | undefined;

  /** The `$ref` of a Reference Object or schema, if the node has one. */
  readonly ref: string | undefined;
  /**
   * The node that the `$ref` leads to, one step. Undefined if there is no `$ref`, or if it leads nowhere, which is then
   * reported once.
   */
  target(): SpecNode | undefined;
  /**
   * The node itself, or where its chain of `$ref`s ends (OpenAPI 3.1 section 4.8.23, Reference Object). For schemas use
   * `target`: a schema may have other keywords beside `$ref`. Undefined if the chain is broken, which is then reported.
   */
  resolve(): SpecNode | undefined;
  /**
   * The node itself and every node that its chain of `$ref`s leads through, in this order: for path items, whose other
   * members count beside a `$ref`. A chain that is broken or a circle, which is then reported, ends with the last node of it.
   */
  chain(): readonly SpecNode[];

  /**
   * The node that a URI reference leads to, read as if it were the `$ref` of this node: for `operationRef` and the
   * values of a discriminator's `mapping`. Undefined if it leads nowhere, which is then reported once.
   * @param mend What is done about it then, if it can be done without: `Diagnostic.mend`.
   */
  follow(reference: string, mend?: string): SpecNode | undefined;

  /**
   * The root of the schema resource that the node is part of: the nearest schema around it with an `$id`, else the root
   * of the file (JSON Schema 2020-12 Core, section 4.3.5).
   */
  resource(): SpecNode;
  /**
   * What says the dialect of a schema: the `$schema` of its resource, or of the nearest one around that which has one, or
   * `jsonSchemaDialect` of the document (Core, section 9.3.2; OpenAPI 3.1 section 4.8.24.5). Undefined where nothing does.
   */
  dialect(): StatedDialect | undefined;
  /** The schemas with a `$dynamicAnchor` in the same resource, by the names of the anchors (Core, section 8.2.2). */
  dynamicAnchors(): readonly (readonly [string, SpecNode])[];
  /** The root of a document that the caller gave for a URI, if it was read. Nothing is reported where there is none. */
  document(uri: string): SpecNode | undefined;

  /** For a schema of an older edition: its keywords that the shape of 3.1 says in another way, or not at all. */
  former(): readonly FormerKeyword[];
  /** Whether the text of a schema or a parameter lacks this keyword: it stands there in the place of a former one. */
  isAdded(keyword: string): boolean;

  /**
   * The text of a number that has more digits than `value`, which is the nearest number that JavaScript has. Undefined
   * where nothing is lost.
   */
  inexactNumber(): string | undefined;
  /** The text of a scalar as somebody wrote it, without quotes: `1.0` of the number 1. */
  written(): string;

  /**
   * Where the node stands in the text that the user wrote (an overlay, for what an overlay inserted). Computed when
   * asked for: positions cost time.
   * @param part `key` underlines the member's name, `value` its value. Left out: the value of a scalar or of a collection
   *   in brackets; the name of a block of YAML, whose value has many lines.
   */
  location(part?: "key" | "value"): Location;
}
