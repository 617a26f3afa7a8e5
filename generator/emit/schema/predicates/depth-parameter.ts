import type { Parameter } from "../../core/declaration.ts";
import { code, type Printable } from "../../core/printable.ts";

/** How many more levels there may be: what the functions that test recursive schemas, and what leads there, are told. */
export const depthName: Printable = code`depth`;

/** The parameter of that name, of a function that reads it: compilers may be asked to refuse others. */
export function depthParameter(isRead: boolean): readonly Parameter[] {
  return isRead ? [{ name: "depth", type: code`number` }] : [];
}
