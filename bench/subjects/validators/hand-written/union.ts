import { areStrings, isObject, type Members } from "./json.ts";

export function isEvent(value: unknown): boolean {
  return isObject(value) && typeof value.id === "string" && Number.isInteger(value.created) && isOfItsType(value);
}

function isOfItsType(value: Members): boolean {
  switch (value.type) {
    case "client.created":
      return typeof value.client_id === "string" && typeof value.name === "string" && areStrings(value.scopes);
    case "client.updated":
      return typeof value.client_id === "string" && areStrings(value.changed);
    case "client.deleted":
      return typeof value.client_id === "string";
    case "client.verified":
      return typeof value.client_id === "string" && typeof value.verified_by === "string";
    case "grant.created":
      return (
        typeof value.grant_id === "string" &&
        typeof value.client_id === "string" &&
        typeof value.user_id === "string" &&
        areStrings(value.scopes)
      );
    case "grant.revoked":
      return (
        typeof value.grant_id === "string" &&
        (value.reason === "user" || value.reason === "admin" || value.reason === "expired")
      );
    case "token.issued":
      return typeof value.grant_id === "string" && Number.isInteger(value.expires_in);
    case "token.refreshed":
      return (
        typeof value.grant_id === "string" && Number.isInteger(value.expires_in) && Number.isInteger(value.rotations)
      );
    case "token.revoked":
      return typeof value.grant_id === "string";
    case "token.reused":
      return typeof value.grant_id === "string" && typeof value.address === "string";
    case "user.invited":
      return typeof value.user_id === "string" && typeof value.email === "string";
    case "user.joined":
      return typeof value.user_id === "string";
    case "user.removed":
      return typeof value.user_id === "string" && typeof value.removed_by === "string";
    case "key.created":
      return typeof value.key_id === "string" && (value.algorithm === "ES256" || value.algorithm === "RS256");
    case "key.rotated":
      return typeof value.key_id === "string" && typeof value.previous_id === "string";
    case "key.expired":
      return typeof value.key_id === "string";
    case "invoice.created":
      return (
        typeof value.invoice_id === "string" && Number.isFinite(value.amount) && typeof value.currency === "string"
      );
    case "invoice.paid":
      return typeof value.invoice_id === "string" && Number.isFinite(value.amount) && typeof value.method === "string";
    case "invoice.failed":
      return typeof value.invoice_id === "string" && Number.isInteger(value.attempts);
    case "quota.exceeded":
      return typeof value.quota === "string" && Number.isInteger(value.limit) && Number.isInteger(value.used);
    default:
      return false;
  }
}
