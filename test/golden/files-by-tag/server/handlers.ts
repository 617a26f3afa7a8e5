/*
 * What an implementation of Files has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { ConHandlers } from "./handlers/Con_.ts";
import type { PetsHandlers } from "./handlers/Pets.ts";

export type * from "./handlers/Pets.ts";
export type * from "./handlers/Con_.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends
  PetsHandlers<Context>,
  ConHandlers<Context> {}
