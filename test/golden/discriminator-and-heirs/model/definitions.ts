/*
 * The schemas of Heirs as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, isDateTime } from "./runtime/index.ts";

export const schemaOfVehicle: Definition = {
  recursive: true,
  oneOf: [
    { $ref: () => schemaOfCar },
    { $ref: () => schemaOfBicycle },
    { $ref: () => schemaOfBoat },
    { $ref: () => schemaOfTandem },
  ],
  discriminator: { propertyName: "kind", values: [["car", "van"], ["Bicycle"], ["boat"], ["Tandem"]] },
};

export const schemaOfVehicleBase: Definition = {
  recursive: true,
  type: "object",
  required: ["kind", "name"],
  properties: { kind: { type: "string" }, name: { type: "string" }, towing: { $ref: () => schemaOfVehicle } },
};

export const schemaOfCar: Definition = {
  recursive: true,
  type: "object",
  required: ["kind"],
  properties: { kind: { enum: ["car", "van"] } },
  allOf: [
    { $ref: () => schemaOfVehicleBase },
    { type: "object", required: ["doors"], properties: { doors: { type: "integer" } } },
  ],
};

export const schemaOfBicycle: Definition = {
  recursive: true,
  type: "object",
  required: ["kind"],
  properties: { kind: { enum: ["Bicycle", "Tandem"] }, gears: { type: "integer" } },
  allOf: [{ $ref: () => schemaOfVehicleBase }],
};

export const schemaOfTandem: Definition = {
  recursive: true,
  type: "object",
  required: ["kind"],
  properties: { kind: { const: "Tandem" }, seats: { const: 2 } },
  allOf: [{ $ref: () => schemaOfBicycle }],
};

export const schemaOfBoat: Definition = {
  recursive: true,
  properties: { kind: { const: "boat" } },
  allOf: [{ $ref: () => schemaOfVehicleBase }],
};

export const schemaOfGarage: Definition = {
  type: "object",
  properties: {
    vehicles: { type: "array", items: { $ref: () => schemaOfVehicle } },
    best: { allOf: [{ $ref: () => schemaOfVehicle }] },
  },
};

export const schemaOfMessage: Definition = {
  oneOf: [{ $ref: () => schemaOfPing }, { $ref: () => schemaOfOtherMessage }],
  discriminator: { propertyName: "type", values: [["ping"], ["OtherMessage"]], otherwise: 1 },
};

export const schemaOfMessageBase: Definition = { type: "object", properties: { type: { type: "string" } } };

export const schemaOfPing: Definition = {
  type: "object",
  properties: { type: { const: "ping" }, at: { type: "string", format: ["date-time", isDateTime] } },
  allOf: [{ $ref: () => schemaOfMessageBase }],
};

export const schemaOfOtherMessage: Definition = {
  additionalProperties: true,
  allOf: [{ $ref: () => schemaOfMessageBase }],
};
