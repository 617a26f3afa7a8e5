/*
 * How requests and responses of Binary responses stand on the wire.
 */
import { checkDownloadFile404Body, checkGetLatestExport200AnyBody } from "../model/index.ts";
import { type DecodedParameters, type Operation, type ParameterSource, pathValue } from "./runtime/index.ts";

/** `GET /files/{id}` (`#/paths/~1files~1{id}/get`) */
export function downloadFile(): Operation {
  return {
    name: "downloadFile",
    security: [],
    parameters: [
      { in: "path", name: "id", type: "string", required: true },
    ],
    readParameters: readDownloadFileParameters,
    responses: [
      {
        status: 200,
        headers: [
          { name: "etag", type: "string" },
        ],
        content: [
          { type: "application/octet-stream", kind: "binary" },
        ],
      },
      {
        status: 404,
        content: [
          { type: "application/json", kind: "json", check: checkDownloadFile404Body },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readDownloadFileParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined) return undefined;
  return { path: { id } };
}

/** `GET /pictures/{id}` (`#/paths/~1pictures~1{id}/get`) */
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
          { type: "image/*", kind: "range" },
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

/** `GET /exports/latest` (`#/paths/~1exports~1latest/get`) */
export function getLatestExport(): Operation {
  return {
    name: "getLatestExport",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          { type: "*/*", kind: "range", check: checkGetLatestExport200AnyBody },
        ],
      },
    ],
  };
}
