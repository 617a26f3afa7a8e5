import { documentObjects } from "./document-objects.ts";
import { messageObjects } from "./message-objects.ts";
import type { ObjectType, OpenApiObjectName } from "./object-type.ts";
import { operationObjects } from "./operation-objects.ts";
import { discriminatorObject, schemaObject, xmlObject } from "./schema-object.ts";
import { securityObjects } from "./security-objects.ts";

/** The objects of OpenAPI 3.0, 3.1 and 3.2 (section 4.8 of the specification): which fields each has, and in which edition. */
export const openApiObjects: Readonly<Record<OpenApiObjectName, ObjectType>> = {
  ...documentObjects,
  ...operationObjects,
  ...messageObjects,
  ...securityObjects,
  schema: schemaObject,
  discriminator: discriminatorObject,
  xml: xmlObject,
};
