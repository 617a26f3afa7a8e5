import type { Module } from "../core/module.ts";

/** A file of the server package. */
export function serverModule(path: string): Extract<Module, { kind: "output" }> {
  return { kind: "output", package: "server", path };
}
