/*
 * How requests and responses of Exploded objects stand on the wire.
 */
import {
  checkAddPetsFormBody,
  checkListPetsFilterParameter,
  checkListPetsHiddenParameter,
  checkListPetsSeenParameter,
  checkListPetsTagsParameter,
  checkPageable,
} from "../model/index.ts";
import { areBooleans, explainAlternatives, isNoLongerThan } from "../model/runtime/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /pets` (`#/paths/~1pets/get`) */
export function listPets(): Operation {
  return {
    name: "listPets",
    security: [],
    parameters: [
      {
        in: "query",
        name: "pageable",
        type: "string",
        object: "exploded",
        fields: [
          { name: "page", type: "integer" },
          { name: "size", type: "integer" },
          { name: "sort", type: "string", list: "repeated" },
        ],
        required: true,
        check: checkPageable,
      },
      {
        in: "query",
        name: "filter",
        type: "string",
        object: "exploded",
        open: true,
        rest: { type: "number", list: "repeated" },
        fields: [
          { name: "ids", type: "integer", list: "repeated" },
          {
            name: "sold",
            type: "boolean",
            list: "repeated",
            scalar: "boolean",
            check: checkBy(
              {
                oneOf: [{ type: "boolean" }, { type: "array", items: { type: "boolean" } }],
                explain: [explainAlternatives],
              },
              isListPetsQueryFilterSold,
            ),
          },
        ],
        check: checkListPetsFilterParameter,
      },
      {
        in: "query",
        name: "tags",
        type: "string",
        object: "exploded",
        fields: [
          {
            name: "tags",
            type: ["null", "string"],
            list: "repeated",
            item: checkBy({ type: ["string", "null"], maxLength: 3 }, isListPetsQueryTagsTagsItem),
          },
          { name: "not", type: "string", list: "repeated" },
        ],
        check: checkListPetsTagsParameter,
      },
      {
        in: "cookie",
        name: "seen",
        type: "string",
        object: "exploded",
        fields: [{ name: "pet", type: "integer", list: "repeated" }],
        check: checkListPetsSeenParameter,
      },
      {
        in: "cookie",
        name: "hidden",
        type: "string",
        object: "exploded",
        fields: [{ name: "kind", type: "string", list: "repeated" }],
        style: "cookie",
        check: checkListPetsHiddenParameter,
      },
    ],
    responses: [
      { status: 204 },
    ],
  };
}

function isListPetsQueryFilterSoldOption2(value: unknown): boolean {
  return areBooleans(value);
}

function isListPetsQueryFilterSold(value: unknown): boolean {
  return typeof value === "boolean" || isListPetsQueryFilterSoldOption2(value);
}

function isListPetsQueryTagsTagsItem(value: unknown): boolean {
  return (typeof value === "string" && isNoLongerThan(value, 3)) || value === null;
}

/** `POST /pets` (`#/paths/~1pets/post`) */
export function addPets(): Operation {
  return {
    name: "addPets",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/x-www-form-urlencoded",
          kind: "form",
          fields: [
            {
              name: "page",
              type: "string",
              object: "exploded",
              fields: [
                { name: "page", type: "integer" },
                { name: "size", type: "integer" },
                { name: "sort", type: "string", list: "repeated" },
              ],
            },
          ],
          check: checkAddPetsFormBody,
        },
      ],
    },
    responses: [
      { status: 204 },
    ],
  };
}
