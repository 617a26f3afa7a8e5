/*
 * How requests and responses of Bodies stand on the wire.
 */
import { checkChangeNoteMergePatchBody, checkNote, isNote } from "../model/index.ts";
import { isNoLongerThan } from "../model/runtime/index.ts";
import {
  checkBy,
  type DecodedParameters,
  integerOf,
  type Operation,
  Pairs,
  type ParameterSource,
  pathValue,
} from "./runtime/index.ts";

/** `POST /notes` (`#/paths/~1notes/post`) */
export function addNote(): Operation {
  return {
    name: "addNote",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkNote, complete: completeAddNoteBody },
        {
          type: "application/x-www-form-urlencoded",
          kind: "form",
          fields: [
            { name: "text", type: "string" },
            { name: "labels", type: "string", list: "repeated" },
            { name: "stars", type: "integer" },
          ],
          check: checkNote,
          read: readAddNoteForm,
        },
        { type: "text/plain", kind: "text", check: checkBy({ type: "string", maxLength: 1000 }, isAddNoteBody) },
      ],
    },
    responses: [
      { status: 204 },
    ],
  };
}

/** Adds what a body that fits lacks; what is wrong with others, the table says. */
function completeAddNoteBody(value: unknown): unknown {
  if (!isNote(value)) return undefined;
  if (value.stars === undefined) value.stars = 0;
  return value;
}

/** The members of most forms; of the others, the table says what they are. */
function readAddNoteForm(text: string, limit: number): Record<string, unknown> | undefined {
  let givenText: string | undefined;
  let labels: string[] | undefined;
  let stars: number | undefined;
  const pairs = new Pairs(text, limit);
  while (pairs.next()) {
    const { value } = pairs;
    switch (pairs.name) {
      case "text":
        if (givenText !== undefined) return undefined;
        givenText = value;
        break;
      case "labels":
        if (value === "") return undefined;
        labels ??= [];
        labels.push(value);
        break;
      case "stars":
        if (stars !== undefined) return undefined;
        stars = integerOf(value);
        if (stars === undefined) return undefined;
        break;
      default:
        return undefined;
    }
  }
  if (pairs.isOdd || givenText === undefined) return undefined;
  const form: Record<string, unknown> = { text: givenText };
  if (labels !== undefined) form.labels = labels;
  if (stars !== undefined) form.stars = stars;
  return form;
}

function isAddNoteBody(value: unknown): boolean {
  return typeof value === "string" && isNoLongerThan(value, 1000);
}

/** `PATCH /notes/{id}` (`#/paths/~1notes~1{id}/patch`) */
export function changeNote(): Operation {
  return {
    name: "changeNote",
    security: [],
    parameters: [
      { in: "path", name: "id", type: "integer", required: true },
    ],
    readParameters: readChangeNoteParameters,
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
}

/** The parameters of most requests; of the others, the table says what they are. */
function readChangeNoteParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = integerOf(pathValue(source.match, "id"));
  if (id === undefined) return undefined;
  return { path: { id } };
}
