/** Several servers, each a process of its own, on one database and behind one issuer, and requests to each of them. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/free-port.ts";
import { query, REDIRECT_URI, type TestClient } from "./application.ts";
import { authorizeQuery, VERIFIER } from "./authorization.ts";
import { basicHeader } from "./http.ts";

const PROGRAM = fileURLToPath(new URL("../../../reference/oauth-server.js", import.meta.url));

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Of JSON the members, of everything else none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface NodeOptions {
  readonly variables?: Readonly<Record<string, string>>;
  /** By how much its clock is wrong, in milliseconds. */
  readonly skew?: number;
  /** A program, with its arguments, that runs the server and watches it. */
  readonly tracer?: readonly string[];
}

/** Where the servers are for their clients, who are told nothing of ports. */
const ISSUER = "http://127.0.0.1:8787";

/** One of the servers. */
export class ServerNode {
  readonly #variables: Readonly<Record<string, string>>;
  readonly #program: string;
  readonly #words: readonly string[];
  #child: ChildProcess | undefined;
  #url = "";
  /** Where all requests of a test come from, so that no other test's count against it. */
  source = `198.51.100.${randomInt(256)}`;
  /** What it has printed. */
  output = "";

  constructor(variables: Readonly<Record<string, string>>, { variables: own, skew = 0, tracer = [] }: NodeOptions) {
    this.#variables = { ...variables, ...own };
    const clock = `const now = Date.now; Date.now = () => now() + (${skew})`;
    const skewed = skew === 0 ? [] : ["--import", `data:text/javascript,${encodeURIComponent(clock)}`];
    const [program = "", ...words] = [...tracer, process.execPath, ...skewed, PROGRAM, "start"];
    this.#program = program;
    this.#words = words;
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    for (;;) {
      const port = await freePort();
      this.#url = `http://127.0.0.1:${port}`;
      if (await this.#startAt(port)) return;
      // Another process has had the port since it was free, if only for a request of its own.
      if (!this.output.includes("is in use")) throw new Error(`a server did not start:\n${this.output}`);
    }
  }

  async #startAt(port: number): Promise<boolean> {
    this.output = "";
    const child = spawn(this.#program, this.#words, {
      env: {
        PATH: process.env.PATH,
        NODE_OPTIONS: "--conditions=specwright-source",
        PORT: String(port),
        ...this.#variables,
      },
    });
    this.#child = child;
    const ended = once(child, "close").then(() => false);
    const serves = new Promise<boolean>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk: Buffer) => {
          this.output += chunk.toString();
          if (this.output.includes("curl")) resolve(true);
        });
      }
    });
    return Promise.race([ended, serves]);
  }

  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  async call(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set("x-forwarded-for", this.source);
    const response = await fetch(this.#url + path, { redirect: "manual", ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") && text !== "";
    const body: unknown = isJson ? JSON.parse(text) : {};
    if (!isRecord(body)) throw new Error(`not an object: ${text}`);
    return { status: response.status, headers: response.headers, body, text };
  }

  post(path: string, parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const type = { "content-type": "application/x-www-form-urlencoded" };
    return this.call(path, { method: "POST", headers: { ...type, ...headers }, body: query(parameters) });
  }

  token(client: TestClient, parameters: Record<string, string>): Promise<Answer> {
    return this.post("/v2/oauth/token", parameters, basicHeader(client.id, client.secret));
  }

  redeem(client: TestClient, code: string, verifier = VERIFIER): Promise<Answer> {
    const parameters = { grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI, code_verifier: verifier };
    return this.token(client, parameters);
  }

  refresh(client: TestClient, token: unknown): Promise<Answer> {
    return this.token(client, { grant_type: "refresh_token", refresh_token: String(token) });
  }

  async isActive(client: TestClient, token: unknown): Promise<boolean> {
    const headers = basicHeader(client.id, client.secret);
    const { status, body } = await this.post("/v2/oauth/introspect", { token: String(token) }, headers);
    if (status !== 200) throw new Error(`introspection answered ${status}`);
    return body.active === true;
  }

  /** A consent token, which nobody has decided yet. */
  async authorize(client: TestClient): Promise<string> {
    const { status, text } = await this.call(`/v2/oauth/authorize?${authorizeQuery(client)}`);
    const token = /name="consent_token" value="([^"]+)"/.exec(text)?.[1];
    if (token === undefined) throw new Error(`authorize answered ${status}`);
    return token;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Servers of one installation, with the API key that the first of them has printed. */
export class Cluster {
  readonly nodes: readonly ServerNode[];
  readonly apiKey: string;

  private constructor(nodes: readonly ServerNode[], apiKey: string) {
    this.nodes = nodes;
    this.apiKey = apiKey;
  }

  /** Starts all at the same moment, on a database that may be empty. */
  static async start(variables: Readonly<Record<string, string>>, options: readonly NodeOptions[]): Promise<Cluster> {
    const shared = { ISSUER, TRUSTED_PROXIES: "127.0.0.1", ...variables };
    const nodes = options.map((own) => new ServerNode(shared, own));
    const started = await Promise.allSettled(nodes.map((node) => node.start()));
    const failed = started.find((result) => result.status === "rejected");
    if (failed) {
      await Promise.all(nodes.map((node) => node.end("SIGKILL")));
      throw failed.reason;
    }
    const keys = nodes.flatMap(({ output }) => /shown only now, is (\S+)/.exec(output)?.[1] ?? []);
    if (keys.length !== 1) throw new Error(`${keys.length} servers have made a first API key`);
    return new Cluster(nodes, keys[0] ?? "");
  }

  /** The server at a place; beyond the last it begins again with the first. */
  node(index: number): ServerNode {
    const node = this.nodes[index % this.nodes.length];
    if (!node) throw new Error("a cluster has a node");
    return node;
  }

  /** What `ask` gets for each of so many requests, all under way at once, spread over some of the nodes. */
  atOnce<Result>(count: number, ask: (node: ServerNode, index: number) => Promise<Result>, nodes = this.nodes) {
    return Promise.all(
      Array.from({ length: count }, (_, index) => ask(nodes[index % nodes.length] ?? this.node(0), index)),
    );
  }

  /** From now on requests come from elsewhere, and no count of before is theirs. */
  moveSource(): void {
    const source = [10, randomInt(256), randomInt(256), randomInt(256)].join(".");
    for (const node of this.nodes) node.source = source;
  }

  get asOwner(): Record<string, string> {
    return { authorization: `Bearer ${this.apiKey}` };
  }

  manage(node: ServerNode, method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { ...this.asOwner, "content-type": "application/json" };
    return node.call(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }

  async newClient(node = this.node(0)): Promise<TestClient> {
    const { body } = await this.manage(node, "POST", "/v2/oauth/clients", {
      name: "App",
      client_type: "confidential",
      allowed_scopes: ["admin"],
      allowed_grant_types: ["authorization_code", "refresh_token", "client_credentials"],
      redirect_uris: [REDIRECT_URI],
    });
    const { data } = body;
    if (!isRecord(data)) throw new Error("no client");
    return { id: String(data.client_id), secret: String(data.client_secret) };
  }

  decide(node: ServerNode, consentToken: string): Promise<Answer> {
    return this.manage(node, "POST", "/v2/oauth/grants", { allowed: true, consent_token: consentToken });
  }

  /** A code, asked for, allowed and issued by servers that need not be the same. */
  async newCode(client: TestClient, at = 0): Promise<string> {
    const consentToken = await this.node(at).authorize(client);
    const { body } = await this.decide(this.node(at + 1), consentToken);
    return new URL(String(body.redirect_uri)).searchParams.get("code") ?? "";
  }

  async newTokens(client: TestClient, at = 0): Promise<Readonly<Record<string, unknown>>> {
    const { status, body } = await this.node(at + 2).redeem(client, await this.newCode(client, at));
    if (status !== 200) throw new Error(`a code was answered with ${status}`);
    return body;
  }

  /** The id of the client's one grant. */
  async grantOf({ id }: TestClient): Promise<string> {
    const { body } = await this.manage(this.node(0), "GET", "/v2/oauth/grants?page[size]=100");
    const grants: unknown[] = Array.isArray(body.data) ? body.data : [];
    const grant = grants.filter(isRecord).find(({ client_id }) => client_id === id);
    return String(grant?.id);
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.end("SIGTERM")));
  }
}
