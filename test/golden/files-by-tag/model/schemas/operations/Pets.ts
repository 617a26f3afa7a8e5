/*
 * The types of Files: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */
import type { Pet, PetInput } from "../Pet.ts";

export interface ListPets200Body {
  data: Pet[];
}

/** ListPets200Body as it is sent and as it arrives, before defaults: members that have one may be missing. */
export interface ListPets200BodyInput {
  data: PetInput[];
}
