/*
 * The requests that Shelter sends to its users: a function for each. It gives back any answer that the document
 * declares, told apart by `status`. It throws for an answer that is not declared, and where there is none.
 */
import { schemaOfPet } from "../../model/index.ts";
import {
  type NewPetArguments,
  newPetOperation,
  type NewPetResult,
  type PetGoneWebhookArguments,
  petGoneWebhookOperation,
  type PetGoneWebhookResult,
} from "./operations.ts";
import { type HiddenMembers, withoutHidden } from "./runtime/hidden-members.ts";
import type { Credential } from "./runtime/index.ts";
import { type SendOptions, sendWebhook } from "./runtime/send-webhook.ts";

/** How a request is sent to its receiver. */
export interface SenderOptions extends SendOptions {
  /** The secret that the subscriber gave. */
  readonly signature?: Credential | null | undefined;
}

const newPetHidden: HiddenMembers = { leaveOut: withoutHidden, body: { "application/json": schemaOfPet } };

/**
 * A pet has come in.
 *
 * `POST newPet` (`#/webhooks/newPet/post`)
 *
 * @param url The address that the receiver gave.
 */
export function sendNewPet(
  url: string | URL,
  args: NewPetArguments,
  options: SenderOptions = {},
): Promise<NewPetResult> {
  return sendWebhook(newPetOperation, url, args, options, newPetHidden);
}

/**
 * `POST petGone` (`#/webhooks/petGone/post`)
 *
 * @param url The address that the receiver gave.
 * @deprecated
 */
export function sendPetGoneWebhook(
  url: string | URL,
  args: PetGoneWebhookArguments,
  options: SenderOptions = {},
): Promise<PetGoneWebhookResult> {
  return sendWebhook(petGoneWebhookOperation, url, args, options);
}
