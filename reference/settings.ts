/**
 * Everything that an operator decides, read from the environment once at the start. The defaults run a server on
 * loopback with nothing configured; what is not safe elsewhere has to be said.
 */
import { readFileSync } from "node:fs";
import { BlockList, isIP } from "node:net";
import { fileURLToPath } from "node:url";
import { Environment } from "./environment.ts";
import { decodeKeyEncryptionKey } from "./key-encryption-key.ts";
import { DEFAULT_SCOPES, parseScopeCatalogue, type ScopeCatalogue } from "./scope-catalogue.ts";
import { type Database, parseDatabaseUrl } from "./store/open-store.ts";
import { isUuid } from "./uuid.ts";

/** Beside the program, so that the server and the operator's commands agree on it wherever they are started. */
const DEFAULT_DATABASE: Database = {
  kind: "sqlite-file",
  path: fileURLToPath(new URL("data/oauth.db", import.meta.url)),
};

/** Of random characters, 20 have fewer different ones than this once in ten million keys of hexadecimal digits. */
const DISTINCT_CHARACTERS = 8;

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** An access token never lives longer, whatever was configured when it was issued. */
export const LONGEST_ACCESS_TOKEN_MS = DAY;

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The issuer identifier (RFC 8414 §2): an origin, byte for byte as it is published. */
  readonly issuer: string;
  /** The one resource for which tokens are issued (RFC 8707 §2): the API below the issuer. */
  readonly resource: string;
  readonly database: Database;
  /** How many connections to a PostgreSQL this process may have. */
  readonly databaseConnections: number;
  /** An API key that the first account gets at the start. */
  readonly apiKey: string | undefined;
  /** 32 bytes; undefined means the key file beside the database, where there is a beside. */
  readonly keyEncryptionKey: Uint8Array | undefined;
  /** The one under which `keys reseal` puts the signing keys. */
  readonly newKeyEncryptionKey: Uint8Array | undefined;
  readonly trustedProxies: BlockList;
  /** The bearer token for `/metrics`; undefined means that there is no such path. */
  readonly metricsToken: string | undefined;
  /** Whether the log tells of failures and thefts alone, of all events (see events.ts), or of every request too. */
  readonly log: "failures" | "events" | "requests";
  /** Where authorize sends the browser for consent (302). Undefined means the page of this server (200). */
  readonly consentUrl: string | undefined;
  readonly signingAlgorithm: "ES256" | "RS256";
  /** Whether PKCE's `plain` is accepted, and then advertised (RFC 7636 §4.2). */
  readonly plainPkce: boolean;
  /**
   * Whether the token endpoint wants `redirect_uri` also of a client that used PKCE (RFC 6749 §4.1.3; OAuth 2.1 dropped
   * it).
   */
  readonly redirectUriRequired: boolean;
  /** Whether an error for an unverified client is shown on a page before the browser goes there (RFC 9700 §4.11.2). */
  readonly interstitial: boolean;
  readonly scopes: ScopeCatalogue;
  /** Clients that serve the resource and may introspect its tokens (RFC 7662 §4). */
  readonly resourceServers: readonly string[];
  /** How many clients open registration may keep. */
  readonly registrationCap: number;
  readonly lifetimes: Lifetimes;
}

/** All in milliseconds. */
export interface Lifetimes {
  readonly accessToken: number;
  readonly code: number;
  readonly consent: number;
  readonly refreshIdle: number;
  readonly refreshAbsolute: number;
  /** How long a used refresh token gives its successor again; 0 never. */
  readonly refreshGrace: number;
  readonly session: number;
  /** How long a signing key signs before the next takes over. */
  readonly signingKey: number;
}

/** The settings, or all problems as sentences that each begin with the variable's name. */
export function readSettings(
  variables: Readonly<Record<string, string | undefined>>,
): { readonly settings: Settings } | { readonly problems: readonly string[] } {
  const env = new Environment(variables);
  const host = readHost(env);
  const port = env.integer("PORT", 8787, 1, 65_535);
  const issuer = readIssuer(env, host, port);
  const database = readDatabase(env);
  const settings: Settings = {
    host,
    port,
    issuer,
    resource: `${issuer}/v2`,
    database,
    databaseConnections: env.integer("DATABASE_CONNECTIONS", 10, 1, 1_000),
    apiKey: readToken(env, "API_KEY"),
    keyEncryptionKey: readKeyEncryptionKey(env, database),
    newKeyEncryptionKey: readKey(env, "NEW_KEY_ENCRYPTION_KEY"),
    trustedProxies: readTrustedProxies(env),
    metricsToken: readToken(env, "METRICS_TOKEN"),
    log: env.choice("LOG", "failures", ["failures", "events", "requests"]),
    consentUrl: readConsentUrl(env),
    signingAlgorithm: env.choice("SIGNING_ALGORITHM", "ES256", ["ES256", "RS256"]),
    plainPkce: env.flag("PKCE_PLAIN", false),
    redirectUriRequired: env.flag("REDIRECT_URI_REQUIRED", false),
    interstitial: env.flag("INTERSTITIAL", true),
    scopes: readScopes(env),
    resourceServers: readResourceServers(env),
    registrationCap: env.integer("REGISTRATION_CAP", 100_000, 0, 100_000_000),
    lifetimes: {
      accessToken: SECOND * env.integer("ACCESS_TOKEN_SECONDS", 3_600, 1, LONGEST_ACCESS_TOKEN_MS / SECOND),
      code: SECOND * env.integer("CODE_SECONDS", 60, 1, 600),
      consent: SECOND * env.integer("CONSENT_SECONDS", 600, 1, 3_600),
      refreshIdle: SECOND * env.integer("REFRESH_IDLE_SECONDS", 30 * 86_400, 1, 366 * 86_400),
      refreshAbsolute: SECOND * env.integer("REFRESH_ABSOLUTE_SECONDS", 365 * 86_400, 1, 3_660 * 86_400),
      refreshGrace: SECOND * env.integer("REFRESH_GRACE_SECONDS", 10, 0, 300),
      session: SECOND * env.integer("SESSION_SECONDS", 8 * 3_600, 60, 30 * 86_400),
      signingKey: DAY * env.integer("SIGNING_KEY_DAYS", 90, 1, 3_650),
    },
  };
  if (settings.apiKey !== undefined && settings.apiKey === settings.metricsToken) {
    env.problem("METRICS_TOKEN", "must be another than API_KEY: who reads metrics would own the account");
  }
  return env.problems.length > 0 ? { problems: env.problems } : { settings };
}

/** As the system takes it: in lower case, and an IPv6 address without the brackets that it has in a URL. */
function readHost(env: Environment): string {
  return (env.text("HOST") ?? "127.0.0.1").toLowerCase().replace(/^\[(.*)\]$/, "$1");
}

/** Whether a host name or address can only be this machine. `[::1]` is written as in a URL or without brackets. */
function isLoopbackHost(host: string): boolean {
  if (host === "localhost" || host === "::1" || host === "[::1]") return true;
  return isIP(host) === 4 && host.startsWith("127.");
}

function readIssuer(env: Environment, host: string, port: number): string {
  const issuer = env.text("ISSUER");
  const implied = `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  if (issuer === undefined) {
    if (!isLoopbackHost(host)) env.problem("ISSUER", "must be set, since HOST is not a loopback address");
    return implied;
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (!url || url.origin !== issuer) {
    env.problem(
      "ISSUER",
      "must be an origin such as https://auth.example, without path, query, fragment or final slash",
    );
  } else if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopbackHost(url.hostname))) {
    env.problem("ISSUER", "must be https, unless its host is a loopback address");
  }
  return issuer;
}

function readDatabase(env: Environment): Database {
  const url = env.text("DATABASE_URL");
  const database = url === undefined ? DEFAULT_DATABASE : parseDatabaseUrl(url);
  if (!database)
    env.problem(
      "DATABASE_URL",
      "must be sqlite:/var/lib/oauth.db or postgres://user:password@host/database, or the like",
    );
  return database ?? DEFAULT_DATABASE;
}

function readToken(env: Environment, name: string): string | undefined {
  const key = env.text(name);
  // The alphabet is that of a bearer token (RFC 6750 §2.1); the length makes a plain hash of it safe to keep.
  if (key !== undefined && !/^[A-Za-z0-9._~+/-]{20,200}=*$/.test(key)) {
    env.problem(name, "must have at least 20 characters, all letters, digits or one of . _ ~ + / -");
  } else if (new Set(key).size < DISTINCT_CHARACTERS && key !== undefined) {
    env.problem(name, "must be random: it repeats a few characters");
  }
  return key;
}

function readKeyEncryptionKey(env: Environment, { kind }: Database): Uint8Array | undefined {
  const key = readKey(env, "KEY_ENCRYPTION_KEY");
  if (env.text("KEY_ENCRYPTION_KEY") === undefined && kind === "postgres") {
    env.problem("KEY_ENCRYPTION_KEY", "must be set, and the same for all servers on one PostgreSQL");
  }
  return key;
}

function readKey(env: Environment, name: string): Uint8Array | undefined {
  const text = env.text(name);
  const key = text === undefined ? undefined : decodeKeyEncryptionKey(text);
  if (text !== undefined && !key) env.problem(name, "must be 32 bytes in base64 or base64url");
  if (key?.every((byte) => byte === 0)) env.problem(name, "must be random, and not all zeros");
  return key;
}

function readTrustedProxies(env: Environment): BlockList {
  const proxies = new BlockList();
  const wrong: string[] = [];
  for (const item of env.list("TRUSTED_PROXIES")) {
    const [address = "", prefix, ...more] = item.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const bits = family === "ipv6" ? 128 : 32;
    // A network of everybody would let everybody say where they come from.
    const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= bits);
    if (isIP(address) === 0 || !fits || more.length > 0) wrong.push(JSON.stringify(item));
    else if (prefix === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(prefix), family);
  }
  if (wrong.length > 0) {
    const wanted = "must be IP addresses or subnets such as 10.0.0.0/8, with commas between";
    env.problem("TRUSTED_PROXIES", `${wanted}, and not ${wrong.join(", ")}`);
  }
  return proxies;
}

function readResourceServers(env: Environment): readonly string[] {
  const ids = env.list("RESOURCE_SERVERS");
  if (!ids.every(isUuid))
    env.problem("RESOURCE_SERVERS", "must be ids of clients (UUIDs in lower case), with commas between");
  return ids;
}

function readConsentUrl(env: Environment): string | undefined {
  const text = env.text("CONSENT_URL");
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const secure = url && (url.protocol === "https:" || (url.protocol === "http:" && isLoopbackHost(url.hostname)));
  if (!secure || text.includes("#")) {
    env.problem("CONSENT_URL", "must be an https URL without a fragment (http is enough on a loopback address)");
  } else if (url.username !== "" || url.password !== "" || url.searchParams.has("consent_token")) {
    env.problem("CONSENT_URL", "must have neither user information nor a consent_token of its own");
  }
  return text;
}

function readScopes(env: Environment): ScopeCatalogue {
  const path = env.text("SCOPES_FILE");
  if (path === undefined) return DEFAULT_SCOPES;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    env.problem("SCOPES_FILE", "names a file that cannot be read");
    return DEFAULT_SCOPES;
  }
  const { catalogue, problem } = parseScopeCatalogue(text);
  if (problem) env.problem("SCOPES_FILE", problem);
  return catalogue ?? DEFAULT_SCOPES;
}
