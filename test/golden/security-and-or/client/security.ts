/*
 * Where the credentials of each security scheme go, and which options they come from.
 */
import { grantedToken } from "./runtime/client-credentials.ts";
import {
  addBasic,
  addCertificate,
  addCookieKey,
  addKey,
  addToken,
  type SecurityScheme,
} from "./runtime/index.ts";

/**
 * A personal token.
 *
 * `#/components/securitySchemes/bearer`
 */
export const bearer: SecurityScheme = { type: "bearer", option: "bearer", add: addToken };

/** `#/components/securitySchemes/basic` */
export const basic: SecurityScheme = { type: "basic", option: "basic", add: addBasic };

/** `#/components/securitySchemes/app-key` */
export const appKey: SecurityScheme = { type: "apiKey", option: "appKey", in: "header", name: "X-App-Key", add: addKey };

/** `#/components/securitySchemes/session` */
export const session: SecurityScheme = { type: "apiKey", option: "session", in: "cookie", name: "session", add: addCookieKey };

/** `#/components/securitySchemes/certificate` */
export const certificate: SecurityScheme = { type: "mutualTLS", option: "certificate", add: addCertificate };

/** `#/components/securitySchemes/digest` */
export const digest: SecurityScheme = { type: "http", scheme: "Digest", option: "digest", add: addToken };

/** `#/components/securitySchemes/oauth` */
export const oauth: SecurityScheme = { type: "bearer", option: "oauth", add: addToken, grant: grantedToken };
