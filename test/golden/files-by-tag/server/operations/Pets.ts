/*
 * How requests and responses of Files stand on the wire.
 */
import { checkListPets200Body, checkNotFoundResponseBody, isKind, schemaOfKind } from "../../model/index.ts";
import { checkBy, type Operation } from "../runtime/index.ts";

/** `GET /pets` (`#/paths/~1pets/get`) */
export const listPets: Operation = {
  name: "listPets",
  security: [],
  parameters: [
    {
      in: "query",
      name: "kinds",
      type: "string",
      list: "repeated",
      check: checkBy({ type: "array", items: { $ref: () => schemaOfKind } }, isListPetsQueryKinds),
    },
  ],
  responses: [
    {
      status: 200,
      content: [
        { type: "application/json", kind: "json", check: checkListPets200Body },
      ],
    },
    {
      status: 404,
      content: [
        { type: "application/json", kind: "json", check: checkNotFoundResponseBody },
      ],
    },
  ],
};

function areListPetsQueryKinds(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isKind(items[index])) return false;
  }
  return true;
}

function isListPetsQueryKinds(value: unknown): boolean {
  return Array.isArray(value) && areListPetsQueryKinds(value);
}

/** `GET /pets/{id}.jpg` (`#/paths/~1pets~1{id}.jpg/get`) */
export const getPicture: Operation = {
  name: "getPicture",
  security: [],
  parameters: [
    { in: "path", name: "id", type: "string", required: true },
  ],
  responses: [
    {
      status: 200,
      content: [
        { type: "image/jpeg", kind: "binary" },
      ],
    },
  ],
};
