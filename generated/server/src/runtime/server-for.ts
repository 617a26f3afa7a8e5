import type { Server } from "./serve.ts";

/** Gives the doors of a server by context. */
export interface ServerFor<Context> {
  /**
   * The doors with this context in the place of the server's own: that of one request, such as what a framework or a worker
   * knows of it. It is cheap enough to be called for each, and does not need `this`.
   */
  with(context: Context): Server;
}

/** What is made of options. Where their context is `null`, there are no doors without one. */
export type ServerOf<Context, Own> = [Own] extends [Exclude<Own, null>]
  ? Server & ServerFor<Context>
  : ServerFor<Context>;
