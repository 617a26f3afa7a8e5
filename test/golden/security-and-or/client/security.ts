/*
 * Where the credentials of each security scheme go, and which options they come from.
 */
import type { SecurityScheme } from "./runtime/index.ts";

/**
 * A personal token.
 *
 * `#/components/securitySchemes/bearer`
 */
export const bearer: SecurityScheme = { type: "bearer", option: "bearer" };

/** `#/components/securitySchemes/basic` */
export const basic: SecurityScheme = { type: "basic", option: "basic" };

/** `#/components/securitySchemes/app-key` */
export const appKey: SecurityScheme = { type: "apiKey", option: "appKey", in: "header", name: "X-App-Key" };

/** `#/components/securitySchemes/session` */
export const session: SecurityScheme = { type: "apiKey", option: "session", in: "cookie", name: "session" };

/** `#/components/securitySchemes/certificate` */
export const certificate: SecurityScheme = { type: "mutualTLS", option: "certificate" };

/** `#/components/securitySchemes/digest` */
export const digest: SecurityScheme = { type: "http", scheme: "Digest", option: "digest" };

/** `#/components/securitySchemes/oauth` */
export const oauth: SecurityScheme = { type: "bearer", option: "oauth" };
