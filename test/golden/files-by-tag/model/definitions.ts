/*
 * The schemas of Files as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */

export * from "./definitions/Kind.ts";
export * from "./definitions/Pet.ts";
export * from "./definitions/Cat.ts";
export * from "./definitions/Dog.ts";
export * from "./definitions/Owner.ts";
export * from "./definitions/Visit2.ts";
export * from "./definitions/VISIT.ts";
export * from "./definitions/Aux_.ts";
export * from "./definitions/operations/Pets.ts";
export * from "./definitions/NotFoundResponseBody.ts";
