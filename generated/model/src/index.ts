/*
 * The types and validators of Telnyx OAuth API.
 */

export * from "./companions.ts";
export * from "./definitions.ts";
export type { OAuthClientCreateRequestInput, OAuthDynamicRegistrationRequestInput } from "./schemas.ts";
export * from "./validators.ts";
