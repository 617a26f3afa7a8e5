import type { SpecNode } from "../../load/document/spec-node.ts";
import type { typeNames } from "../../load/objects/schema-object.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { Name } from "./name.ts";

/** The types of JSON Schema 2020-12 (Validation, section 6.1.1). `integer` is a `number` without a fraction. */
export type JsonType = (typeof typeNames)[number];

/**
 * One schema: all of JSON Schema 2020-12 and what OpenAPI adds, as plain data. A keyword that the document does not
 * have is undefined here. Identity is kept: a `$ref` is a pointer to the one object that stands for its target, never a
 * copy, and so a recursive schema is a cycle of objects.
 */
export interface Schema {
  /** Where it stands. */
  readonly node: SpecNode;
  /**
   * The name of its type, if it gets a declaration of its own: each component, each inline schema that describes an
   * object or a union of objects, and each `$ref` target that the document gives a key of its own. Inline enums,
   * arrays, maps and scalars have none.
   */
  readonly name: Name | undefined;
  /**
   * The name of the type of what goes in, `PetInput`, where defaults make it another than what validation gives back:
   * `reach.defaults` of a named schema.
   */
  readonly inputName: string | undefined;
  /**
   * The names of the type of its objects, `PetObject`, where another schema that is an object is composed of this one, which
   * says of what type a value is nowhere, or is recursive and allows several types (`object-forms.ts`).
   */
  readonly objectForm: Pick<Schema, "name" | "inputName"> | undefined;
  /**
   * What tells the schema from others of the same node: a schema with a `$dynamicRef` in it or below it stands for one
   * way to come to the node (`dynamic-scope.ts`). Undefined where there is only one.
   */
  readonly scope: readonly Schema[] | undefined;
  /** Set where the document's schema needs a second form beside its own, which this is; both stand for one node. */
  readonly variant: SchemaVariant | undefined;
  /**
   * Stands for a member that only the other direction has: any value fits it, and validation leaves it out. Then
   * `always` is true, and no other keyword is set.
   */
  readonly hidden: true | undefined;
  /** Set where a keyword that may have said of what type a value is was left out: the document does not mean any value. */
  readonly leftOpen: true | undefined;
  /** Set where the document has no such schema: its keywords are told as if it stood there. */
  readonly made: true | undefined;
  /** True for `components.schemas`: the name is part of the public surface. */
  readonly component: boolean;

  /**
   * A boolean schema: `true` accepts everything, `false` nothing (JSON Schema 2020-12 Core, section 4.3.2). Then no
   * other keyword is set.
   */
  readonly always: boolean | undefined;

  // Any type (Validation, section 6.1)
  readonly types: readonly JsonType[] | undefined;
  readonly enum: readonly JsonValue[] | undefined;
  readonly const: { readonly value: JsonValue } | undefined;

  // Numbers (Validation, section 6.2)
  readonly multipleOf: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
  readonly exclusiveMaximum: number | undefined;

  // Strings (Validation, sections 6.3 and 7; content: section 8)
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly pattern: string | undefined;
  readonly format: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly contentMediaType: string | undefined;
  readonly contentSchema: Schema | undefined;

  // Arrays (Core, section 10.3.1; Validation, section 6.4)
  readonly prefixItems: readonly Schema[] | undefined;
  readonly items: Schema | undefined;
  readonly contains: Schema | undefined;
  readonly minContains: number | undefined;
  readonly maxContains: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean | undefined;
  readonly unevaluatedItems: Schema | undefined;

  // Objects (Core, section 10.3.2; Validation, section 6.5)
  /** Declared members in document order. Members that are only in `required` are not here. */
  readonly properties: readonly Property[] | undefined;
  readonly required: readonly string[] | undefined;
  readonly patternProperties: readonly PatternProperty[] | undefined;
  readonly additionalProperties: Schema | undefined;
  readonly propertyNames: Schema | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  /** Those of `dependencies` included, the keyword of former drafts. */
  readonly dependentRequired: readonly DependentRequired[] | undefined;
  /** Those of `dependencies` included. */
  readonly dependentSchemas: readonly DependentSchema[] | undefined;
  readonly unevaluatedProperties: Schema | undefined;

  // Composition (Core, section 10.2)
  /** The target of `$ref`. Other keywords beside it count too. */
  readonly ref: Schema | undefined;
  /**
   * The target of `$dynamicRef` if it were a `$ref`, and the anchor to look for in the dynamic scope. Where it leads
   * stands in `ref`, or at the end of `allOf` if the schema has a `$ref` too: emitters need not look here.
   */
  readonly dynamicRef: { readonly initial: Schema; readonly anchor: string | undefined } | undefined;
  readonly dynamicAnchor: string | undefined;
  readonly allOf: readonly Schema[] | undefined;
  readonly anyOf: readonly Schema[] | undefined;
  /**
   * Set where `anyOf` stands for `nullable: true` (OpenAPI 3.0 section 4.7.24): its first schema is what the document's
   * schema says, and its second is null.
   */
  readonly orNull: true | undefined;
  readonly oneOf: readonly Schema[] | undefined;
  readonly not: Schema | undefined;
  readonly if: Schema | undefined;
  readonly then: Schema | undefined;
  readonly else: Schema | undefined;

  /** OpenAPI 3.1 section 4.8.25. */
  readonly discriminator: Discriminator | undefined;
  /**
   * A discriminator that leads to heirs by a member that the direction hides: it chooses among nothing, but it is where
   * the document has the heirs.
   */
  readonly hiddenDiscriminator: Discriminator | undefined;
  /** For an heir of schemas with discriminators: what they ask of it, which stands in `properties` and `required` too. */
  readonly heirTags: readonly HeirTag[] | undefined;

  // Annotations (Validation, section 9; OpenAPI 3.1 sections 4.8.24 and 4.8.26)
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly default: { readonly value: JsonValue } | undefined;
  readonly examples: readonly JsonValue[];
  readonly externalDocs: ExternalDocumentation | undefined;
  /** The XML Object (OpenAPI 3.1 section 4.8.26) as it stands: documentation. */
  readonly xml: JsonValue | undefined;

  /** What holds for the schema and everything that it reaches; computed through the graph, cycles included. */
  readonly reach: SchemaReach;
}

/** Whether a value is read from the API, in a response, or written to it, in a request. */
export type Access = "read" | "write";

/** Another form of a schema of the document. */
export interface SchemaVariant {
  /**
   * - `writable`: what a request may hold, where the schema itself is what a response holds.
   * - `readable`: the other way round, for a schema that stands in a request.
   * - `base`: what the heirs of a schema with a discriminator have in common, where the schema itself is their union.
   * - `notNull`: an heir without null, where the schema itself may be null.
   * - `part`: the schema within another one that leaves out members of it. Few have a name.
   */
  readonly kind: "writable" | "readable" | "base" | "notNull" | "part";
  readonly of: Schema;
  /** What tells a part from other parts of the same schema. */
  readonly place: string | undefined;
}

export interface Property {
  /** As it is in JSON. */
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

export interface PatternProperty {
  /** An ECMA-262 regular expression that is valid with the flag `u`. */
  readonly pattern: string;
  /** The key in the document, which may have escapes that are not needed. */
  readonly key: string;
  readonly schema: Schema;
}

/** The members that have to be there where another one is. */
export interface DependentRequired {
  readonly keyword: "dependentRequired" | "dependencies";
  readonly property: string;
  readonly requires: readonly string[];
}

/** The schema of objects that have a member. */
export interface DependentSchema {
  readonly keyword: "dependentSchemas" | "dependencies";
  readonly property: string;
  readonly schema: Schema;
}

/** The values of a member that lead to an heir. */
export interface HeirTag {
  readonly propertyName: string;
  readonly values: readonly string[];
  /** The schema in whose text the discriminator stands. */
  readonly parent: SpecNode;
}

export interface Discriminator {
  readonly propertyName: string;
  /**
   * The values in the order of the document, resolved to schemas. Implicit values (a component's name) follow, for the
   * schemas that have no explicit one: members of `oneOf` and `anyOf`, and components that inherit through `allOf`.
   */
  readonly mapping: readonly { readonly value: string; readonly schema: Schema; readonly explicit: boolean }[];
  /** OpenAPI 3.2: the schema of values that the mapping lacks. */
  readonly defaultMapping: Schema | undefined;
  /**
   * Set where the schemas are heirs, and the `oneOf` of them is not in the document: the types that the document gives
   * to their parent.
   */
  readonly heirs: { readonly types: readonly JsonType[] | undefined } | undefined;
  /** Set where the schema has none of its own: among its alternatives are a schema of a family and heirs of it. */
  readonly inherited: true | undefined;
  /** The schema in whose text it stands: the one whose alternatives it tells apart, or an inline part of that. */
  readonly place: SpecNode;
}

export interface ExternalDocumentation {
  readonly url: string;
  readonly description: string | undefined;
}

export interface SchemaReach {
  /** The schema is part of a cycle of `$ref`s. */
  readonly recursive: boolean;
  /** A default stands somewhere where validation applies it: parsing may give back another value than it got. */
  readonly defaults: boolean;
  /** A member stands somewhere that only the other direction has: parsing leaves it out. */
  readonly hidesMembers: boolean;
  /**
   * So many ways lead through the schema to others that are about the same part of a value that validators remember what
   * they found.
   */
  readonly manyWays: boolean;
}
