/*
 * The types of Files: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

export * from "./schemas/Kind.ts";
export type * from "./schemas/Pet.ts";
export type * from "./schemas/Cat.ts";
export type * from "./schemas/Dog.ts";
export type * from "./schemas/Owner.ts";
export type * from "./schemas/Visit2.ts";
export type * from "./schemas/VISIT.ts";
export type * from "./schemas/Aux_.ts";
export type * from "./schemas/operations/Pets.ts";
export type * from "./schemas/NotFoundResponseBody.ts";
