import type { JsonObject } from "../../../generator/load/text/json.ts";

/** The schemas that no public document has in this purity: one for each thing that validators differ in. */

const text = { type: "string" };
const texts = { type: "array", items: text };
const whole = { type: "integer" };
const decimal = { type: "number" };

/** The members of each event beside `id`, `created` and `type`; all are required. */
const events: Readonly<Record<string, JsonObject>> = {
  "client.created": { client_id: text, name: text, scopes: texts },
  "client.updated": { client_id: text, changed: texts },
  "client.deleted": { client_id: text },
  "client.verified": { client_id: text, verified_by: text },
  "grant.created": { grant_id: text, client_id: text, user_id: text, scopes: texts },
  "grant.revoked": { grant_id: text, reason: { type: "string", enum: ["user", "admin", "expired"] } },
  "token.issued": { grant_id: text, expires_in: whole },
  "token.refreshed": { grant_id: text, expires_in: whole, rotations: whole },
  "token.revoked": { grant_id: text },
  "token.reused": { grant_id: text, address: text },
  "user.invited": { user_id: text, email: text },
  "user.joined": { user_id: text },
  "user.removed": { user_id: text, removed_by: text },
  "key.created": { key_id: text, algorithm: { type: "string", enum: ["ES256", "RS256"] } },
  "key.rotated": { key_id: text, previous_id: text },
  "key.expired": { key_id: text },
  "invoice.created": { invoice_id: text, amount: decimal, currency: text },
  "invoice.paid": { invoice_id: text, amount: decimal, method: text },
  "invoice.failed": { invoice_id: text, attempts: whole },
  "quota.exceeded": { quota: text, limit: whole, used: whole },
};

export const eventTypes: readonly string[] = Object.keys(events);

const eventNames = new Map(
  eventTypes.map((type) => [
    type,
    `${type.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())}Event`,
  ]),
);

function eventSchema(type: string): JsonObject {
  const own = events[type] ?? {};
  return {
    type: "object",
    required: ["id", "created", "type", ...Object.keys(own)],
    properties: { id: text, created: whole, type: { type: "string", const: type }, ...own },
  };
}

interface WideMember {
  readonly name: string;
  readonly kind: "text" | "whole" | "decimal" | "flag" | "list";
  readonly required: boolean;
}

/** 150 members of five kinds in turn, two of three required: `text_001` to `list_150`. */
export const wideMembers: readonly WideMember[] = Array.from({ length: 150 }, (_, index) => {
  const kind = (["text", "whole", "decimal", "flag", "list"] as const)[index % 5] ?? "text";
  return { name: `${kind}_${String(index + 1).padStart(3, "0")}`, kind, required: index % 3 !== 2 };
});

const wideKinds = { text, whole, decimal, flag: { type: "boolean" }, list: texts };

const format = (name: string) => ({ type: "string", format: name });

const schemas: JsonObject = {
  AuditEvent: {
    oneOf: [...eventNames.values()].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: {
      propertyName: "type",
      mapping: Object.fromEntries([...eventNames].map(([type, name]) => [type, `#/components/schemas/${name}`])),
    },
  },
  ...Object.fromEntries([...eventNames].map(([type, name]) => [name, eventSchema(type)])),
  Comment: {
    type: "object",
    required: ["author", "text", "replies"],
    properties: {
      author: text,
      text,
      votes: whole,
      replies: { type: "array", items: { $ref: "#/components/schemas/Comment" } },
    },
  },
  Settings: {
    type: "object",
    required: wideMembers.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(wideMembers.map(({ name, kind }) => [name, wideKinds[kind]])),
  },
  Readings: { type: "array", items: decimal },
  Contact: {
    type: "object",
    required: ["id", "email", "created_at", "opens_at", "homepage", "avatar", "host", "ipv4"],
    properties: {
      id: format("uuid"),
      email: format("email"),
      created_at: format("date-time"),
      born_on: format("date"),
      opens_at: format("time"),
      homepage: format("uri"),
      avatar: format("uri-reference"),
      host: format("hostname"),
      ipv4: format("ipv4"),
      ipv6: format("ipv6"),
      retention: format("duration"),
    },
  },
  Order: {
    type: "object",
    required: ["reference", "status", "customer", "lines"],
    additionalProperties: false,
    properties: {
      reference: { type: "string", pattern: "^\\d{4}-\\d{6}$" },
      status: { type: "string", enum: ["new", "paid", "shipped", "returned"] },
      customer: {
        type: "object",
        required: ["name", "country"],
        additionalProperties: false,
        properties: {
          name: { type: "string", minLength: 1, maxLength: 80 },
          country: { type: "string", pattern: "^[A-Z]{2}$" },
          tags: { type: "array", items: { type: "string", minLength: 1 }, uniqueItems: true, maxItems: 10 },
        },
      },
      lines: { type: "array", minItems: 1, maxItems: 100, items: { $ref: "#/components/schemas/OrderLine" } },
      discount: { type: "number", minimum: 0, exclusiveMaximum: 100 },
      prices: { type: "object", additionalProperties: { type: "number", exclusiveMinimum: 0 } },
    },
  },
  OrderLine: {
    type: "object",
    required: ["sku", "title", "quantity", "price"],
    additionalProperties: false,
    properties: {
      sku: { type: "string", minLength: 2, maxLength: 20 },
      title: { type: "string", minLength: 1, maxLength: 200 },
      quantity: { type: "integer", minimum: 1, maximum: 1000 },
      price: { type: "number", minimum: 0, multipleOf: 0.01 },
      note: text,
    },
  },
};

/** The document that they stand in. */
export const ownDocument: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Schemas to measure validators on", version: "1.0.0" },
  paths: {},
  components: { schemas },
};
