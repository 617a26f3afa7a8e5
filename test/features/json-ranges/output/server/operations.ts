/*
 * How requests and responses of Ranges of JSON stand on the wire.
 */
import { checkPet, isPet } from "../model/index.ts";
import type { Operation } from "./runtime/index.ts";

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
          { type: "application/*+json", kind: "range", check: checkPet },
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
