/*
 * The receiver of the requests that Letters sends.
 */
import type { Handlers } from "./handlers.ts";
import { letterArrived } from "./operations.ts";
import type { CommonOptions, ContextOption, Refusal, RefuseOptions, ServerOf } from "./runtime/index.ts";
import { receive } from "./runtime/receive.ts";

/** What `createReceiver` is given. The context may be left out where the handlers do without. */
export type ReceiverOptions<Context, Own = Context> = ApiOptions<Context> & ContextOption<Context, Own>;

/** The options that depend on the API. */
export interface ApiOptions<Context> extends CommonOptions<Context> {
  /** The implementation. What has no handler is not received. */
  readonly handlers: Partial<Handlers<Context>>;
  /** Where each handler is reached. Default: its name, with a slash before it. */
  readonly paths?: { readonly [Name in keyof Handlers<Context>]?: string };
  /** How requests are answered that do not reach a handler, and those whose handler fails. */
  readonly refuse?: RefusalAnswers<Context>;
}

/** How refusals are answered: for the API as a whole, and by operation with a response that the operation declares. */
export interface RefusalAnswers<Context> extends Pick<RefuseOptions<Context>, "default"> {
  /** Where an answer is `undefined`, the default answers. */
  readonly operations?: {
    readonly [Name in keyof Handlers<Context>]?: (
      refusal: Refusal<Name>,
      context: Context,
    ) => ReturnType<Handlers<Context>[Name]> | undefined;
  };
}

/**
 * Makes a receiver of handlers, with the doors of a server. The context is what each handler gets as its second
 * argument.
 */
export function createReceiver<Context = undefined, Own = Context>(options: ReceiverOptions<Context, Own>): ServerOf<Context, Own> {
  return receive<Context, Own>(
    {
      title: "Letters",
      webhooks: [
        { method: "POST", operation: letterArrived },
      ],
      schemes: {},
    },
    options,
    options.context,
  );
}
