/*
 * What an implementation of Multipart has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type {
  Album,
  AlbumPlace,
  SendAnythingMultipartMixedBody,
  SendPerhapsMultipartBody,
} from "../model/index.ts";
import type {
  Answer,
  Multipart,
  MultipartFile,
  MultipartValue,
  ResponseHeaders,
  ServerRequest,
  UndeclaredValue,
  WithFiles,
} from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `POST /albums` (`#/paths/~1albums/post`) */
  createAlbum(request: CreateAlbumRequest, context: Context): Answer<CreateAlbumResponse>;
  /** `POST /albums/at-once` (`#/paths/~1albums~1at-once/post`) */
  importAlbum(request: ImportAlbumRequest, context: Context): Answer<ImportAlbumResponse>;
  /** `POST /anything` (`#/paths/~1anything/post`) */
  sendAnything(request: SendAnythingRequest, context: Context): Answer<SendAnythingResponse>;
  /** `POST /perhaps` (`#/paths/~1perhaps/post`) */
  sendPerhaps(request: SendPerhapsRequest, context: Context): Answer<SendPerhapsResponse>;
}

/** What `createAlbum` gets. */
export interface CreateAlbumRequest {
  readonly contentType: "multipart/form-data";
  readonly body: Multipart<CreateAlbumPart, WithFiles<Album, { cover: File; photos: File[] }>>;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** A part of what `createAlbum` gets as `multipart/form-data`. */
export type CreateAlbumPart =
  | MultipartValue<"title", string>
  | MultipartValue<"year", number>
  | MultipartValue<"tags", string>
  | MultipartValue<"place", AlbumPlace>
  | MultipartFile<"cover", "image/png" | "image/jpeg">
  | MultipartFile<
      "photos",
      string,
      {
        readonly "x-rotation": 0 | 90 | 180 | 270;
        readonly [name: string]: string | 0 | 90 | 180 | 270 | undefined;
      }
    >;

/** What `createAlbum` answers. */
export type CreateAlbumResponse = {
  /** What came, in the order in which it came. */
  status: 201;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: string[];
};

/** What `importAlbum` gets. */
export interface ImportAlbumRequest {
  readonly contentType: "multipart/form-data";
  readonly body: Multipart<ImportAlbumPart, WithFiles<Album, { cover: File; photos: File[] }>>;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** A part of what `importAlbum` gets as `multipart/form-data`. */
export type ImportAlbumPart =
  | MultipartValue<"title", string>
  | MultipartValue<"year", number>
  | MultipartValue<"tags", string>
  | MultipartValue<"place", AlbumPlace>
  | MultipartFile<"cover">
  | MultipartFile<"photos">;

/** What `importAlbum` answers. */
export type ImportAlbumResponse = {
  /** What was collected. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: unknown;
};

/** What `sendAnything` gets. */
export type SendAnythingRequest = { readonly auth: Record<never, never>; readonly request: ServerRequest } & (
  | {
    readonly contentType: "multipart/form-data";
    readonly body: Multipart<SendAnythingMultipartPart, { readonly [name: string]: File[] }>;
  }
  | {
    readonly contentType: "multipart/mixed";
    readonly body: Multipart<SendAnythingMultipartMixedPart, SendAnythingMultipartMixedBody>;
  }
  | { readonly contentType?: never; readonly body?: never }
);

/** A part of what `sendAnything` gets as `multipart/form-data`. */
export type SendAnythingMultipartPart = MultipartFile<string>;

/** A part of what `sendAnything` gets as `multipart/mixed`. */
export type SendAnythingMultipartMixedPart =
  | MultipartValue<"note", string>
  | MultipartValue<"scores", number>
  | MultipartValue<"sizes", (number | string)[]>
  | MultipartValue<"colours", string[]>
  | UndeclaredValue<boolean>;

/** What `sendAnything` answers. */
export type SendAnythingResponse = {
  /** What came. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: unknown;
};

/** What `sendPerhaps` gets. */
export interface SendPerhapsRequest {
  readonly contentType: "multipart/form-data";
  readonly body: Multipart<
    SendPerhapsPart,
    WithFiles<SendPerhapsMultipartBody, { cover: File; photos: File[]; pages: File[] }>
  >;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** A part of what `sendPerhaps` gets as `multipart/form-data`. */
export type SendPerhapsPart =
  | MultipartValue<"note", string | null>
  | MultipartFile<
      "cover",
      string,
      { readonly "x-rotation": number; readonly [name: string]: string | number | undefined }
    >
  | MultipartFile<"photos">
  | MultipartFile<"pages">;

/** What `sendPerhaps` answers. */
export type SendPerhapsResponse = {
  /** The names of what came. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: string[];
};
