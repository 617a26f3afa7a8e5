/*
 * What an implementation of Feature has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { ChangeSettingsMergePatchBodyInput, PetChange, PetChangeInput } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends PetsHandlers<Context> {}

/** The operations of the tag `pets`. */
export interface PetsHandlers<Context = undefined> {
  /** `PATCH /pets/{id}` (`#/paths/~1pets~1{id}/patch`) */
  changePet(request: ChangePetRequest, context: Context): Answer<ChangePetResponse>;
  /** `PATCH /settings` (`#/paths/~1settings/patch`) */
  changeSettings(request: ChangeSettingsRequest, context: Context): Answer<ChangeSettingsResponse>;
}

/** What `changePet` gets. */
export type ChangePetRequest = {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
} & (
  | { readonly contentType: "application/merge-patch+json"; readonly body: PetChangeInput }
  | { readonly contentType: "application/json"; readonly body: PetChange }
);

/** What `changePet` answers. */
export type ChangePetResponse = {
  /** Changed */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `changeSettings` gets. */
export interface ChangeSettingsRequest {
  readonly contentType: "application/merge-patch+json";
  readonly body: ChangeSettingsMergePatchBodyInput;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `changeSettings` answers. */
export type ChangeSettingsResponse = {
  /** Changed */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
