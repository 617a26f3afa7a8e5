/*
 * How requests and responses of Feature stand on the wire.
 */
import {
  checkPetChange,
  isChangeSettingsMergePatchBody,
  isPetChange,
  schemaOfChangeSettingsMergePatchBody,
  schemaOfPetChange,
} from "../model/index.ts";
import {
  checkAsSent,
  type DecodedParameters,
  type Operation,
  type ParameterSource,
  pathValue,
} from "./runtime/index.ts";

/** `PATCH /pets/{id}` (`#/paths/~1pets~1{id}/patch`) */
export function changePet(): Operation {
  return {
    name: "changePet",
    security: [],
    parameters: [
      { in: "path", name: "id", type: "string", required: true },
    ],
    readParameters: readChangePetParameters,
    body: {
      required: true,
      content: [
        { type: "application/merge-patch+json", kind: "json", check: checkAsSent(schemaOfPetChange, isPetChange) },
        { type: "application/json", kind: "json", check: checkPetChange },
      ],
    },
    responses: [
      { status: 204 },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readChangePetParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined) return undefined;
  return { path: { id } };
}

/** `PATCH /settings` (`#/paths/~1settings/patch`) */
export function changeSettings(): Operation {
  return {
    name: "changeSettings",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/merge-patch+json",
          kind: "json",
          check: checkAsSent(schemaOfChangeSettingsMergePatchBody, isChangeSettingsMergePatchBody),
        },
      ],
    },
    responses: [
      { status: 204 },
    ],
  };
}
