/*
 * How requests and responses of Repeated headers stand on the wire.
 */
import { checkGetValuesXObjectParameter } from "../model/index.ts";
import { isObject } from "../model/runtime/index.ts";
import { checkBy, type DecodedParameters, type Operation, type ParameterSource } from "./runtime/index.ts";

/** `GET /texts` (`#/paths/~1texts/get`) */
export function getTexts(): Operation {
  return {
    name: "getTexts",
    security: [],
    parameters: [
      { in: "header", name: "x-name", type: "string" },
      {
        in: "header",
        name: "x-code",
        type: "string",
        check: checkBy({ type: "string", minLength: 1 }, isGetTextsHeaderXCode),
      },
      { in: "header", name: "user-agent", type: "string" },
      { in: "header", name: "if-modified-since", type: "string" },
      { in: "header", name: "if-none-match", type: "string" },
      { in: "header", name: "x-forwarded-for", type: "string" },
    ],
    readParameters: readGetTextsParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

function isGetTextsHeaderXCode(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetTextsParameters(source: ParameterSource): DecodedParameters | undefined {
  const xName = source.request.headers.get("x-name");
  if (xName?.includes(",")) return undefined;
  const xCode = source.request.headers.get("x-code");
  if (xCode !== undefined && !isGetTextsHeaderXCode(xCode)) return undefined;
  if (xCode?.includes(",")) return undefined;
  const userAgent = source.request.headers.get("user-agent");
  if (userAgent !== undefined && source.request.headers.getAll("user-agent").length > 1) return undefined;
  const ifModifiedSince = source.request.headers.get("if-modified-since");
  if (ifModifiedSince !== undefined && source.request.headers.getAll("if-modified-since").length > 1) return undefined;
  const ifNoneMatch = source.request.headers.get("if-none-match");
  if (ifNoneMatch !== undefined && source.request.headers.getAll("if-none-match").length > 1) return undefined;
  const xForwardedFor = source.request.headers.get("x-forwarded-for");
  const headers: Record<string, unknown> = {};
  if (xName !== undefined) headers["x-name"] = xName;
  if (xCode !== undefined) headers["x-code"] = xCode;
  if (userAgent !== undefined) headers["user-agent"] = userAgent;
  if (ifModifiedSince !== undefined) headers["if-modified-since"] = ifModifiedSince;
  if (ifNoneMatch !== undefined) headers["if-none-match"] = ifNoneMatch;
  if (xForwardedFor !== undefined) headers["x-forwarded-for"] = xForwardedFor;
  return { headers };
}

/** `GET /required` (`#/paths/~1required/get`) */
export function getRequired(): Operation {
  return {
    name: "getRequired",
    security: [],
    parameters: [
      { in: "header", name: "x-name", type: "string", required: true },
    ],
    readParameters: readGetRequiredParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetRequiredParameters(source: ParameterSource): DecodedParameters | undefined {
  const xName = source.request.headers.get("x-name");
  if (xName === undefined) return undefined;
  if (xName.includes(",")) return undefined;
  return { headers: { "x-name": xName } };
}

/** `GET /values` (`#/paths/~1values/get`) */
export function getValues(): Operation {
  return {
    name: "getValues",
    security: [],
    parameters: [
      { in: "header", name: "x-count", type: "integer" },
      { in: "header", name: "x-json", type: "json", check: checkBy({ type: "object" }, isObject) },
      { in: "header", name: "x-list", type: "integer", list: "," },
      {
        in: "header",
        name: "x-object",
        type: "string",
        object: ",",
        fields: [{ name: "a", type: "integer" }],
        check: checkGetValuesXObjectParameter,
      },
    ],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}
