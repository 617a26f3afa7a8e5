/**
 * What the store keeps, as the rest of the server sees it. Times are milliseconds since the epoch, ids are UUID text,
 * and every secret is a hash (see secrets.ts). Nothing here is live: a record is what stood there when it was read.
 */

export type GrantType = "authorization_code" | "client_credentials" | "refresh_token";
export type ClientType = "confidential" | "public";

/** A registered client (RFC 6749 §2, RFC 7591 §2). Its id is its `client_id`. */
export interface ClientRecord {
  readonly id: string;
  /** Null for a public client. */
  readonly secretHash: Uint8Array | null;
  /** When the secret stops working; null means never. */
  readonly secretExpiresAt: number | null;
  readonly clientType: ClientType;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly grantTypes: readonly GrantType[];
  readonly scopes: readonly string[];
  readonly requirePkce: boolean;
  readonly verified: boolean;
  /** Whether an account made it, or open dynamic registration (RFC 7591 §3). */
  readonly origin: "api" | "registration";
  readonly orgId: string;
  readonly userId: string;
  readonly logoUri: string | null;
  readonly tosUri: string | null;
  readonly policyUri: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Written behind by the janitor, so it may lag by a minute. */
  readonly lastUsedAt: number | null;
}

export type CodeChallengeMethod = "S256" | "plain";

/** What the client asked for, validated, and what the code and the grant will carry. */
export interface AuthorizationTerms {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly resource: string;
  readonly codeChallenge: string | null;
  readonly codeChallengeMethod: CodeChallengeMethod | null;
}

/** An authorization request that waits for the user's decision. */
export interface AuthorizationRecord extends AuthorizationTerms {
  readonly consentHash: Uint8Array;
  readonly state: string | null;
  /** The first user who opened it; nobody else may decide. */
  readonly userId: string | null;
  readonly expiresAt: number;
}

/** An authorization code (RFC 6749 §1.3.1). */
export interface CodeRecord extends AuthorizationTerms {
  readonly grantId: string;
  readonly userId: string;
  readonly expiresAt: number;
}

/** What a user has granted to a client. Every token of the grant is alive only while the grant is. */
export interface GrantRecord {
  readonly id: string;
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly resource: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  /** When the last token of the grant expires, if none is issued until then. */
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

export interface RefreshTokenRecord {
  readonly grantId: string;
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly resource: string;
  readonly issuedAt: number;
  /** Idle expiry; rotation moves it. */
  readonly expiresAt: number;
  /** The end of the family; rotation never moves it. */
  readonly absoluteExpiresAt: number;
  readonly consumedAt: number | null;
}

export type KeyState = "next" | "active" | "retired";

/** A signing key. Its public half is a JWK (RFC 7517); its private half is sealed (see key-sealing.ts). */
export interface KeyRecord {
  readonly kid: string;
  readonly alg: "ES256" | "RS256";
  readonly privateSealed: Uint8Array;
  /** Names the key-encryption key that it is sealed under. */
  readonly sealedBy: string;
  readonly publicJwk: string;
  readonly state: KeyState;
  readonly createdAt: number;
  /** A key that is next may sign from here on. */
  readonly notBefore: number;
  readonly retiredAt: number | null;
}

/** A user with the organisation to which the user belongs. */
export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly orgId: string;
  readonly orgName: string;
}

/** An API key, of which nobody knows more than the hash. */
export interface ApiKeyRecord {
  readonly keyHash: Uint8Array;
  readonly user: UserRecord;
  /** Whether it came from the configuration, and goes with it. */
  readonly configured: boolean;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}
