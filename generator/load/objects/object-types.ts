import type { Edition } from "../document/version.ts";
import type { ObjectName, ObjectType } from "./object-type.ts";
import { openApiObjects } from "./openapi-3.ts";
import { swaggerObjects } from "./swagger-2.ts";

/** The objects of an edition by name; an edition does not have those of another generation. */
export function objectTypes(edition: Edition): Readonly<Partial<Record<ObjectName, ObjectType>>> {
  return edition === "2.0" ? swaggerObjects : openApiObjects;
}
