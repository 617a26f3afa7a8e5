import type * as runtime from "../../../templates/runtime/model/index.ts";
import { outputModule } from "../core/module.ts";
import { type Printable, typeFrom, valueFrom } from "../core/printable.ts";

const module = outputModule("model", "runtime/index.ts");

/** A function of the model package's run-time part. A name that it does not export does not compile. */
export function runtimeValue(name: keyof typeof runtime): Printable {
  return valueFrom(module, name);
}

/** A function of the run-time part by a name of the format table. */
export function runtimeFormat(name: string): Printable {
  return valueFrom(module, name);
}

/** A type of the model package's run-time part. */
export function runtimeType(name: string): Printable {
  return typeFrom(module, name);
}
