/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { Pet } from "../model/index.ts";
import { fillPath, type Operation, readTexts, type Reply, type Status4XX } from "./runtime/index.ts";

/** What getPet takes. */
export interface GetPetArguments {
  path: { name: string };
}

/** What getPet gives back. */
export type GetPetResult = Reply<200, "application/json", Pet> | Reply<Status4XX, "text/plain", string>;

/**
 * How getPet is sent and answered.
 *
 * `#/paths/pets~1{id}/get`
 */
export const getPetOperation: Operation<GetPetArguments, GetPetResult> = {
  name: "getPet",
  method: "GET",
  path: "/pets/{name}",
  fill: fillPath,
  accept: "application/json, text/plain",
  responses: {
    200: { content: ["application/json"] },
    "4XX": { content: ["text/plain"], read: readTexts },
  },
};

/** What getPetsByNumber takes. */
export interface GetPetsByNumberArguments {
  path: { number: number };
}

/** What getPetsByNumber gives back. */
export type GetPetsByNumberResult = Reply<204>;

/**
 * How getPetsByNumber is sent and answered.
 *
 * `#/paths/~1pets~1{number}/get`
 */
export const getPetsByNumberOperation: Operation<GetPetsByNumberArguments, GetPetsByNumberResult> = {
  name: "getPetsByNumber",
  method: "GET",
  path: "/pets/{number}",
  fill: fillPath,
  responses: {
    204: {},
  },
};

/** What deletePet takes. */
export interface DeletePetArguments {
  path: { number: number };
}

/** What deletePet gives back. */
export type DeletePetResult = Reply<204>;

/**
 * How deletePet is sent and answered.
 *
 * `#/paths/~1pets~1{number}/delete`
 */
export const deletePetOperation: Operation<DeletePetArguments, DeletePetResult> = {
  name: "deletePet",
  method: "DELETE",
  path: "/pets/{number}",
  fill: fillPath,
  responses: {
    204: {},
  },
};

/** What putPetsByIdAdopt takes. */
export interface PutPetsByIdAdoptArguments {
  path: { id: string };
}

/** What putPetsByIdAdopt gives back. */
export type PutPetsByIdAdoptResult = Reply<204>;

/**
 * How putPetsByIdAdopt is sent and answered.
 *
 * `#/paths/~1pets~1{id}#adopt/put`
 */
export const putPetsByIdAdoptOperation: Operation<PutPetsByIdAdoptArguments, PutPetsByIdAdoptResult> = {
  name: "putPetsByIdAdopt",
  method: "PUT",
  path: "/pets/{id}",
  fill: fillPath,
  responses: {
    204: {},
  },
};

/** What returnPet takes. */
export interface ReturnPetArguments {
  path: { id: string };
}

/** What returnPet gives back. */
export type ReturnPetResult = Reply<204>;

/**
 * How returnPet is sent and answered.
 *
 * `#/paths/~1pets~1{id}#adopt/delete`
 */
export const returnPetOperation: Operation<ReturnPetArguments, ReturnPetResult> = {
  name: "returnPet",
  method: "DELETE",
  path: "/pets/{id}",
  fill: fillPath,
  responses: {
    204: {},
  },
};
