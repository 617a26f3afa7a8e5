/*
 * How requests and responses of Responses stand on the wire.
 */
import { checkGetReportDefaultBody, checkProblemResponseProblemBody, checkReport } from "../model/index.ts";
import { isUriReference } from "../model/runtime/index.ts";
import {
  checkBy,
  type DecodedParameters,
  type Operation,
  type ParameterSource,
  pathValue,
} from "./runtime/index.ts";

/** `GET /reports/{id}` (`#/paths/~1reports~1{id}/get`) */
export function getReport(): Operation {
  return {
    name: "getReport",
    security: [],
    parameters: [
      { in: "path", name: "id", type: "string", required: true },
    ],
    readParameters: readGetReportParameters,
    responses: [
      {
        status: 200,
        headers: [
          { name: "etag", type: "string", required: true },
          { name: "x-rate-limit", type: "integer" },
          { name: "x-sections", type: "string", list: "," },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkReport },
          { type: "text/html", kind: "text" },
        ],
      },
      {
        status: 302,
        headers: [
          {
            name: "location",
            type: "string",
            required: true,
            check: checkBy({ type: "string", format: ["uri-reference", isUriReference] }),
          },
        ],
      },
      {
        status: 404,
        content: [
          { type: "application/problem+json", kind: "json", check: checkProblemResponseProblemBody },
        ],
      },
      {
        status: "4XX",
        content: [
          { type: "application/problem+json", kind: "json", check: checkProblemResponseProblemBody },
        ],
      },
      {
        status: "default",
        content: [
          { type: "application/json", kind: "json", check: checkGetReportDefaultBody },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetReportParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined) return undefined;
  return { path: { id } };
}

/** `DELETE /reports/{id}` (`#/paths/~1reports~1{id}/delete`) */
export function deleteReport(): Operation {
  return {
    name: "deleteReport",
    security: [],
    parameters: [
      { in: "path", name: "id", type: "string", required: true },
    ],
    readParameters: readDeleteReportParameters,
    responses: [
      { status: 204 },
      {
        status: 404,
        content: [
          { type: "application/problem+json", kind: "json", check: checkProblemResponseProblemBody },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readDeleteReportParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined) return undefined;
  return { path: { id } };
}
