/** Settings: safe defaults, and every mistake as a sentence that names its variable. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSettings, type Settings } from "../../reference/settings.ts";
import { databaseName } from "../../reference/store/open-store.ts";
import { repository } from "../support/command.ts";

function settings(variables: Record<string, string>): Settings {
  const read = readSettings(variables);
  if (!("settings" in read)) throw new Error(read.problems.join("\n"));
  return read.settings;
}

function problems(variables: Record<string, string>): readonly string[] {
  const read = readSettings(variables);
  return "problems" in read ? read.problems : [];
}

describe("settings", () => {
  it("need nothing on loopback", () => {
    expect(settings({})).toMatchObject({
      host: "127.0.0.1",
      port: 8787,
      issuer: "http://127.0.0.1:8787",
      resource: "http://127.0.0.1:8787/v2",
      database: { kind: "sqlite-file", path: join(repository, "reference/data/oauth.db") },
      plainPkce: false,
      interstitial: true,
      signingAlgorithm: "ES256",
      consentUrl: undefined,
      redirectUriRequired: false,
      scopes: { registration: ["profile"] },
      lifetimes: { accessToken: 3_600_000, code: 60_000, refreshGrace: 10_000, refreshIdle: 2_592_000_000 },
    });
    expect(settings({ HOST: "::1", PORT: "9" }).issuer).toBe("http://[::1]:9");
    expect(settings({ PORT: "", ISSUER: " " }).port).toBe(8787);
  });

  it.each([
    ["[::1]", "::1", "http://[::1]:8787"],
    ["LOCALHOST", "localhost", "http://localhost:8787"],
    ["127.1.2.3", "127.1.2.3", "http://127.1.2.3:8787"],
  ])("take HOST=%s as this machine", (HOST, host, issuer) => {
    expect(settings({ HOST })).toMatchObject({ host, issuer });
  });

  it.each(["[::]", "0.0.0.0", "127.0.0.999", "127.0.0.1.example", "localhost.example"])(
    "R12: take HOST=%s as an address for others, which needs an issuer",
    (HOST) => {
      expect(problems({ HOST })).toEqual([expect.stringMatching(/^ISSUER must be set/)]);
      expect(settings({ HOST, ISSUER: "https://auth.example" }).host).toBe(HOST.replace(/[[\]]/g, ""));
    },
  );

  it("name all proxies that are no addresses, once", () => {
    expect(problems({ TRUSTED_PROXIES: "a, 10.0.0.0/8, b\n, ::1/129, 10.0.0.0/8/8" })).toEqual([
      "TRUSTED_PROXIES must be IP addresses or subnets such as 10.0.0.0/8, with commas between, " +
        'and not "a", "b", "::1/129", "10.0.0.0/8/8".',
    ]);
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["PORT", "http"],
    ["ISSUER", "https://auth.example/"],
    ["ISSUER", "https://auth.example/path"],
    ["ISSUER", "https://auth.example?x"],
    ["ISSUER", "https://auth.example#x"],
    ["ISSUER", "https://AUTH.example"],
    ["ISSUER", "https://auth.example:443"],
    ["ISSUER", "https://user@auth.example"],
    ["ISSUER", "http://auth.example"],
    ["ISSUER", "ftp://localhost"],
    ["ISSUER", "auth.example"],
    ["DATABASE_URL", "mysql://localhost/oauth"],
    ["DATABASE_URL", "postgres:oauth"],
    ["DATABASE_URL", "postgres://user:pass#word@localhost/oauth"],
    ["DATABASE_URL", "postgres://user:pass/word@localhost/oauth"],
    ["DATABASE_URL", "postgres://user:12/Sec3tPart@127.0.0.1:1/oauth"],
    ["DATABASE_URL", "postgres://user:12?Sec3tPart@127.0.0.1:1/oauth"],
    ["DATABASE_CONNECTIONS", "0"],
    ["DATABASE_URL", "data/oauth.db"],
    ["API_KEY", "short"],
    ["API_KEY", "has a blank in it, which no bearer token may"],
    ["KEY_ENCRYPTION_KEY", "c2hvcnQ="],
    ["KEY_ENCRYPTION_KEY", Buffer.alloc(32).toString("base64")],
    ["API_KEY", "abcabcabcabcabcabcabcabc"],
    ["METRICS_TOKEN", "a".repeat(40)],
    ["RESOURCE_SERVERS", "nonsense"],
    ["TRUSTED_PROXIES", "0.0.0.0/0"],
    ["TRUSTED_PROXIES", "::/0"],
    ["CONSENT_URL", "https://user@consent.example/"],
    ["CONSENT_URL", "https://consent.example/?consent_token=x"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10.0.0.1,proxy"],
    ["CONSENT_URL", "http://consent.example/"],
    ["CONSENT_URL", "https://consent.example/#x"],
    ["SIGNING_ALGORITHM", "HS256"],
    ["PKCE_PLAIN", "true"],
    ["CODE_SECONDS", "601"],
    ["ACCESS_TOKEN_SECONDS", "86401"],
    ["REFRESH_GRACE_SECONDS", "-1"],
    ["SCOPES_FILE", "/there/is/no/such/file"],
  ])("R12, R18, R88: say what is wrong with %s=%s, in one sentence", (name, value) => {
    expect(problems({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} (must|names) [^\\n]+\\.$`)),
    ]);
  });

  it("want two keys where there are two uses", () => {
    const key = "0123456789abcdefghijkl";
    expect(problems({ API_KEY: key, METRICS_TOKEN: key })).toEqual([
      "METRICS_TOKEN must be another than API_KEY: who reads metrics would own the account.",
    ]);
  });

  it("report all that is wrong at once", () => {
    const found = problems({ PORT: "x", HOST: "0.0.0.0", DATABASE_URL: "x", PKCE_PLAIN: "1" });
    expect(found.map((sentence) => sentence.split(" ")[0])).toEqual(["PORT", "ISSUER", "DATABASE_URL", "PKCE_PLAIN"]);
  });

  it("take an issuer where the host is not loopback", () => {
    expect(settings({ HOST: "0.0.0.0", ISSUER: "https://auth.example" }).resource).toBe("https://auth.example/v2");
    expect(settings({ HOST: "0.0.0.0", ISSUER: "http://127.0.0.1:8000" }).port).toBe(8787);
  });

  it("read files, subnets and scopes", () => {
    const folder = mkdtempSync(join(tmpdir(), "oauth-settings-"));
    const file = join(folder, "scopes.json");
    const read = (content: unknown) => {
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
      return readSettings({ SCOPES_FILE: file });
    };
    const scope = { id: "read", name: "Read", description: "Read all" };
    expect(read({ scopes: [scope], registration: ["read"] })).toMatchObject({
      settings: { scopes: { scopes: [scope], registration: ["read"] } },
    });
    for (const wrong of ["{", {}, { scopes: [] }, { scopes: [{ ...scope, id: "a b" }] }, { scopes: [scope, scope] }]) {
      expect(read(wrong)).toMatchObject({ problems: [expect.stringMatching(/^SCOPES_FILE names /)] });
    }
    for (const wrong of [
      { scopes: [scope], registration: ["write"] },
      { scopes: [scope], registration: "read" },
      { scopes: [scope], registraton: ["read"] },
      { scopes: [{ ...scope, descripton: "" }] },
    ]) {
      expect(read(wrong)).toMatchObject({ problems: [expect.stringMatching(/^SCOPES_FILE names /)] });
    }
    rmSync(folder, { recursive: true });
    const { trustedProxies } = settings({ TRUSTED_PROXIES: "10.0.0.0/8, ::1" });
    expect(trustedProxies.check("10.1.2.3")).toBe(true);
    expect(trustedProxies.check("::1", "ipv6")).toBe(true);
    const database = { kind: "sqlite-file", path: "/var/oauth.db" };
    expect(settings({ DATABASE_URL: "sqlite:///var/oauth.db" }).database).toEqual(database);
    expect(settings({ DATABASE_URL: "sqlite:/var/oauth.db" }).database).toEqual(database);
    expect(settings({ DATABASE_URL: "sqlite::memory:" }).database).toEqual({ kind: "sqlite-memory" });
  });

  it("want a key for what servers on a PostgreSQL share, and never say its password", () => {
    const DATABASE_URL = "postgres://oauth:s%20ecret@db.example:5433/oauth?sslmode=verify-full&password=s%20ecret";
    expect(problems({ DATABASE_URL })).toEqual([expect.stringMatching(/^KEY_ENCRYPTION_KEY must be set/)]);
    const KEY_ENCRYPTION_KEY = Buffer.alloc(32, 1).toString("base64");
    const { database, databaseConnections } = settings({ DATABASE_URL, KEY_ENCRYPTION_KEY });
    expect([database, databaseConnections]).toEqual([{ kind: "postgres", url: DATABASE_URL }, 10]);
    expect(databaseName(database)).toBe("postgres://oauth@db.example:5433/oauth");
    expect(databaseName({ kind: "postgres", url: "postgres:///oauth" })).toBe("postgres:///oauth");
  });
});
