/*
 * The schemas of Defaults as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import type { Definition } from "./runtime/index.ts";
import { valuesOfOrder } from "./schemas.ts";

const anyString: Definition = { type: "string" };

export function schemaOfSearch(): Definition {
  return {
    type: "object",
    required: ["text"],
    properties: {
      text: { type: "string", minLength: 1 },
      order: { $ref: schemaOfOrder },
      languages: { type: "array", items: anyString, default: ["en"] },
      within: { $ref: schemaOfArea, default: {} },
      saved: { type: ["boolean", "null"], default: null },
    },
  };
}

export function schemaOfOrder(): Definition {
  return { enum: valuesOfOrder, default: "newest" };
}

export function schemaOfArea(): Definition {
  return {
    type: "object",
    properties: {
      radius: { type: "number", exclusiveMinimum: 0, default: 10 },
      unit: { enum: ["km", "mile"], default: "km" },
    },
  };
}

export function schemaOfPlace(): Definition {
  return {
    type: "object",
    required: ["latitude", "longitude"],
    properties: {
      latitude: { type: "number", minimum: -90, maximum: 90 },
      longitude: { type: "number", minimum: -180, maximum: 180 },
    },
  };
}
