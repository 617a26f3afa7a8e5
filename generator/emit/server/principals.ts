import type { TypeParameter } from "../core/declaration.ts";
import { typeFrom } from "../core/printable.ts";
import { serverModule } from "./server-module.ts";

export const securityFile = serverModule("security.ts");

/** `P extends Principals = Principals`: what authenticators make of credentials. */
export const principalsParameter: TypeParameter = {
  name: "P",
  constraint: typeFrom(securityFile, "Principals"),
  default: typeFrom(securityFile, "Principals"),
};
