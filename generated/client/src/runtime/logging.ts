import type { ClientRequest, Interceptor, RequestContext } from "./options.ts";

/** What log lines go to: `console`, or a logger that takes a sentence and an object. */
export type Logger = Readonly<Record<LogLevel, (message: string, details: object) => void>>;

export type LogLevel = "debug" | "info" | "warn" | "error";

/** How much is said, from the most to the least. */
const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

const secretHeaders = ["authorization", "proxy-authorization", "cookie", "set-cookie"];

/**
 * An interceptor that writes down what is sent and what comes back: at `debug` each request, and all headers; at `info`
 * each answer and how long it took, and requests that are sent again; at `warn` answers that are errors, and at `error`
 * requests without an answer. Credentials are left out, wherever the document says that they stand, and so are bodies.
 */
export function logging(logger: Logger, { level = "info" }: { readonly level?: LogLevel } = {}): Interceptor {
  const say = (at: LogLevel, message: string, details: () => object) => {
    if (levels.indexOf(at) >= levels.indexOf(level)) logger[at](message, details());
  };
  return (next) => async (request, context) => {
    const { operation } = request;
    const { attempt } = context;
    const what = `${request.method} ${withoutSecrets(request, context)}`;
    const start = performance.now();
    const duration = () => Math.round(performance.now() - start);
    const known = (headers: Headers) => ({
      operation,
      attempt,
      // Headers say more than who asks for an overview wants to keep: a redirect's address may be a secret.
      ...(level === "debug" && { headers: shown(headers, context) }),
    });
    say(attempt === 0 ? "debug" : "info", attempt === 0 ? what : `${what} again`, () => known(request.headers));
    try {
      const response = await next(request, context);
      const { status, headers } = response;
      const details = () => ({ ...known(headers), status, duration: duration() });
      say(status < 400 ? "info" : "warn", `${what} ${status}`, details);
      return response;
    } catch (error) {
      say("error", `${what} failed`, () => ({ operation, attempt, duration: duration(), error }));
      throw error;
    }
  };
}

/** The URL without the values of keys in its query. */
function withoutSecrets({ url }: ClientRequest, context: RequestContext): string {
  const safe = new URL(url);
  for (const name of keyNames(context, "query")) if (safe.searchParams.has(name)) safe.searchParams.set(name, "***");
  return safe.href;
}

function shown(headers: Headers, context: RequestContext): Record<string, string> {
  const secret = new Set([...secretHeaders, ...keyNames(context, "header").map((name) => name.toLowerCase())]);
  return Object.fromEntries([...headers].map(([name, value]) => [name, secret.has(name) ? "***" : value]));
}

/** What the keys of the operation are called in a place. */
function keyNames({ operation: { security = [] } }: RequestContext, place: "header" | "query"): string[] {
  return security.flat().flatMap((scheme) => (scheme.type === "apiKey" && scheme.in === place ? [scheme.name] : []));
}
