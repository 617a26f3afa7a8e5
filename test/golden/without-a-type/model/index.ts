/*
 * The types and validators of Without a type.
 */

export * from "./companions.ts";
export * from "./definitions.ts";
export type {
  EntityInput,
  EntityWritableInput,
  AccountInput,
  AccountWritableInput,
  UpdateInput,
  UpdateWritableInput,
  EntityObject,
  EntityObjectInput,
  EntityWritableObject,
  EntityWritableObjectInput,
  NamedObject,
  TitledObject,
  LabelsObject,
} from "./schemas.ts";
export * from "./validators.ts";
