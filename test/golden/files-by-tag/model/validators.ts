/*
 * The validators of Files. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */

export * from "./validators/Kind.ts";
export { isPet, checkPet, parsePet } from "./validators/Pet.ts";
export { isCat, checkCat, parseCat } from "./validators/Cat.ts";
export { isDog, checkDog, parseDog, isDogTag, checkDogTag, parseDogTag } from "./validators/Dog.ts";
export { isOwner, checkOwner, parseOwner } from "./validators/Owner.ts";
export * from "./validators/Visit2.ts";
export * from "./validators/VISIT.ts";
export * from "./validators/Aux_.ts";
export * from "./validators/operations/Pets.ts";
export * from "./validators/NotFoundResponseBody.ts";
