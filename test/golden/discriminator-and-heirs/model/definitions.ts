/*
 * The schemas of Heirs as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, explainHeir, isDateTime } from "./runtime/index.ts";

const anyInteger: Definition = { type: "integer" };
const anyNull: Definition = { type: "null" };
const anyString: Definition = { type: "string" };
const dateTimeString: Definition = { type: "string", format: ["date-time", isDateTime] };

export function schemaOfVehicle(): Definition {
  return {
    recursive: true,
    type: "object",
    oneOf: [schemaOfCar, schemaOfBicycle, schemaOfBoat, schemaOfTrain, schemaOfTandem, schemaOfTram],
    discriminator: {
      propertyName: "kind",
      values: [["car", "van"], ["Bicycle"], ["boat"], ["Train"], ["Tandem"], ["Tram"]],
      heirs: true,
    },
    explain: [explainAlternatives],
  };
}

export function schemaOfVehicleBase(): Definition {
  return {
    recursive: true,
    type: "object",
    required: ["kind", "name"],
    properties: { kind: anyString, name: anyString, towing: { $ref: schemaOfVehicle } },
  };
}

export function schemaOfCar(): Definition {
  return {
    recursive: true,
    heir: [{ propertyName: "kind", values: ["car", "van"], parent: ["allOf", 0, "$ref"] }],
    allOf: [
      { $ref: schemaOfVehicleBase },
      { type: "object", required: ["doors"], properties: { doors: anyInteger } },
    ],
    explain: [explainHeir],
  };
}

export function schemaOfBicycle(): Definition {
  return {
    recursive: true,
    properties: { gears: anyInteger },
    heir: [{ propertyName: "kind", values: ["Bicycle", "Tandem"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfVehicleBase }],
    explain: [explainHeir],
  };
}

export function schemaOfTandem(): Definition {
  return {
    recursive: true,
    properties: { seats: { const: 2 } },
    heir: [{ propertyName: "kind", values: ["Tandem"], parent: ["allOf", 0, "$ref", "allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfBicycle }],
    explain: [explainHeir],
  };
}

export function schemaOfBoat(): Definition {
  return { recursive: true, properties: { kind: { const: "boat" } }, allOf: [{ $ref: schemaOfVehicleBase }] };
}

export function schemaOfTrain(): Definition {
  return {
    recursive: true,
    oneOf: [schemaOfTrainBase, schemaOfTram],
    discriminator: { propertyName: "kind", values: [["Train"], ["Tram"]], heirs: true, place: ["allOf", "1"] },
    explain: [explainAlternatives],
  };
}

export function schemaOfTrainBase(): Definition {
  return {
    recursive: true,
    heir: [{ propertyName: "kind", values: ["Train", "Tram"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfVehicleBase }, { type: "object", properties: { coaches: anyInteger } }],
    explain: [explainHeir],
  };
}

export function schemaOfTram(): Definition {
  return {
    recursive: true,
    heir: [{ propertyName: "kind", values: ["Tram"], parent: ["allOf", 0, "$ref", "allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfTrainBase }, { properties: { line: anyString } }],
    explain: [explainHeir],
  };
}

export function schemaOfGarage(): Definition {
  return {
    type: "object",
    properties: {
      vehicles: { type: "array", items: { $ref: schemaOfVehicle } },
      best: { allOf: [{ $ref: schemaOfVehicle }] },
    },
  };
}

export function schemaOfMessage(): Definition {
  return {
    type: "object",
    oneOf: [schemaOfPing, schemaOfOtherMessage],
    discriminator: { propertyName: "type", values: [["ping"], ["OtherMessage"]], otherwise: 1, heirs: true },
    explain: [explainAlternatives],
  };
}

export function schemaOfMessageBase(): Definition {
  return { type: "object", properties: { type: anyString } };
}

export function schemaOfPing(): Definition {
  return {
    properties: { at: dateTimeString },
    heir: [{ propertyName: "type", values: ["ping"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfMessageBase }],
    explain: [explainHeir],
  };
}

export function schemaOfOtherMessage(): Definition {
  return { additionalProperties: true, allOf: [{ $ref: schemaOfMessageBase }] };
}

export function schemaOfEventSchema(): Definition {
  return {
    type: ["object", "null"],
    oneOf: [schemaOfStartedObject, schemaOfPaused, schemaOfEventSchemaBase, anyNull],
    discriminator: { propertyName: "name", values: [["Started"], ["Paused"], ["Event"], []], heirs: true },
    explain: [explainAlternatives],
  };
}

export function schemaOfEventSchemaBase(): Definition {
  return { type: "object", required: ["name"], properties: { name: anyString } };
}

export function schemaOfStarted(): Definition {
  return { anyOf: [schemaOfStartedObject, anyNull], explain: [explainAlternatives] };
}

export function schemaOfStartedObject(): Definition {
  return {
    type: "object",
    properties: { at: anyInteger },
    heir: [{ propertyName: "name", values: ["Started"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfEventSchemaBase }],
    explain: [explainHeir],
  };
}

export function schemaOfPaused(): Definition {
  return {
    properties: { until: anyInteger },
    heir: [{ propertyName: "name", values: ["Paused"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfEventSchemaBase }],
    explain: [explainHeir],
  };
}

export function schemaOfAnyEvent(): Definition {
  return {
    oneOf: [{ $ref: schemaOfEventSchema }, { $ref: schemaOfPaused }, anyInteger],
    discriminator: {
      propertyName: "name",
      values: [["Started", "Event"], ["Paused"], []],
      otherwise: 0,
      others: [0],
      place: ["oneOf", 0, "$ref"],
    },
    explain: [explainAlternatives],
  };
}
