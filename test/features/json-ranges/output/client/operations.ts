/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { Person, PetInput, Problem } from "../model/index.ts";
import {
  type BinaryBody,
  encodeBodyOfRanges,
  encodeJSON,
  encodeOctets,
  encodeUploadOfRanges,
  fillPath,
  type NoArguments,
  type Operation,
  readAnyJson,
  readDeclared,
  readTexts,
  type Reply,
  type RequestOptions,
  type ResponseTable,
} from "./runtime/index.ts";

const plain: ResponseTable = { content: ["text/plain"], read: readTexts };
const _any: ResponseTable = { content: ["*/*"], read: readAnyJson };

/** What addPet takes. */
export interface AddPetArguments {
  body: PetInput;
  /** How the body is written. Default: `application/json`. */
  contentType?: "application/json" | "text/json" | `application/${string}+json` | undefined;
}

/** How `client.default.addPet` is sent. */
export interface AddPetOptions extends RequestOptions {
  /** How the body is written. Default: `application/json`. */
  contentType?: "application/json" | "text/json" | `application/${string}+json` | undefined;
}

/** What addPet gives back. */
export type AddPetResult = Reply<200, "text/plain", string>;

/**
 * How addPet is sent and answered.
 *
 * `#/paths/~1pets/post`
 */
export const addPetOperation: Operation<AddPetArguments, AddPetResult> = {
  name: "addPet",
  method: "POST",
  path: "/pets",
  body: {
    write: encodeBodyOfRanges,
    content: { "application/json": encodeJSON, "text/json": encodeJSON, "application/*+json": encodeJSON },
  },
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** What addPod takes. */
export interface AddPodArguments {
  body?: PetInput | undefined;
  /** How the body is written. Default: `application/json`. */
  contentType?: "application/json" | "text/json" | `${string}/${string}+json` | undefined;
}

/** How `client.default.addPod` is sent. */
export interface AddPodOptions extends RequestOptions {
  /** How the body is written. Default: `application/json`. */
  contentType?: "application/json" | "text/json" | `${string}/${string}+json` | undefined;
}

/** What addPod gives back. */
export type AddPodResult = Reply<200, "text/plain", string>;

/**
 * How addPod is sent and answered.
 *
 * `#/paths/~1pods/post`
 */
export const addPodOperation: Operation<AddPodArguments, AddPodResult> = {
  name: "addPod",
  method: "POST",
  path: "/pods",
  body: { write: encodeBodyOfRanges, content: { "*/*": encodeJSON } },
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** What addPatch takes. */
export interface AddPatchArguments {
  body: unknown;
  /** How the body is written. Default: none, it has to be said. */
  contentType?: `application/${string}+json` | undefined;
}

/** How `client.default.addPatch` is sent. */
export interface AddPatchOptions extends RequestOptions {
  /** How the body is written. Default: none, it has to be said. */
  contentType?: `application/${string}+json` | undefined;
}

/** What addPatch gives back. */
export type AddPatchResult = Reply<200, `application/${string}+json`, PetInput>;

/**
 * How addPatch is sent and answered.
 *
 * `#/paths/~1patches/post`
 */
export const addPatchOperation: Operation<AddPatchArguments, AddPatchResult> = {
  name: "addPatch",
  method: "POST",
  path: "/patches",
  body: { write: encodeBodyOfRanges, content: { "application/*+json": encodeJSON } },
  accept: "application/*+json",
  responses: {
    200: { content: ["application/*+json"] },
  },
};

/** A body of addFile and how it is written. Default: `application/json`. */
export type AddFileContent =
  | { body: PetInput; contentType?: "application/json" | `application/${string}+json` | undefined }
  | { body: BinaryBody; contentType: string };

/** What addFile takes. */
export type AddFileArguments = AddFileContent;

/** What addFile gives back. */
export type AddFileResult = Reply<200, "text/plain", string>;

/**
 * How addFile is sent and answered.
 *
 * `#/paths/~1files/post`
 */
export const addFileOperation: Operation<AddFileArguments, AddFileResult> = {
  name: "addFile",
  method: "POST",
  path: "/files",
  body: { write: encodeUploadOfRanges, content: { "application/*": encodeJSON, "*/*": encodeOctets } },
  accept: "text/plain",
  responses: {
    200: plain,
  },
};

/** What getPerson takes. */
export interface GetPersonArguments {
  path: { id: string };
}

/** What getPerson gives back. */
export type GetPersonResult =
  | Reply<200, "application/json" | "text/json" | `${string}/${string}+json`, Person>
  | Reply<404, "application/json" | "text/json" | `${string}/${string}+json`, Problem>;

/**
 * How getPerson is sent and answered.
 *
 * `#/paths/~1people~1{id}/get`
 */
export const getPersonOperation: Operation<GetPersonArguments, GetPersonResult> = {
  name: "getPerson",
  method: "GET",
  path: "/people/{id}",
  fill: fillPath,
  accept: "application/json, */*;q=0.5",
  responses: {
    200: _any,
    404: _any,
  },
};

/** What getReport gives back. */
export type GetReportResult =
  | Reply<200, "application/xml", string>
  | Reply<200, "application/json" | "text/json" | `${string}/${string}+json`, number[]>;

/**
 * How getReport is sent and answered.
 *
 * `#/paths/~1reports/get`
 */
export const getReportOperation: Operation<NoArguments, GetReportResult> = {
  name: "getReport",
  method: "GET",
  path: "/reports",
  accept: "application/xml, application/json, */*;q=0.5",
  responses: {
    200: { content: ["application/xml", "*/*"], read: readDeclared, anyJson: ["*/*"] },
  },
};

/** What getCount gives back. */
export type GetCountResult =
  | Reply<200, "application/json", number>
  | Reply<200, "text/json" | `${string}/${string}+json`, number[]>;

/**
 * How getCount is sent and answered.
 *
 * `#/paths/~1counts/get`
 */
export const getCountOperation: Operation<NoArguments, GetCountResult> = {
  name: "getCount",
  method: "GET",
  path: "/counts",
  accept: "application/json, */*;q=0.5",
  responses: {
    200: { content: ["application/json", "*/*"], read: readAnyJson },
  },
};

/** What getDocument gives back. */
export type GetDocumentResult =
  | Reply<200, "application/json" | `application/${string}+json`, Person>
  | Reply<200, string, Blob>;

/**
 * How getDocument is sent and answered.
 *
 * `#/paths/~1documents/get`
 */
export const getDocumentOperation: Operation<NoArguments, GetDocumentResult> = {
  name: "getDocument",
  method: "GET",
  path: "/documents",
  accept: "application/json, */*, application/*;q=0.5",
  responses: {
    200: { content: ["application/*", "*/*"], read: readDeclared, octets: ["*/*"], anyJson: ["application/*"] },
  },
};
