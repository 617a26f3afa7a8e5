/*
 * How requests and responses of Ranges of JSON stand on the wire.
 */
import { checkPerson, checkPet, checkProblem, isPet, schemaOfPerson } from "../model/index.ts";
import {
  checkBy,
  type DecodedParameters,
  type Operation,
  type ParameterSource,
  pathValue,
} from "./runtime/index.ts";

/** `POST /pets` (`#/paths/~1pets/post`) */
export function addPet(): Operation {
  return {
    name: "addPet",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkPet, complete: completeAddPetBody },
        { type: "text/json", kind: "json", check: checkPet, complete: completeAddPetBody },
        { type: "application/*+json", kind: "json", check: checkPet, complete: completeAddPetBody },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}

/** Adds what a body that fits lacks; what is wrong with others, the table says. */
function completeAddPetBody(value: unknown): unknown {
  if (!isPet(value)) return undefined;
  if (value.legs === undefined) value.legs = 4;
  return value;
}

/** `POST /pods` (`#/paths/~1pods/post`) */
export function addPod(): Operation {
  return {
    name: "addPod",
    security: [],
    parameters: [],
    body: {
      required: false,
      content: [
        { type: "*/*", kind: "json", check: checkPet, complete: completeAddPodBody },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}

/** Adds what a body that fits lacks; what is wrong with others, the table says. */
function completeAddPodBody(value: unknown): unknown {
  if (!isPet(value)) return undefined;
  if (value.legs === undefined) value.legs = 4;
  return value;
}

/** `POST /patches` (`#/paths/~1patches/post`) */
export function addPatch(): Operation {
  return {
    name: "addPatch",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/*+json", kind: "json" },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/*+json", kind: "json", check: checkPet },
        ],
      },
    ],
  };
}

/** `POST /files` (`#/paths/~1files/post`) */
export function addFile(): Operation {
  return {
    name: "addFile",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/*", kind: "json", check: checkPet, complete: completeAddFileBody },
        { type: "*/*", kind: "binary" },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}

/** Adds what a body that fits lacks; what is wrong with others, the table says. */
function completeAddFileBody(value: unknown): unknown {
  if (!isPet(value)) return undefined;
  if (value.legs === undefined) value.legs = 4;
  return value;
}

/** `GET /people/{id}` (`#/paths/~1people~1{id}/get`) */
export function getPerson(): Operation {
  return {
    name: "getPerson",
    security: [],
    parameters: [
      { in: "path", name: "id", type: "string", required: true },
    ],
    readParameters: readGetPersonParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "*/*", kind: "json", check: checkPerson, ignored: schemaOfPerson },
        ],
      },
      {
        status: 404,
        content: [
          { type: "*/*", kind: "json", check: checkProblem },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetPersonParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined) return undefined;
  return { path: { id } };
}

/** `GET /reports` (`#/paths/~1reports/get`) */
export function getReport(): Operation {
  return {
    name: "getReport",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/xml", kind: "text" },
          { type: "*/*", kind: "json", check: checkBy({ type: "array", items: { type: "integer" } }) },
        ],
      },
    ],
  };
}

/** `GET /counts` (`#/paths/~1counts/get`) */
export function getCount(): Operation {
  return {
    name: "getCount",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkBy({ type: "integer" }) },
          { type: "*/*", kind: "json", check: checkBy({ type: "array", items: { type: "integer" } }) },
        ],
      },
    ],
  };
}

/** `GET /documents` (`#/paths/~1documents/get`) */
export function getDocument(): Operation {
  return {
    name: "getDocument",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/*", kind: "json", check: checkPerson, ignored: schemaOfPerson },
          { type: "*/*", kind: "binary" },
        ],
      },
    ],
  };
}
