/*
 * How requests and responses of Octets stand on the wire.
 */
import { checkAddThingBody, checkPutObjectBody } from "../model/index.ts";
import {
  checkBy,
  type DecodedParameters,
  type Operation,
  type ParameterSource,
  pathValue,
} from "./runtime/index.ts";

/** `PUT /files/{name}` (`#/paths/~1files~1{name}/put`) */
export function putFile(): Operation {
  return {
    name: "putFile",
    security: [],
    parameters: [
      { in: "path", name: "name", type: "string", required: true },
    ],
    readParameters: readPutFileParameters,
    body: {
      required: true,
      content: [
        { type: "application/octet-stream", kind: "binary", length: { min: 1, max: 300000 } },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readPutFileParameters(source: ParameterSource): DecodedParameters | undefined {
  const name = pathValue(source.match, "name");
  if (name === undefined) return undefined;
  return { path: { name } };
}

/** `PUT /objects` (`#/paths/~1objects/put`) */
export function putObject(): Operation {
  return {
    name: "putObject",
    security: [],
    parameters: [
      {
        in: "header",
        name: "content-encoding",
        type: "string",
        check: checkBy(
          { type: "string", enum: ["identity", "gzip", "aws-chunked"] },
          isPutObjectHeaderContentEncoding,
        ),
      },
    ],
    readParameters: readPutObjectParameters,
    body: {
      required: false,
      content: [
        { type: "application/octet-stream", kind: "binary" },
        { type: "text/csv", kind: "text" },
        { type: "application/json", kind: "json", check: checkPutObjectBody },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}

function isPutObjectHeaderContentEncoding(value: unknown): boolean {
  return value === "identity" || value === "gzip" || value === "aws-chunked";
}

/** The parameters of most requests; of the others, the table says what they are. */
function readPutObjectParameters(source: ParameterSource): DecodedParameters | undefined {
  const contentEncoding = source.request.headers.get("content-encoding");
  if (contentEncoding !== undefined && !isPutObjectHeaderContentEncoding(contentEncoding)) return undefined;
  if (contentEncoding !== undefined && source.request.headers.getAll("content-encoding").length > 1) return undefined;
  const headers: Record<string, unknown> = {};
  if (contentEncoding !== undefined) headers["content-encoding"] = contentEncoding;
  return { headers };
}

/** `POST /pictures` (`#/paths/~1pictures/post`) */
export function addPicture(): Operation {
  return {
    name: "addPicture",
    security: [],
    parameters: [],
    body: {
      required: false,
      content: [
        { type: "image/*", kind: "binary" },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}

/** `PUT /logo` (`#/paths/~1logo/put`) */
export function putLogo(): Operation {
  return {
    name: "putLogo",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "image/png", kind: "binary" },
        { type: "image/jpeg; progressive=true", kind: "binary" },
        { type: "video/*", kind: "binary" },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}

/** `POST /things` (`#/paths/~1things/post`) */
export function addThing(): Operation {
  return {
    name: "addThing",
    security: [],
    parameters: [],
    body: {
      required: false,
      content: [
        { type: "application/json", kind: "json", check: checkAddThingBody },
        { type: "text/*", kind: "text" },
        { type: "*/*", kind: "binary" },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "text/plain", kind: "text" },
        ],
      },
    ],
  };
}
