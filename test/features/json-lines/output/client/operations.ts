/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { ImportMeasurements200Body, MeasurementInput, MeasurementWritableInput } from "../model/index.ts";
import { eventStream, jsonLines, jsonSequence } from "../model/runtime/index.ts";
import {
  type BinaryBody,
  encodeItems,
  encodeOctets,
  encodeText,
  encodeUpload,
  type Items,
  type NoArguments,
  type Operation,
  queryText,
  readDeclared,
  readItems,
  readTexts,
  type Reply,
  type RequestOptions,
  type ResponseTable,
} from "./runtime/index.ts";

const jsonl: ResponseTable = {
  content: ["application/jsonl"],
  read: readDeclared,
  readers: { "application/jsonl": (response, signal) => readItems(response, signal, { format: jsonLines }) },
};
const json: ResponseTable = { content: ["application/json"] };

/** What exportMeasurements gives back. */
export type ExportMeasurementsResult = Reply<200, "application/jsonl", AsyncIterable<MeasurementInput>>;

/**
 * How exportMeasurements is sent and answered.
 *
 * `#/paths/~1measurements/get`
 */
export const exportMeasurementsOperation: Operation<NoArguments, ExportMeasurementsResult> = {
  name: "exportMeasurements",
  method: "GET",
  path: "/measurements",
  accept: "application/jsonl",
  responses: {
    200: jsonl,
  },
};

/** A body of importMeasurements and how it is written. Default: `application/jsonl`. */
export type ImportMeasurementsContent =
  | {
      body: Items<MeasurementWritableInput>;
      contentType?: "application/jsonl" | "application/json-seq" | undefined;
    }
  | { body: Items<{ data: MeasurementWritableInput }>; contentType: "text/event-stream" };

/** What importMeasurements takes. */
export type ImportMeasurementsArguments = ImportMeasurementsContent;

/** What importMeasurements gives back. */
export type ImportMeasurementsResult = Reply<200, "application/json", ImportMeasurements200Body>;

/**
 * How importMeasurements is sent and answered.
 *
 * `#/paths/~1measurements/post`
 */
export const importMeasurementsOperation: Operation<ImportMeasurementsArguments, ImportMeasurementsResult> = {
  name: "importMeasurements",
  method: "POST",
  path: "/measurements",
  body: {
    write: encodeUpload,
    content: {
      "application/jsonl": (type, value) => encodeItems(type, value, { format: jsonLines }),
      "application/json-seq": (type, value) => encodeItems(type, value, { format: jsonSequence }),
      "text/event-stream": (type, value) => encodeItems(type, value, { format: eventStream, data: { json: true } }),
    },
  },
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** The query parameters of countUp. */
export interface CountUpQuery {
  /** @minimum 0 */
  to: number;
}

/** What countUp takes. */
export interface CountUpArguments {
  query: CountUpQuery;
}

/** What countUp gives back. */
export type CountUpResult =
  | Reply<200, "application/x-ndjson", AsyncIterable<number>>
  | Reply<200, "application/json-seq", AsyncIterable<number>>;

/**
 * How countUp is sent and answered.
 *
 * `#/paths/~1numbers/get`
 */
export const countUpOperation: Operation<CountUpArguments, CountUpResult> = {
  name: "countUp",
  method: "GET",
  path: "/numbers",
  query: queryText,
  accept: "application/x-ndjson, application/json-seq",
  responses: {
    200: {
      content: ["application/x-ndjson", "application/json-seq"],
      read: readDeclared,
      readers: {
        "application/x-ndjson": (response, signal) => readItems(response, signal, { format: jsonLines }),
        "application/json-seq": (response, signal) => readItems(response, signal, { format: jsonSequence }),
      },
    },
  },
};

/** The query parameters of getBatch. */
export interface GetBatchQuery {
  to: number;
}

/** What getBatch takes. */
export interface GetBatchArguments {
  query: GetBatchQuery;
}

/** What getBatch gives back. */
export type GetBatchResult = Reply<200, "application/jsonl", AsyncIterable<number>>;

/**
 * How getBatch is sent and answered.
 *
 * `#/paths/~1batches/get`
 */
export const getBatchOperation: Operation<GetBatchArguments, GetBatchResult> = {
  name: "getBatch",
  method: "GET",
  path: "/batches",
  query: queryText,
  accept: "application/jsonl",
  responses: {
    200: jsonl,
  },
};

/** What addBatch takes. */
export interface AddBatchArguments {
  body: Items<number>;
  /** How the body is written. Default: `application/jsonl`. */
  contentType?: "application/jsonl" | "application/json-seq" | undefined;
}

/** How `client.default.addBatch` is sent. */
export interface AddBatchOptions extends RequestOptions {
  /** How the body is written. Default: `application/jsonl`. */
  contentType?: "application/jsonl" | "application/json-seq" | undefined;
}

/** What addBatch gives back. */
export type AddBatchResult = Reply<200, "application/json", number>;

/**
 * How addBatch is sent and answered.
 *
 * `#/paths/~1batches/post`
 */
export const addBatchOperation: Operation<AddBatchArguments, AddBatchResult> = {
  name: "addBatch",
  method: "POST",
  path: "/batches",
  body: {
    write: encodeUpload,
    content: {
      "application/jsonl": (type, value) => encodeItems(type, value, { format: jsonLines }),
      "application/json-seq": (type, value) => encodeItems(type, value, { format: jsonSequence }),
    },
  },
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** What readLog gives back. */
export type ReadLogResult = Reply<200, "application/x-ndjson", string>;

/**
 * How readLog is sent and answered.
 *
 * `#/paths/~1log/get`
 */
export const readLogOperation: Operation<NoArguments, ReadLogResult> = {
  name: "readLog",
  method: "GET",
  path: "/log",
  accept: "application/x-ndjson",
  responses: {
    200: { content: ["application/x-ndjson"], read: readTexts },
  },
};

/** A body of writeLog and how it is written. Default: `application/x-ndjson`. */
export type WriteLogContent =
  | { body: string; contentType?: "application/x-ndjson" | undefined }
  | { body: BinaryBody; contentType: "application/json-seq" };

/** What writeLog takes. */
export type WriteLogArguments = WriteLogContent;

/** What writeLog gives back. */
export type WriteLogResult = Reply<200, "application/json-seq", Blob>;

/**
 * How writeLog is sent and answered.
 *
 * `#/paths/~1log/put`
 */
export const writeLogOperation: Operation<WriteLogArguments, WriteLogResult> = {
  name: "writeLog",
  method: "PUT",
  path: "/log",
  body: {
    write: encodeUpload,
    content: { "application/x-ndjson": encodeText, "application/json-seq": encodeOctets },
  },
  accept: "application/json-seq",
  responses: {
    200: { content: ["application/json-seq"], read: readDeclared, octets: ["application/json-seq"] },
  },
};

/** What echoWords takes. */
export interface EchoWordsArguments {
  body: Items<string>;
}

/** What echoWords gives back. */
export type EchoWordsResult = Reply<200, "application/jsonl", AsyncIterable<string>>;

/**
 * How echoWords is sent and answered.
 *
 * `#/paths/~1words/put`
 */
export const echoWordsOperation: Operation<EchoWordsArguments, EchoWordsResult> = {
  name: "echoWords",
  method: "PUT",
  path: "/words",
  body: {
    write: encodeUpload,
    content: { "application/jsonl": (type, value) => encodeItems(type, value, { format: jsonLines }) },
  },
  accept: "application/jsonl",
  responses: {
    200: jsonl,
  },
};
