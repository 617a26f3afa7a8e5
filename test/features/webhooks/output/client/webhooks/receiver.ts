/*
 * The receiver of the requests that Shelter sends.
 */
import type { Handlers } from "./handlers.ts";
import { newPet, petGoneWebhook } from "./operations.ts";
import type {
  ChallengeParameters,
  CommonOptions,
  ContextOption,
  Refusal,
  RefuseOptions,
  ServerOf,
} from "./runtime/index.ts";
import { receive } from "./runtime/receive.ts";
import { type Authenticators, type Principals, securitySchemes } from "./security.ts";

/** What `createReceiver` is given. The context may be left out where the handlers do without. */
export type ReceiverOptions<Context, P extends Principals, Own = Context> = ApiOptions<Context, P> & ContextOption<Context, Own>;

/** The options that depend on the API. */
export interface ApiOptions<Context, P extends Principals> extends CommonOptions<Context> {
  /** The implementation. What has no handler is not received. */
  readonly handlers: Partial<Handlers<Context, P>>;
  /** Where each handler is reached. Default: its name, with a slash before it. */
  readonly paths?: { readonly [Name in keyof Handlers<Context, P>]?: string };
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

/**
 * Makes a receiver of handlers, with the doors of a server. The context is what each handler gets as its second
 * argument.
 */
export function createReceiver<Context = undefined, P extends Principals = Principals, Own = Context>(options: ReceiverOptions<Context, P, Own>): ServerOf<Context, Own> {
  return receive<Context, Own>(
    {
      title: "Shelter",
      webhooks: [
        { method: "POST", operation: newPet },
        { method: "POST", operation: petGoneWebhook },
      ],
      schemes: securitySchemes,
    },
    options,
    options.context,
  );
}
