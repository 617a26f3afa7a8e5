import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";

/** How many operations each resource has. */
const operationsOfResource = 5;

/**
 * A document with so many operations: resources that are alike but for their names, each with its schemas, as an API has
 * them that grows. So a document of twice the size is twice the work, and nothing else.
 */
export function growingDocument(operations: number): JsonObject {
  const resources = Array.from({ length: operations / operationsOfResource }, (_, index) => `Resource${index}`);
  return {
    openapi: "3.1.0",
    info: { title: "Growth", version: "1.0.0" },
    servers: [{ url: "https://api.example.com" }],
    tags: resources.map((name) => ({ name, description: `Everything about ${name}.` })),
    paths: Object.fromEntries(resources.flatMap(pathsOf)),
    components: {
      schemas: Object.fromEntries([...resources.flatMap(schemasOf), ["Problem", problem]]),
      parameters: { Limit: { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } } },
      responses: {
        Problem: { description: "What went wrong.", content: json({ $ref: "#/components/schemas/Problem" }) },
      },
    },
  };
}

const problem: JsonObject = {
  type: "object",
  required: ["title"],
  properties: { type: { type: "string", format: "uri" }, title: { type: "string" }, status: { type: "integer" } },
};

function json(schema: JsonValue): JsonObject {
  return { "application/json": { schema } };
}

function pathsOf(name: string): readonly (readonly [string, JsonObject])[] {
  const own = { $ref: `#/components/schemas/${name}` };
  const body = { required: true, content: json({ $ref: `#/components/schemas/${name}Input` }) };
  const operation = (verb: string, status: string, answer: JsonValue, more: JsonObject = {}) => ({
    operationId: `${verb}${name}`,
    tags: [name],
    summary: `${verb} of ${name}`,
    description: `This is the operation **${verb}** of ${name}, which takes what it needs and answers with what there is.`,
    ...more,
    responses: {
      [status]: { description: "It is done.", ...(answer !== null && { content: json(answer) }) },
      default: { $ref: "#/components/responses/Problem" },
    },
  });
  const id = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };
  const filters = ["status", "createdAfter", "sort"].map((filter) => ({
    name: filter,
    in: "query",
    description: `Only those with this ${filter}.`,
    schema: { type: "string", maxLength: 40 },
  }));
  const list = {
    type: "object",
    required: ["items"],
    properties: { items: { type: "array", items: own }, next: { type: "string" } },
  };
  return [
    [
      `/${name}`,
      {
        get: operation("list", "200", list, { parameters: [{ $ref: "#/components/parameters/Limit" }, ...filters] }),
        post: operation("create", "201", own, { requestBody: body }),
      },
    ],
    [
      `/${name}/{id}`,
      {
        parameters: [id],
        get: operation("get", "200", own),
        put: operation("replace", "200", own, { requestBody: body }),
        delete: operation("delete", "204", null),
      },
    ],
  ];
}

function schemasOf(name: string): readonly (readonly [string, JsonObject])[] {
  const input = {
    type: "object",
    description: `What a client says of a ${name}.`,
    required: ["name", "kind"],
    properties: {
      name: { type: "string", minLength: 1, maxLength: 200, description: "As people call it." },
      kind: { type: "string", enum: ["small", "middle", "large"] },
      note: { type: ["string", "null"], default: null },
      tags: { type: "array", items: { type: "string", pattern: "^[a-z]+$" }, uniqueItems: true },
      size: {
        type: "object",
        properties: { width: { type: "number", minimum: 0 }, height: { type: "number", minimum: 0 } },
      },
      owner: { $ref: `#/components/schemas/${name}Owner` },
    },
  };
  const whole = {
    description: `A ${name} as it is.`,
    allOf: [
      { $ref: `#/components/schemas/${name}Input` },
      {
        type: "object",
        required: ["id", "createdAt"],
        properties: {
          id: { type: "string", format: "uuid", readOnly: true },
          createdAt: { type: "string", format: "date-time" },
        },
      },
    ],
  };
  const owner = {
    oneOf: [
      { type: "object", required: ["user"], properties: { user: { type: "string" } }, additionalProperties: false },
      { type: "object", required: ["team"], properties: { team: { type: "integer" } }, additionalProperties: false },
    ],
  };
  return [
    [name, whole],
    [`${name}Input`, input],
    [`${name}Owner`, owner],
  ];
}
