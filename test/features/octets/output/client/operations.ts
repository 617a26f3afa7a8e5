/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { AddThingBody, PutObjectBody } from "../model/index.ts";
import {
  type BinaryBody,
  encodeJSON,
  encodeOctets,
  encodeText,
  encodeUpload,
  encodeUploadOfRanges,
  fillPath,
  type Operation,
  readTexts,
  type Reply,
  type RequestOptions,
  type ResponseTable,
} from "./runtime/index.ts";

const plain: ResponseTable = { content: ["text/plain"], read: readTexts };

/** What putFile takes. */
export interface PutFileArguments {
  path: { name: string };
  body: BinaryBody;
}

/** What putFile gives back. */
export type PutFileResult = Reply<200, "text/plain", string>;

/**
 * How putFile is sent and answered.
 *
 * `#/paths/~1files~1{name}/put`
 */
export const putFileOperation: Operation<PutFileArguments, PutFileResult> = {
  name: "putFile",
  method: "PUT",
  path: "/files/{name}",
  fill: fillPath,
  body: { write: encodeUpload, content: { "application/octet-stream": encodeOctets } },
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** The headers of putObject. */
export interface PutObjectHeaders {
  "content-encoding"?: "identity" | "gzip" | "aws-chunked" | undefined;
}

/** A body of putObject and how it is written. Default: `application/octet-stream`. */
export type PutObjectContent =
  | { body?: BinaryBody | undefined; contentType?: "application/octet-stream" | undefined }
  | { body: string; contentType: "text/csv" }
  | { body: PutObjectBody; contentType: "application/json" };

/** What putObject takes. */
export type PutObjectArguments = { headers?: PutObjectHeaders | undefined } & PutObjectContent;

/** How `client.default.putObject` is sent. */
export type PutObjectOptions = RequestOptions<PutObjectHeaders>;

/** What putObject gives back. */
export type PutObjectResult = Reply<200, "text/plain", string>;

/**
 * How putObject is sent and answered.
 *
 * `#/paths/~1objects/put`
 */
export const putObjectOperation: Operation<PutObjectArguments, PutObjectResult> = {
  name: "putObject",
  method: "PUT",
  path: "/objects",
  body: {
    write: encodeUpload,
    content: {
      "application/octet-stream": encodeOctets,
      "text/csv": encodeText,
      "application/json": encodeJSON,
    },
  },
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** What addPicture takes. */
export interface AddPictureArguments {
  body?: BinaryBody | undefined;
  /** How the body is written. Default: what a Blob says of itself. */
  contentType?: `image/${string}` | undefined;
}

/** How `client.default.addPicture` is sent. */
export interface AddPictureOptions extends RequestOptions {
  /** How the body is written. Default: what a Blob says of itself. */
  contentType?: `image/${string}` | undefined;
}

/** What addPicture gives back. */
export type AddPictureResult = Reply<200, "text/plain", string>;

/**
 * How addPicture is sent and answered.
 *
 * `#/paths/~1pictures/post`
 */
export const addPictureOperation: Operation<AddPictureArguments, AddPictureResult> = {
  name: "addPicture",
  method: "POST",
  path: "/pictures",
  body: { write: encodeUploadOfRanges, content: { "image/*": encodeOctets } },
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** What putLogo takes. */
export interface PutLogoArguments {
  body: BinaryBody;
  /** How the body is written. Default: what a Blob says of itself, or `image/png`. */
  contentType?: "image/png" | "image/jpeg; progressive=true" | `video/${string}` | undefined;
}

/** How `client.default.putLogo` is sent. */
export interface PutLogoOptions extends RequestOptions {
  /** How the body is written. Default: what a Blob says of itself, or `image/png`. */
  contentType?: "image/png" | "image/jpeg; progressive=true" | `video/${string}` | undefined;
}

/** What putLogo gives back. */
export type PutLogoResult = Reply<200, "text/plain", string>;

/**
 * How putLogo is sent and answered.
 *
 * `#/paths/~1logo/put`
 */
export const putLogoOperation: Operation<PutLogoArguments, PutLogoResult> = {
  name: "putLogo",
  method: "PUT",
  path: "/logo",
  body: {
    write: encodeUploadOfRanges,
    content: {
      "image/png": encodeOctets,
      "image/jpeg; progressive=true": encodeOctets,
      "video/*": encodeOctets,
    },
  },
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** A body of addThing and how it is written. Default: `application/json`. */
export type AddThingContent =
  | { body?: AddThingBody | undefined; contentType?: "application/json" | undefined }
  | { body: string; contentType: `text/${string}` }
  | { body: BinaryBody; contentType: string };

/** What addThing takes. */
export type AddThingArguments = AddThingContent;

/** What addThing gives back. */
export type AddThingResult = Reply<200, "text/plain", string>;

/**
 * How addThing is sent and answered.
 *
 * `#/paths/~1things/post`
 */
export const addThingOperation: Operation<AddThingArguments, AddThingResult> = {
  name: "addThing",
  method: "POST",
  path: "/things",
  body: {
    write: encodeUploadOfRanges,
    content: { "application/json": encodeJSON, "text/*": encodeText, "*/*": encodeOctets },
  },
  accept: "text/plain",
  responses: {
    200: plain,
  },
};
