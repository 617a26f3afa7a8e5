/*
 * What an implementation of Bodies has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { ChangeNoteMergePatchBody, Note } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends NotesHandlers<Context> {}

/** The operations of the tag `notes`. */
export interface NotesHandlers<Context = undefined> {
  /** `POST /notes` (`#/paths/~1notes/post`) */
  addNote(request: AddNoteRequest, context: Context): Answer<AddNoteResponse>;
  /** `PATCH /notes/{id}` (`#/paths/~1notes~1{id}/patch`) */
  changeNote(request: ChangeNoteRequest, context: Context): Answer<ChangeNoteResponse>;
}

/** What `addNote` gets. */
export type AddNoteRequest = { readonly auth: Record<never, never>; readonly request: ServerRequest } & (
  | { readonly contentType: "application/json" | "application/x-www-form-urlencoded"; readonly body: Note }
  | { readonly contentType: "text/plain"; readonly body: string }
);

/** What `addNote` answers. */
export type AddNoteResponse = {
  /** Added */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `changeNote` gets. */
export interface ChangeNoteRequest {
  readonly path: { readonly id: number };
  readonly contentType?: "application/merge-patch+json";
  /** May be left out. */
  readonly body?: ChangeNoteMergePatchBody;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `changeNote` answers. */
export type ChangeNoteResponse = {
  /** Changed */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
