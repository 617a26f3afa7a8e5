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
  type Clock,
  type Fetch,
  type HeaderOptions,
  type Interceptor,
  type Reply,
  type Credential,
} from "./runtime/index.ts";
