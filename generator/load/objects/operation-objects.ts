import { meantPath } from "./meant-path.ts";
import {
  any,
  boolean,
  list,
  map,
  type ObjectType,
  object,
  only,
  optional,
  referable,
  since32,
  string,
  tagName,
} from "./object-type.ts";
import { atMostOne, bothKept, linkNamesOperation } from "./openapi-3-rules.ts";

const servers = list(object("server"));
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Paths, the operations at them, and what leads on to other operations (OpenAPI 3.1 sections 4.8.8 to 4.8.10, 4.8.18 and 4.8.20). */
export const operationObjects = {
  paths: {
    title: "Paths Object",
    fields: {},
    patterned: {
      type: referable("pathItem"),
      keys: /^\//,
      expected: "a path, which begins with `/`",
      meant: meantPath,
    },
  },
  pathItem: {
    title: "Path Item Object",
    fields: {
      ...optional({ $ref: string, summary: string, description: string }),
      ...optional(Object.fromEntries(methods.map((method) => [method, object("operation")]))),
      query: only(since32, object("operation")),
      additionalOperations: only(since32, map(object("operation"))),
      ...optional({ servers, parameters: list(referable("parameter")) }),
    },
  },
  operation: {
    title: "Operation Object",
    fields: {
      ...optional({
        tags: list(tagName),
        summary: string,
        description: string,
        externalDocs: object("externalDocs"),
        operationId: string,
        parameters: list(referable("parameter")),
        requestBody: referable("requestBody"),
        callbacks: map(referable("callback")),
        deprecated: boolean,
        security: list(object("securityRequirement")),
        servers,
      }),
      responses: { type: object("responses"), required: ["3.0"], ifMissing: "none is declared" },
    },
  },
  callback: { title: "Callback Object", fields: {}, patterned: { type: referable("pathItem") } },
  link: {
    title: "Link Object",
    documentation: "mended",
    fields: optional({
      operationRef: string,
      operationId: string,
      parameters: map(any),
      requestBody: any,
      description: string,
      server: object("server"),
    }),
    rules: [atMostOne("operationRef", "operationId", bothKept), linkNamesOperation],
  },
} satisfies Readonly<Record<string, ObjectType>>;
