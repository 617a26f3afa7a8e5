/*
 * How requests and responses of Files stand on the wire.
 */
import { checkListPets200Body, checkNotFoundResponseBody, isKind, schemaOfKind } from "../../model/index.ts";
import { everyItem } from "../../model/runtime/index.ts";
import {
  checkBy,
  type DecodedParameters,
  type Operation,
  Pairs,
  type ParameterSource,
} from "../runtime/index.ts";

/** `GET /pets` (`#/paths/~1pets/get`) */
export const listPets: Operation = {
  name: "listPets",
  security: [],
  parameters: [
    {
      in: "query",
      name: "kinds",
      type: "string",
      list: "repeated",
      check: checkBy({ type: "array", items: { $ref: () => schemaOfKind } }, isListPetsQueryKinds),
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

function isListPetsQueryKinds(value: unknown): boolean {
  return Array.isArray(value) && everyItem(value, isKind);
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
