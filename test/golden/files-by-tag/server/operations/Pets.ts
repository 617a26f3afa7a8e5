/*
 * How requests and responses of Files stand on the wire.
 */
import { checkListPets200Body, checkNotFoundResponseBody, isKind, schemaOfKind } from "../../model/index.ts";
import {
  checkBy,
  type DecodedParameters,
  type Operation,
  Pairs,
  type ParameterSource,
  pathValue,
} from "../runtime/index.ts";

/** `GET /pets` (`#/paths/~1pets/get`) */
export function listPets(): Operation {
  return {
    name: "listPets",
    security: [],
    parameters: [
      {
        in: "query",
        name: "kinds",
        type: "string",
        list: "repeated",
        check: checkBy({ type: "array", items: { $ref: schemaOfKind } }, isListPetsQueryKinds),
      },
    ],
    readParameters: readListPetsParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkListPets200Body },
        ],
      },
      {
        status: 404,
        content: [
          { type: "application/json", kind: "json", check: checkNotFoundResponseBody },
        ],
      },
    ],
  };
}

function areListPetsQueryKinds(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isKind(items[index])) return false;
  }
  return true;
}

function isListPetsQueryKinds(value: unknown): boolean {
  return Array.isArray(value) && areListPetsQueryKinds(value);
}

/** The parameters of most requests; of the others, the table says what they are. */
function readListPetsParameters(source: ParameterSource): DecodedParameters | undefined {
  let kinds: string[] | undefined;
  const pairs = new Pairs(source.request.search, source.limits.parameters);
  while (pairs.next()) {
    const { value } = pairs;
    switch (pairs.name) {
      case "kinds":
        if (value === "") return undefined;
        kinds ??= [];
        kinds.push(value);
        break;
    }
  }
  if (pairs.isOdd || (kinds !== undefined && !isListPetsQueryKinds(kinds))) return undefined;
  const query: Record<string, unknown> = {};
  if (kinds !== undefined) query.kinds = kinds;
  return { query };
}

/** `GET /pets/{id}.jpg` (`#/paths/~1pets~1{id}.jpg/get`) */
export function getPicture(): Operation {
  return {
    name: "getPicture",
    security: [],
    parameters: [
      { in: "path", name: "id", type: "string", required: true },
    ],
    readParameters: readGetPictureParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "image/jpeg", kind: "binary" },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetPictureParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined) return undefined;
  return { path: { id } };
}
