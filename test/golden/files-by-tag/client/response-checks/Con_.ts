/*
 * Checks of answers against the document, for the client's option `validateResponses`.
 */
import { checkNotFoundResponseBody, checkVisit } from "../../model/index.ts";
import { checkBy, type HeaderChecks, type ResponseChecks } from "../runtime/response-validation.ts";

export const bodiesOfCon: ResponseChecks = {
  getVisit: {
    200: { "application/json": checkVisit },
    404: { "application/json": checkNotFoundResponseBody },
  },
};

export const headersOfCon: HeaderChecks = {
  getLastVisit: {
    204: { required: ["x-count"], checks: { "x-count": checkBy({ type: "integer" }) } },
  },
};
