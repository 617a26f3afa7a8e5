/*
 * The schemas of Unions as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, isDateTime, isEmail } from "./runtime/index.ts";

export const schemaOfShape: Definition = {
  oneOf: [{ $ref: () => schemaOfCircle }, { $ref: () => schemaOfSquare }],
  discriminator: { propertyName: "kind", values: [["Circle"], ["Square"]] },
  explain: [explainAlternatives],
};

export const schemaOfCircle: Definition = {
  type: "object",
  required: ["kind", "radius"],
  properties: { kind: { type: "string" }, radius: { type: "number" } },
};

export const schemaOfSquare: Definition = {
  type: "object",
  required: ["kind", "side"],
  properties: { kind: { type: "string" }, side: { type: "number" } },
};

export const schemaOfPayment: Definition = {
  oneOf: [{ $ref: () => schemaOfCardPayment }, { $ref: () => schemaOfTransferPayment }],
  discriminator: { propertyName: "method", values: [["credit-card", "debit-card"], ["transfer"]] },
  explain: [explainAlternatives],
};

export const schemaOfCardPayment: Definition = {
  type: "object",
  required: ["method", "number"],
  properties: {
    method: { enum: ["credit-card", "debit-card"] },
    number: { type: "string", pattern: /^[0-9]{12,19}$/u },
  },
};

export const schemaOfTransferPayment: Definition = {
  type: "object",
  required: ["method", "iban"],
  properties: { method: { const: "transfer" }, iban: { type: "string" } },
};

export const schemaOfReference: Definition = {
  oneOf: [() => schemaOfReferenceOption1, () => schemaOfReferenceOption2],
  explain: [explainAlternatives],
};

export const schemaOfReferenceOption1: Definition = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "integer" } },
};

export const schemaOfReferenceOption2: Definition = {
  type: "object",
  required: ["slug"],
  properties: { slug: { type: "string" } },
};

export const schemaOfScalar: Definition = {
  anyOf: [{ type: "string" }, { type: "number" }, { type: "boolean" }],
  explain: [explainAlternatives],
};

export const schemaOfChange: Definition = {
  oneOf: [{ $ref: () => schemaOfCreated }, () => schemaOfChangeOption2, { type: "null" }],
  tag: { keyword: "oneOf", propertyName: "type", values: [["created"], ["deleted", "expired"], []] },
  explain: [explainAlternatives],
};

export const schemaOfChangeOption2: Definition = {
  type: "object",
  required: ["type", "reason"],
  properties: { type: { enum: ["deleted", "expired"] }, reason: { type: "string" } },
};

export const schemaOfCreated: Definition = {
  type: "object",
  required: ["at", "type"],
  properties: { at: { type: "string", format: ["date-time", isDateTime] }, type: { const: "created" } },
};

export const schemaOfSource: Definition = {
  oneOf: [() => schemaOfSourceCard, () => schemaOfSourceBankAccount, () => schemaOfSourceCash],
  explain: [explainAlternatives],
};

export const schemaOfSourceCard: Definition = {
  type: "object",
  required: ["number"],
  properties: { number: { type: "string" } },
};

export const schemaOfSourceBankAccount: Definition = {
  type: "object",
  required: ["iban"],
  properties: { iban: { type: "string" } },
};

export const schemaOfSourceCash: Definition = {
  type: "object",
  required: ["kind"],
  properties: { kind: { const: "cash" } },
};

export const schemaOfContact: Definition = {
  type: "object",
  properties: { email: { type: "string", format: ["email", isEmail] }, phone: { type: "string" } },
  anyOf: [{ required: ["email"] }, { required: ["phone"] }],
  explain: [explainAlternatives],
};

export const schemaOfSubject: Definition = {
  type: "object",
  properties: { id: { type: "integer" }, slug: { type: "string" } },
  oneOf: [{ required: ["id"] }, { required: ["slug"] }],
  explain: [explainAlternatives],
};
