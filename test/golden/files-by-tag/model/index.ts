/*
 * The types and validators of Files.
 */

export * from "./companions.ts";
export * from "./definitions.ts";
export {
  type PetInput,
  type CatInput,
  type DogInput,
  type DogTagInput,
  type OwnerInput,
  type VisitInput,
  type ListPets200BodyInput,
  valuesOfKind,
} from "./schemas.ts";
export * from "./validators.ts";
