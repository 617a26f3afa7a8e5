/*
 * The server of Letters.
 */
import type { Handlers } from "./handlers.ts";
import { readOwn, sendLetter } from "./operations.ts";
import { matchPath } from "./router.ts";
import {
  type ChallengeParameters,
  type CommonOptions,
  type ContextOption,
  type Refusal,
  type RefuseOptions,
  serve,
  type ServerOf,
} from "./runtime/index.ts";
import { type Authenticators, type Principals, securitySchemes } from "./security.ts";

/** What `createServer` is given. The context may be left out where the handlers do without. */
export type ServerOptions<Context, P extends Principals, Own = Context> = ApiOptions<Context, P> & ContextOption<Context, Own>;

/** The options that depend on the API. */
export interface ApiOptions<Context, P extends Principals> extends CommonOptions<Context> {
  /** The implementation: one object, or several spread into one. */
  readonly handlers: Handlers<Context, P>;
  /** Finds out who is calling, by the security schemes of the API. */
  readonly security: Authenticators<Context, P>;
  /**
   * Parameters of the challenges in WWW-Authenticate, by security scheme: `realm`, and others that the scheme knows.
   */
  readonly challenges?: { readonly [Scheme in keyof Principals]?: ChallengeParameters };
  /** How requests are answered that do not reach a handler, and those whose handler fails. */
  readonly refuse?: RefusalAnswers<Context, P>;
}

/** How refusals are answered: for the API as a whole, and by operation with a response that the operation declares. */
export interface RefusalAnswers<Context, P extends Principals> extends Pick<RefuseOptions<Context>, "default"> {
  /** Where an answer is `undefined`, the default answers. */
  readonly operations?: {
    readonly [Name in keyof Handlers<Context, P>]?: (
      refusal: Refusal<Name>,
      context: Context,
    ) => ReturnType<Handlers<Context, P>[Name]> | undefined;
  };
}

/** Makes a server of handlers. The context is what each of them gets as its second argument. */
export function createServer<Context = undefined, P extends Principals = Principals, Own = Context>(options: ServerOptions<Context, P, Own>): ServerOf<Context, Own> {
  return serve<Context, Own>(
    {
      title: "Letters",
      match: matchPath,
      operations: [sendLetter, readOwn],
      schemes: securitySchemes,
    },
    options,
    options.context,
  );
}
