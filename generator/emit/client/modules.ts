import { outputModule } from "../core/module.ts";
import { type Printable, typeFrom, valueFrom } from "../core/printable.ts";

/** The files of the client package. */
export const clientModules = {
  client: outputModule("client", "client.ts"),
  clientCredentials: outputModule("client", "runtime/client-credentials.ts"),
  createClient: outputModule("client", "create-client.ts"),
  errors: outputModule("client", "errors.ts"),
  functions: outputModule("client", "functions.ts"),
  index: outputModule("client", "index.ts"),
  logging: outputModule("client", "logging.ts"),
  operations: outputModule("client", "operations.ts"),
  resources: outputModule("client", "resources.ts"),
  responseChecks: outputModule("client", "response-checks.ts"),
  responseValidation: outputModule("client", "runtime/response-validation.ts"),
  runtime: outputModule("client", "runtime/index.ts"),
  security: outputModule("client", "security.ts"),
};

/** A type of the package's run-time part. */
export function runtimeType(name: string): Printable {
  return typeFrom(clientModules.runtime, name);
}

/** A value of the package's run-time part. */
export function runtimeValue(name: string): Printable {
  return valueFrom(clientModules.runtime, name);
}
