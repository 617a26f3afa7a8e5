import { type Printable, typeFrom, valueFrom } from "../core/printable.ts";

function file(path: string) {
  return { kind: "output", package: "client", path } as const;
}

/** The files of the client package. */
export const clientModules = {
  client: file("client.ts"),
  createClient: file("create-client.ts"),
  errors: file("errors.ts"),
  functions: file("functions.ts"),
  index: file("index.ts"),
  operations: file("operations.ts"),
  resources: file("resources.ts"),
  runtime: file("runtime/index.ts"),
  security: file("security.ts"),
};

/** A type of the package's run-time part. */
export function runtimeType(name: string): Printable {
  return typeFrom(clientModules.runtime, name);
}

/** A value of the package's run-time part. */
export function runtimeValue(name: string): Printable {
  return valueFrom(clientModules.runtime, name);
}
