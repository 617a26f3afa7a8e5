/*
 * What an implementation of Ranges of JSON has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Person, Pet, PetInput, Problem } from "../model/index.ts";
import type { Accepted, Answer, BinaryBody, ByteStream, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `POST /pets` (`#/paths/~1pets/post`) */
  addPet(request: AddPetRequest, context: Context): Answer<AddPetResponse>;
  /** `POST /pods` (`#/paths/~1pods/post`) */
  addPod(request: AddPodRequest, context: Context): Answer<AddPodResponse>;
  /** `POST /patches` (`#/paths/~1patches/post`) */
  addPatch(request: AddPatchRequest, context: Context): Answer<AddPatchResponse>;
  /** `POST /files` (`#/paths/~1files/post`) */
  addFile(request: AddFileRequest, context: Context): Answer<AddFileResponse>;
  /** `GET /people/{id}` (`#/paths/~1people~1{id}/get`) */
  getPerson(request: GetPersonRequest, context: Context): Answer<GetPersonResponse>;
  /** `GET /reports` (`#/paths/~1reports/get`) */
  getReport(request: GetReportRequest, context: Context): Answer<GetReportResponse>;
  /** `GET /counts` (`#/paths/~1counts/get`) */
  getCount(request: GetCountRequest, context: Context): Answer<GetCountResponse>;
  /** `GET /documents` (`#/paths/~1documents/get`) */
  getDocument(request: GetDocumentRequest, context: Context): Answer<GetDocumentResponse>;
}

/** What `addPet` gets. */
export interface AddPetRequest {
  readonly contentType: "application/json" | "text/json" | `application/${string}+json`;
  readonly body: Pet;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addPet` answers. */
export type AddPetResponse = {
  /** What the handler saw. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `addPod` gets. */
export interface AddPodRequest {
  readonly contentType?: "application/json" | "text/json" | `${string}/${string}+json`;
  readonly body?: Pet;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addPod` answers. */
export type AddPodResponse = {
  /** What the handler saw. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `addPatch` gets. */
export interface AddPatchRequest {
  readonly contentType: `application/${string}+json`;
  readonly body: unknown;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addPatch` answers. */
export type AddPatchResponse = {
  /** What came. */
  status: 200;
  headers?: ResponseHeaders;
  contentType: `application/${string}+json`;
  body: PetInput;
};

/** What `addFile` gets. */
export type AddFileRequest = { readonly auth: Record<never, never>; readonly request: ServerRequest } & (
  | { readonly contentType: "application/json" | `application/${string}+json`; readonly body: Pet }
  | { readonly contentType: string; readonly body: ByteStream }
);

/** What `addFile` answers. */
export type AddFileResponse = {
  /** What the handler saw. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "text/plain";
  body: string;
};

/** What `getPerson` gets. */
export interface GetPersonRequest {
  readonly path: { readonly id: string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getPerson` answers. */
export type GetPersonResponse =
  | {
      /** As Spring says it. */
      status: 200;
      headers?: ResponseHeaders;
      contentType?: "application/json" | "text/json" | `${string}/${string}+json`;
      body: Person;
    }
  | {
      /** None. */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "application/json" | "text/json" | `${string}/${string}+json`;
      body: Problem;
    };

/** What `getReport` gets. */
export interface GetReportRequest {
  /** The media types that the client takes, the one that it likes best first. */
  readonly accepts: Accepted<"application/xml" | "application/json">;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getReport` answers. */
export type GetReportResponse =
  | {
      /** XML, or any JSON. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/xml";
      body: string;
    }
  | {
      /** XML, or any JSON. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/json" | "text/json" | `${string}/${string}+json`;
      body: number[];
    };

/** What `getCount` gets. */
export interface GetCountRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getCount` answers. */
export type GetCountResponse =
  | {
      /** One schema for JSON, another one for what is derived of it. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/json";
      body: number;
    }
  | {
      /** One schema for JSON, another one for what is derived of it. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "text/json" | `${string}/${string}+json`;
      body: number[];
    };

/** What `getDocument` gets. */
export interface GetDocumentRequest {
  /** The media types that the client takes, the one that it likes best first. */
  readonly accepts: Accepted<"application/json" | "*/*">;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getDocument` answers. */
export type GetDocumentResponse =
  | {
      /** What is of `application`, as JSON, or anything else. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: "application/json" | `application/${string}+json`;
      body: Person;
    }
  | {
      /** What is of `application`, as JSON, or anything else. */
      status: 200;
      headers?: ResponseHeaders;
      contentType: string;
      body: BinaryBody;
    };
