/*
 * What an implementation of *\/ globalThis.pwned = 1; /* </script><script>globalThis.pwned = 1</script>
 * "'`${globalThis.pwned = 1} has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Hostile, HostileInput } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";
import type { Principals } from "./security.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined, P extends Principals = Principals> extends
  XGlobalThisPwned1Handlers<Context, P> {}

/**
 * The operations of the tag `x; globalThis.pwned = 1`.
 *
 * *\/ globalThis.pwned = 1 /*
 */
export interface XGlobalThisPwned1Handlers<Context = undefined, P extends Principals = Principals> {
  /**
   * *\/ globalThis.pwned = 1 /*
   * globalThis.pwned = 1
   *
   * `POST /quote'"`$*\/globalThis.pwned=1;/*{id}\` (`#/paths/~1quote'"`$*~1globalThis.pwned=1;~1*{id}\/post`)
   *
   * @deprecated
   */
  constructorGlobalThisPwned1(
    request: ConstructorGlobalThisPwned1Request<P>,
    context: Context,
  ): Answer<ConstructorGlobalThisPwned1Response>;
}

/** What `constructorGlobalThisPwned1` gets. */
export interface ConstructorGlobalThisPwned1Request<P extends Principals = Principals> {
  readonly path: {
    /** *\/ globalThis.pwned = 1 */
    readonly id: string;
  };
  readonly query: {
    /** @default "${globalThis.pwned = 1}`" */
    readonly "q\"]; globalThis.pwned = 1; [\"": string;
  };
  readonly cookies: { readonly "'+(globalThis.pwned=1)+'"?: string };
  readonly contentType?: "application/json";
  readonly body?: Hostile;
  readonly auth: { readonly key: P["key"] };
  readonly request: ServerRequest;
}

/** What `constructorGlobalThisPwned1` answers. */
export type ConstructorGlobalThisPwned1Response = {
  /** *\/ globalThis.pwned = 1 /* */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: HostileInput;
};
