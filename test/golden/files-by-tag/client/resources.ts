/*
 * The resources of the API, each with its operations as methods.
 */

export * from "./resources/pets.ts";
export * from "./resources/con_.ts";
