/*
 * The types and validators of Directions.
 */

export * from "./companions.ts";
export * from "./definitions.ts";
export {
  type AccountInput,
  type AccountWritableInput,
  type PageInput,
  type PageWritableInput,
  type RegistrationInput,
  type RegistrationWritableInput,
  type HolderInput,
  type HolderWritableInput,
  valuesOfLanguage,
} from "./schemas.ts";
export * from "./validators.ts";
