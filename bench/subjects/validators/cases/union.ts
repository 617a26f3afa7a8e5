import { eventTypes } from "../own-schemas.ts";
import type { Case } from "./case.ts";

/** An event of each type, with members as `own-schemas.ts` describes them. */
const samples: Readonly<Record<string, object>> = {
  "client.created": { client_id: "c-1", name: "Dashboard", scopes: ["admin"] },
  "client.updated": { client_id: "c-1", changed: ["name", "logo_uri"] },
  "client.deleted": { client_id: "c-1" },
  "client.verified": { client_id: "c-1", verified_by: "u-9" },
  "grant.created": { grant_id: "g-1", client_id: "c-1", user_id: "u-1", scopes: ["admin", "billing"] },
  "grant.revoked": { grant_id: "g-1", reason: "user" },
  "token.issued": { grant_id: "g-1", expires_in: 3600 },
  "token.refreshed": { grant_id: "g-1", expires_in: 3600, rotations: 2 },
  "token.revoked": { grant_id: "g-1" },
  "token.reused": { grant_id: "g-1", address: "192.0.2.7" },
  "user.invited": { user_id: "u-1", email: "ada@example.com" },
  "user.joined": { user_id: "u-1" },
  "user.removed": { user_id: "u-1", removed_by: "u-9" },
  "key.created": { key_id: "k-1", algorithm: "ES256" },
  "key.rotated": { key_id: "k-2", previous_id: "k-1" },
  "key.expired": { key_id: "k-1" },
  "invoice.created": { invoice_id: "i-1", amount: 129.5, currency: "EUR" },
  "invoice.paid": { invoice_id: "i-1", amount: 129.5, method: "card" },
  "invoice.failed": { invoice_id: "i-1", attempts: 3 },
  "quota.exceeded": { quota: "requests", limit: 1000, used: 1001 },
};

function event(type: string, member: object = {}) {
  return { id: "evt_01HZX", created: 1_762_000_000, type, ...samples[type], ...member };
}

export const union: Case = {
  id: "union",
  title: "a union of 20 objects with a discriminator",
  document: "own",
  type: "AuditEvent",
  valid: () => eventTypes.map((type) => event(type)),
  invalid: () => [
    { what: "a type that there is not", value: event("client.renamed") },
    { what: "a member of the first type of another type", value: event("client.created", { scopes: "admin" }) },
    {
      what: "a member of the middle one missing",
      value: { id: "evt_1", created: 1, type: "token.reused", address: "" },
    },
    { what: "a member of the last type of another type", value: event("quota.exceeded", { used: "1001" }) },
  ],
};
