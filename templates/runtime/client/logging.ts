import type { Interceptor } from "./options.ts";

/** What log lines go to: `console`, or a logger that takes a sentence and an object. */
export type Logger = Readonly<Record<LogLevel, (message: string, details: object) => void>>;

export type LogLevel = "debug" | "info" | "warn" | "error";

/** How much is said, from the most to the least. */
const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** What the keys of a document are called, by the place where they stand. */
export interface KeyNames {
  readonly header?: readonly string[];
  readonly query?: readonly string[];
}

const secretHeaders = ["authorization", "proxy-authorization", "cookie", "set-cookie"];

/**
 * An interceptor that writes down what is sent and what comes back: at `debug` each request, and all headers; at `info`
 * each answer and how long it took, and requests that are sent again; at `warn` answers that are errors, and at `error`
 * requests without an answer. Credentials are left out, and so are bodies.
 * @param keys Left out too, whatever the operation: not all documents say which of them take a key.
 */
export function logging(
  logger: Logger,
  { level = "info" }: { readonly level?: LogLevel | undefined } = {},
  keys: KeyNames = {},
): Interceptor {
  const say = (at: LogLevel, message: string, details: () => object) => {
    if (levels.indexOf(at) >= levels.indexOf(level)) logger[at](message, details());
  };
  return (next) => async (request, context) => {
    const { operation } = request;
    const { attempt } = context;
    const what = `${request.method} ${withoutKeys(request.url, keys)}`;
    const start = performance.now();
    const duration = () => Math.round(performance.now() - start);
    const known = (headers: Headers) => ({
      operation,
      attempt,
      // Headers say more than who asks for an overview wants to keep: a redirect's address may be a secret.
      ...(level === "debug" && { headers: shown(headers, keys) }),
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

/** A text without the values of keys in the queries of the addresses in it, which may stand in each other. */
function withoutKeys(text: string, { query = [] }: KeyNames): string {
  return query.reduce((safe, name) => safe.replace(pairOf(name), "$1***"), text);
}

/** A member of a query or a fragment, encoded as often as it may be. */
function pairOf(name: string): RegExp {
  const key = [...name].map((character) => `(?:${spellings(character).join("|")})`).join("");
  return new RegExp(`((?:[?&#]|%(?:25)*(?:3F|26|23))${key}(?:=|%(?:25)*3D))[^&#\\s"<>]*`, "gi");
}

/** What stands for a character of a name in an address, as regular expressions. */
function spellings(character: string): readonly string[] {
  const octets = [...new TextEncoder().encode(character)];
  const encoded = octets.map((octet) => `%(?:25)*${octet.toString(16).padStart(2, "0")}`).join("");
  const plain = character.replace(/[^\w]/, "\\$&");
  return character === " " ? [encoded, "\\+", "%(?:25)*2B"] : [encoded, plain];
}

function shown(headers: Headers, keys: KeyNames): Record<string, string> {
  const secret = new Set([...secretHeaders, ...(keys.header ?? []).map((name) => name.toLowerCase())]);
  // Servers make addresses of what they were asked for: of `Location` and `Link`, most of all.
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secret.has(name) ? "***" : withoutKeys(value, keys)]),
  );
}
