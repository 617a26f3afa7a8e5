/*
 * What an implementation of JSON lines has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { ImportMeasurements200Body, Log, MeasurementInput, MeasurementWritable } from "../model/index.ts";
import type {
  Accepted,
  Answer,
  BinaryBody,
  ByteStream,
  Items,
  ResponseHeaders,
  ServerRequest,
} from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `GET /measurements` (`#/paths/~1measurements/get`) */
  exportMeasurements(request: ExportMeasurementsRequest, context: Context): Answer<ExportMeasurementsResponse>;
  /** `POST /measurements` (`#/paths/~1measurements/post`) */
  importMeasurements(request: ImportMeasurementsRequest, context: Context): Answer<ImportMeasurementsResponse>;
  /** `GET /numbers` (`#/paths/~1numbers/get`) */
  countUp(request: CountUpRequest, context: Context): Answer<CountUpResponse>;
  /** `GET /batches` (`#/paths/~1batches/get`) */
  getBatch(request: GetBatchRequest, context: Context): Answer<GetBatchResponse>;
  /** `POST /batches` (`#/paths/~1batches/post`) */
  addBatch(request: AddBatchRequest, context: Context): Answer<AddBatchResponse>;
  /** `GET /log` (`#/paths/~1log/get`) */
  readLog(request: ReadLogRequest, context: Context): Answer<ReadLogResponse>;
  /** `PUT /log` (`#/paths/~1log/put`) */
  writeLog(request: WriteLogRequest, context: Context): Answer<WriteLogResponse>;
  /** `PUT /words` (`#/paths/~1words/put`) */
  echoWords(request: EchoWordsRequest, context: Context): Answer<EchoWordsResponse>;
}

/** What `exportMeasurements` gets. */
export interface ExportMeasurementsRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `exportMeasurements` answers. */
export type ExportMeasurementsResponse = {
  /** All of them, one a line. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/jsonl";
  body: Items<MeasurementInput>;
};

/** What `importMeasurements` gets. */
export type ImportMeasurementsRequest = {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
} & (
  | {
    readonly contentType: "application/jsonl" | "application/json-seq";
    readonly body: AsyncIterable<MeasurementWritable>;
  }
  | { readonly contentType: "text/event-stream"; readonly body: AsyncIterable<{ data: MeasurementWritable }> }
);

/** What `importMeasurements` answers. */
export type ImportMeasurementsResponse = {
  /** How many there were, and their sum. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: ImportMeasurements200Body;
};

/** What `countUp` gets. */
export interface CountUpRequest {
  readonly query: {
    /** @minimum 0 */
    readonly to: number;
  };
  /** The media types that the client takes, the one that it likes best first. */
  readonly accepts: Accepted<"application/x-ndjson" | "application/json-seq">;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `countUp` answers. */
export type CountUpResponse =
  | {
      /** As documents before OpenAPI 3.2 say it; the schema is that of the whole, or of each line. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/x-ndjson";
      body: Items<number>;
    }
  | {
      /** As documents before OpenAPI 3.2 say it; the schema is that of the whole, or of each line. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/json-seq";
      body: Items<number>;
    };

/** What `getBatch` gets. */
export interface GetBatchRequest {
  readonly query: { readonly to: number };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getBatch` answers. */
export type GetBatchResponse = {
  /** One item at least, and no more than three, as the schema of the whole says. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/jsonl";
  body: Items<number>;
};

/** What `addBatch` gets. */
export interface AddBatchRequest {
  readonly contentType: "application/jsonl" | "application/json-seq";
  readonly body: AsyncIterable<number>;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addBatch` answers. */
export type AddBatchResponse = {
  /** Their sum. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: number;
};

/** What `readLog` gets. */
export interface ReadLogRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `readLog` answers. */
export type ReadLogResponse = {
  /** As documents before OpenAPI 3.2 say that the body is a text, and does not come item by item. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/x-ndjson";
  body: string;
};

/** What `writeLog` gets. */
export type WriteLogRequest = { readonly auth: Record<never, never>; readonly request: ServerRequest } & (
  | { readonly contentType: "application/x-ndjson"; readonly body: Log }
  | { readonly contentType: "application/json-seq"; readonly body: ByteStream }
);

/** What `writeLog` answers. */
export type WriteLogResponse = {
  /** What came, as octets. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json-seq";
  body: BinaryBody;
};

/** What `echoWords` gets. */
export interface EchoWordsRequest {
  readonly contentType: "application/jsonl";
  readonly body: AsyncIterable<string>;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `echoWords` answers. */
export type EchoWordsResponse = {
  /** Items that are texts. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/jsonl";
  body: Items<string>;
};
