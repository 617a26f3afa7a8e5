/** PostgreSQL killed under load: its servers say so, lose nothing, and go on by themselves when it is back. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPostgresStore } from "../../reference/store/postgres.ts";
import { PostgresServer } from "../support/postgres-server.ts";
import { newDatabase, type TestDatabase } from "../support/shared-postgres.ts";
import { type Answer, Cluster } from "./support/cluster.ts";

const OUTAGES = Number(process.env.CONCURRENCY_OUTAGES ?? 1);

let folder: string;
let server: PostgresServer;
let database: TestDatabase;
let cluster: Cluster;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "oauth-outage-"));
  server = await PostgresServer.start(join(folder, "server"));
  database = await newDatabase(server);
  const KEY_ENCRYPTION_KEY = Buffer.alloc(32, 7).toString("base64");
  const few = { DATABASE_CONNECTIONS: "3", REFRESH_GRACE_SECONDS: "120" };
  cluster = await Cluster.start({ DATABASE_URL: database.url, KEY_ENCRYPTION_KEY, ...few }, [{}, {}]);
});
afterAll(async () => {
  await cluster?.stop();
  await server?.stop();
  rmSync(folder, { recursive: true });
});

it(
  "is answered with 503 and Retry-After, and is over when it is over",
  async () => {
    const client = await cluster.newClient();
    const chains = await Promise.all(Array.from({ length: 8 }, () => cluster.newTokens(client)));
    const failures: Answer[] = [];
    const turns = chains.map(() => 0);
    let longest = 0;
    let ending = false;
    const ends = chains.map(async ({ refresh_token }, chain) => {
      let token = refresh_token;
      for (let attempt = 0; !ending; attempt += 1) {
        const begun = performance.now();
        const answer = await cluster.node(chain + attempt).refresh(client, token);
        longest = Math.max(longest, performance.now() - begun);
        if (answer.status === 200) {
          token = answer.body.refresh_token;
          turns[chain] = (turns[chain] ?? 0) + 1;
        } else {
          failures.push(answer);
          await delay(50);
        }
      }
      return token;
    });
    /** Resolves when each chain has gone on for some turns. */
    const progress = async () => {
      const before = [...turns];
      await expect
        .poll(() => turns.every((count, chain) => count >= (before[chain] ?? 0) + 3), { timeout: 30_000 })
        .toBe(true);
    };

    for (let outage = 0; outage < OUTAGES; outage += 1) {
      await progress();
      const before = failures.length;
      await server.kill();
      await expect.poll(() => failures.length, { timeout: 15_000 }).toBeGreaterThan(before + 10);
      for (const node of cluster.nodes) {
        const ready = await node.call("/readyz");
        expect([ready.status, ready.headers.get("retry-after")]).toEqual([503, "5"]);
        expect(await node.call("/healthz")).toMatchObject({ status: 200 });
      }
      await server.restart();
      await progress();
    }
    ending = true;

    for (const token of await Promise.all(ends)) expect(await cluster.node(0).isActive(client, token)).toBe(true);
    for (const { status, headers, body } of failures) {
      expect([status, headers.get("retry-after"), body.error]).toEqual([503, "5", "temporarily_unavailable"]);
    }
    // Nobody hangs: the longest wait is for a connection, and for what became of a commit.
    expect(longest).toBeLessThan(10_000);
    expect(await cluster.newTokens(client)).toHaveProperty("access_token");
  },
  60_000 + OUTAGES * 10_000,
);

// It takes as long as a server waits for a connection, and so it is for `npm run concurrency`.
if (OUTAGES > 1) {
  it("is answered in the same way, and soon, when all connections wait for a lock", async () => {
    const client = await cluster.newClient();
    const chains = await Promise.all(Array.from({ length: 16 }, () => cluster.newTokens(client)));
    const holder = await newDatabase(server);
    await holder.query(`BEGIN; LOCK TABLE ${database.schema}.refresh_tokens IN ACCESS EXCLUSIVE MODE`);
    const begun = performance.now();
    const answers = await cluster.atOnce(16, (node, index) => node.refresh(client, chains[index]?.refresh_token));
    for (const { status, headers } of answers) expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
    expect(performance.now() - begun).toBeLessThan(8_000);
    await holder.query("COMMIT");
    const again = await cluster.atOnce(16, (node, index) => node.refresh(client, chains[index]?.refresh_token));
    for (const { status } of again) expect(status).toBe(200);
    await holder.drop();
  });
}

it("is no end of it where PostgreSQL has come back without fsync: no server starts on that", async () => {
  await cluster.stop();
  await server.stop();
  await server.restart("fsync=off");
  await expect(openPostgresStore(database.url, { create: true, connections: 1 })).rejects.toThrow(
    "forgets what it has committed: fsync is off on its server",
  );
});
