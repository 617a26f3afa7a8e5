/*
 * What receives the requests that Shelter sends: an interface for each group of operations, with a method
 * for each of them.
 */
import type { NewPet200Body, Pet, PetGoneWebhookFormBody } from "../../model/index.ts";
import type { Answer, HeaderValue, ResponseHeaders, ServerRequest } from "./runtime/index.ts";
import type { Principals } from "./security.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined, P extends Principals = Principals> extends DefaultHandlers<Context, P> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined, P extends Principals = Principals> {
  /**
   * A pet has come in.
   *
   * `POST newPet` (`#/webhooks/newPet/post`)
   */
  newPet(request: NewPetRequest<P>, context: Context): Answer<NewPetResponse>;
  /**
   * `POST petGone` (`#/webhooks/petGone/post`)
   *
   * @deprecated
   */
  petGoneWebhook(request: PetGoneWebhookRequest, context: Context): Answer<PetGoneWebhookResponse>;
}

/** What `newPet` gets. */
export interface NewPetRequest<P extends Principals = Principals> {
  readonly query: {
    /** @default 1 */
    readonly attempt: number;
  };
  readonly headers: {
    /** @format uuid */
    readonly "x-event-id": string;
  };
  readonly contentType: "application/json";
  readonly body: Pet;
  readonly auth: { readonly signature: P["signature"] };
  readonly request: ServerRequest;
}

/** What `newPet` answers. */
export type NewPetResponse =
  | {
      /** The subscriber takes the pet. */
      status: 200;
      headers: { "x-queue": number; [name: string]: HeaderValue | undefined };
      contentType?: "application/json";
      body: NewPet200Body;
    }
  | {
      /** The subscriber has seen it. */
      status: 204;
      headers?: ResponseHeaders;
      body?: never;
    }
  | {
      /** The subscriber wants no more of these. */
      status: 410;
      headers?: ResponseHeaders;
      body?: never;
    };

/** What `petGoneWebhook` gets. */
export interface PetGoneWebhookRequest {
  readonly contentType: "application/x-www-form-urlencoded";
  readonly body: PetGoneWebhookFormBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `petGoneWebhook` answers. */
export type PetGoneWebhookResponse = {
  /** Seen. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
