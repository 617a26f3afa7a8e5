import { closestType } from "../shared/media-type-parameters.ts";
import { essenceOf } from "./media-type.ts";

/**
 * The declared media type that a Content-Type is of: the one with the same type and subtype, and of several those whose
 * parameters all are as they are there, the most of them. What is not declared goes by its type and subtype.
 */
export function declaredType(contentType: string | null, declared: readonly string[]): string | undefined {
  const essence = essenceOf(contentType);
  const alike = declared.filter((type) => essenceOf(type) === essence);
  return alike.length < 2 ? essence : (closestType(contentType ?? "", alike) ?? essence);
}
