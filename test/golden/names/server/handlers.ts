/*
 * What an implementation of Names has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { RecordSchema, UsersControllerFindAllV2200Body } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends
  NewHandlers<Context>,
  UsersGroupsHandlers<Context>,
  DefaultHandlers<Context> {}

/** The operations of the tag `new`. */
export interface NewHandlers<Context = undefined> {
  /** `DELETE /delete/{class}` (`#/paths/~1delete~1{class}/delete`) */
  deleteOperation(request: DeleteRequest, context: Context): Answer<DeleteResponse>;
}

/** The operations of the tag `Users & Groups`. */
export interface UsersGroupsHandlers<Context = undefined> {
  /** `GET /find-all` (`#/paths/~1find-all/get`) */
  usersControllerFindAllV2(
    request: UsersControllerFindAllV2Request,
    context: Context,
  ): Answer<UsersControllerFindAllV2Response>;
}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `POST /unnamed/{id}` (`#/paths/~1unnamed~1{id}/post`) */
  postUnnamedById(request: PostUnnamedByIdRequest, context: Context): Answer<PostUnnamedByIdResponse>;
  /** `GET /2fa/{code}` (`#/paths/~12fa~1{code}/get`) */
  _2fa(request: _2faRequest, context: Context): Answer<_2faResponse>;
}

/** What `deleteOperation` gets. */
export interface DeleteRequest {
  readonly path: { readonly class: string };
  readonly query: { readonly constructor?: string | Object["constructor"]; readonly arguments?: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `deleteOperation` answers. */
export type DeleteResponse = {
  /** Done */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: RecordSchema;
};

/** What `usersControllerFindAllV2` gets. */
export interface UsersControllerFindAllV2Request {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `usersControllerFindAllV2` answers. */
export type UsersControllerFindAllV2Response = {
  /** An inline body, which has a name of its own */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: UsersControllerFindAllV2200Body;
};

/** What `postUnnamedById` gets. */
export interface PostUnnamedByIdRequest {
  readonly path: { readonly id: number };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `postUnnamedById` answers. */
export type PostUnnamedByIdResponse = {
  /** No operationId and no tag */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `_2fa` gets. */
export interface _2faRequest {
  readonly path: {
    /** @pattern ^[0-9]{6}$ */
    readonly code: string;
  };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `_2fa` answers. */
export type _2faResponse = {
  /** An operationId that begins with a digit */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
