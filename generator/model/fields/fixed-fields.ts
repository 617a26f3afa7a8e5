/**
 * The fixed fields of every object of OpenAPI 3.2, with what is done with them. A field that is missing here does not
 * compile into silence: a test holds this table against the one by which documents are checked.
 */

import type { SpecNode } from "../../load/document/spec-node.ts";
import type { OpenApiObjectName } from "../../load/objects/object-type.ts";
import type { Ledger, Treatment } from "./ledger.ts";

/**
 * `structure`: the model is built of it, and the ledger counts what stands there, or the object itself, as a feature
 * (`ledger.ts`) or a keyword.
 */
type FieldPolicy = Treatment | "structure";

type Fields = Readonly<Record<string, FieldPolicy>>;

function all(policy: FieldPolicy, names: string): Record<string, FieldPolicy> {
  return Object.fromEntries(names.split(" ").map((name) => [name, policy]));
}

/** In the order of section 4 of the specification. The keywords of a schema are in `schema-keywords.ts`. */
export const fixedFields: Readonly<Record<Exclude<OpenApiObjectName, "schema">, Fields>> = {
  openapi: {
    ...all("structure", "openapi info servers paths webhooks components security tags externalDocs"),
    ...all("enforced", "$self jsonSchemaDialect"),
  },
  info: {
    ...all("structure", "title version"),
    ...all("documentation", "summary description termsOfService contact license"),
  },
  contact: all("documentation", "name url email"),
  license: all("documentation", "name identifier url"),
  server: { ...all("structure", "url variables"), name: "typed", description: "documentation" },
  serverVariable: { ...all("structure", "default enum"), description: "documentation" },
  components: all(
    "structure",
    "schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems mediaTypes",
  ),
  paths: {},
  pathItem: {
    ...all("structure", "$ref get put post delete options head patch trace query additionalOperations"),
    ...all("structure", "servers parameters"),
    ...all("documentation", "summary description"),
  },
  operation: {
    ...all("structure", "tags externalDocs operationId parameters requestBody responses callbacks security servers"),
    ...all("documentation", "summary description deprecated"),
  },
  externalDocs: all("structure", "url description"),
  parameter: {
    ...all("structure", "name in style schema content example examples"),
    ...all("enforced", "required allowEmptyValue explode allowReserved"),
    ...all("documentation", "description deprecated"),
  },
  requestBody: { content: "structure", required: "enforced", description: "documentation" },
  mediaType: all("structure", "schema itemSchema example examples encoding prefixEncoding itemEncoding"),
  encoding: {
    ...all("enforced", "contentType style explode allowReserved"),
    // Of multipart bodies, and refused with them; what has them elsewhere says nothing by them.
    ...all("documentation", "headers"),
    ...all("structure", "encoding prefixEncoding itemEncoding"),
  },
  responses: { default: "structure" },
  response: { ...all("structure", "headers content links"), ...all("documentation", "summary description") },
  callback: {},
  example: all("structure", "summary description dataValue serializedValue value externalValue"),
  link: all("structure", "operationRef operationId parameters requestBody description server"),
  header: {
    ...all("structure", "style schema content example examples"),
    ...all("enforced", "required explode"),
    // A header's value is not encoded, and one that is empty is a value like others.
    ...all("documentation", "description deprecated allowEmptyValue allowReserved"),
  },
  tag: { ...all("structure", "name externalDocs"), ...all("documentation", "summary description parent kind") },
  discriminator: all("structure", "propertyName mapping defaultMapping"),
  xml: all("structure", "nodeType name namespace prefix attribute wrapped"),
  securityScheme: {
    ...all("structure", "type name in scheme"),
    ...all("documentation", "description bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated"),
  },
  oauthFlows: all("structure", "implicit password clientCredentials authorizationCode deviceAuthorization"),
  oauthFlow: all("structure", "authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes"),
  securityRequirement: {},
};

/**
 * Enters the fields of an object into the ledger: `parameter allowEmptyValue`.
 * @param others Fields that are treated in another way at this place.
 */
export function enterFields(
  name: keyof typeof fixedFields,
  node: SpecNode | undefined,
  { ledger }: { readonly ledger: Ledger },
  others: Fields = {},
): void {
  const fields = { ...fixedFields[name], ...others };
  const subject = subjects[name] ?? name;
  for (const [key, value] of node?.entries() ?? []) {
    const policy = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (policy !== undefined && policy !== "structure") ledger.enter(`${subject} ${key}`, policy, value);
  }
}

/** Names of two words. */
const subjects: Partial<Readonly<Record<OpenApiObjectName, string>>> = {
  openapi: "document",
  serverVariable: "server variable",
  pathItem: "path item",
  requestBody: "request body",
  mediaType: "media type",
  securityScheme: "security scheme",
};
