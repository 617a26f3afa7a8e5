import {
  list,
  map,
  type ObjectType,
  object,
  only,
  optional,
  referable,
  required,
  since31,
  since32,
  string,
  type ValueType,
  wanted,
} from "./object-type.ts";
import { atMostOne, bothKept, variableHasValues } from "./openapi-3-rules.ts";

const schema = object("schema");
const readAsEmpty = "it is read as empty";
const servers = list(object("server"));

/** A section of the Components Object. Its keys end up in references and names (OpenAPI 3.1 section 4.8.7.1). */
function section(of: ValueType): ValueType {
  return {
    kind: "map",
    of,
    keys: /^[a-zA-Z0-9._-]+$/,
    expected: "a component's name, which has letters, digits, `.`, `-` and `_` alone",
  };
}

/** The document itself, what it says of the API as a whole, and its components (OpenAPI 3.1 sections 4.8.1 to 4.8.7, 4.8.11 and 4.8.22). */
export const documentObjects = {
  openapi: {
    title: "OpenAPI Object",
    fields: {
      openapi: required(string),
      $self: only(since32, string),
      info: required(object("info")),
      jsonSchemaDialect: only(since31, string),
      ...optional({ servers }),
      paths: { type: object("paths"), required: ["3.0"], ifMissing: "there are none" },
      webhooks: only(since31, map(referable("pathItem"))),
      ...optional({
        components: object("components"),
        security: list(object("securityRequirement")),
        tags: list(object("tag")),
        externalDocs: object("externalDocs"),
      }),
    },
    rules: [
      (root, edition) =>
        edition === "3.0" || ["paths", "components", "webhooks"].some((key) => Object.hasOwn(root, key))
          ? undefined
          : { message: "an OpenAPI document has at least one of `paths`, `components` and `webhooks`" },
    ],
  },
  info: {
    title: "Info Object",
    fields: {
      title: wanted(string, readAsEmpty),
      summary: only(since31, string),
      ...optional({
        description: string,
        termsOfService: string,
        contact: object("contact"),
        license: object("license"),
      }),
      version: wanted(string, readAsEmpty),
    },
  },
  contact: {
    title: "Contact Object",
    documentation: "told",
    fields: optional({ name: string, url: string, email: string }),
  },
  license: {
    title: "License Object",
    documentation: "told",
    fields: {
      name: wanted(string, readAsEmpty),
      identifier: only(since31, string),
      ...optional({ url: string }),
    },
    rules: [atMostOne("identifier", "url", bothKept)],
  },
  server: {
    title: "Server Object",
    ifWrong: "it is left out",
    text: "url",
    fields: {
      url: { ...wanted(string, "the server is left out"), ifWrong: "the server is left out" },
      name: only(since32, string),
      ...optional({ description: string, variables: map(object("serverVariable")) }),
    },
  },
  serverVariable: {
    title: "Server Variable Object",
    fields: {
      default: wanted(string, "who makes a client gives its value"),
      ...optional({ enum: list(string), description: string }),
    },
    rules: [variableHasValues],
  },
  components: {
    title: "Components Object",
    fields: {
      ...optional({
        schemas: section(schema),
        responses: section(referable("response")),
        parameters: section(referable("parameter")),
        examples: section(referable("example")),
        requestBodies: section(referable("requestBody")),
        headers: section(referable("header")),
        securitySchemes: section(referable("securityScheme")),
        links: section(referable("link")),
        callbacks: section(referable("callback")),
      }),
      pathItems: only(since31, section(referable("pathItem"))),
      mediaTypes: only(since32, section(referable("mediaType"))),
    },
  },
  externalDocs: {
    title: "External Documentation Object",
    documentation: "told",
    fields: { url: wanted(string, "there is no link to it"), ...optional({ description: string }) },
  },
  tag: {
    title: "Tag Object",
    ifWrong: "it is left out",
    text: "name",
    fields: {
      name: { ...wanted(string, "the tag is left out"), ifWrong: "the tag is left out" },
      ...optional({ description: string, externalDocs: object("externalDocs") }),
      summary: only(since32, string),
      parent: only(since32, string),
      kind: only(since32, string),
    },
  },
} satisfies Readonly<Record<string, ObjectType>>;
