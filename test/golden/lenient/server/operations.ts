/*
 * How requests and responses of Mended stand on the wire.
 */
import { checkPet } from "../model/index.ts";
import {
  type DecodedParameters,
  integerOf,
  type Operation,
  type ParameterSource,
  pathValue,
} from "./runtime/index.ts";

/** `GET /pets/{name}` (`#/paths/pets~1{id}/get`) */
export function getPet(): Operation {
  return {
    name: "getPet",
    security: [],
    parameters: [
      { in: "path", name: "name", type: "string", required: true },
    ],
    readParameters: readGetPetParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkPet },
        ],
      },
      {
        status: "4XX",
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetPetParameters(source: ParameterSource): DecodedParameters | undefined {
  const name = pathValue(source.match, "name");
  if (name === undefined) return undefined;
  return { path: { name } };
}

/** `DELETE /pets/{number}` (`#/paths/~1pets~1{number}/delete`) */
export function deletePet(): Operation {
  return {
    name: "deletePet",
    security: [],
    parameters: [
      { in: "path", name: "number", type: "integer", required: true },
    ],
    readParameters: readDeletePetParameters,
    responses: [
      { status: 204 },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readDeletePetParameters(source: ParameterSource): DecodedParameters | undefined {
  const givenNumber = integerOf(pathValue(source.match, "number"));
  if (givenNumber === undefined) return undefined;
  return { path: { number: givenNumber } };
}

/** `PUT /pets/{id}` (`#/paths/~1pets~1{id}#adopt/put`) */
export function putPetsByIdAdopt(): Operation {
  return {
    name: "putPetsByIdAdopt",
    security: [],
    parameters: [
      { in: "path", name: "id", type: "string", required: true },
    ],
    readParameters: readPutPetsByIdAdoptParameters,
    responses: [
      { status: 204 },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readPutPetsByIdAdoptParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined) return undefined;
  return { path: { id } };
}
