/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { ChangeNoteMergePatchBody, NoteInput } from "../model/index.ts";
import {
  encodeBody,
  encodeForm,
  encodeJSON,
  encodeText,
  fillPath,
  type Operation,
  type Reply,
} from "./runtime/index.ts";

/** A body of addNote and how it is written. Default: `application/json`. */
export type AddNoteContent =
  | { body: NoteInput; contentType?: "application/json" | "application/x-www-form-urlencoded" | undefined }
  | { body: string; contentType: "text/plain" };

/** What addNote takes. */
export type AddNoteArguments = AddNoteContent;

/** What addNote gives back. */
export type AddNoteResult = Reply<204>;

/**
 * How addNote is sent and answered.
 *
 * `#/paths/~1notes/post`
 */
export const addNoteOperation: Operation<AddNoteArguments, AddNoteResult> = {
  name: "addNote",
  method: "POST",
  path: "/notes",
  body: {
    write: encodeBody,
    content: {
      "application/json": encodeJSON,
      "application/x-www-form-urlencoded": encodeForm,
      "text/plain": encodeText,
    },
  },
  responses: {
    204: {},
  },
};

/** What changeNote takes. */
export interface ChangeNoteArguments {
  path: { id: number };
  body?: ChangeNoteMergePatchBody | undefined;
}

/** What changeNote gives back. */
export type ChangeNoteResult = Reply<204>;

/**
 * How changeNote is sent and answered.
 *
 * `#/paths/~1notes~1{id}/patch`
 */
export const changeNoteOperation: Operation<ChangeNoteArguments, ChangeNoteResult> = {
  name: "changeNote",
  method: "PATCH",
  path: "/notes/{id}",
  fill: fillPath,
  body: { write: encodeBody, content: { "application/merge-patch+json": encodeJSON } },
  responses: {
    204: {},
  },
};
