import type { TypeParameter } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { typeFrom } from "../core/printable.ts";

export const securityFile = outputModule("server", "security.ts");

/** `P extends Principals = Principals`: what authenticators make of credentials. */
export const principalsParameter: TypeParameter = {
  name: "P",
  constraint: typeFrom(securityFile, "Principals"),
  default: typeFrom(securityFile, "Principals"),
};
