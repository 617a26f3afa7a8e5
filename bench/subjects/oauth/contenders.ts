import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { freePort } from "../../../test/support/free-port.ts";
import { peer } from "../../harness/peers.ts";
import type { Place } from "./place.ts";
import { challenge, clientId, clientSecret, redirectUri, scope, small } from "./population.ts";
import type { Endpoints, WorkloadId } from "./workloads.ts";

/** One of those that are compared: how its process is started, and what takes part in. */
export interface Contender {
  readonly id: string;
  readonly description: string;
  /** What its process is: a server that others ask, or a store that works by itself, so many steps at once. */
  readonly kind: "server" | "limit" | { readonly storeAtOnce: number };
  readonly module: string;
  readonly nodeOptions: readonly string[];
  readonly workloads: readonly WorkloadId[];
  readonly endpoints: Endpoints;
  /** What the module is started with. */
  readonly settings: () => Promise<Readonly<Record<string, unknown>>>;
  /** The store that it works on. */
  readonly place?: Place;
  /** How many clients take part. */
  readonly clients: number;
}

/** What the tokens of all are for. */
export const issuer = "http://127.0.0.1:8787";
export const resource = `${issuer}/v2`;

const everything: readonly WorkloadId[] = [
  "client credentials",
  "code",
  "refresh",
  "introspection",
  "introspection again",
  "key set",
];
const ownSources = ["--conditions=specwright-source"];
const folder = join(import.meta.dirname, "contenders");
const noStore = { nodeOptions: ownSources, clients: 1 };

/** The reference server on a filled store. */
export function referenceContender(id: string, description: string, place: Place): Contender {
  const variables = {
    DATABASE_URL: place.databaseUrl,
    ISSUER: issuer,
    KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };
  return {
    id,
    description,
    kind: "server",
    module: join(folder, "reference.ts"),
    nodeOptions: ownSources,
    workloads: everything,
    endpoints: { token: "/v2/oauth/token", introspect: "/v2/oauth/introspect", keys: "/v2/oauth/jwks" },
    settings: async () => ({ variables }),
    place,
    clients: place.population.clients,
  };
}

/** A store without a server. */
export function storeContender(id: string, description: string, place: Place, atOnce: number): Contender {
  return {
    id,
    description,
    kind: { storeAtOnce: atOnce },
    module: join(folder, "store.ts"),
    nodeOptions: ownSources,
    workloads: ["code", "refresh"],
    endpoints: { token: "", introspect: "", keys: "" },
    // As many connections as the server has by default.
    settings: async () => ({ databaseUrl: place.databaseUrl, connections: 10 }),
    place,
    clients: place.population.clients,
  };
}

export function oidcProviderContender(): Contender {
  const clients = Array.from({ length: small.clients }, (_, index) => clientId(index));
  const shared = { resource, clients, secret: clientSecret, redirectUri, scope, challenge };
  return {
    id: "oidc-provider",
    description: `oidc-provider ${peer("oidc-provider").version}, everything in its memory`,
    kind: "server",
    module: join(folder, "oidc-provider.js"),
    nodeOptions: ownSources,
    workloads: everything,
    endpoints: { token: "/token", introspect: "/token/introspection", keys: "/jwks" },
    settings: async () => ({ ...shared, port: await freePort() }),
    clients: small.clients,
  };
}

/** The limits: servers that do one thing, or nothing. */
export function limitContenders(): readonly Contender[] {
  const limit = (work: string, description: string, workloads: readonly WorkloadId[]): Contender => ({
    ...noStore,
    id: work,
    description,
    kind: "limit",
    module: join(folder, "limit.ts"),
    workloads,
    endpoints: { token: "/token", introspect: "/introspect", keys: "/jwks" },
    settings: async () => ({ work }),
  });
  return [
    limit("bare", "node:http that reads the request, and answers always the same", everything),
    limit("sign", "the same, and signs one ES256 token a request", ["client credentials", "code", "refresh"]),
    limit("verify", "the same, and verifies the ES256 token that is sent", ["introspection", "introspection again"]),
  ];
}
