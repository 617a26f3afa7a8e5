/*
 * The requests that Shelter sends: webhooks and callbacks.
 */

export { type SenderOptions, sendNewPet, sendPetGoneWebhook } from "./senders.ts";
export type {
  NewPetQuery,
  NewPetHeaders,
  NewPetArguments,
  NewPetResult,
  PetGoneWebhookArguments,
  PetGoneWebhookResult,
} from "./operations.ts";
export {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  type ClientRequest,
  type Clock,
  type Fetch,
  type HeaderOptions,
  type Interceptor,
  type Reply,
  type RequestContext,
  type Send,
  type Credential,
} from "./runtime/index.ts";
export type * from "../../model/index.ts";
