import type { JsonObject } from "../../../generator/load/text/json.ts";

const json = (schema: JsonObject) => ({ "application/json": { schema } });
const animal = { $ref: "#/components/schemas/Animal" };
const problem = { description: "no", content: json({ $ref: "#/components/schemas/Problem" }) };

/** A document with one operation for each way in which a client treats them. */
export const zoo: JsonObject = {
  security: [{ key: [] }],
  paths: {
    "/animals": {
      get: {
        operationId: "ListAnimals",
        tags: ["Animals"],
        summary: "List animals",
        parameters: [
          { name: "page[number]", in: "query", description: "From 1.", schema: { type: "integer", default: 1 } },
          { name: "tags", in: "query", explode: false, schema: { type: "array", items: { type: "string" } } },
        ],
        responses: {
          "200": {
            description: "ok",
            headers: { "X-Total": { required: true, schema: { type: "integer" } } },
            content: json({
              type: "object",
              properties: { data: { type: "array", items: animal }, meta: { type: "object" } },
            }),
          },
        },
        "x-specwright": {
          method: "list",
          pagination: {
            kind: "page",
            parameter: "page[number]",
            items: "/data",
            page: "/meta/page",
            totalPages: "/meta/pages",
          },
        },
      },
      post: {
        operationId: "CreateAnimal",
        tags: ["Animals"],
        parameters: [
          { name: "dry_run", in: "query", schema: { type: "boolean" } },
          { name: "X-Keeper", in: "header", required: true, schema: { type: "string" } },
        ],
        requestBody: { required: true, content: json(animal) },
        responses: { "201": { description: "created", content: json(animal) }, "4XX": problem },
      },
    },
    "/animals/{animal_id}": {
      parameters: [{ name: "animal_id", in: "path", required: true, schema: { type: "string" } }],
      put: {
        operationId: "FeedAnimal",
        tags: ["Animals"],
        deprecated: true,
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/Meal" } },
            ...json({ $ref: "#/components/schemas/Meal" }),
          },
        },
        responses: { "204": { description: "fed" }, "404": problem, default: problem },
      },
    },
    "/notes": {
      put: {
        operationId: "NoteAnimal",
        tags: ["Animals"],
        requestBody: {
          required: true,
          content: { ...json(animal), "text/plain": { schema: { type: "string" } } },
        },
        responses: { "204": { description: "noted" } },
      },
    },
    "/gate": {
      servers: [{ url: "https://gate.zoo.example" }],
      get: {
        operationId: "OpenGate",
        tags: ["Gate"],
        security: [{ keeper: [] }, {}],
        parameters: [{ name: "to", in: "query", required: true, schema: { type: "string", format: "uri" } }],
        responses: {
          "200": { description: "a page", content: { "text/html": { schema: { type: "string" } } } },
          "302": { description: "on", headers: { Location: { required: true, schema: { type: "string" } } } },
          "503": { description: "closed", content: { "text/html": { schema: { type: "string" } } } },
        },
      },
    },
  },
  components: {
    schemas: {
      Animal: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" }, legs: { type: "integer", default: 4 } },
      },
      Meal: { type: "object", properties: { food: { type: "string" } } },
      Problem: { type: "object", properties: { message: { type: "string" } } },
    },
    securitySchemes: {
      key: {
        type: "apiKey",
        in: "header",
        name: "X-Key",
        "x-specwright": { options: [{ name: "apiKey", environment: "ZOO_KEY" }] },
      },
      keeper: { type: "http", scheme: "basic", description: "A keeper's badge." },
    },
  },
};
