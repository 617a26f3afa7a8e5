/*
 * How requests and responses of Mended stand on the wire.
 */
import { checkPet } from "../model/index.ts";
import { isString } from "../model/runtime/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /pets/{id}` (`#/paths/~1pets~1{id}/get`) */
export const getPet: Operation = {
  name: "getPet",
  security: [],
  parameters: [
    { in: "path", name: "id", type: "string", required: true, check: checkBy({ type: "string" }, isString) },
  ],
  responses: [
    {
      status: 200,
      content: [
        { type: "application/json", kind: "json", check: checkPet },
      ],
    },
    {
      status: "4XX",
      content: [
        { type: "text/plain", kind: "text" },
      ],
    },
  ],
};

/** `DELETE /pets/{number}` (`#/paths/~1pets~1{number}/delete`) */
export const deletePet: Operation = {
  name: "deletePet",
  security: [],
  parameters: [
    { in: "path", name: "number", type: "integer", required: true },
  ],
  responses: [
    { status: 204 },
  ],
};

/** `PUT /pets/{id}` (`#/paths/~1pets~1{id}#adopt/put`) */
export const putPetsByIdAdopt: Operation = {
  name: "putPetsByIdAdopt",
  security: [],
  parameters: [
    { in: "path", name: "id", type: "string", required: true },
  ],
  responses: [
    { status: 204 },
  ],
};
