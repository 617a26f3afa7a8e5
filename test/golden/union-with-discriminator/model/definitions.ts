/*
 * The schemas of Unions as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, isDateTime, isEmail } from "./runtime/index.ts";

const anyBoolean: Definition = { type: "boolean" };
const anyInteger: Definition = { type: "integer" };
const anyNull: Definition = { type: "null" };
const anyNumber: Definition = { type: "number" };
const anyString: Definition = { type: "string" };
const dateTimeString: Definition = { type: "string", format: ["date-time", isDateTime] };
const emailString: Definition = { type: "string", format: ["email", isEmail] };

export function schemaOfShape(): Definition {
  return {
    oneOf: [{ $ref: schemaOfCircle }, { $ref: schemaOfSquare }],
    discriminator: { propertyName: "kind", values: [["Circle"], ["Square"]] },
    explain: [explainAlternatives],
  };
}

export function schemaOfCircle(): Definition {
  return { type: "object", required: ["kind", "radius"], properties: { kind: anyString, radius: anyNumber } };
}

export function schemaOfSquare(): Definition {
  return { type: "object", required: ["kind", "side"], properties: { kind: anyString, side: anyNumber } };
}

export function schemaOfPayment(): Definition {
  return {
    oneOf: [{ $ref: schemaOfCardPayment }, { $ref: schemaOfTransferPayment }],
    discriminator: { propertyName: "method", values: [["credit-card", "debit-card"], ["transfer"]] },
    explain: [explainAlternatives],
  };
}

export function schemaOfCardPayment(): Definition {
  return {
    type: "object",
    required: ["method", "number"],
    properties: {
      method: { enum: ["credit-card", "debit-card"] },
      number: { type: "string", pattern: /^[0-9]{12,19}$/u },
    },
  };
}

export function schemaOfTransferPayment(): Definition {
  return {
    type: "object",
    required: ["method", "iban"],
    properties: { method: { const: "transfer" }, iban: anyString },
  };
}

export function schemaOfReference(): Definition {
  return { oneOf: [schemaOfReferenceOption1, schemaOfReferenceOption2], explain: [explainAlternatives] };
}

export function schemaOfReferenceOption1(): Definition {
  return { type: "object", required: ["id"], properties: { id: anyInteger } };
}

export function schemaOfReferenceOption2(): Definition {
  return { type: "object", required: ["slug"], properties: { slug: anyString } };
}

export function schemaOfScalar(): Definition {
  return { anyOf: [anyString, anyNumber, anyBoolean], explain: [explainAlternatives] };
}

export function schemaOfChange(): Definition {
  return {
    oneOf: [{ $ref: schemaOfCreated }, schemaOfChangeOption2, anyNull],
    tag: { keyword: "oneOf", propertyName: "type", values: [["created"], ["deleted", "expired"], []] },
    explain: [explainAlternatives],
  };
}

export function schemaOfChangeOption2(): Definition {
  return {
    type: "object",
    required: ["type", "reason"],
    properties: { type: { enum: ["deleted", "expired"] }, reason: anyString },
  };
}

export function schemaOfCreated(): Definition {
  return {
    type: "object",
    required: ["at", "type"],
    properties: { at: dateTimeString, type: { const: "created" } },
  };
}

export function schemaOfSource(): Definition {
  return {
    oneOf: [schemaOfSourceCard, schemaOfSourceBankAccount, schemaOfSourceCash],
    explain: [explainAlternatives],
  };
}

export function schemaOfSourceCard(): Definition {
  return { type: "object", required: ["number"], properties: { number: anyString } };
}

export function schemaOfSourceBankAccount(): Definition {
  return { type: "object", required: ["iban"], properties: { iban: anyString } };
}

export function schemaOfSourceCash(): Definition {
  return { type: "object", required: ["kind"], properties: { kind: { const: "cash" } } };
}

export function schemaOfContact(): Definition {
  return {
    type: "object",
    properties: { email: emailString, phone: anyString },
    anyOf: [{ required: ["email"] }, { required: ["phone"] }],
    explain: [explainAlternatives],
  };
}

export function schemaOfSubject(): Definition {
  return {
    type: "object",
    properties: { id: anyInteger, slug: anyString },
    oneOf: [{ required: ["id"] }, { required: ["slug"] }],
    explain: [explainAlternatives],
  };
}
