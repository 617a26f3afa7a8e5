import { isUri } from "./formats.ts";
import { isObject } from "./json.ts";

export function isTokenRequest(value: unknown): boolean {
  return (
    isObject(value) &&
    (value.grant_type === "client_credentials" ||
      value.grant_type === "authorization_code" ||
      value.grant_type === "refresh_token") &&
    (value.scope === undefined || typeof value.scope === "string") &&
    (value.code === undefined || typeof value.code === "string") &&
    (value.redirect_uri === undefined || (typeof value.redirect_uri === "string" && isUri(value.redirect_uri))) &&
    (value.code_verifier === undefined || typeof value.code_verifier === "string") &&
    (value.refresh_token === undefined || typeof value.refresh_token === "string") &&
    (value.client_id === undefined || typeof value.client_id === "string") &&
    (value.client_secret === undefined || typeof value.client_secret === "string")
  );
}
