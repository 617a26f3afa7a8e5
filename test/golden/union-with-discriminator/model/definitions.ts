/*
 * The schemas of Unions as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, isDateTime, isEmail } from "./runtime/index.ts";

export function schemaOfShape(): Definition {
  return {
    oneOf: [{ $ref: schemaOfCircle }, { $ref: schemaOfSquare }],
    discriminator: { propertyName: "kind", values: [["Circle"], ["Square"]] },
    explain: [explainAlternatives],
  };
}

export function schemaOfCircle(): Definition {
  return {
    type: "object",
    required: ["kind", "radius"],
    properties: { kind: { type: "string" }, radius: { type: "number" } },
  };
}

export function schemaOfSquare(): Definition {
  return {
    type: "object",
    required: ["kind", "side"],
    properties: { kind: { type: "string" }, side: { type: "number" } },
  };
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
    properties: { method: { const: "transfer" }, iban: { type: "string" } },
  };
}

export function schemaOfReference(): Definition {
  return { oneOf: [schemaOfReferenceOption1, schemaOfReferenceOption2], explain: [explainAlternatives] };
}

export function schemaOfReferenceOption1(): Definition {
  return { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
}

export function schemaOfReferenceOption2(): Definition {
  return { type: "object", required: ["slug"], properties: { slug: { type: "string" } } };
}

export function schemaOfScalar(): Definition {
  return {
    anyOf: [{ type: "string" }, { type: "number" }, { type: "boolean" }],
    explain: [explainAlternatives],
  };
}

export function schemaOfChange(): Definition {
  return {
    oneOf: [{ $ref: schemaOfCreated }, schemaOfChangeOption2, { type: "null" }],
    tag: { keyword: "oneOf", propertyName: "type", values: [["created"], ["deleted", "expired"], []] },
    explain: [explainAlternatives],
  };
}

export function schemaOfChangeOption2(): Definition {
  return {
    type: "object",
    required: ["type", "reason"],
    properties: { type: { enum: ["deleted", "expired"] }, reason: { type: "string" } },
  };
}

export function schemaOfCreated(): Definition {
  return {
    type: "object",
    required: ["at", "type"],
    properties: { at: { type: "string", format: ["date-time", isDateTime] }, type: { const: "created" } },
  };
}

export function schemaOfSource(): Definition {
  return {
    oneOf: [schemaOfSourceCard, schemaOfSourceBankAccount, schemaOfSourceCash],
    explain: [explainAlternatives],
  };
}

export function schemaOfSourceCard(): Definition {
  return { type: "object", required: ["number"], properties: { number: { type: "string" } } };
}

export function schemaOfSourceBankAccount(): Definition {
  return { type: "object", required: ["iban"], properties: { iban: { type: "string" } } };
}

export function schemaOfSourceCash(): Definition {
  return { type: "object", required: ["kind"], properties: { kind: { const: "cash" } } };
}

export function schemaOfContact(): Definition {
  return {
    type: "object",
    properties: { email: { type: "string", format: ["email", isEmail] }, phone: { type: "string" } },
    anyOf: [{ required: ["email"] }, { required: ["phone"] }],
    explain: [explainAlternatives],
  };
}

export function schemaOfSubject(): Definition {
  return {
    type: "object",
    properties: { id: { type: "integer" }, slug: { type: "string" } },
    oneOf: [{ required: ["id"] }, { required: ["slug"] }],
    explain: [explainAlternatives],
  };
}
