/** From rows to records. Both databases call their columns the same, so that this is said once. */
import type {
  ApiKeyRecord,
  AuthorizationRecord,
  ClientRecord,
  CodeChallengeMethod,
  CodeRecord,
  GrantRecord,
  GrantType,
  KeyRecord,
  RefreshTokenRecord,
  UserRecord,
} from "./records.ts";
import type { Row } from "./row.ts";

const GRANT_TYPES: ReadonlySet<string> = new Set<GrantType>([
  "authorization_code",
  "client_credentials",
  "refresh_token",
]);

function isGrantType(text: string): text is GrantType {
  return GRANT_TYPES.has(text);
}

export function clientFrom(row: Row): ClientRecord {
  return {
    id: row.text("id"),
    secretHash: row.bytesOrNull("secret_hash"),
    secretExpiresAt: row.integerOrNull("secret_expires_at"),
    clientType: row.oneOf("client_type", ["confidential", "public"]),
    name: row.text("name"),
    redirectUris: row.texts("redirect_uris"),
    grantTypes: row.texts("grant_types").filter(isGrantType),
    scopes: row.texts("scopes"),
    requirePkce: row.boolean("require_pkce"),
    verified: row.boolean("verified"),
    origin: row.oneOf("origin", ["api", "registration"]),
    orgId: row.text("org_id"),
    userId: row.text("user_id"),
    logoUri: row.textOrNull("logo_uri"),
    tosUri: row.textOrNull("tos_uri"),
    policyUri: row.textOrNull("policy_uri"),
    createdAt: row.integer("created_at"),
    updatedAt: row.integer("updated_at"),
    lastUsedAt: row.integerOrNull("last_used_at"),
  };
}

export function authorizationFrom(row: Row): AuthorizationRecord {
  return {
    consentHash: row.bytes("consent_hash"),
    clientId: row.text("client_id"),
    redirectUri: row.text("redirect_uri"),
    scopes: row.texts("scopes"),
    resource: row.text("resource"),
    state: row.textOrNull("state"),
    codeChallenge: row.textOrNull("code_challenge"),
    codeChallengeMethod: codeChallengeMethod(row),
    userId: row.textOrNull("user_id"),
    expiresAt: row.integer("expires_at"),
  };
}

/** A code, joined with its grant. */
export function codeFrom(row: Row): CodeRecord {
  return {
    grantId: row.text("grant_id"),
    clientId: row.text("client_id"),
    userId: row.text("user_id"),
    redirectUri: row.text("redirect_uri"),
    scopes: row.texts("scopes"),
    resource: row.text("resource"),
    codeChallenge: row.textOrNull("code_challenge"),
    codeChallengeMethod: codeChallengeMethod(row),
    expiresAt: row.integer("expires_at"),
  };
}

function codeChallengeMethod(row: Row): CodeChallengeMethod | null {
  if (row.textOrNull("code_challenge_method") === null) return null;
  return row.oneOf("code_challenge_method", ["S256", "plain"] as const);
}

/** `prefix` stands before the names of the columns where the row is joined with another. */
export function grantFrom(row: Row, prefix = ""): GrantRecord {
  return {
    id: row.text(`${prefix}id`),
    clientId: row.text(`${prefix}client_id`),
    userId: row.text(`${prefix}user_id`),
    scopes: row.texts(`${prefix}scopes`),
    resource: row.text(`${prefix}resource`),
    createdAt: row.integer(`${prefix}created_at`),
    lastUsedAt: row.integerOrNull(`${prefix}last_used_at`),
    expiresAt: row.integer(`${prefix}expires_at`),
    revokedAt: row.integerOrNull(`${prefix}revoked_at`),
  };
}

/** A refresh token, joined with its grant. */
export function refreshTokenFrom(row: Row): RefreshTokenRecord {
  return {
    grantId: row.text("grant_id"),
    clientId: row.text("client_id"),
    userId: row.text("user_id"),
    scopes: row.texts("scopes"),
    resource: row.text("resource"),
    issuedAt: row.integer("issued_at"),
    expiresAt: row.integer("expires_at"),
    absoluteExpiresAt: row.integer("absolute_expires_at"),
    consumedAt: row.integerOrNull("consumed_at"),
  };
}

export function keyFrom(row: Row): KeyRecord {
  return {
    kid: row.text("kid"),
    alg: row.oneOf("alg", ["ES256", "RS256"]),
    privateSealed: row.bytes("private_sealed"),
    sealedBy: row.text("sealed_by"),
    publicJwk: row.text("public_jwk"),
    state: row.oneOf("state", ["next", "active", "retired"]),
    createdAt: row.integer("created_at"),
    notBefore: row.integer("not_before"),
    retiredAt: row.integerOrNull("retired_at"),
  };
}

/** A user, joined with the organisation. */
export function userFrom(row: Row): UserRecord {
  return { id: row.text("id"), name: row.text("name"), orgId: row.text("org_id"), orgName: row.text("org_name") };
}

/** An API key, joined with its user. */
export function apiKeyFrom(row: Row): ApiKeyRecord {
  return {
    keyHash: row.bytes("key_hash"),
    user: userFrom(row),
    configured: row.boolean("configured"),
    createdAt: row.integer("created_at"),
    revokedAt: row.integerOrNull("revoked_at"),
  };
}
