/*
 * The schemas of Heirs beside null as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, explainAlternatives, explainHeir, ignored } from "./runtime/index.ts";
import { valuesOfColour } from "./schemas.ts";

const anyInteger: Definition = { type: "integer" };
const anyNull: Definition = { type: "null" };
const anyNumber: Definition = { type: "number" };
const anyString: Definition = { type: "string" };

export function schemaOfShape(): Definition {
  return {
    recursive: true,
    anyOf: [
      {
        oneOf: [schemaOfCircleObject, schemaOfSquare],
        discriminator: { propertyName: "kind", values: [["circle", "round"], ["Square"]], heirs: true },
        explain: [explainAlternatives],
      },
      anyNull,
    ],
    explain: [explainAlternatives],
  };
}

export function schemaOfShapeBase(): Definition {
  return {
    allOf: [{ $ref: schemaOfNamed }, { type: "object", required: ["kind"], properties: { kind: anyString } }],
  };
}

export function schemaOfShapeWritable(): Definition {
  return {
    recursive: true,
    anyOf: [
      {
        oneOf: [schemaOfCircleObject, schemaOfSquareWritable],
        discriminator: { propertyName: "kind", values: [["circle", "round"], ["Square"]], heirs: true },
        explain: [explainAlternatives],
      },
      anyNull,
    ],
    explain: [explainAlternatives],
  };
}

export function schemaOfNamed(): Definition {
  return { type: "object", properties: { name: { type: "string", default: "none" } } };
}

export function schemaOfCircle(): Definition {
  return { anyOf: [schemaOfCircleObject, anyNull], explain: [explainAlternatives] };
}

export function schemaOfCircleObject(): Definition {
  return {
    heir: [{ propertyName: "kind", values: ["circle", "round"], parent: ["allOf", 0, "$ref"] }],
    allOf: [
      { $ref: schemaOfShapeBase },
      { type: "object", properties: { radius: anyNumber, centre: schemaOfCircleCentre } },
    ],
    explain: [explainHeir],
  };
}

export function schemaOfCircleCentre(): Definition {
  return { type: "object", properties: { x: anyNumber } };
}

export function schemaOfSquare(): Definition {
  return {
    recursive: true,
    properties: {
      inside: { anyOf: [{ $ref: schemaOfShape }, anyNull], explain: [explainAlternatives] },
      colour: { anyOf: [{ $ref: schemaOfColour }, anyNull], default: "red", explain: [explainAlternatives] },
      id: { anyOf: [{ $ref: schemaOfId }, anyNull], explain: [explainAlternatives] },
    },
    heir: [{ propertyName: "kind", values: ["Square"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfShapeBase }],
    explain: [explainHeir],
  };
}

export function schemaOfSquareWritable(): Definition {
  return {
    recursive: true,
    properties: {
      inside: { anyOf: [{ $ref: schemaOfShapeWritable }, anyNull], explain: [explainAlternatives] },
      colour: { anyOf: [{ $ref: schemaOfColour }, anyNull], default: "red", explain: [explainAlternatives] },
      id: ignored,
    },
    heir: [{ propertyName: "kind", values: ["Square"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfShapeBase }],
    explain: [explainHeir],
  };
}

export function schemaOfAnyShape(): Definition {
  return { anyOf: [{ $ref: schemaOfShape }, anyNull], explain: [explainAlternatives] };
}

export function schemaOfAnyShapeWritable(): Definition {
  return { anyOf: [{ $ref: schemaOfShapeWritable }, anyNull], explain: [explainAlternatives] };
}

export function schemaOfRound(): Definition {
  return {
    oneOf: [{ $ref: schemaOfCircle }],
    discriminator: { propertyName: "kind", values: [["round"]], others: [0] },
    explain: [explainAlternatives],
  };
}

export function schemaOfAnimal(): Definition {
  return {
    type: "object",
    oneOf: [schemaOfCow, schemaOfHen],
    discriminator: { propertyName: "species", values: [["Cow"], ["Hen"]], heirs: true },
    explain: [explainAlternatives],
  };
}

export function schemaOfAnimalBase(): Definition {
  return { type: "object", required: ["species"], properties: { species: anyString } };
}

export function schemaOfCow(): Definition {
  return {
    heir: [{ propertyName: "species", values: ["Cow"], parent: ["allOf", 0, "$ref"] }],
    allOf: [{ $ref: schemaOfAnimalBase }, { type: "object", properties: { milk: anyNumber } }],
    explain: [explainHeir],
  };
}

export function schemaOfHen(): Definition {
  return {
    heir: [{ propertyName: "species", values: ["Hen"], parent: ["allOf", 0, "$ref", "$ref"] }],
    allOf: [{ $ref: { $ref: schemaOfAnimalBase } }, { type: "object", properties: { eggs: anyInteger } }],
    explain: [explainHeir],
  };
}

export function schemaOfCreature(): Definition {
  return { $ref: schemaOfAnimal };
}

export function schemaOfColour(): Definition {
  return { type: "string", enum: valuesOfColour, default: "red" };
}

export function schemaOfId(): Definition {
  return { type: "string" };
}
