/*
 * How requests and responses of Bodies stand on the wire.
 */
import { checkChangeNoteMergePatchBody, checkNote } from "../model/index.ts";
import { isNoLongerThan } from "../model/runtime/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `POST /notes` (`#/paths/~1notes/post`) */
export const addNote: Operation = {
  name: "addNote",
  security: [],
  parameters: [],
  body: {
    required: true,
    content: [
      { type: "application/json", kind: "json", check: checkNote },
      {
        type: "application/x-www-form-urlencoded",
        kind: "form",
        fields: [
          { name: "text", type: "string" },
          { name: "labels", type: "string", list: "repeated" },
          { name: "stars", type: "integer" },
        ],
        check: checkNote,
      },
      { type: "text/plain", kind: "text", check: checkBy({ type: "string", maxLength: 1000 }, isAddNoteBody) },
    ],
  },
  responses: [
    { status: 204 },
  ],
};

function isAddNoteBody(value: unknown): boolean {
  return typeof value === "string" && isNoLongerThan(value, 1000);
}

/** `PATCH /notes/{id}` (`#/paths/~1notes~1{id}/patch`) */
export const changeNote: Operation = {
  name: "changeNote",
  security: [],
  parameters: [
    { in: "path", name: "id", type: "integer", required: true },
  ],
  body: {
    required: false,
    content: [
      { type: "application/merge-patch+json", kind: "json", check: checkChangeNoteMergePatchBody },
    ],
  },
  responses: [
    { status: 204 },
  ],
};
