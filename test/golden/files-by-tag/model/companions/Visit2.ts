/*
 * The types of Files, each with an object of the same name: its validators in one place,
 * and a Standard Schema for libraries that take one. A bundle that uses the
 * functions of validators.ts instead holds less.
 */
import { type Companion, companion } from "../runtime/index.ts";
import { checkVisit, isVisit, parseVisit } from "../validators/Visit2.ts";

import type * as schemas from "../schemas/Visit2.ts";

/** `#/components/schemas/Visit` */
export type Visit = schemas.Visit;

export const Visit: Companion<Visit, schemas.VisitInput> = /*@__PURE__*/ built(() => companion(isVisit, checkVisit, parseVisit));

/** What a function makes. The compiler need not look beyond it for what the names in it mean. */
function built<Value>(make: () => Value): Value {
  return make();
}
