import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Schema } from "../api/schema.ts";

/** A schema while it is being read. Everybody else sees it as the read-only `Schema`. */
export type SchemaDraft = { -readonly [Keyword in keyof Schema]: Schema[Keyword] };

/** A schema that stands nowhere in the document, about what stands at a node. */
export function madeSchema(node: SpecNode): SchemaDraft {
  return { ...emptySchema(node), made: true };
}

const none: Schema["examples"] = [];
/** Of most schemas: a large document has a hundred thousand. */
export const reachesNothing: Schema["reach"] = {
  recursive: false,
  defaults: false,
  hidesMembers: false,
  manyWays: false,
};

/** A schema without keywords: all members exist from the start, so that all schemas have one shape. */
export function emptySchema(node: SpecNode): SchemaDraft {
  return {
    node,
    name: undefined,
    inputName: undefined,
    objectForm: undefined,
    scope: undefined,
    variant: undefined,
    hidden: undefined,
    leftOpen: undefined,
    made: undefined,
    component: false,
    always: undefined,
    types: undefined,
    enum: undefined,
    const: undefined,
    multipleOf: undefined,
    minimum: undefined,
    maximum: undefined,
    exclusiveMinimum: undefined,
    exclusiveMaximum: undefined,
    minLength: undefined,
    maxLength: undefined,
    pattern: undefined,
    format: undefined,
    contentEncoding: undefined,
    contentMediaType: undefined,
    contentSchema: undefined,
    prefixItems: undefined,
    items: undefined,
    contains: undefined,
    minContains: undefined,
    maxContains: undefined,
    minItems: undefined,
    maxItems: undefined,
    uniqueItems: undefined,
    unevaluatedItems: undefined,
    properties: undefined,
    required: undefined,
    patternProperties: undefined,
    additionalProperties: undefined,
    propertyNames: undefined,
    minProperties: undefined,
    maxProperties: undefined,
    dependentRequired: undefined,
    dependentSchemas: undefined,
    unevaluatedProperties: undefined,
    ref: undefined,
    dynamicRef: undefined,
    dynamicAnchor: undefined,
    allOf: undefined,
    anyOf: undefined,
    orNull: undefined,
    oneOf: undefined,
    not: undefined,
    if: undefined,
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema; a schema is never awaited.
    then: undefined,
    else: undefined,
    discriminator: undefined,
    hiddenDiscriminator: undefined,
    heirTags: undefined,
    title: undefined,
    description: undefined,
    deprecated: false,
    readOnly: false,
    writeOnly: false,
    default: undefined,
    examples: none,
    externalDocs: undefined,
    xml: undefined,
    reach: reachesNothing,
  };
}
