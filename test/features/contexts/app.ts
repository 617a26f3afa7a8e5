import { createReceiver } from "./client/webhooks/index.ts";
import { createServer, type LettersHandlers, type ServerOptions } from "./server/index.ts";

/** What belongs to one request. */
export interface App {
  readonly id: string;
  readonly user?: string;
  /** Who was given this context, in order. */
  readonly seen: string[];
}

interface Callers {
  key: string;
}

const handlers: LettersHandlers<App, Callers> = {
  async sendLetter({ body }, app) {
    app.seen.push("handler");
    // The contexts of two requests that are answered at the same time are two.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { status: 200, body: `${app.id} ${body}` };
  },
  readOwn({ auth }, app) {
    app.seen.push("handler");
    return { status: 200, body: `${app.id} ${auth.key}` };
  },
};

const options = {
  handlers,
  security: {
    key(_credentials, _request, app) {
      app.seen.push("authenticator");
      return app.user;
    },
  },
  interceptors: [
    (next) => (request, app) => {
      app.seen.push("interceptor");
      return next(request, app);
    },
  ],
  fallback(_request, app) {
    app.seen.push("fallback");
    return undefined;
  },
  refuse: {
    default(_refusal, app) {
      app.seen.push("hook");
      return undefined;
    },
    operations: {
      sendLetter(_refusal, app) {
        app.seen.push("hook of the operation");
        return undefined;
      },
    },
  },
  context: null,
} satisfies ServerOptions<App, Callers, null>;

/** All of its contexts come with requests. */
export const server = createServer(options);

/** Nothing that would have to be waited for goes around the handlers. */
export const plain = createServer({ handlers, security: options.security, context: null });

/** It has a context of its own as well. */
export const own: string[] = [];
export const both = createServer({ handlers, security: options.security, context: { id: "own", seen: own } });

/** A server of another handler. */
export function serving(other: Pick<LettersHandlers<App, Callers>, "sendLetter">) {
  return createServer({
    handlers: { ...handlers, ...other },
    security: options.security,
    context: { id: "own", seen: [] },
  });
}

export const receiver = createReceiver({
  handlers: {
    letterArrived(_request, app: App) {
      app.seen.push("receiver");
      return { status: 204 };
    },
  },
  context: null,
});

/** What must not compile. It is not called. */
export function refused(request: Request, perhaps: App | null): void {
  // @ts-expect-error there is no context
  createServer<App, Callers>({ handlers, security: options.security });
  // @ts-expect-error there is no context
  createServer({ handlers, security: options.security });
  // @ts-expect-error the server has no door without a context
  server.fetch(request);
  // @ts-expect-error the receiver has none either
  receiver.fetch(request);
  // @ts-expect-error the context is not whole
  server.with({ id: "1" });
  // @ts-expect-error nor is this one
  both.with({ seen: [] });
  // @ts-expect-error an option is misspelt
  createServer({ handlers, security: options.security, context: null, interceptor: [] });
  // @ts-expect-error nor is this one
  createServer({ handlers, security: options.security, context: {} });
  // @ts-expect-error it may be that there is none
  createServer({ handlers, security: options.security, context: perhaps }).fetch(request);
}

/** What has to compile: types of handlers that are inferred, and all of them written down. */
// biome-ignore lint/suspicious/noExplicitAny: what applications without types have.
export function accepted(request: Request, untyped: any): void {
  const inferred = createServer({
    handlers: {
      sendLetter: (_, app) => ({ status: 200, body: app.id }),
      readOwn: ({ auth }) => ({ status: 200, body: `${auth.key}` }),
    },
    security: { key: ({ key }, _request, app) => key + app.id },
    context: { id: "1" },
  });
  void inferred.fetch(request);
  void inferred.with({ id: "2" }).fetch(request);
  const declared: ServerOptions<App, Callers> = {
    handlers,
    security: options.security,
    context: { id: "1", seen: [] },
  };
  void createServer(declared).fetch(request);
  void createServer<App, Callers>(declared).with({ id: "2", seen: [] }).fetch(request);
  void createServer({ ...declared, context: null }).with({ id: "3", seen: [] });
  const without: LettersHandlers = {
    sendLetter: ({ body }) => ({ status: 200, body }),
    readOwn: () => ({ status: 200, body: "" }),
  };
  void createServer({ handlers: without, security: { key: () => true } }).fetch(request);
  void createServer({ handlers, security: options.security, context: untyped }).fetch(request);
}
