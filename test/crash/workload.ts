/**
 * What 32 connections ask of the server until it is killed: registrations, whole code flows, refreshes, tokens of
 * clients' own, revocations, and replays of what is used. A chain is the refresh tokens of one grant; one connection has
 * it at a time.
 */
import { randomInt } from "node:crypto";
import { REDIRECT_URI, type TestClient } from "../reference/support/application.ts";
import { type Answer, isRecord, type ServerNode } from "../reference/support/cluster.ts";
import type { Ledger } from "./ledger.ts";
import type { Random } from "./random.ts";

export interface Chain {
  readonly client: TestClient;
  readonly grantId: string;
  readonly code: string;
  access: string;
  refresh: string;
  /** The refresh tokens before, the oldest first. */
  readonly used: string[];
}

/** An answer that no request of the load may get. */
export class WrongAnswer extends Error {
  override name = "WrongAnswer";
}

const CONNECTIONS = 32;

export class Workload {
  readonly node: ServerNode;
  readonly ledger: Ledger;
  readonly #random: Random;
  readonly #apiKey: string;
  readonly clients: TestClient[] = [];
  /** Grants that live, as far as anybody was told. */
  readonly chains: Chain[] = [];
  /** What was acknowledged as dead. */
  readonly revoked: Chain[] = [];
  readonly deleted: TestClient[] = [];
  /** What was under way with a chain when the server was killed. */
  readonly refreshing: Chain[] = [];
  readonly revoking: Chain[] = [];
  readonly redeeming: { readonly client: TestClient; readonly code: string }[] = [];
  readonly deciding: { readonly client: TestClient; readonly consentToken: string }[] = [];

  constructor(node: ServerNode, ledger: Ledger, random: Random, apiKey: string) {
    this.node = node;
    this.ledger = ledger;
    this.#random = random;
    this.#apiKey = apiKey;
  }

  /** Works until `isOver`. A connection that breaks then is what was wanted; before, it is thrown. */
  async run(isOver: () => boolean): Promise<void> {
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (!isOver()) {
          try {
            await this.#something();
          } catch (error) {
            if (!isOver() || error instanceof WrongAnswer) throw error;
          }
        }
      }),
    );
  }

  async #something(): Promise<void> {
    const chance = this.#random.next() * 100;
    if (this.clients.length === 0 || chance < 5) return this.register();
    const client = this.#random.pick(this.clients);
    if (client === undefined) return;
    if (chance < 40) return this.#flow(client);
    if (chance < 80) return this.#withChain((chain) => this.refresh(chain));
    if (chance < 90) return this.#ownToken(client);
    if (chance < 93) return this.#withChain((chain) => this.revoke(chain), "gone");
    if (chance < 95) return this.#deleteClient();
    return this.#withChain((chain) => this.#replay(chain), "gone");
  }

  async register(): Promise<void> {
    const grant_types = ["authorization_code", "refresh_token", "client_credentials"];
    const body = JSON.stringify({ redirect_uris: [REDIRECT_URI], grant_types });
    const headers = { "content-type": "application/json" };
    const answer = await this.ledger.step("register", {}, () =>
      this.#ask(201, () => this.node.call("/v2/oauth/register", { method: "POST", headers, body })),
    );
    this.clients.push({ id: String(answer.body.client_id), secret: String(answer.body.client_secret) });
  }

  async #flow(client: TestClient): Promise<void> {
    this.#moveSource();
    const consentToken = await this.node.authorize(client);
    const deciding = { client, consentToken };
    this.deciding.push(deciding);
    const code = await this.ledger.step("decide", deciding, () => this.decide(consentToken));
    remove(this.deciding, deciding);
    const redeeming = { client, code };
    this.redeeming.push(redeeming);
    this.chains.push(await this.redeem(client, code));
    remove(this.redeeming, redeeming);
  }

  async decide(consentToken: string): Promise<string> {
    const { body } = await this.#ask(200, () => this.decision(consentToken));
    return new URL(String(body.redirect_uri)).searchParams.get("code") ?? "";
  }

  decision(consentToken: string): Promise<Answer> {
    return this.manage("POST", "/v2/oauth/grants", { allowed: true, consent_token: consentToken });
  }

  async redeem(client: TestClient, code: string): Promise<Chain> {
    const { body } = await this.ledger.step("redeem", { client, code }, () =>
      this.#ask(200, () => this.node.redeem(client, code)),
    );
    const access = String(body.access_token);
    return { client, code, access, refresh: String(body.refresh_token), grantId: grantOf(access), used: [] };
  }

  async refresh(chain: Chain): Promise<void> {
    this.refreshing.push(chain);
    const { body } = await this.ledger.step("refresh", { grant: chain.grantId, token: chain.refresh }, () =>
      this.#ask(200, () => this.node.refresh(chain.client, chain.refresh)),
    );
    advance(chain, body);
    remove(this.refreshing, chain);
  }

  async #ownToken(client: TestClient): Promise<void> {
    await this.ledger.step("own-token", { client: client.id }, () =>
      this.#ask(200, () => this.node.token(client, { grant_type: "client_credentials" })),
    );
  }

  async revoke(chain: Chain): Promise<void> {
    this.revoking.push(chain);
    await this.ledger.step("revoke", { grant: chain.grantId }, () =>
      this.#ask(200, () => this.manage("DELETE", `/v2/oauth/grants/${chain.grantId}`)),
    );
    remove(this.revoking, chain);
    this.revoked.push(chain);
  }

  async #deleteClient(): Promise<void> {
    const made = await this.#ask(201, () =>
      this.manage("POST", "/v2/oauth/clients", {
        name: "Short-lived",
        client_type: "confidential",
        allowed_scopes: ["admin"],
        allowed_grant_types: ["client_credentials"],
      }),
    );
    const data = isRecord(made.body.data) ? made.body.data : {};
    const client = { id: String(data.client_id), secret: String(data.client_secret) };
    await this.ledger.step("delete-client", { client: client.id }, () =>
      this.#ask(204, () => this.manage("DELETE", `/v2/oauth/clients/${client.id}`)),
    );
    this.deleted.push(client);
  }

  /** A code that was used, or a refresh token before the last one: both end the grant. */
  async #replay(chain: Chain): Promise<void> {
    const [old] = chain.used.length > 1 ? chain.used : [];
    this.revoking.push(chain);
    await this.ledger.step("replay", { grant: chain.grantId, token: old ?? chain.code }, () =>
      this.#ask(400, () =>
        old === undefined ? this.node.redeem(chain.client, chain.code) : this.node.refresh(chain.client, old),
      ),
    );
    remove(this.revoking, chain);
    this.revoked.push(chain);
  }

  manage(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.#apiKey}`, "content-type": "application/json" };
    return this.node.call(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }

  /** Takes a chain out of the hands of the others while something is done with it; it may be gone afterwards. */
  async #withChain(work: (chain: Chain) => Promise<void>, after: "kept" | "gone" = "kept"): Promise<void> {
    const chain = this.#random.pick(this.chains);
    if (chain === undefined) return;
    remove(this.chains, chain);
    await work(chain);
    if (after === "kept") this.chains.push(chain);
  }

  async #ask(status: number, send: () => Promise<Answer>): Promise<Answer> {
    this.#moveSource();
    const answer = await send();
    if (answer.status === status) return answer;
    throw new WrongAnswer(`${answer.status} in place of ${status}: ${answer.text}`);
  }

  /** Each request comes from elsewhere, so that no limit is in the way. It is read when the request is made. */
  #moveSource(): void {
    this.node.source = [10, randomInt(256), randomInt(256), randomInt(256)].join(".");
  }
}

/** The chain has gone on by a refresh. */
export function advance(chain: Chain, body: Readonly<Record<string, unknown>>): void {
  chain.used.push(chain.refresh);
  chain.refresh = String(body.refresh_token);
  chain.access = String(body.access_token);
}

export function remove<Item>(items: Item[], item: Item): void {
  const at = items.indexOf(item);
  if (at >= 0) items.splice(at, 1);
}

/** The grant stands in the token as a private claim. */
function grantOf(token: string): string {
  const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  return isRecord(claims) ? String(claims.gid) : "";
}
