/*
 * The schemas of Directions as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, ignored, isEmail, isUuid } from "./runtime/index.ts";
import { valuesOfLanguage } from "./schemas.ts";

const anyBoolean: Definition = { type: "boolean" };
const anyNumber: Definition = { type: "number" };
const anyString: Definition = { type: "string" };
const emailString: Definition = { type: "string", format: ["email", isEmail] };
const uuidString: Definition = { type: "string", format: ["uuid", isUuid] };

export function schemaOfAccount(): Definition {
  return {
    recursive: true,
    type: "object",
    required: ["id", "email"],
    properties: {
      id: uuidString,
      email: emailString,
      password: ignored,
      language: { type: "string", default: "en" },
      plan: { $ref: schemaOfPlan },
      friends: { type: "array", items: { $ref: schemaOfAccount } },
    },
  };
}

export function schemaOfAccountWritable(): Definition {
  return {
    recursive: true,
    type: "object",
    required: ["email", "password"],
    properties: {
      id: ignored,
      email: emailString,
      password: { type: "string", minLength: 12 },
      language: { type: "string", default: "en" },
      plan: { $ref: schemaOfPlanWritable },
      friends: { type: "array", items: { $ref: schemaOfAccountWritable } },
    },
  };
}

export function schemaOfPlan(): Definition {
  return {
    type: "object",
    properties: { name: { enum: ["free", "paid"] }, price: anyNumber },
    additionalProperties: false,
  };
}

export function schemaOfPlanWritable(): Definition {
  return {
    type: "object",
    properties: { name: { enum: ["free", "paid"] }, price: ignored },
    additionalProperties: false,
  };
}

export function schemaOfPage(): Definition {
  return {
    type: "object",
    required: ["items"],
    properties: {
      items: { type: "array", items: { $ref: schemaOfAccount } },
      byEmail: { type: "object", additionalProperties: { $ref: schemaOfAccount } },
    },
  };
}

export function schemaOfPageWritable(): Definition {
  return {
    type: "object",
    required: ["items"],
    properties: {
      items: { type: "array", items: { $ref: schemaOfAccountWritable } },
      byEmail: { type: "object", additionalProperties: { $ref: schemaOfAccountWritable } },
    },
  };
}

export function schemaOfRegistration(): Definition {
  return {
    allOf: [{ $ref: schemaOfAccount }, { required: ["id", "language"], properties: { confirmed: anyBoolean } }],
  };
}

export function schemaOfRegistrationWritable(): Definition {
  return {
    allOf: [{ $ref: schemaOfAccountWritable }, { required: ["language"], properties: { confirmed: ignored } }],
  };
}

export function schemaOfHolder(): Definition {
  return { oneOf: [{ $ref: schemaOfAccount }, { $ref: schemaOfPlan }], explain: [explainAlternatives] };
}

export function schemaOfHolderWritable(): Definition {
  return {
    oneOf: [{ $ref: schemaOfAccountWritable }, { $ref: schemaOfPlanWritable }],
    explain: [explainAlternatives],
  };
}

export function schemaOfLanguage(): Definition {
  return { enum: valuesOfLanguage };
}

export function schemaOfSearchAccountsBody(): Definition {
  return { type: "object", properties: { email: anyString, foundBy: ignored } };
}
