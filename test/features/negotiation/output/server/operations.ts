/*
 * How requests and responses of Negotiation stand on the wire.
 */
import { checkGetReport200Body, checkGetReport409ProblemBody } from "../model/index.ts";
import type { Operation } from "./runtime/index.ts";

/** `GET /report` (`#/paths/~1report/get`) */
export function getReport(): Operation {
  return {
    name: "getReport",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkGetReport200Body },
          { type: "text/csv", kind: "text" },
          { type: "image/*", kind: "range" },
        ],
      },
      {
        status: 409,
        content: [
          { type: "application/problem+json", kind: "json", check: checkGetReport409ProblemBody },
        ],
      },
    ],
  };
}

/** `GET /only-json` (`#/paths/~1only-json/get`) */
export function getOnlyJson(): Operation {
  return {
    name: "getOnlyJson",
    security: [],
    parameters: [],
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

/** `GET /maybe` (`#/paths/~1maybe/get`) */
export function getMaybe(): Operation {
  return {
    name: "getMaybe",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
          { type: "text/plain", kind: "text" },
        ],
      },
      { status: 204 },
      { status: 304 },
    ],
  };
}
