import { feature } from "../feature.ts";

// What editors strike out: in OpenAPI 3.2 a security scheme too.
feature(import.meta.dirname, [
  "model/schemas.ts",
  "model/companions.ts",
  "server/handlers.ts",
  "server/security.ts",
  "server/webhooks/senders.ts",
  "client/resources.ts",
  "client/functions.ts",
  "client/operations.ts",
  "client/create-client.ts",
  "client/webhooks/handlers.ts",
]);
