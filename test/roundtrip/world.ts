/** Both ends of a document, connected: a client whose requests reach a server over a socket, or in the same process. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { argumentsOf, givenBody } from "../../conformance/arguments.ts";
import type { Case } from "../../conformance/case.ts";
import type { Endpoint } from "../../conformance/endpoint.ts";
import type { Change, Misdirected } from "../../conformance/refusals.ts";
import { optionsOf } from "../../conformance/wrong-credentials.ts";
import { takesArguments } from "../../generator/emit/client/arguments-type.ts";
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { SecurityScheme } from "../../generator/model/api/security.ts";
import { isJsonType } from "../../templates/runtime/server/media-type.ts";
import { authenticated, certificate, credentialsFor } from "./credentials.ts";
import type { GeneratedApi, GeneratedServer, Reply } from "./generated-api.ts";

export const ways = ["socket", "process"] as const;
export type Way = (typeof ways)[number];

/** What a handler got, all of it read. */
export interface Seen {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly auth: unknown;
}

/** What came of a request. */
export interface Outcome {
  readonly seen: Seen | undefined;
  /** What the caller got, its body read. */
  readonly reply: Reply | undefined;
  /** What the caller's function threw. */
  readonly error: unknown;
  /** The answer as it arrived: for refusals, which no document has to declare. */
  readonly answer: { readonly status: number; readonly text: string; readonly allow: string | null } | undefined;
  /** What the server reported of its own failures. */
  readonly failures: readonly unknown[];
}

export class World {
  readonly #api: GeneratedApi;
  readonly #server: GeneratedServer;
  /** Where no response is declared, none can be checked. */
  readonly #unchecked: GeneratedServer;
  readonly #http: Server;
  readonly base: string;
  #endpoint: Endpoint | undefined;
  #case: Case | undefined;
  #way: Way = "socket";
  #seen: Seen | undefined;
  #failures: unknown[] = [];

  constructor(api: GeneratedApi) {
    this.#api = api;
    const handlers = api.api.operations.map(({ name }) => {
      return [name.typescript, (input: Record<string, unknown>) => this.#handle(name.typescript, input)] as const;
    });
    const security = api.api.securitySchemes.map((scheme) => {
      return [scheme.name.typescript, (presented: unknown) => this.#authenticate(scheme, presented)] as const;
    });
    const options = {
      handlers: Object.fromEntries(handlers),
      security: Object.fromEntries(security),
      onError: (error: unknown) => this.#failures.push(error),
    };
    this.#server = api.createServer({ ...options, validateResponses: true });
    this.#unchecked = api.createServer(options);
    this.#http = createServer((incoming, outgoing) => this.#current.node(incoming, outgoing));
    // What is drawn between two requests may take long, and no client sees in time that a connection is being closed.
    this.#http.keepAliveTimeout = 0;
    const template = api.api.servers[0]?.basePaths[0]?.template ?? "";
    this.base = template.replaceAll(/\{[^}]*\}/g, "drawn").replace(/\/$/, "");
  }

  async open(): Promise<void> {
    await new Promise<void>((listening) => this.#http.listen(0, "127.0.0.1", listening));
  }

  async close(): Promise<void> {
    await new Promise((closed) => {
      this.#http.close(closed);
      this.#http.closeAllConnections();
    });
  }

  get #current(): GeneratedServer {
    const isDeclared = this.#endpoint?.answers.some(({ response }) => response !== undefined) ?? true;
    return isDeclared ? this.#server : this.#unchecked;
  }

  get origin(): string {
    const address = this.#http.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  /** A request of no operation. */
  send({ method, path }: Misdirected): Promise<Response> {
    return this.#server.fetch(new Request(`http://127.0.0.1${this.base}${path}`, { method }));
  }

  /**
   * Calls the client's function for a case.
   * @param change Makes something else of it.
   */
  async exchange(endpoint: Endpoint, one: Case, way: Way, change: Change = {}): Promise<Outcome> {
    this.#endpoint = endpoint;
    this.#case = one;
    this.#way = way;
    this.#seen = undefined;
    this.#failures = [];
    let answer: Response | undefined;
    const { alternatives } = endpoint.operation.security;
    const given = credentialsFor(alternatives, alternatives[one.alternative], one.secret);
    const wrong = typeof change.credentials === "object" ? optionsOf(change.credentials.wrong) : new Set();
    const others = credentialsFor(alternatives, alternatives[one.alternative], `${one.secret}wrong`)?.options ?? {};
    const client = this.#api.createClient({
      baseURL: (way === "socket" ? this.origin : "http://127.0.0.1") + this.base,
      maxRetries: 0,
      timeout: 20_000,
      validateResponses: this.#api.responseChecks,
      ...(change.credentials !== "none" && given?.options),
      ...Object.fromEntries(Object.entries(others).filter(([name]) => wrong.has(name))),
      fetch: async (url: string, init: RequestInit) => {
        const connection = given?.certificate ? { peerCertificate: certificate } : {};
        const response =
          way === "socket" ? await fetch(url, init) : await this.#current.fetch(new Request(url, init), connection);
        answer = response.clone();
        return response;
      },
    });
    let reply: Reply | undefined;
    let error: unknown;
    try {
      const args = argumentsOf(endpoint, one);
      const options = change.headers ? { headers: change.headers } : {};
      // Where there is nothing to give, the options come first.
      const given = takesArguments(endpoint.client) ? [change.args?.(args) ?? args, options] : [options];
      const got = await this.#api.call(endpoint.client.names.function, client, ...given);
      reply = {
        status: got.status,
        headers: got.headers,
        contentType: got.contentType,
        body: await readWhole(got.body),
      };
    } catch (thrown) {
      error = thrown;
    }
    const raw = answer && {
      status: answer.status,
      text: await answer.text().catch(() => ""),
      allow: answer.headers.get("allow"),
    };
    return { seen: this.#seen, reply, error, answer: raw, failures: this.#failures };
  }

  #authenticate(scheme: SecurityScheme, presented: unknown): JsonValue | undefined {
    const alternatives = this.#endpoint?.operation.security.alternatives ?? [];
    return authenticated(scheme, presented, alternatives, this.#case?.secret ?? "");
  }

  async #handle(operation: string, input: Record<string, unknown>): Promise<unknown> {
    const { validate, auth } = input;
    const decoded = typeof validate === "function" ? Reflect.apply(validate, input, []) : undefined;
    const read =
      decoded === undefined ? input : { ...decoded.value, ...(decoded.issues && { issues: decoded.issues }) };
    const { path, query, headers, cookies, contentType, issues } = read;
    const body =
      this.#way === "process" && isMultipart(read.body) ? await readCollected(read.body) : await readWhole(read.body);
    this.#seen = { operation, auth, input: { path, query, headers, cookies, contentType, body, issues } };
    const [endpoint, one] = [this.#endpoint, this.#case];
    if (!endpoint || !one) throw new Error("no answer is prepared");
    const { status, headers: sent, reply } = one;
    return {
      status,
      headers: sent,
      ...(reply && { contentType: reply.contentType, body: givenBody(reply, isOctets(endpoint, one)) }),
    };
  }
}

/** Whether the answer's text stands for octets. */
function isOctets(endpoint: Endpoint, { answer, reply }: Case): boolean {
  const content = endpoint.answers[answer]?.content;
  if (content?.kind === "binary") return true;
  return (
    content?.kind === "range" && !content.mediaType.essence.startsWith("text/") && !isJsonType(reply?.contentType ?? "")
  );
}

/** A multipart body, which a handler reads part by part or as a whole: in process as a whole. */
interface Multipart {
  readonly collect: () => Promise<Readonly<Record<string, unknown>>>;
}

function isMultipart(body: unknown): body is Multipart {
  return typeof body === "object" && body !== null && "collect" in body && typeof body.collect === "function";
}

async function readCollected(body: Multipart): Promise<object> {
  const members: [string, unknown][] = [];
  for (const [name, member] of Object.entries(await body.collect())) {
    const isFiles = Array.isArray(member) && member.some((item) => item instanceof File);
    members.push([name, isFiles ? await Promise.all(member.map(readFile)) : await readFile(member)]);
  }
  return { collected: Object.fromEntries(members) };
}

/** A file as data; anything else stays as it is. */
async function readFile(value: unknown): Promise<unknown> {
  if (!(value instanceof File)) return value;
  return { filename: value.name, contentType: value.type, body: await readWhole(value) };
}

/** A body as data: octets as `{ octets }`, items and parts as lists. */
async function readWhole(body: unknown): Promise<unknown> {
  if (body instanceof Blob) return { octets: Buffer.from(await body.arrayBuffer()).toString("latin1") };
  if (body instanceof Uint8Array) return { octets: Buffer.from(body).toString("latin1") };
  if (typeof body !== "object" || body === null) return body;
  if ("bytes" in body && typeof body.bytes === "function") return readWhole(await body.bytes());
  if (!(Symbol.asyncIterator in body)) return body;
  const all: unknown[] = [];
  for await (const item of body as AsyncIterable<unknown>) all.push(await readPart(item));
  return all;
}

/** A part of a multipart body; any other item stays as it is. */
async function readPart(item: unknown): Promise<unknown> {
  if (typeof item !== "object" || item === null || !("name" in item) || !("body" in item)) return item;
  const { body } = item;
  // One that is not declared has its name elsewhere, where others are.
  const name = "undeclaredName" in item ? item.undeclaredName : item.name;
  if (typeof body !== "object" || body === null || !("bytes" in body)) {
    return "headers" in item ? { name, headers: declaredHeaders(item), body } : item;
  }
  const { filename, contentType } = item as { filename?: unknown; contentType?: unknown };
  return { name, filename, contentType, headers: declaredHeaders(item), body: await readWhole(body) };
}

/** The headers of a part without those that say what it is. */
function declaredHeaders(part: object): object {
  const { "content-disposition": _, "content-type": __, ...declared } = Object(Reflect.get(part, "headers"));
  return declared;
}
