/*
 * The types of Deprecated, each with an object of the same name: its validators in one place,
 * and a Standard Schema for libraries that take one. A bundle that uses the
 * functions of validators.ts instead holds less.
 */
import { type Companion, companion } from "./runtime/index.ts";
import {
  checkPart,
  checkPutThingFormBody,
  checkThing,
  isPart,
  isPutThingFormBody,
  isThing,
  parsePart,
  parsePutThingFormBody,
  parseThing,
} from "./validators.ts";

import type * as schemas from "./schemas.ts";

/**
 * `#/components/schemas/Thing`
 *
 * @deprecated
 */
export type Thing = schemas.Thing;

export const Thing: Companion<Thing> = /*@__PURE__*/ built(() => companion(isThing, checkThing, parseThing));

/**
 * `#/components/schemas/Part`
 *
 * @deprecated
 */
export type Part = schemas.Part;

export const Part: Companion<Part> = /*@__PURE__*/ built(() => companion(isPart, checkPart, parsePart));

export type PutThingFormBody = schemas.PutThingFormBody;

export const PutThingFormBody: Companion<PutThingFormBody> = /*@__PURE__*/ built(() => companion(
  isPutThingFormBody,
  checkPutThingFormBody,
  parsePutThingFormBody,
));

/** What a function makes. The compiler need not look beyond it for what the names in it mean. */
function built<Value>(make: () => Value): Value {
  return make();
}
