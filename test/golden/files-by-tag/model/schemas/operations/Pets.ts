/*
 * The types of Files: what validation gives back.
 * Where defaults make a difference, what goes in has a type of its own whose name ends in Input.
 */
import type { Pet, PetInput } from "../Pet.ts";

export interface ListPets200Body {
  data: Pet[];
}

/** What goes in for ListPets200Body: members with a default may be missing. */
export interface ListPets200BodyInput {
  data: PetInput[];
}
