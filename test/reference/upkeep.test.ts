/** What runs beside requests: discovery documents, limits, source addresses, and the janitor. */
import { BlockList } from "node:net";
import { describe, expect, it } from "vitest";
import {
  authorizationServerMetadata,
  cacheHeaders,
  isNotModified,
  protectedResourceMetadata,
} from "../../reference/discovery.ts";
import { Janitor } from "../../reference/janitor.ts";
import { PUBLISH_AHEAD_MS } from "../../reference/keys.ts";
import { createRateLimits, RateLimiter } from "../../reference/rate-limit.ts";
import { RecentMap } from "../../reference/recent-map.ts";
import { hashSecret, newSecret, secretMatches } from "../../reference/secrets.ts";
import { SharedLimits } from "../../reference/shared-limits.ts";
import { networksAround, sourceAddress } from "../../reference/source-address.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";
import { StoreUnavailableError } from "../../reference/store/store.ts";
import { must, newClient, openTestApplication } from "./support/application.ts";
import { exchangeToken, form, newTokens } from "./support/endpoints.ts";

describe("discovery", () => {
  it("R17, R18, R19, R22, C12, C13: says what is so, below the issuer as configured", async () => {
    const { settings } = await openTestApplication({ ISSUER: "https://auth.example" });
    const metadata = authorizationServerMetadata(settings);
    expect(metadata).toMatchObject({
      issuer: "https://auth.example",
      token_endpoint: "https://auth.example/v2/oauth/token",
      code_challenge_methods_supported: ["S256"],
      scopes_supported: ["admin", "profile"],
      authorization_response_iss_parameter_supported: true,
    });
    for (const value of Object.values(metadata)) expect(value).not.toEqual([]);
    expect(protectedResourceMetadata(settings)).toMatchObject({
      resource: "https://auth.example/v2",
      authorization_servers: ["https://auth.example"],
      bearer_methods_supported: ["header"],
      // Only what a client can get that asks for all of it.
      scopes_supported: ["profile"],
    });
    const plain = await openTestApplication({ PKCE_PLAIN: "on" });
    expect(authorizationServerMetadata(plain.settings).code_challenge_methods_supported).toEqual(["S256", "plain"]);
  });

  it("is tagged by its content", () => {
    const { etag } = cacheHeaders({ a: 1 });
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(cacheHeaders({ a: 2 }).etag).not.toBe(etag);
    for (const yes of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) expect(isNotModified(yes, etag)).toBe(true);
    for (const no of [undefined, "", '"x"', etag.slice(1, -1)]) expect(isNotModified(no, etag)).toBe(false);
  });
});

describe("secrets", () => {
  it("R7: are 256 bits in an alphabet that needs no encoding, and never the same", () => {
    const all = new Set(Array.from({ length: 10_000 }, newSecret));
    expect(all.size).toBe(10_000);
    for (const secret of all) if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) throw new Error(secret);
  });

  it("R8, R9: match their hash and no other, and nothing matches an absent one", () => {
    const stored = hashSecret("a");
    expect(stored).toHaveLength(33);
    expect(secretMatches("a", stored)).toBe(true);
    expect(secretMatches("b", stored)).toBe(false);
    expect(secretMatches("no client has this secret", null)).toBe(false);
  });
});

describe("the rate limit", () => {
  it("counts in a window for each key and forgets it afterwards", () => {
    const limiter = new RateLimiter({ count: 2, windowMs: 1_000 });
    limiter.count("a", 0);
    expect(limiter.retryAfter("a", 0)).toBeUndefined();
    limiter.count("a", 500);
    expect(limiter.retryAfter("a", 500)).toBe(1);
    expect(limiter.retryAfter("b", 500)).toBeUndefined();
    expect(limiter.retryAfter("a", 1_000)).toBeUndefined();
    limiter.count("a", 1_000);
    expect(limiter.retryAfter("a", 1_000)).toBeUndefined();
  });

  it("holds nobody up for the windows of a clock that was wrong", () => {
    const limiter = new RateLimiter({ count: 1, windowMs: 1_000 });
    limiter.count("a", 86_400_000);
    expect(limiter.retryAfter("a", 86_400_000)).toBe(1);
    expect(limiter.retryAfter("a", 5_500)).toBeUndefined();
  });

  it("remembers those of many keys that came last", () => {
    const recent = new RecentMap<number>(10);
    for (let key = 0; key < 1_000; key += 1) {
      recent.set(String(key), key);
      // Whoever is asked for stays.
      expect(recent.get("0")).toBe(0);
    }
    const kept = Array.from({ length: 1_000 }, (_, key) => recent.get(String(key))).filter(
      (value) => value !== undefined,
    );
    expect(kept.length).toBeGreaterThanOrEqual(5);
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(kept.at(-1)).toBe(999);
  });
});

describe("limits that servers share", () => {
  it("are one limit a moment later, and count on alone while the store is away", async () => {
    const store = openSqliteStore(":memory:");
    const [a, b] = [1, 2].map(() => ({ store, limits: createRateLimits(), report: () => {} }));
    if (!a || !b) throw new Error("there are two");
    const [sharedA, sharedB] = [new SharedLimits(a), new SharedLimits(b)];
    const now = Date.now();
    const waits = () => [a, b].map(({ limits }) => limits.client.retryAfter("client source", now) !== undefined);
    for (let count = 0; count < 10; count += 1) for (const app of [a, b]) app.limits.client.count("client source", now);
    expect(waits()).toEqual([false, false]);
    const { addEvents } = store;
    store.addEvents = () => Promise.reject(new StoreUnavailableError("down"));
    await expect(sharedA.share()).rejects.toThrow(StoreUnavailableError);
    store.addEvents = addEvents;
    await sharedA.share();
    expect(waits()).toEqual([false, false]);
    await sharedB.share();
    expect(waits()).toEqual([false, true]);
    a.limits.client.count("client source", now);
    await sharedA.share();
    expect(waits()).toEqual([true, true]);
    expect(b.limits.source.retryAfter("client source", now)).toBeUndefined();
    await store.close();
  });

  it("are shared by a server without being asked, until it stops", async () => {
    const store = openSqliteStore(":memory:");
    const app = await openTestApplication({}, { store });
    const shared = new SharedLimits(app);
    shared.start(0);
    app.limits.bearer.count("source", app.clock());
    const { addEvents } = store;
    const told = new Promise((resolve) => {
      store.addEvents = async (events) => {
        const totals = await addEvents(events);
        resolve(totals);
        return totals;
      };
    });
    expect(await told).toEqual([1]);
    await shared.stop();
    await store.close();
  });
});

describe("the source address", () => {
  const trusted = new BlockList();
  trusted.addSubnet("10.0.0.0", 8, "ipv4");
  it.each([
    ["192.0.2.1", "203.0.113.9", "192.0.2.1"],
    ["10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"],
    ["10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
    ["10.0.0.1", "1.2.3.4, nonsense", "10.0.0.1"],
    ["10.0.0.1", undefined, "10.0.0.1"],
    ["2001:db8:0:1:2:3:4:5", undefined, "2001:db8:0:1::/64"],
    ["2001:db8::1", undefined, "2001:db8:0:0::/64"],
    ["::1", undefined, "0:0:0:0::/64"],
    ["fe80::1%eth0", undefined, "fe80:0:0:0::/64"],
    ["10.0.0.1", "2001:DB8:0:1::9", "2001:db8:0:1::/64"],
    ["10.0.0.1", "1.2.3.4, 203.0.113.9:4711", "203.0.113.9"],
    ["10.0.0.1", "[2001:db8:0:1::9]:4711", "2001:db8:0:1::/64"],
    ["10.0.0.1", "[2001:db8:0:1::9]", "2001:db8:0:1::/64"],
    [undefined, undefined, "unknown"],
  ])("R12: of %s behind %s is %s", (remote, forwarded, source) => {
    expect(sourceAddress(remote, forwarded, trusted)).toBe(source);
  });
});

describe("the networks around a source", () => {
  it.each([
    ["2001:db8:0:1234::/64", ["2001:db8:0:1200::/56", "2001:db8:0::/48"]],
    ["2001:db8:0:0::/64", ["2001:db8:0:0::/56", "2001:db8:0::/48"]],
    ["192.0.2.1", []],
    ["unknown", []],
  ])("of %s are %o", (source, networks) => expect(networksAround(source)).toEqual(networks));
});

describe("the janitor", () => {
  it("R124, R128: writes down use, rotates keys and deletes what has expired", async () => {
    const app = await openTestApplication();
    const janitor = new Janitor(app);
    const client = await newClient(app);
    await newTokens(app, client);
    expect((await app.store.findClient(client.id))?.lastUsedAt).toBeNull();
    await janitor.tidy();
    expect((await app.store.findClient(client.id))?.lastUsedAt).toBe(app.clock());
    expect(await janitor.tidy()).toBe(0);

    const { kid } = await app.keys.signing(app.clock());
    app.advance(90 * 86_400_000);
    expect(await janitor.tidy()).toBeGreaterThanOrEqual(3);
    app.advance(PUBLISH_AHEAD_MS);
    await janitor.tidy();
    expect((await app.keys.signing(app.clock())).kid).not.toBe(kid);
    await app.store.close();
  });

  it("R128: works through more than one batch", async () => {
    const app = await openTestApplication();
    const client = await newClient(app);
    for (let count = 0; count < 450; count += 1) {
      await app.store.insertAuthorization({
        consentHash: hashSecret(String(count)),
        clientId: client.id,
        redirectUri: "https://app.example/cb",
        scopes: [],
        resource: "r",
        state: null,
        codeChallenge: null,
        codeChallengeMethod: null,
        userId: null,
        expiresAt: app.clock(),
      });
    }
    expect(await new Janitor(app).tidy()).toBe(450);
    await app.store.close();
  });

  it("R127: keeps what was used when it stops, and tells of a store that fails", async () => {
    const store = openSqliteStore(":memory:");
    const app = await openTestApplication({}, { store });
    const client = await newClient(app);
    const janitor = new Janitor(app);
    janitor.start();
    must(await exchangeToken(app, form({ grant_type: "client_credentials" }, client)));
    await janitor.stop();
    expect((await store.findClient(client.id))?.lastUsedAt).toBe(app.clock());
    await store.close();
    app.usage.client(client.id, app.clock());
    await janitor.stop();
    expect(app.failures).toHaveLength(1);
  });

  it("loses no use to a write that fails, and writes much of it little by little", async () => {
    const store = openSqliteStore(":memory:");
    const app = await openTestApplication({}, { store });
    const clients = await Promise.all(Array.from({ length: 250 }, () => newClient(app)));
    for (const { id } of clients) app.usage.client(id, app.clock());
    const { recordUse } = store;
    const sizes: number[] = [];
    store.recordUse = (use) => {
      sizes.push(use.clients.size);
      return sizes.length === 2 ? Promise.reject(new StoreUnavailableError("down")) : recordUse(use);
    };
    const janitor = new Janitor(app);
    await expect(janitor.tidy()).rejects.toThrow(StoreUnavailableError);
    await janitor.tidy();
    expect(sizes).toEqual([100, 100, 100, 50]);
    const used = await Promise.all(clients.map(({ id }) => store.findClient(id)));
    expect(used.every((client) => client?.lastUsedAt === app.clock())).toBe(true);
    await store.close();
  });
});
