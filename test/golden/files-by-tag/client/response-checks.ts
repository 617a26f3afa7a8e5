/*
 * Checks of answers against the document, for the client's option `validateResponses`.
 */
import { bodiesOfCon, headersOfCon } from "./response-checks/Con_.ts";
import { bodiesOfPets } from "./response-checks/Pets.ts";
import type { ResponseValidator } from "./runtime/index.ts";
import { validatorOf } from "./runtime/response-validation.ts";

export { APIResponseValidationError } from "./runtime/response-validation.ts";

/**
 * What the bodies, the items and the headers of each operation's answers have to be.
 *
 * @throws APIResponseValidationError
 */
export const responseChecks: ResponseValidator = validatorOf(
  {
    ...bodiesOfPets,
    ...bodiesOfCon,
  },
  {
    ...headersOfCon,
  },
);
