/*
 * The schemas of Directions as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, ignored, isEmail, isUuid } from "./runtime/index.ts";
import { valuesOfLanguage } from "./schemas.ts";

export const schemaOfAccount: Definition = {
  recursive: true,
  type: "object",
  required: ["id", "email"],
  properties: {
    id: { type: "string", format: ["uuid", isUuid] },
    email: { type: "string", format: ["email", isEmail] },
    password: ignored,
    language: { type: "string", default: "en" },
    plan: { $ref: () => schemaOfPlan },
    friends: { type: "array", items: { $ref: () => schemaOfAccount } },
  },
};

export const schemaOfAccountWritable: Definition = {
  recursive: true,
  type: "object",
  required: ["email", "password"],
  properties: {
    id: ignored,
    email: { type: "string", format: ["email", isEmail] },
    password: { type: "string", minLength: 12 },
    language: { type: "string", default: "en" },
    plan: { $ref: () => schemaOfPlanWritable },
    friends: { type: "array", items: { $ref: () => schemaOfAccountWritable } },
  },
};

export const schemaOfPlan: Definition = {
  type: "object",
  properties: { name: { enum: ["free", "paid"] }, price: { type: "number" } },
  additionalProperties: false,
};

export const schemaOfPlanWritable: Definition = {
  type: "object",
  properties: { name: { enum: ["free", "paid"] }, price: ignored },
  additionalProperties: false,
};

export const schemaOfPage: Definition = {
  type: "object",
  required: ["items"],
  properties: {
    items: { type: "array", items: { $ref: () => schemaOfAccount } },
    byEmail: { type: "object", additionalProperties: { $ref: () => schemaOfAccount } },
  },
};

export const schemaOfPageWritable: Definition = {
  type: "object",
  required: ["items"],
  properties: {
    items: { type: "array", items: { $ref: () => schemaOfAccountWritable } },
    byEmail: { type: "object", additionalProperties: { $ref: () => schemaOfAccountWritable } },
  },
};

export const schemaOfRegistration: Definition = {
  allOf: [
    { $ref: () => schemaOfAccount },
    { required: ["id", "language"], properties: { confirmed: { type: "boolean" } } },
  ],
};

export const schemaOfRegistrationWritable: Definition = {
  allOf: [
    { $ref: () => schemaOfAccountWritable },
    { required: ["language"], properties: { confirmed: ignored } },
  ],
};

export const schemaOfHolder: Definition = {
  oneOf: [{ $ref: () => schemaOfAccount }, { $ref: () => schemaOfPlan }],
  explain: [explainAlternatives],
};

export const schemaOfHolderWritable: Definition = {
  oneOf: [{ $ref: () => schemaOfAccountWritable }, { $ref: () => schemaOfPlanWritable }],
  explain: [explainAlternatives],
};

export const schemaOfLanguage: Definition = { enum: valuesOfLanguage };

export const schemaOfSearchAccountsBody: Definition = {
  type: "object",
  properties: { email: { type: "string" }, foundBy: ignored },
};
