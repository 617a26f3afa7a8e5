/*
 * What an implementation of Empty answers has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Pet, Problem } from "../model/index.ts";
import type {
  Answer,
  BinaryBody,
  FinalStatus,
  HeaderValue,
  RedirectionStatus,
  ResponseHeaders,
  ServerRequest,
  SuccessStatus,
} from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /anything/{status}` (`#/paths/~1anything~1{status}/get`) */
  getAnything(request: GetAnythingRequest, context: Context): Answer<GetAnythingResponse>;
  /** `GET /success/{status}` (`#/paths/~1success~1{status}/get`) */
  getSuccess(request: GetSuccessRequest, context: Context): Answer<GetSuccessResponse>;
  /** `PUT /success/{status}` (`#/paths/~1success~1{status}/put`) */
  putSuccess(request: PutSuccessRequest, context: Context): Answer<PutSuccessResponse>;
  /** `POST /success/{status}` (`#/paths/~1success~1{status}/post`) */
  postSuccess(request: PostSuccessRequest, context: Context): Answer<PostSuccessResponse>;
  /** `GET /pet/{status}` (`#/paths/~1pet~1{status}/get`) */
  getPet(request: GetPetRequest, context: Context): Answer<GetPetResponse>;
}

/** What `getAnything` gets. */
export interface GetAnythingRequest {
  readonly path: { readonly status: number };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getAnything` answers. */
export type GetAnythingResponse =
  | {
      /** Whatever comes. */
      status: Exclude<FinalStatus, 204 | 205 | 304>;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: Pet;
    }
  | { status: 204 | 205 | 304; headers?: ResponseHeaders; body?: never };

/** What `getSuccess` gets. */
export interface GetSuccessRequest {
  readonly path: { readonly status: number };
  /** The media types that the client takes, the one that it likes best first. */
  readonly accepts: readonly ("application/json" | "text/html")[];
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getSuccess` answers. */
export type GetSuccessResponse =
  | {
      /** None. */
      status: 204;
      headers?: ResponseHeaders;
      body?: never;
    }
  | {
      /** The pet, or its page. */
      status: Exclude<SuccessStatus, 204 | 205>;
      headers: { "x-count": number; [name: string]: HeaderValue | undefined };
      contentType: "application/json";
      body: Pet;
    }
  | {
      /** The pet, or its page. */
      status: Exclude<SuccessStatus, 204 | 205>;
      headers: { "x-count": number; [name: string]: HeaderValue | undefined };
      contentType: "text/html";
      body: string;
    }
  | { status: 205; headers: { "x-count": number; [name: string]: HeaderValue | undefined }; body?: never }
  | {
      /** Where it is. */
      status: Exclude<RedirectionStatus, 304>;
      headers?: ResponseHeaders;
      contentType?: "text/html";
      body: string;
    }
  | { status: 304; headers?: ResponseHeaders; body?: never };

/** What `putSuccess` gets. */
export interface PutSuccessRequest {
  readonly path: { readonly status: number };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `putSuccess` answers. */
export type PutSuccessResponse =
  | {
      /** What was put. */
      status: Exclude<SuccessStatus, 204 | 205>;
      headers?: ResponseHeaders;
      contentType?: "text/plain";
      body: string;
    }
  | { status: 204 | 205; headers?: ResponseHeaders; body?: never };

/** What `postSuccess` gets. */
export interface PostSuccessRequest {
  readonly path: { readonly status: number };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `postSuccess` answers. */
export type PostSuccessResponse =
  | {
      /** What was posted. */
      status: Exclude<SuccessStatus, 204 | 205>;
      headers?: ResponseHeaders;
      contentType?: "image/png";
      body: BinaryBody;
    }
  | { status: 204 | 205; headers?: ResponseHeaders; body?: never };

/** What `getPet` gets. */
export interface GetPetRequest {
  readonly path: { readonly status: number };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getPet` answers. */
export type GetPetResponse =
  | {
      /** The pet. */
      status: 200;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: Pet;
    }
  | {
      /** What went wrong. */
      status: Exclude<FinalStatus, 200 | 204 | 205 | 304>;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: Problem;
    }
  | { status: 204 | 205 | 304; headers?: ResponseHeaders; body?: never };
