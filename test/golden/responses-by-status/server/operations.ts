/*
 * How requests and responses of Responses stand on the wire.
 */
import { checkGetReportDefaultBody, checkProblemResponseProblemBody, checkReport } from "../model/index.ts";
import { isUriReference } from "../model/runtime/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /reports/{id}` (`#/paths/~1reports~1{id}/get`) */
export const getReport: Operation = {
  name: "getReport",
  security: [],
  parameters: [
    { in: "path", name: "id", type: "string", required: true },
  ],
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

/** `DELETE /reports/{id}` (`#/paths/~1reports~1{id}/delete`) */
export const deleteReport: Operation = {
  name: "deleteReport",
  security: [],
  parameters: [
    { in: "path", name: "id", type: "string", required: true },
  ],
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
