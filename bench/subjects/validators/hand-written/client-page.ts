import { isDateTime, isUri } from "./formats.ts";
import { areStrings, isObject } from "./json.ts";

export function isClientPage(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { data, meta } = value;
  if (data !== undefined) {
    if (!Array.isArray(data)) return false;
    for (const client of data) if (!isClient(client)) return false;
  }
  return meta === undefined || isMeta(meta);
}

function isClient(value: unknown): boolean {
  return (
    isObject(value) &&
    value.record_type === "oauth_client" &&
    typeof value.client_id === "string" &&
    typeof value.name === "string" &&
    typeof value.org_id === "string" &&
    typeof value.user_id === "string" &&
    (value.client_type === "public" || value.client_type === "confidential") &&
    typeof value.require_pkce === "boolean" &&
    typeof value.created_at === "string" &&
    isDateTime(value.created_at) &&
    typeof value.updated_at === "string" &&
    isDateTime(value.updated_at) &&
    (value.allowed_scopes === undefined || areStrings(value.allowed_scopes)) &&
    (value.allowed_grant_types === undefined || areGrantTypes(value.allowed_grant_types)) &&
    (value.redirect_uris === undefined || areUris(value.redirect_uris)) &&
    isOptionalUri(value.logo_uri) &&
    isOptionalUri(value.tos_uri) &&
    isOptionalUri(value.policy_uri) &&
    (value.client_secret === undefined || value.client_secret === null || typeof value.client_secret === "string")
  );
}

function areGrantTypes(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (const type of value) {
    if (type !== "client_credentials" && type !== "authorization_code" && type !== "refresh_token") return false;
  }
  return true;
}

function areUris(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (const item of value) if (typeof item !== "string" || !isUri(item)) return false;
  return true;
}

function isOptionalUri(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && isUri(value));
}

function isMeta(value: unknown): boolean {
  return (
    isObject(value) &&
    (value.page_number === undefined || Number.isInteger(value.page_number)) &&
    (value.page_size === undefined || Number.isInteger(value.page_size)) &&
    (value.total_results === undefined || Number.isInteger(value.total_results)) &&
    (value.total_pages === undefined || Number.isInteger(value.total_pages))
  );
}
