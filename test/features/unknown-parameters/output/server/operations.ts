/*
 * How requests and responses of Unknown parameters stand on the wire.
 */
import {
  checkListPetsFilterParameter,
  checkListPetsPageParameter,
  checkPersonWritable,
} from "../model/index.ts";
import { everyValue, isObject, isString } from "../model/runtime/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /pets` (`#/paths/~1pets/get`) */
export function listPets(): Operation {
  return {
    name: "listPets",
    security: [[{ scheme: "key", scopes: [] }]],
    parameters: [
      { in: "query", name: "limit", type: "integer" },
      {
        in: "query",
        name: "filter",
        type: "string",
        object: "deepObject",
        fields: [{ name: "name", type: "string" }],
        check: checkListPetsFilterParameter,
      },
      {
        in: "query",
        name: "page",
        type: "string",
        object: "exploded",
        fields: [{ name: "number", type: "integer" }, { name: "size", type: "integer" }],
        check: checkListPetsPageParameter,
      },
    ],
    responses: [
      { status: 204 },
    ],
  };
}

/** `GET /tags` (`#/paths/~1tags/get`) */
export function listTags(): Operation {
  return {
    name: "listTags",
    security: [],
    parameters: [
      {
        in: "query",
        name: "labels",
        type: "string",
        object: "exploded",
        open: true,
        check: checkBy({ type: "object", additionalProperties: { type: "string" } }, isListTagsQueryLabels),
      },
    ],
    responses: [
      { status: 204 },
    ],
  };
}

function isListTagsQueryLabels(value: unknown): boolean {
  return isObject(value) && everyValue(value, isString);
}

/** `GET /people` (`#/paths/~1people/get`) */
export function listPeople(): Operation {
  return {
    name: "listPeople",
    security: [],
    parameters: [
      {
        in: "query",
        name: "like",
        type: "string",
        object: "exploded",
        fields: [{ name: "name", type: "string" }],
        hidden: ["since", "id"],
        check: checkPersonWritable,
      },
      {
        in: "query",
        name: "labels",
        type: "string",
        object: "exploded",
        open: true,
        check: checkBy({ type: "object", additionalProperties: { type: "string" } }, isListPeopleQueryLabels),
      },
    ],
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

function isListPeopleQueryLabels(value: unknown): boolean {
  return isObject(value) && everyValue(value, isString);
}

/** `POST /people` (`#/paths/~1people/post`) */
export function findPeople(): Operation {
  return {
    name: "findPeople",
    security: [],
    parameters: [
      {
        in: "query",
        name: "like",
        type: "string",
        object: "exploded",
        fields: [{ name: "name", type: "string" }],
        hidden: ["since", "id"],
        check: checkPersonWritable,
      },
    ],
    responses: [
      { status: 204 },
    ],
  };
}
