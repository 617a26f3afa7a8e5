/*
 * The schemas of Files as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import type { Definition } from "../runtime/index.ts";
import { schemaOfKind } from "./Kind.ts";

export function schemaOfDog(): Definition {
  return {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "dog" }, favourite: { $ref: schemaOfKind }, tag: schemaOfDogTag },
  };
}

export function schemaOfDogTag(): Definition {
  return { type: "object", properties: { colour: { type: "string", default: "red" } } };
}
