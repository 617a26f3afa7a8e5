import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import Provider, { errors } from "oidc-provider";
import { listen } from "./listen.ts";

/**
 * oidc-provider, configured alike: tokens for one resource, as JWTs by ES256, that live an hour; PKCE; refresh tokens that
 * rotate; secrets in HTTP Basic. It introspects no JWTs, so that tokens for a second resource are opaque.
 */
export async function start({ port, resource, clients, secret, redirectUri, scope, challenge }) {
  const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });
  const opaque = `${resource}/opaque`;
  const lifetime = 3_600;
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    adapter: MemoryAdapter,
    jwks: { keys: [{ ...key, alg: "ES256", use: "sig" }] },
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    clients: clients.map((client_id) => ({
      client_id,
      client_secret: secret,
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code", "refresh_token", "client_credentials"],
      response_types: ["code"],
      scope: `${scope} offline_access`,
    })),
    scopes: [scope, "offline_access"],
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    rotateRefreshToken: true,
    issueRefreshToken: () => true,
    ttl: {
      AccessToken: lifetime,
      ClientCredentials: lifetime,
      RefreshToken: 30 * 86_400,
      AuthorizationCode: 86_400,
      Grant: 365 * 86_400,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: {
        enabled: true,
        allowedPolicy: (_context, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo(_context, asked) {
          if (asked === opaque) return { scope, accessTokenFormat: "opaque", accessTokenTTL: lifetime };
          if (asked !== resource) throw new errors.InvalidTarget();
          return { scope, accessTokenFormat: "jwt", accessTokenTTL: lifetime, jwt: { sign: { alg: "ES256" } } };
        },
      },
    },
  });

  /** Codes, or opaque access tokens, of so many grants: as its own consent would have made them. */
  async function issue({ kind, count, first }) {
    const issued = [];
    for (let index = 0; index < count; index += 1) {
      const clientId = clients[(first + index) % clients.length];
      const client = await provider.Client.find(clientId);
      const accountId = `user:${randomUUID()}`;
      const grant = new provider.Grant({ accountId, clientId });
      grant.addOIDCScope("offline_access");
      grant.addResourceScope(resource, scope);
      const grantId = await grant.save();
      const common = { accountId, client, grantId, gty: "authorization_code" };
      if (kind === "codes") {
        const code = new provider.AuthorizationCode({
          ...common,
          redirectUri,
          scope: `${scope} offline_access`,
          resource,
          codeChallenge: challenge,
          codeChallengeMethod: "S256",
          authTime: Math.floor(Date.now() / 1_000),
        });
        issued.push({ clientId, code: await code.save() });
      } else {
        const token = new provider.AccessToken({ ...common, scope });
        token.resourceServer = new provider.ResourceServer(opaque, {
          scope,
          accessTokenFormat: "opaque",
          accessTokenTTL: lifetime,
        });
        issued.push({ clientId, token: await token.save() });
      }
    }
    return issued;
  }

  return { port: await listen(createServer(provider.callback()), port), ask: issue };
}

/**
 * What oidc-provider's own adapter for memory does, which keeps a thousand entries and forgets the others: more than that
 * many codes are under way here.
 */
class MemoryAdapter {
  static #entries = new Map();
  static #byGrant = new Map();
  static #byUid = new Map();
  #model;

  constructor(model) {
    this.#model = model;
  }

  async upsert(id, payload) {
    const key = this.#key(id);
    if (this.#model === "Session") MemoryAdapter.#byUid.set(payload.uid, id);
    if (payload.grantId && this.#model !== "Session") {
      const keys = MemoryAdapter.#byGrant.get(payload.grantId);
      if (keys) keys.push(key);
      else MemoryAdapter.#byGrant.set(payload.grantId, [key]);
    }
    MemoryAdapter.#entries.set(key, payload);
  }

  async find(id) {
    return MemoryAdapter.#entries.get(this.#key(id));
  }

  async findByUid(uid) {
    return this.find(MemoryAdapter.#byUid.get(uid));
  }

  async findByUserCode() {
    return undefined;
  }

  async consume(id) {
    MemoryAdapter.#entries.get(this.#key(id)).consumed = Math.floor(Date.now() / 1_000);
  }

  async destroy(id) {
    MemoryAdapter.#entries.delete(this.#key(id));
  }

  async revokeByGrantId(grantId) {
    for (const key of MemoryAdapter.#byGrant.get(grantId) ?? []) MemoryAdapter.#entries.delete(key);
    MemoryAdapter.#byGrant.delete(grantId);
  }

  #key(id) {
    return `${this.#model}:${id}`;
  }
}
