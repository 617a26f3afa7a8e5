/*
 * Where the credentials of each security scheme go, and which options they come from.
 */
import { addNameAndPassword, addToken, type SecurityScheme } from "./runtime/index.ts";

/** `#/components/securitySchemes/bearerAuth` */
export const bearerAuth: SecurityScheme = { type: "bearer", option: "apiKey", add: addToken };

/**
 * The client's identifier and secret as HTTP Basic credentials (RFC 6749 section 2.3.1).
 *
 * `#/components/securitySchemes/oauthClientAuth`
 */
export const oauthClientAuth: SecurityScheme = {
  type: "basic",
  username: "clientID",
  password: "clientSecret",
  add: addNameAndPassword,
};
