/*
 * What an implementation of Binary responses has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { DownloadFile404Body, GetLatestExport200AnyBody } from "../model/index.ts";
import type { Answer, BinaryBody, HeaderValue, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /files/{id}` (`#/paths/~1files~1{id}/get`) */
  downloadFile(request: DownloadFileRequest, context: Context): Answer<DownloadFileResponse>;
  /** `GET /pictures/{id}` (`#/paths/~1pictures~1{id}/get`) */
  getPicture(request: GetPictureRequest, context: Context): Answer<GetPictureResponse>;
  /** `GET /exports/latest` (`#/paths/~1exports~1latest/get`) */
  getLatestExport(request: GetLatestExportRequest, context: Context): Answer<GetLatestExportResponse>;
}

/** What `downloadFile` gets. */
export interface DownloadFileRequest {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `downloadFile` answers. */
export type DownloadFileResponse =
  | {
      /** The octets of the file. */
      status: 200;
      headers?: { etag?: string; [name: string]: HeaderValue | undefined };
      contentType?: "application/octet-stream";
      body: BinaryBody;
    }
  | {
      /** There is none. */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: DownloadFile404Body;
    };

/** What `getPicture` gets. */
export interface GetPictureRequest {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getPicture` answers. */
export type GetPictureResponse = {
  /** A picture, in the format in which it is kept. */
  status: 200;
  headers?: ResponseHeaders;
  contentType: `image/${string}`;
  body: BinaryBody;
};

/** What `getLatestExport` gets. */
export interface GetLatestExportRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getLatestExport` answers. */
export type GetLatestExportResponse = {
  /** A summary as JSON, or the export itself. */
  status: 200;
  headers?: ResponseHeaders;
  contentType: string;
  body: GetLatestExport200AnyBody | string | BinaryBody;
};
