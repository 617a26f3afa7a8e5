/**
 * Four servers, each a process of its own, on one database, with clocks that are up to four seconds apart: what only
 * one may get is given once, and what one has done counts for all. `npm run concurrency` does it more often.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newDatabase } from "../support/shared-postgres.ts";
import { REDIRECT_URI, type TestClient } from "./support/application.ts";
import { Cluster, type ServerNode } from "./support/cluster.ts";

const ROUNDS = Number(process.env.CONCURRENCY_ROUNDS ?? 1);
const REQUESTS = Number(process.env.CONCURRENCY_REQUESTS ?? 24);
const PATIENCE_MS = 30_000 + ROUNDS * 10_000;

/** Two nodes repeat a refresh token's successor for ten seconds, and two never do. */
const NODES = [
  { skew: 2_000 },
  { skew: -2_000 },
  { variables: { REFRESH_GRACE_SECONDS: "0" } },
  { variables: { REFRESH_GRACE_SECONDS: "0" }, skew: 1_000 },
];

interface Place {
  readonly variables: Record<string, string>;
  discard(): Promise<void>;
}

const PLACES: Record<string, () => Promise<Place>> = {
  async PostgreSQL() {
    const { url, drop } = await newDatabase();
    const KEY_ENCRYPTION_KEY = Buffer.alloc(32, 7).toString("base64");
    return { variables: { DATABASE_URL: url, KEY_ENCRYPTION_KEY }, discard: drop };
  },
  async SQLite() {
    const folder = mkdtempSync(join(tmpdir(), "oauth-cluster-"));
    const discard = async () => rmSync(folder, { recursive: true });
    return { variables: { DATABASE_URL: `sqlite:${folder}/oauth.db` }, discard };
  },
};

describe.each(Object.keys(PLACES))("four servers on one %s", (name) => {
  let place: Place | undefined;
  let cluster: Cluster;
  let client: TestClient;
  beforeAll(async () => {
    place = await PLACES[name]?.();
    // They find nothing, and start at once: one of them makes the schema, the keys and the first API key.
    cluster = await Cluster.start(place?.variables ?? {}, NODES);
  });
  afterAll(async () => {
    await cluster?.stop();
    await place?.discard();
  });
  beforeEach(async () => {
    cluster.moveSource();
    client = await cluster.newClient();
  });

  /** One test, as often as the rounds want it. */
  function rounds(what: string, test: () => Promise<void>): void {
    const run = async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        cluster.moveSource();
        await test();
      }
    };
    it(what, run, PATIENCE_MS);
  }

  /** How often each status was answered. */
  const counts = (answers: readonly { readonly status: number }[]) => {
    const found: Record<number, number> = {};
    for (const { status } of answers) found[status] = (found[status] ?? 0) + 1;
    return found;
  };

  rounds("publish one key, with which all of them sign", async () => {
    const sets = await cluster.atOnce(4, (node) => node.call("/v2/oauth/jwks"));
    expect(new Set(sets.map(({ text }) => text)).size).toBe(1);
    expect(sets[0]?.body.keys).toHaveLength(1);
  });

  rounds("redeem a code once, and take a second right use of it for a theft", async () => {
    const code = await cluster.newCode(client);
    const answers = await cluster.atOnce(REQUESTS, (node) => node.redeem(client, code));
    expect(counts(answers)).toEqual({ 200: 1, 400: REQUESTS - 1 });
    for (const { status, body } of answers) if (status === 400) expect(body.error).toBe("invalid_grant");
    const winner = answers.find(({ status }) => status === 200)?.body;
    for (const token of [winner?.access_token, winner?.refresh_token]) {
      expect(await cluster.atOnce(4, (node) => node.isActive(client, token))).toEqual([false, false, false, false]);
    }
  });

  rounds("let no wrong use of a code harm the right one", async () => {
    const code = await cluster.newCode(client);
    const wrong = "another-verifier-that-is-long-enough-0123456789";
    // Five wrong attempts would end the code.
    const first = await cluster.atOnce(5, (node, index) => node.redeem(client, code, index === 2 ? undefined : wrong));
    const later = await cluster.atOnce(REQUESTS, (node) => node.redeem(client, code, wrong));
    expect(counts([...first, ...later])).toEqual({ 200: 1, 400: REQUESTS + 4 });
    expect(await cluster.node(3).isActive(client, first[2]?.body.access_token)).toBe(true);
  });

  rounds("give one successor to all who refresh at once within the grace", async () => {
    const { refresh_token } = await cluster.newTokens(client);
    const lenient = cluster.nodes.slice(0, 2);
    const answers = await cluster.atOnce(REQUESTS, (node) => node.refresh(client, refresh_token), lenient);
    expect(counts(answers)).toEqual({ 200: REQUESTS });
    const successors = [...new Set(answers.map(({ body }) => body.refresh_token))];
    expect(successors).toHaveLength(1);
    expect(await cluster.node(2).isActive(client, successors[0])).toBe(true);
    expect(await cluster.node(3).isActive(client, refresh_token)).toBe(false);
  });

  rounds("without a grace let one refresh, and end the family with the second", async () => {
    const { refresh_token } = await cluster.newTokens(client);
    const strict = cluster.nodes.slice(2);
    const answers = await cluster.atOnce(REQUESTS, (node) => node.refresh(client, refresh_token), strict);
    expect(counts(answers)).toEqual({ 200: 1, 400: REQUESTS - 1 });
    const successor = answers.find(({ status }) => status === 200)?.body;
    expect(await cluster.node(0).isActive(client, successor?.refresh_token)).toBe(false);
    expect(await cluster.node(1).isActive(client, successor?.access_token)).toBe(false);
  });

  rounds("take one decision for a consent token", async () => {
    const consentToken = await cluster.node(0).authorize(client);
    const answers = await cluster.atOnce(REQUESTS, (node) => cluster.decide(node, consentToken));
    expect(counts(answers)).toEqual({ 200: 1, 422: REQUESTS - 1 });
  });

  rounds("serve a flow of which each step is at another one", async () => {
    const [a, b, c, d] = [0, 1, 2, 3].map((index) => cluster.node(index));
    if (!a || !b || !c || !d) throw new Error("there are four");
    const body = JSON.stringify({
      redirect_uris: [REDIRECT_URI],
      grant_types: ["authorization_code", "refresh_token"],
    });
    const headers = { "content-type": "application/json" };
    const registered = await a.call("/v2/oauth/register", { method: "POST", headers, body });
    expect(registered.status).toBe(201);
    const own = { id: String(registered.body.client_id), secret: String(registered.body.client_secret) };
    const consentToken = await b.authorize(own);
    const decided = await cluster.decide(c, consentToken);
    const code = new URL(String(decided.body.redirect_uri)).searchParams.get("code") ?? "";
    const tokens = await d.redeem(own, code);
    expect(tokens.status).toBe(200);
    for (const node of [a, b]) expect(await node.isActive(own, tokens.body.access_token)).toBe(true);
    expect(await c.refresh(own, tokens.body.refresh_token)).toMatchObject({ status: 200 });
  });

  rounds("refresh nothing that another one has revoked", async () => {
    const { access_token, refresh_token } = await cluster.newTokens(client);
    let token = refresh_token;
    const id = await cluster.grantOf(client);
    // Each of them has verified the token's signature, and need not do so again.
    const active = () => cluster.atOnce(4, (node) => node.isActive(client, access_token));
    expect(await active()).toEqual([true, true, true, true]);
    let revokedAt = Number.POSITIVE_INFINITY;
    const late: Awaited<ReturnType<ServerNode["refresh"]>>[] = [];
    const refreshing = (async () => {
      while (late.length < 3) {
        const begun = performance.now();
        const answer = await cluster.node(1).refresh(client, token);
        if (begun > revokedAt) late.push(answer);
        if (answer.status === 200) token = answer.body.refresh_token;
      }
    })();
    await delay(20);
    expect(await cluster.manage(cluster.node(0), "DELETE", `/v2/oauth/grants/${id}`)).toMatchObject({ status: 200 });
    revokedAt = performance.now();
    expect(await active()).toEqual([false, false, false, false]);
    await refreshing;
    expect(counts(late)).toEqual({ 400: 3 });
    expect(await cluster.node(2).isActive(client, token)).toBe(false);
  });

  rounds("know nothing of a client that another one has deleted", async () => {
    const other = await cluster.newClient();
    const { access_token } = await cluster.newTokens(other);
    expect(await cluster.node(1).isActive(other, access_token)).toBe(true);
    await cluster.manage(cluster.node(0), "DELETE", `/v2/oauth/clients/${other.id}`);
    const asked = await cluster.atOnce(4, (node) => node.token(other, { grant_type: "client_credentials" }));
    expect(counts(asked)).toEqual({ 401: 4 });
  });

  it("count failures together", { timeout: 60_000 }, async () => {
    await sameMinuteEverywhere();
    const [a, b] = [cluster.node(0), cluster.node(1)];
    const fail = (node: ServerNode) =>
      node.token({ id: client.id, secret: "wrong" }, { grant_type: "client_credentials" });
    for (let count = 0; count < 19; count += 1) await fail(a);
    let own = 0;
    const limited = async () => {
      const answer = await fail(b);
      if (answer.status === 401) own += 1;
      return answer;
    };
    await expect.poll(limited, { interval: 200, timeout: 10_000 }).toMatchObject({ status: 429 });
    // By itself it would have answered twenty times.
    expect(own).toBeLessThan(15);
    cluster.moveSource();
    expect(await b.token(client, { grant_type: "client_credentials" })).toMatchObject({ status: 200 });
  });

  it("lose no chain of refresh tokens when one of them is killed", async () => {
    const victim = cluster.node(1);
    const chains = await Promise.all(Array.from({ length: 8 }, () => cluster.newTokens(client, 2)));
    let killed = false;
    const ends = chains.map(async ({ refresh_token }) => {
      let token = refresh_token;
      for (let turn = 0, after = 0; after < 4; turn += 1) {
        if (killed) after += 1;
        const node = cluster.node(turn % 2);
        // Whoever gets no answer asks another one, with the same token.
        const answer = await node.refresh(client, token).catch(() => cluster.node(0).refresh(client, token));
        expect(answer.status).toBe(200);
        token = answer.body.refresh_token;
      }
      return token;
    });
    await delay(100);
    await victim.end("SIGKILL");
    killed = true;
    for (const token of await Promise.all(ends)) expect(await cluster.node(2).isActive(client, token)).toBe(true);
  });
});

/** Windows of limits begin with each minute, and the clocks are four seconds apart: waits until all have the same one. */
async function sameMinuteEverywhere(): Promise<void> {
  const into = Date.now() % 60_000;
  if (into < 3_000) await delay(3_000 - into);
  if (into > 50_000) await delay(63_000 - into);
}
