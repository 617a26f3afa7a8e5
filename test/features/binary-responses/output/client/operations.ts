/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { DownloadFile404Body, GetLatestExport200AnyBody } from "../model/index.ts";
import { fillPath, type NoArguments, type Operation, readDeclared, type Reply } from "./runtime/index.ts";

/** What downloadFile takes. */
export interface DownloadFileArguments {
  path: { id: string };
}

/** What downloadFile gives back. */
export type DownloadFileResult =
  | Reply<200, "application/octet-stream", Blob, { etag?: string }>
  | Reply<404, "application/json", DownloadFile404Body>;

/**
 * How downloadFile is sent and answered.
 *
 * `#/paths/~1files~1{id}/get`
 */
export const downloadFileOperation: Operation<DownloadFileArguments, DownloadFileResult> = {
  name: "downloadFile",
  method: "GET",
  path: "/files/{id}",
  fill: fillPath,
  accept: "application/octet-stream, application/json",
  responses: {
    200: { content: ["application/octet-stream"], read: readDeclared, blob: true },
    404: { content: ["application/json"] },
  },
};

/** What getPicture takes. */
export interface GetPictureArguments {
  path: { id: string };
}

/** What getPicture gives back. */
export type GetPictureResult = Reply<200, `image/${string}`, Blob>;

/**
 * How getPicture is sent and answered.
 *
 * `#/paths/~1pictures~1{id}/get`
 */
export const getPictureOperation: Operation<GetPictureArguments, GetPictureResult> = {
  name: "getPicture",
  method: "GET",
  path: "/pictures/{id}",
  fill: fillPath,
  accept: "image/*",
  responses: {
    200: { content: ["image/*"], read: readDeclared, blob: true },
  },
};

/** What getLatestExport gives back. */
export type GetLatestExportResult = Reply<200, string, GetLatestExport200AnyBody | string | Blob>;

/**
 * How getLatestExport is sent and answered.
 *
 * `#/paths/~1exports~1latest/get`
 */
export const getLatestExportOperation: Operation<NoArguments, GetLatestExportResult> = {
  name: "getLatestExport",
  method: "GET",
  path: "/exports/latest",
  accept: "*/*",
  responses: {
    200: { content: ["*/*"], read: readDeclared },
  },
};
