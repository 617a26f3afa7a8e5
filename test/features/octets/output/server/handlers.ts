/*
 * What an implementation of Octets has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { AddThingBody, PutObjectBody } from "../model/index.ts";
import type { Answer, ByteStream, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `PUT /files/{name}` (`#/paths/~1files~1{name}/put`) */
  putFile(request: PutFileRequest, context: Context): Answer<PutFileResponse>;
  /** `PUT /objects` (`#/paths/~1objects/put`) */
  putObject(request: PutObjectRequest, context: Context): Answer<PutObjectResponse>;
  /** `POST /pictures` (`#/paths/~1pictures/post`) */
  addPicture(request: AddPictureRequest, context: Context): Answer<AddPictureResponse>;
  /** `PUT /logo` (`#/paths/~1logo/put`) */
  putLogo(request: PutLogoRequest, context: Context): Answer<PutLogoResponse>;
  /** `POST /things` (`#/paths/~1things/post`) */
  addThing(request: AddThingRequest, context: Context): Answer<AddThingResponse>;
}

/** What `putFile` gets. */
export interface PutFileRequest {
  readonly path: { readonly name: string };
  readonly contentType: "application/octet-stream";
  readonly body: ByteStream;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `putFile` answers. */
export type PutFileResponse = {
  /** How long it is, and what it is. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `putObject` gets. */
export type PutObjectRequest = {
  readonly headers: { readonly "content-encoding"?: "identity" | "gzip" | "aws-chunked" };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
} & (
  | { readonly contentType: "application/octet-stream"; readonly body: ByteStream }
  | { readonly contentType: "text/csv"; readonly body: string }
  | { readonly contentType: "application/json"; readonly body: PutObjectBody }
  | { readonly contentType?: never; readonly body?: never }
);

/** What `putObject` answers. */
export type PutObjectResponse = {
  /** How long it is, and how it is coded. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `addPicture` gets. */
export interface AddPictureRequest {
  readonly contentType?: `image/${string}`;
  readonly body?: ByteStream;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addPicture` answers. */
export type AddPictureResponse = {
  /** How long it is, and what it is. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `putLogo` gets. */
export interface PutLogoRequest {
  readonly contentType: "image/png" | "image/jpeg; progressive=true" | `video/${string}`;
  readonly body: ByteStream;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `putLogo` answers. */
export type PutLogoResponse = {
  /** What it is. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `addThing` gets. */
export type AddThingRequest = { readonly auth: Record<never, never>; readonly request: ServerRequest } & (
  | { readonly contentType: "application/json"; readonly body: AddThingBody }
  | { readonly contentType: `text/${string}`; readonly body: string }
  | { readonly contentType: string; readonly body: ByteStream }
  | { readonly contentType?: never; readonly body?: never }
);

/** What `addThing` answers. */
export type AddThingResponse = {
  /** What it is. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};
