/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { AlbumInput, SendAnythingMultipartMixedBody, SendPerhapsMultipartBody } from "../model/index.ts";
import {
  encodeParts,
  encodeUpload,
  type FilePart,
  type FileWithHeaders,
  type Operation,
  type Reply,
  type ResponseTable,
  type WithFiles,
} from "./runtime/index.ts";

const json: ResponseTable = { content: ["application/json"] };

/** What createAlbum takes. */
export interface CreateAlbumArguments {
  body: WithFiles<
    AlbumInput,
    { cover: FilePart; photos: readonly FileWithHeaders<{ readonly "x-rotation": 0 | 90 | 180 | 270 }>[] }
  >;
}

/** What createAlbum gives back. */
export type CreateAlbumResult = Reply<201, "application/json", string[]>;

/**
 * How createAlbum is sent and answered.
 *
 * `#/paths/~1albums/post`
 */
export const createAlbumOperation: Operation<CreateAlbumArguments, CreateAlbumResult> = {
  name: "createAlbum",
  method: "POST",
  path: "/albums",
  body: {
    write: encodeUpload,
    content: {
      "multipart/form-data": (type, value) => encodeParts(type, value, {
        place: { kind: "json" },
        cover: { kind: "file" },
        photos: { kind: "file" },
      }),
    },
  },
  accept: "application/json",
  responses: {
    201: json,
  },
};

/** What importAlbum takes. */
export interface ImportAlbumArguments {
  body: WithFiles<AlbumInput, { cover: FilePart; photos: readonly FilePart[] }>;
}

/** What importAlbum gives back. */
export type ImportAlbumResult = Reply<200, "application/json", unknown>;

/**
 * How importAlbum is sent and answered.
 *
 * `#/paths/~1albums~1at-once/post`
 */
export const importAlbumOperation: Operation<ImportAlbumArguments, ImportAlbumResult> = {
  name: "importAlbum",
  method: "POST",
  path: "/albums/at-once",
  body: {
    write: encodeUpload,
    content: {
      "multipart/form-data": (type, value) => encodeParts(type, value, {
        place: { kind: "json" },
        cover: { kind: "file" },
        photos: { kind: "file" },
      }),
    },
  },
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** A body of sendAnything and how it is written. Default: `multipart/form-data`. */
export type SendAnythingContent =
  | {
      body?: { readonly [name: string]: FilePart | readonly FilePart[] } | undefined;
      contentType?: "multipart/form-data" | undefined;
    }
  | { body: SendAnythingMultipartMixedBody; contentType: "multipart/mixed" };

/** What sendAnything takes. */
export type SendAnythingArguments = SendAnythingContent;

/** What sendAnything gives back. */
export type SendAnythingResult = Reply<200, "application/json", unknown>;

/**
 * How sendAnything is sent and answered.
 *
 * `#/paths/~1anything/post`
 */
export const sendAnythingOperation: Operation<SendAnythingArguments, SendAnythingResult> = {
  name: "sendAnything",
  method: "POST",
  path: "/anything",
  body: {
    write: encodeUpload,
    content: {
      "multipart/form-data": encodeParts,
      "multipart/mixed": (type, value) => encodeParts(type, value, {
        sizes: { kind: "text", separator: "," },
        colours: { kind: "text", separator: "|" },
      }),
    },
  },
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** What sendPerhaps takes. */
export interface SendPerhapsArguments {
  body: WithFiles<
    SendPerhapsMultipartBody,
    {
      cover: FileWithHeaders<{ readonly "x-rotation": number }> | null;
      photos: readonly FilePart[] | null;
      pages: readonly (FilePart | null)[];
    }
  >;
}

/** What sendPerhaps gives back. */
export type SendPerhapsResult = Reply<200, "application/json", string[]>;

/**
 * How sendPerhaps is sent and answered.
 *
 * `#/paths/~1perhaps/post`
 */
export const sendPerhapsOperation: Operation<SendPerhapsArguments, SendPerhapsResult> = {
  name: "sendPerhaps",
  method: "POST",
  path: "/perhaps",
  body: {
    write: encodeUpload,
    content: {
      "multipart/form-data": (type, value) => encodeParts(type, value, {
        cover: { kind: "file" },
        photos: { kind: "file" },
        pages: { kind: "file" },
      }),
    },
  },
  accept: "application/json",
  responses: {
    200: json,
  },
};
