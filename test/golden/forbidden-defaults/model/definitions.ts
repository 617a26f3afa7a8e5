/*
 * The schemas of Forbidden defaults as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, explainHeir } from "./runtime/index.ts";

const anyBoolean: Definition = { type: "boolean" };
const anyInteger: Definition = { type: "integer" };
const anyString: Definition = { type: "string" };

export function schemaOfBox(): Definition {
  return {
    type: "object",
    properties: {
      size: { type: "integer", default: 0 },
      weight: { type: "string", enum: ["light", "heavy"], default: "light" },
      note: { type: ["string", "null"], default: null },
    },
  };
}

export function schemaOfLargeBox(): Definition {
  return {
    allOf: [
      { $ref: {
        type: "object",
        properties: {
          size: anyInteger,
          weight: { type: "string", enum: ["light", "heavy"], default: "light" },
          note: { type: ["string", "null"], default: null },
        },
      } },
      { type: "object", required: ["id"], properties: { id: anyString, size: { type: "integer", minimum: 5 } } },
    ],
  };
}

export function schemaOfHeavyBox(): Definition {
  return {
    properties: { weight: { default: "heavy" } },
    allOf: [
      { $ref: schemaOfBox },
      { type: "object", properties: { weight: { type: "string", enum: ["heavy"], default: "heavy" } } },
    ],
  };
}

export function schemaOfPet(): Definition {
  return {
    type: "object",
    oneOf: [schemaOfCat, schemaOfDog],
    discriminator: { propertyName: "kind", values: [["Cat"], ["Dog"]], heirs: true },
    explain: [explainAlternatives],
  };
}

export function schemaOfPetBase(): Definition {
  return { type: "object", properties: { kind: { type: "string", default: "Cat" } } };
}

export function schemaOfCat(): Definition {
  return {
    heir: [{ propertyName: "kind", values: ["Cat"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfPetBase }, { type: "object", properties: { lives: anyInteger } }],
    explain: [explainHeir],
  };
}

export function schemaOfDog(): Definition {
  return {
    properties: { kind: { default: "Dog" } },
    heir: [{ propertyName: "kind", values: ["Dog"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfPetBase }, { type: "object", properties: { bark: anyBoolean } }],
    explain: [explainHeir],
  };
}
