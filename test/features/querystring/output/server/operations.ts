/*
 * How requests and responses of Querystring stand on the wire.
 */
import { checkAddSelectionBody, checkGetSelectionSelectionParameter, checkSearch } from "../model/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /pets` (`#/paths/~1pets/get`) */
export function searchPets(): Operation {
  return {
    name: "searchPets",
    security: [[{ scheme: "key", scopes: [] }]],
    parameters: [],
    querystring: {
      kind: "form",
      required: true,
      fields: [
        { name: "name", type: "string" },
        { name: "limit", type: "integer" },
        { name: "tags", type: "string", list: "repeated" },
        { name: "colors", type: "string", list: "," },
        {
          name: "range",
          type: "string",
          object: "deepObject",
          fields: [{ name: "from", type: "integer" }, { name: "to", type: "integer" }],
        },
        { name: "near", type: "json" },
      ],
      others: [
        { type: "string" },
      ],
      check: checkSearch,
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

/** `GET /selection` (`#/paths/~1selection/get`) */
export function getSelection(): Operation {
  return {
    name: "getSelection",
    security: [],
    parameters: [],
    querystring: { kind: "json", check: checkGetSelectionSelectionParameter },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

/** `POST /selection` (`#/paths/~1selection/post`) */
export function addSelection(): Operation {
  return {
    name: "addSelection",
    security: [],
    parameters: [],
    querystring: {
      kind: "text",
      required: true,
      check: checkBy({ type: "string", pattern: /^[$]/u }, isAddSelectionQuery),
    },
    body: {
      required: false,
      content: [
        { type: "application/json", kind: "json", check: checkAddSelectionBody },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

const addSelectionQueryPattern = /^[$]/u;

function isAddSelectionQuery(value: unknown): boolean {
  return typeof value === "string" && addSelectionQueryPattern.test(value);
}
