/*
 * What an implementation of Mended has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Pet } from "../model/index.ts";
import type { Answer, ClientErrorStatus, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /pets/{name}` (`#/paths/pets~1{id}/get`) */
  getPet(request: GetPetRequest, context: Context): Answer<GetPetResponse>;
  /** `DELETE /pets/{number}` (`#/paths/~1pets~1{number}/delete`) */
  deletePet(request: DeletePetRequest, context: Context): Answer<DeletePetResponse>;
  /** `PUT /pets/{id}` (`#/paths/~1pets~1{id}#adopt/put`) */
  putPetsByIdAdopt(request: PutPetsByIdAdoptRequest, context: Context): Answer<PutPetsByIdAdoptResponse>;
}

/** What `getPet` gets. */
export interface GetPetRequest {
  readonly path: { readonly name: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getPet` answers. */
export type GetPetResponse =
  | { status: 200; headers?: ResponseHeaders; contentType?: "application/json"; body: Pet }
  | {
      /** Refused */
      status: ClientErrorStatus;
      headers?: ResponseHeaders;
      contentType?: "text/plain";
      body: string;
    };

/** What `deletePet` gets. */
export interface DeletePetRequest {
  readonly path: { readonly number: number };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `deletePet` answers. */
export type DeletePetResponse = {
  /** Deleted */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `putPetsByIdAdopt` gets. */
export interface PutPetsByIdAdoptRequest {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `putPetsByIdAdopt` answers. */
export type PutPetsByIdAdoptResponse = {
  /** Adopted */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
