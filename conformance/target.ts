/** The server that is tested: it is sent what the generated client makes of arguments, and its answers are kept as they came. */
import { takesArguments } from "../generator/emit/client/arguments-type.ts";
import { allCredentialOptions } from "../generator/emit/client/security-file.ts";
import type { Api } from "../generator/model/api/api.ts";
import type { SecurityScheme } from "../generator/model/api/security.ts";
import { type Answer, answerWithin, LateAnswer } from "./answer.ts";
import type { Arguments } from "./arguments.ts";
import type { Binding, Connection, ServerUnderTest } from "./binding.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Change, Misdirected } from "./refusals.ts";
import { optionsOf, type WrongCredentials } from "./wrong-credentials.ts";

export interface Exchange {
  /** What was sent; undefined where the arguments make no request. */
  readonly request: Request | undefined;
  readonly answer: Answer | undefined;
  /** Why there is no answer. */
  readonly error: unknown;
}

const origin = "http://127.0.0.1";

/** Who calls, and how long they wait for an answer, in milliseconds. */
interface Caller {
  readonly credentials: object;
  readonly connection: Connection;
  readonly timeout: number;
}

export class Target {
  readonly #binding: Binding;
  readonly #server: ServerUnderTest;
  readonly #credentials: Readonly<Record<string, unknown>>;
  readonly #connection: Connection;
  readonly #timeout: number;
  readonly #noCredentials: Readonly<Record<string, null>>;
  readonly #baseURL: string;

  constructor(binding: Binding, api: Api, server: ServerUnderTest, { credentials, connection, timeout }: Caller) {
    this.#binding = binding;
    this.#server = server;
    // What is not given is not looked for in the environment.
    const names = allCredentialOptions(api.securitySchemes).map(({ name }) => name);
    this.#noCredentials = Object.fromEntries(names.map((name) => [name, null]));
    this.#credentials = { ...this.#noCredentials, ...credentials };
    this.#connection = connection;
    this.#timeout = timeout;
    const template = api.servers[0]?.basePaths[0]?.template ?? "";
    const inProcess = origin + template.replaceAll(/\{[^}]*\}/g, "drawn");
    this.#baseURL = (isAddress(server) ? String(server) : inProcess).replace(/\/$/, "");
  }

  /** Whether any credentials are there to be made wrong. */
  get hasCredentials(): boolean {
    return Object.values(this.#credentials).some((value) => value !== null && value !== undefined);
  }

  /** Whether all credentials of an alternative are there, so that one of them can be made wrong. */
  has({ schemes }: WrongCredentials): boolean {
    return [...optionsOf(schemes)].every((name) => (this.#credentials[name] ?? undefined) !== undefined);
  }

  async send(
    { operation, client }: Endpoint,
    args: Arguments,
    { headers, credentials }: Pick<Change, "headers" | "credentials"> = {},
  ): Promise<Exchange> {
    let request: Request | undefined;
    let answer: Answer | undefined;
    let late: LateAnswer | undefined;
    const options = {
      ...this.#given(credentials),
      baseURL: this.#baseURL,
      fetch: async (url: string, init: RequestInit) => {
        const sent = new Request(url, { ...init, redirect: "manual" });
        const { method, headers } = sent;
        // What a body is made of ends with the call: it is kept before.
        const octets = sent.body ? await sent.clone().arrayBuffer() : null;
        request = new Request(url, { method, headers, body: octets, redirect: "manual" });
        try {
          answer = await this.#answerTo(sent, this.#connectionOf(credentials));
        } catch (thrown) {
          // To the client it is any failure of its connection.
          if (thrown instanceof LateAnswer) late = thrown;
          throw thrown;
        }
        // What the client makes of the answer is the client's own business.
        return new Response(null, { status: 204 });
      },
    };
    let error: unknown;
    try {
      const connected = Reflect.apply(this.#binding.createClient, undefined, [options]);
      const given = takesArguments(client) ? [args, { headers }] : [{ headers }];
      await Reflect.apply(this.#callOf(operation.name.typescript), undefined, [connected, ...given]);
    } catch (thrown) {
      error = thrown;
    }
    return { request, answer, error: late ?? error };
  }

  /** A request of no operation. */
  async ask({ method, path }: Misdirected): Promise<Exchange> {
    const request = new Request(this.#baseURL + path, { method, redirect: "manual" });
    try {
      return { request, answer: await this.#answerTo(request.clone(), {}), error: undefined };
    } catch (error) {
      return { request, answer: undefined, error };
    }
  }

  #answerTo(request: Request, connection: Connection): Promise<Answer> {
    const server = this.#server;
    return answerWithin(this.#timeout, (signal) => {
      const limited = new Request(request, { signal });
      return isAddress(server) ? fetch(limited) : server.fetch(limited, connection);
    });
  }

  #callOf(name: string): Binding["operations"][string]["call"] {
    const bound = this.#binding.operations[name];
    if (!bound) throw new Error(`There is no operation ${name}.`);
    return bound.call;
  }

  #given(change: Change["credentials"]): Readonly<Record<string, unknown>> {
    if (change === undefined) return this.#credentials;
    if (change === "none") return this.#noCredentials;
    const given = [...optionsOf(change.schemes)].map((name) => [name, this.#credentials[name]]);
    const options = optionsOf(change.wrong);
    return {
      ...this.#noCredentials,
      ...Object.fromEntries(given.map(([name, value]) => [name, options.has(String(name)) ? wrong(value) : value])),
    };
  }

  /** A certificate that is wrong makes no connection. */
  #connectionOf(change: Change["credentials"]): Connection {
    if (change === undefined) return this.#connection;
    const isPresented =
      change !== "none" && change.schemes.some((scheme) => !change.wrong.includes(scheme) && isCertificate(scheme));
    return isPresented ? this.#connection : {};
  }
}

function isCertificate({ kind }: SecurityScheme): boolean {
  return kind.type === "mutualTLS";
}

function isAddress(server: ServerUnderTest): server is string | URL {
  return typeof server === "string" || server instanceof URL;
}

/** Credentials that nobody has. */
function wrong(credential: unknown): unknown {
  if (credential === null || credential === undefined || typeof credential === "boolean") return credential;
  const isPair = typeof credential === "object" && "password" in credential;
  return isPair ? { ...credential, password: "wrong" } : "wrong";
}
