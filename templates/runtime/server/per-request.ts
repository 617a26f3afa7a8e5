import type { Server } from "./serve.ts";

/** The type of `perRequest`: the same in every generated package, so that it does not matter whose is imported. */
export interface PerRequest {
  readonly contextComesWith: "each request";
}

/** In the place of a context: the server has none of its own, and each request comes with one, by `with`. */
export const perRequest: PerRequest = { contextComesWith: "each request" };

export function isPerRequest(context: unknown): context is PerRequest {
  const { contextComesWith } = perRequest;
  return (
    typeof context === "object" &&
    context !== null &&
    "contextComesWith" in context &&
    context.contextComesWith === contextComesWith
  );
}

/** Gives the doors of a server by context. */
export interface ServerFor<Context> {
  /**
   * The doors with this context in the place of the server's own: that of one request, such as what a framework or a worker
   * knows of it. It is cheap enough to be called for each, and does not need `this`.
   */
  with(context: Context): Server;
}

/** What is made of options. Where their context is `perRequest`, there are no doors without one. */
export type ServerOf<Context, Own> = [Own] extends [PerRequest] ? ServerFor<Context> : Server & ServerFor<Context>;
