import { isClientPage } from "../hand-written/client-page.ts";
import { isContact } from "../hand-written/contact.ts";
import { isFullRepository } from "../hand-written/full-repository.ts";
import { areReadings } from "../hand-written/numbers.ts";
import { isOrder } from "../hand-written/order.ts";
import { isSettings } from "../hand-written/settings.ts";
import { isTokenRequest } from "../hand-written/token-request.ts";
import { isComment } from "../hand-written/tree.ts";
import { isEvent } from "../hand-written/union.ts";
import type { Blueprint, Validator } from "./contender.ts";

const predicates: Readonly<Record<string, (value: unknown) => boolean>> = {
  "client-page": isClientPage,
  "token-request": isTokenRequest,
  union: isEvent,
  tree: isComment,
  wide: isSettings,
  numbers: areReadings,
  formats: isContact,
  order: isOrder,
  "full-repository": isFullRepository,
};

/** Functions for one schema each, as somebody writes them who needs only this one. They say yes or no. */
export function handWritten({ id }: Blueprint): Validator {
  const accepts = predicates[id];
  if (!accepts) throw new Error(`nobody has written a validator for ${id}`);
  return { accepts };
}
