/*
 * What each request that Shelter sends takes, what its receiver answers, and how it is sent.
 */
import type { NewPet200Body, PetGoneWebhookFormBody, PetInput } from "../../model/index.ts";
import {
  encodeBody,
  encodeForm,
  encodeJSON,
  type Operation,
  queryText,
  readInteger,
  type Reply,
} from "./runtime/index.ts";
import { signature } from "./security.ts";

/** The query parameters of newPet. */
export interface NewPetQuery {
  /** @default 1 */
  attempt?: number | undefined;
}

/** The headers of newPet. */
export interface NewPetHeaders {
  /** @format uuid */
  "x-event-id": string;
}

/** What newPet takes. */
export interface NewPetArguments {
  query?: NewPetQuery | undefined;
  headers: NewPetHeaders;
  body: PetInput;
}

/** What newPet gives back. */
export type NewPetResult =
  | Reply<200, "application/json", NewPet200Body, { "x-queue": number }>
  | Reply<204>
  | Reply<410>;

/**
 * How newPet is sent and answered.
 *
 * `#/webhooks/newPet/post`
 */
export const newPetOperation: Operation<NewPetArguments, NewPetResult> = {
  name: "newPet",
  method: "POST",
  path: "",
  query: queryText,
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json",
  security: [[signature]],
  responses: {
    200: { content: ["application/json"], headers: { "x-queue": readInteger } },
    204: {},
    410: {},
  },
};

/** What petGoneWebhook takes. */
export interface PetGoneWebhookArguments {
  body: PetGoneWebhookFormBody;
}

/** What petGoneWebhook gives back. */
export type PetGoneWebhookResult = Reply<204>;

/**
 * How petGoneWebhook is sent and answered.
 *
 * `#/webhooks/petGone/post`
 */
export const petGoneWebhookOperation: Operation<PetGoneWebhookArguments, PetGoneWebhookResult> = {
  name: "petGoneWebhook",
  method: "POST",
  path: "",
  body: { write: encodeBody, content: { "application/x-www-form-urlencoded": encodeForm } },
  responses: {
    204: {},
  },
};
