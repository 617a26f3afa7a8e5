/*
 * What an implementation of Ranges of JSON has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Pet, PetInput } from "../model/index.ts";
import type { Answer, BinaryBody, ByteStream, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `POST /pets` (`#/paths/~1pets/post`) */
  addPet(request: AddPetRequest, context: Context): Answer<AddPetResponse>;
  /** `POST /pods` (`#/paths/~1pods/post`) */
  addPod(request: AddPodRequest, context: Context): Answer<AddPodResponse>;
  /** `POST /patches` (`#/paths/~1patches/post`) */
  addPatch(request: AddPatchRequest, context: Context): Answer<AddPatchResponse>;
  /** `POST /files` (`#/paths/~1files/post`) */
  addFile(request: AddFileRequest, context: Context): Answer<AddFileResponse>;
}

/** What `addPet` gets. */
export interface AddPetRequest {
  readonly contentType: "application/json" | "text/json" | `application/${string}+json`;
  readonly body: Pet;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addPet` answers. */
export type AddPetResponse = {
  /** What the handler saw. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `addPod` gets. */
export interface AddPodRequest {
  readonly contentType?: "application/json" | "text/json" | `${string}/${string}+json`;
  readonly body?: Pet;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addPod` answers. */
export type AddPodResponse = {
  /** What the handler saw. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `addPatch` gets. */
export interface AddPatchRequest {
  readonly contentType: `application/${string}+json`;
  readonly body: unknown;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addPatch` answers. */
export type AddPatchResponse = {
  /** What came. */
  status: 200;
  headers?: ResponseHeaders;
  contentType: `application/${string}+json`;
  body: PetInput | BinaryBody;
};

/** What `addFile` gets. */
export type AddFileRequest = { readonly auth: Record<never, never>; readonly request: ServerRequest } & (
  | { readonly contentType: "application/json" | `application/${string}+json`; readonly body: Pet }
  | { readonly contentType: string; readonly body: ByteStream }
);

/** What `addFile` answers. */
export type AddFileResponse = {
  /** What the handler saw. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};
