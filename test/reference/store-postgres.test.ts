/** The PostgreSQL store: the contract, its migrations, and what it does when the database does not answer as it should. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openApplication } from "../../reference/application.ts";
import { readSettings } from "../../reference/settings.ts";
import { findAndHoldClient } from "../../reference/store/postgres/clients.ts";
import { Database } from "../../reference/store/postgres/database.ts";
import { openPostgresStore } from "../../reference/store/postgres.ts";
import type { ClientRecord } from "../../reference/store/records.ts";
import { type Store, StoreOutcomeUnknownError, StoreUnavailableError } from "../../reference/store/store.ts";
import { isOwnServer, newDatabase, type TestDatabase } from "../support/shared-postgres.ts";
import { TcpProxy } from "../support/tcp-proxy.ts";
import { storeContract } from "./store-contract.ts";
import { aClient, addAccounts, addCode, aRefreshToken, NOW, ORG, redemption, rotation } from "./store-contract-data.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await newDatabase();
});
afterAll(() => database.drop());

function openStore(url = database.url): Promise<Store> {
  return openPostgresStore(url, { create: true, connections: 10 });
}

/** Each table before those that it refers to. */
const TABLES =
  "event_counts keys refresh_tokens codes grants authorizations clients sessions api_keys users organisations";

async function clear(): Promise<void> {
  await database.query(TABLES.replaceAll(/\w+/g, "DELETE FROM $&;"));
}

let open: Store | undefined;
/** The store of the test before, unless that one has closed it: connecting takes longer than most tests. */
async function openedStore(): Promise<Store> {
  const isOpen = await open?.ping().then(
    () => true,
    () => false,
  );
  return open && isOpen ? open : openStore();
}

afterAll(() => open?.close());

storeContract("PostgreSQL", async () => {
  open = await openedStore();
  return { store: open, discard: clear };
});

describe("the schema", () => {
  let empty: TestDatabase;
  beforeEach(async () => {
    empty = await newDatabase();
  });
  afterEach(() => empty.drop());

  it("is made once by all who start at once", async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(empty.url)));
    expect(await empty.query("SELECT version FROM schema_version")).toEqual([{ version: 1 }]);
    for (const store of stores) await store.close();
  });

  it("is refused, and left as it is, when it is newer than the program, another's, or not there", async () => {
    await expect(openPostgresStore(empty.url, { create: false, connections: 1 })).rejects.toThrow("is empty;");
    expect(await empty.query("SELECT FROM pg_tables WHERE schemaname = current_schema()")).toEqual([]);
    await empty.query("CREATE TABLE diary (entry text)");
    await expect(openStore(empty.url)).rejects.toThrow("is a database of another program");
    await empty.query("DROP TABLE diary");
    await (await openStore(empty.url)).close();
    await empty.query("UPDATE schema_version SET version = 99");
    await expect(openStore(empty.url)).rejects.toThrow("has schema version 99, and this program knows 1");
  });
});

describe("a database that cannot be opened", () => {
  const KEY_ENCRYPTION_KEY = Buffer.alloc(32, 1).toString("base64");
  const problem = async (change: (url: URL) => void) => {
    const url = new URL(database.url);
    change(url);
    const read = readSettings({ DATABASE_URL: url.href.replaceAll("+", "%20"), KEY_ENCRYPTION_KEY });
    if (!("settings" in read)) throw new Error(read.problems.join("\n"));
    const opened = openApplication(read.settings).then((app) => app.store.close());
    return opened.then(
      () => "none",
      (error: unknown) => (error instanceof Error ? error.message.replace(/\/\/.*\/\w*/, "//…") : error),
    );
  };

  it.each<[string, (url: URL) => void, string | RegExp]>([
    ["a wrong password", (url) => (url.password = "wrong"), "does not accept the user or the password."],
    ["no such database", (url) => (url.pathname = "/there_is_none"), "does not exist; create it first, empty."],
    ["nobody there", (url) => (url.port = "1"), "cannot be reached (connect ECONNREFUSED 127.0.0.1:1)."],
    [
      "commits that are forgotten",
      (url) => url.searchParams.append("options", "-c synchronous_commit=off"),
      "forgets what it has committed: synchronous_commit is off for this user.",
    ],
  ])("says in a sentence what is wrong with %s, and no password", async (_, change, sentence) => {
    expect(await problem(change)).toBe(`DATABASE_URL: postgres://… ${sentence}`);
  });
});

describe("a database that keeps others waiting", () => {
  // Shorter than in earnest, and long enough for a machine that is busy.
  const waits = { connection: 1_000, lock: 1_500, statement: 1_500, silence: 3_000 };
  let store: Store;
  let held: Database;
  beforeEach(async () => {
    store = await openPostgresStore(database.url, { create: true, connections: 1, waits });
    held = await Database.open(database.url, { create: true, connections: 1, waits });
  });
  afterEach(async () => {
    await store.close();
    await held.close();
  });

  it("is an outage when there is no lock, no connection and no end of a statement, and only for so long", async () => {
    const lock = held.write(async (db) => {
      await db.run("LOCK TABLE keys IN ACCESS EXCLUSIVE MODE");
      // The first waits for the lock, the second for the only connection.
      const results = await Promise.allSettled([store.listKeys(), store.ping()]);
      for (const result of results) {
        expect(result.status === "rejected" && result.reason).toBeInstanceOf(StoreUnavailableError);
        expect(result.status === "rejected" && result.reason).not.toBeInstanceOf(StoreOutcomeUnknownError);
      }
    });
    await lock;
    await expect(held.read((db) => db.get("SELECT pg_sleep(5)::text"))).rejects.toThrow(StoreUnavailableError);
    await store.ping();
    expect(await held.read((db) => db.all("SELECT 1 AS one"))).toHaveLength(1);
  });

  it("lets a client be changed while a step of it is under way, but not swept away", async () => {
    await addAccounts(store);
    const client = aClient();
    await store.insertClient(client);
    const sweep = () => store.sweep({ now: NOW, limit: 9, graceMs: 0, unusedClientMs: 0, idleClientMs: 0 });
    await held.write(async (db) => {
      expect(await findAndHoldClient(db, client.id)).toEqual(client);
      // A busy client has a step under way at every moment, and these would never have their turn.
      expect(await store.setClientVerified(client.id, true, NOW)).toMatchObject({ verified: true });
      const revise = (current: ClientRecord) => ({ client: { ...current, name: "New" } });
      expect(await store.updateClient({ id: client.id, orgId: ORG, revise })).toMatchObject({ outcome: "updated" });
      await store.recordUse({ clients: new Map([[client.id, NOW]]), grants: new Map() });
      expect(await store.deleteClient(client.id, ORG, NOW)).toBe(true);
      expect(await sweep()).toBe(0);
    });
    expect(await sweep()).toBe(1);
    await clear();
  });

  it("takes a transaction again that was in another's way, and not without end", async () => {
    const collision = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'serialization_failure'; END $$";
    let attempts = 0;
    const third = held.write(async (db) => {
      attempts += 1;
      if (attempts < 3) await db.script(collision);
      return attempts;
    });
    expect(await third).toBe(3);
    attempts = 0;
    const never = held.write(async (db) => {
      attempts += 1;
      await db.script(collision);
    });
    await expect(never).rejects.toThrow(StoreUnavailableError);
    expect(attempts).toBe(4);
  });

  it("commits nothing where a statement fails that nobody waited for, and says what failed", async () => {
    const probed = () => held.read(async (db) => (await db.get("SELECT at FROM probe"))?.integer("at"));
    const before = await probed();
    const failing = held.write(async (db) => {
      db.send("UPDATE probe SET at = at + 1");
      db.send("INSERT INTO probe VALUES (1, 0)");
      db.send("UPDATE probe SET at = at + 1");
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(await probed()).toBe(before);
    const collision = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'serialization_failure'; END $$";
    let attempts = 0;
    await held.write(async (db) => {
      attempts += 1;
      db.send(attempts < 3 ? collision : "UPDATE probe SET at = at + 1");
    });
    expect([attempts, await probed()]).toEqual([3, (before ?? 0) + 1]);
  });
});

describe.skipIf(isOwnServer)("a connection that is made while the server serves", () => {
  it("commits as durably as the first, whatever has been configured since", async () => {
    // A role of its own, since others use the server at the same time.
    const role = `role_${database.schema}`;
    await database.query(`CREATE ROLE ${role} LOGIN SUPERUSER PASSWORD 'a-password'`);
    const url = new URL(database.url);
    Object.assign(url, { username: role, password: "a-password" });
    const opened = await Database.open(url.href.replaceAll("+", "%20"), { create: true, connections: 2 });
    const setting = () =>
      opened.read(async (db) => (await db.get("SHOW synchronous_commit"))?.text("synchronous_commit"));
    try {
      await database.query(`ALTER ROLE ${role} SET synchronous_commit = off`);
      expect(await setting()).toBe("on");
      await database.query(`ALTER ROLE ${role} SET synchronous_commit = remote_apply`);
      expect(await Promise.all([setting(), setting()])).toEqual(["on", "remote_apply"]);
    } finally {
      await opened.close();
      await database.query(`DROP ROLE ${role}`);
    }
  });
});

describe("group commit", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore();
    await addAccounts(store);
  });
  afterEach(async () => {
    await store.close();
    await clear();
  });

  async function codes(count: number) {
    const client = aClient();
    await store.insertClient(client);
    const added = [];
    for (let index = 0; index < count; index += 1) added.push(await addCode(store, client));
    return { client, codes: added };
  }

  it("makes few commits of what is asked at once", async () => {
    const { client, codes: all } = await codes(40);
    const before = store.commits;
    const redeem = async ({ codeHash }: { readonly codeHash: Uint8Array }) => {
      const refresh = aRefreshToken();
      const judge = () => ({ terms: { refresh } });
      const { outcome } = await store.redeemCode(redemption(codeHash, client.id, { judge }));
      return [outcome, (await store.rotateRefresh(rotation(refresh.tokenHash, client.id))).outcome];
    };
    for (const outcomes of await Promise.all(all.map(redeem))) expect(outcomes).toEqual(["redeemed", "rotated"]);
    // One at a time there would be eighty.
    expect(store.commits - before).toBeLessThan(8);
  });

  it("undoes nothing of others where one fails, and tells that one alone", async () => {
    const { client, codes: all } = await codes(5);
    const redeem = ({ codeHash }: { readonly codeHash: Uint8Array }, index: number) => {
      const fail = () => {
        throw new Error("half-way");
      };
      return store.redeemCode(redemption(codeHash, client.id, index === 2 ? { judge: fail } : {}));
    };
    const results = await Promise.allSettled(all.map(redeem));
    expect(
      results.map((result) => (result.status === "fulfilled" ? result.value.outcome : result.reason.message)),
    ).toEqual(["redeemed", "redeemed", "half-way", "redeemed", "redeemed"]);
    const [, , spared] = all;
    if (spared) expect(await redeem(spared, 0)).toMatchObject({ outcome: "redeemed" });
    for (const other of all) expect(await redeem(other, 0)).toMatchObject({ outcome: "replayed" });
  });

  it("lets nobody wait for a row that only one needs", async () => {
    const { client, codes: all } = await codes(4);
    const held = await Database.open(database.url, { create: true, connections: 1 });
    const [first, ...others] = all;
    if (!first) throw new Error("there are four");
    let waiting: Promise<unknown> | undefined;
    let isAnswered = false;
    await held.write(async (db) => {
      await db.run("SELECT FROM grants WHERE id = $1 FOR UPDATE", first.grantId);
      waiting = store.redeemCode(redemption(first.codeHash, client.id)).then(({ outcome }) => {
        isAnswered = true;
        return outcome;
      });
      const answered = await Promise.all(
        others.map(({ codeHash }) => store.redeemCode(redemption(codeHash, client.id))),
      );
      expect(answered.map(({ outcome }) => outcome)).toEqual(["redeemed", "redeemed", "redeemed"]);
      expect(isAnswered).toBe(false);
    });
    expect(await waiting).toBe("redeemed");
    await held.close();
  });

  it("asks once for what many want to know, and tells each of its own", async () => {
    const { client, codes: all } = await codes(2);
    const other = aClient();
    await store.insertClient(other);
    const ids = [client.id, other.id, "00000000-0000-4000-8000-000000000000", client.id];
    const found = await Promise.all(ids.map((id) => store.findClient(id)));
    expect(found).toEqual([client, other, undefined, client]);
    const asked = [
      [client.id, all[0]?.grantId],
      [other.id, all[0]?.grantId],
      [client.id, all[1]?.grantId],
      [other.id, undefined],
    ] as const;
    const parties = await Promise.all(asked.map(([id, grantId]) => store.findLiveParties(id, grantId, NOW)));
    expect(parties.map((each) => [each?.client.id, each?.grant?.id])).toEqual([
      [client.id, all[0]?.grantId],
      [undefined, undefined],
      [client.id, all[1]?.grantId],
      [other.id, undefined],
    ]);
  });
});

describe("a connection that is lost", () => {
  let proxy: TcpProxy;
  let store: Store;
  beforeEach(async () => {
    const url = new URL(database.url);
    proxy = await TcpProxy.to(Number(url.port || 5432));
    url.host = `127.0.0.1:${proxy.port}`;
    url.searchParams.set("application_name", database.schema);
    const waits = { connection: 2_000, silence: 1_500 };
    store = await openPostgresStore(url.href.replaceAll("+", "%20"), { create: true, connections: 2, waits });
    await addAccounts(store);
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
    await clear();
  });

  const COMMITTED = Buffer.from("COMMIT\0");

  it("carries a step in two packets: what is locked, and what is written with its commit", async () => {
    const client = aClient();
    await store.insertClient(client);
    const { codeHash } = await addCode(store, client);
    const refresh = aRefreshToken();
    await store.redeemCode(redemption(codeHash, client.id, { judge: () => ({ terms: { refresh } }) }));
    const packets: string[] = [];
    proxy.fromClient = (data) => {
      packets.push(data.toString("latin1"));
      return "pass";
    };
    expect(await store.rotateRefresh(rotation(refresh.tokenHash, client.id))).toMatchObject({ outcome: "rotated" });
    const texts = packets.map((packet) => packet.match(/FOR UPDATE|UPDATE refresh_tokens|INSERT INTO refresh_tokens/g));
    expect(texts).toEqual([["FOR UPDATE"], ["UPDATE refresh_tokens"]]);
  });

  it("is not known to have committed when the answer was lost, and a step is then taken again", async () => {
    const client = aClient();
    await store.insertClient(client);
    const { codeHash } = await addCode(store, client);
    const same = redemption(codeHash, client.id);
    proxy.fromServer = (data) => (data.includes(COMMITTED) ? "cut" : "pass");
    await expect(store.redeemCode(same)).rejects.toThrow(StoreOutcomeUnknownError);
    proxy.fromServer = () => "pass";
    expect(await store.redeemCode(same)).toMatchObject({ outcome: "redeemed" });
    expect(await store.redeemCode(redemption(codeHash, client.id))).toMatchObject({ outcome: "replayed" });
  });

  it("is known to have written nothing when it was lost before, or when the server fell silent", async () => {
    const client = aClient();
    for (const verdict of ["cut", "keep"] as const) {
      proxy.fromServer = (data) => (data.includes("INSERT 0 1") ? verdict : "pass");
      const error = await store.insertClient(client).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreUnavailableError);
      expect(error).not.toBeInstanceOf(StoreOutcomeUnknownError);
      proxy.fromServer = () => "pass";
      expect(await store.findClient(client.id)).toBeUndefined();
    }
    await store.insertClient(client);
    expect(await store.findClient(client.id)).toEqual(client);
  });

  it("is replaced without a word when it was idle, or was ended by the operator", async () => {
    await store.listKeys();
    const ended = await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '${database.schema}'`,
    );
    expect(ended.length).toBeGreaterThan(0);
    await expect.poll(() => store.listKeys().catch(() => undefined)).toEqual([]);
    expect(await store.deleteClient(aClient().id, ORG, NOW)).toBe(false);
  });

  it("is an outage as long as there is none, and none afterwards", async () => {
    await proxy.close();
    await expect(store.findClient("x")).rejects.toThrow(StoreUnavailableError);
    await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
    proxy = await TcpProxy.to(1);
  });
});

it("does not call a mistake of ours an outage", async () => {
  const store = await openStore();
  await database.query("DROP TABLE keys");
  await expect(store.listKeys()).rejects.not.toThrow(StoreUnavailableError);
  await expect(store.deleteRetiredKeys(0)).rejects.not.toThrow(StoreUnavailableError);
  await store.close();
});
