/*
 * The schemas of Enums and nullable as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, isDate, isTime } from "./runtime/index.ts";
import { valuesOfColour, valuesOfOnlyYes, valuesOfSize } from "./schemas.ts";

const anyInteger: Definition = { type: "integer" };
const anyNull: Definition = { type: "null" };
const anyStringOrNull: Definition = { type: ["string", "null"] };
const dateString: Definition = { type: "string", format: ["date", isDate] };
const dateStringOrNull: Definition = { type: ["string", "null"], format: ["date", isDate] };
const timeString: Definition = { type: "string", format: ["time", isTime] };

export function schemaOfColour(): Definition {
  return { type: "string", enum: valuesOfColour };
}

export function schemaOfSize(): Definition {
  return { type: "integer", enum: valuesOfSize };
}

export function schemaOfOnlyYes(): Definition {
  return { type: "boolean", enum: valuesOfOnlyYes };
}

export function schemaOfPaint(): Definition {
  return {
    type: "object",
    required: ["colour", "lastCoat"],
    properties: {
      colour: { $ref: schemaOfColour },
      size: { $ref: schemaOfSize },
      lastCoat: dateStringOrNull,
      finish: { type: ["string", "null"], enum: ["matt", "gloss", null] },
      sheen: { type: ["string", "null"], enum: ["low", "high", null] },
      undercoat: { anyOf: [{ $ref: schemaOfColour }, anyNull], explain: [explainAlternatives] },
      swatches: { type: ["array", "null"], items: anyStringOrNull },
      measure: {
        anyOf: [{ oneOf: [dateString, timeString, anyInteger], explain: [explainAlternatives] }, anyNull],
        explain: [explainAlternatives],
      },
      thinner: { oneOf: [{ $ref: schemaOfColour }, anyNull], explain: [explainAlternatives] },
    },
  };
}
