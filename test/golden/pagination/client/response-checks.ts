/*
 * Checks of answers against the document, for the client's option `validateResponses`.
 */
import { checkByDocument200Body, checkPageResponseBody, schemaOfItem } from "../model/index.ts";
import type { ResponseValidator } from "./runtime/index.ts";
import { checkBy, validatorOf } from "./runtime/response-validation.ts";

export { APIResponseValidationError } from "./runtime/response-validation.ts";

/**
 * What the bodies, the items and the headers of each operation's answers have to be.
 *
 * @throws APIResponseValidationError
 */
export const responseChecks: ResponseValidator = validatorOf({
  byNumber: {
    200: { "application/json": checkPageResponseBody },
  },
  byPosition: {
    200: { "application/json": checkPageResponseBody },
  },
  byCount: {
    200: { "application/json": checkPageResponseBody },
  },
  byIndex: {
    200: { "application/json": checkPageResponseBody },
  },
  byDocument: {
    200: { "application/json": checkByDocument200Body },
  },
  byLink: {
    200: { "application/json": checkBy({ type: "array", items: { $ref: schemaOfItem } }) },
  },
});
