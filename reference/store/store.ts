/**
 * The store: every method is one atomic step of the protocol, never a read that a later write depends on.
 *
 * An implementation may run several methods in one commit, but answers only after the commit is durable. A rule that
 * belongs to OAuth and not to storage is passed in as a pure, synchronous `judge`; the store runs it on the row that it
 * has locked. Methods throw StoreUnavailableError when the database cannot be reached or written in time.
 */
import type {
  AuthorizationRecord,
  ClientRecord,
  CodeRecord,
  GrantRecord,
  GrantType,
  KeyRecord,
  RefreshTokenRecord,
  UserRecord,
} from "./records.ts";

/** The database is locked, full, unreachable or closed. Nothing was written, and the request may be tried again. */
export class StoreUnavailableError extends Error {
  override name = "StoreUnavailableError";
}

/** A page of a list: `offset` items are skipped, at most `limit` are returned, `total` counts them all. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
}
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** All given filters must hold. `nameContains` is a literal substring. */
export interface ClientFilter {
  readonly id?: string;
  readonly name?: string;
  readonly nameContains?: string;
  readonly clientType?: "confidential" | "public";
  readonly verified?: boolean;
  readonly grantType?: GrantType;
}

export interface ClientUpdate<Refusal> {
  readonly id: string;
  readonly orgId: string;
  readonly revise: (current: ClientRecord) => { readonly client: ClientRecord } | { readonly refusal: Refusal };
}
export type ClientUpdateResult<Refusal> =
  | { readonly outcome: "updated"; readonly client: ClientRecord }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  | { readonly outcome: "absent" };

export interface ClientStore {
  findClient(id: string): Promise<ClientRecord | undefined>;
  listClients(orgId: string, filter: ClientFilter, page: PageRequest): Promise<Page<ClientRecord>>;
  insertClient(client: ClientRecord): Promise<void>;
  /** Inserts unless `cap` clients of open registration exist already. */
  registerClient(client: ClientRecord, cap: number): Promise<"registered" | "full">;
  /** Replaces a client of the organisation with what `revise` makes of it. */
  updateClient<Refusal>(update: ClientUpdate<Refusal>): Promise<ClientUpdateResult<Refusal>>;
  /** Deletes a client with its grants, codes and tokens. False when the organisation has no such client. */
  deleteClient(id: string, orgId: string): Promise<boolean>;
  setClientVerified(id: string, verified: boolean, now: number): Promise<boolean>;
}

export interface ConsentOpening {
  readonly consentHash: Uint8Array;
  readonly userId: string;
  readonly now: number;
}
export interface OpenedConsent {
  readonly authorization: AuthorizationRecord;
  readonly client: ClientRecord;
}
export interface ConsentDecision extends ConsentOpening {
  /** What an approval creates; absent for a denial. */
  readonly approve?: { readonly grantId: string; readonly codeHash: Uint8Array; readonly codeExpiresAt: number };
  /** Whether the client, as it stands now, may still have what the authorization holds. */
  readonly judge: (authorization: AuthorizationRecord, client: ClientRecord) => boolean;
}

export interface AuthorizationStore {
  insertAuthorization(authorization: AuthorizationRecord): Promise<void>;
  /** Reads an undecided authorization and binds it to the user, if no other user has opened it. Consumes nothing. */
  openAuthorization(opening: ConsentOpening): Promise<OpenedConsent | undefined>;
  /** Decides once. Undefined, and nothing written, when there is nothing to decide for this user or `judge` says no. */
  consumeConsent(decision: ConsentDecision): Promise<AuthorizationRecord | undefined>;
}

export interface CodeRedemption<Refusal> {
  readonly codeHash: Uint8Array;
  readonly clientId: string;
  readonly now: number;
  /** So many refusals by `judge` spend the code. */
  readonly attemptLimit: number;
  readonly accessExpiresAt: number;
  /** The refresh token to create, if the client may have one. */
  readonly refresh?: {
    readonly tokenHash: Uint8Array;
    readonly expiresAt: number;
    readonly absoluteExpiresAt: number;
  };
  /** All checks of the request against the code. */
  readonly judge: (code: CodeRecord) => Refusal | undefined;
}
export type CodeRedemptionResult<Refusal> =
  | { readonly outcome: "redeemed"; readonly code: CodeRecord }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  /** Unknown, expired, another client's, or of a revoked grant. */
  | { readonly outcome: "invalid" }
  /** Redeemed before; the grant is revoked now. */
  | { readonly outcome: "replayed" };

export interface CodeStore {
  /**
   * Redeems a code once (RFC 6749 §4.1.2). A refusal consumes nothing until the attempt limit. A second redemption that
   * `judge` finds right revokes the grant.
   */
  redeemCode<Refusal>(redemption: CodeRedemption<Refusal>): Promise<CodeRedemptionResult<Refusal>>;
}

export interface RefreshRotation<Refusal> {
  readonly tokenHash: Uint8Array;
  readonly clientId: string;
  readonly now: number;
  /** How long after its use a token may be presented again for the same successor; 0 turns that off. */
  readonly graceMs: number;
  readonly idleMs: number;
  readonly accessExpiresAt: number;
  readonly successorHash: Uint8Array;
  readonly successorSealed: Uint8Array;
  /** All checks of the request against the token. */
  readonly judge: (token: RefreshTokenRecord) => Refusal | undefined;
}
export type RefreshRotationResult<Refusal> =
  | { readonly outcome: "rotated"; readonly token: RefreshTokenRecord }
  /** Within the grace, and the successor is unused: the successor of the first answer, to give again. */
  | { readonly outcome: "repeated"; readonly token: RefreshTokenRecord; readonly successorSealed: Uint8Array }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  /** Unknown, expired, another client's, or of a revoked grant. */
  | { readonly outcome: "invalid" }
  /** Used before; the grant is revoked now. */
  | { readonly outcome: "reused" };

export interface RefreshTokenStore {
  /** Rotates a refresh token once (RFC 9700 §4.14.2). A refusal by `judge` consumes nothing. */
  rotateRefresh<Refusal>(rotation: RefreshRotation<Refusal>): Promise<RefreshRotationResult<Refusal>>;
  /** A refresh token that would still be accepted at `now`. */
  findLiveRefreshToken(tokenHash: Uint8Array, now: number): Promise<RefreshTokenRecord | undefined>;
}

export interface GrantStore {
  /** A grant that is neither revoked nor expired at `now`. */
  findLiveGrant(id: string, now: number): Promise<GrantRecord | undefined>;
  listLiveGrants(userId: string, now: number, page: PageRequest): Promise<Page<GrantRecord>>;
  /** Revokes a live grant of the user and returns it as it was; undefined when there is none. */
  revokeGrant(id: string, userId: string, now: number): Promise<GrantRecord | undefined>;
}

export interface KeyStore {
  /** All published keys: next, active and retired. */
  listKeys(): Promise<readonly KeyRecord[]>;
  /** Inserts the key unless another stands in its state already; `next` and `active` each hold at most one. */
  insertKey(key: KeyRecord): Promise<boolean>;
  /** Makes the next key active and the active one retired, once the next one's `notBefore` has come. */
  promoteNextKey(now: number): Promise<boolean>;
  /** Deletes keys that retired at or before the given time. */
  deleteRetiredKeys(retiredBefore: number): Promise<number>;
  /** Deletes a key in any state, at once. */
  deleteKey(kid: string): Promise<boolean>;
}

export interface Account {
  readonly org: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string };
  readonly apiKeyHash?: Uint8Array;
  readonly now: number;
}
export interface NewSession {
  readonly sessionHash: Uint8Array;
  /** The API key that opened it; the session ends with the key. */
  readonly keyHash: Uint8Array;
  readonly now: number;
  readonly expiresAt: number;
}

export interface AccountStore {
  /** Makes the organisation and the user if they are absent, and the API key if no key has its hash. */
  ensureAccount(account: Account): Promise<void>;
  hasApiKeys(): Promise<boolean>;
  findUserByApiKey(keyHash: Uint8Array): Promise<UserRecord | undefined>;
  findUser(id: string): Promise<UserRecord | undefined>;
  /** Ends the key and the sessions that were opened with it. */
  revokeApiKey(keyHash: Uint8Array, now: number): Promise<boolean>;
  insertSession(session: NewSession): Promise<void>;
  findSessionUser(sessionHash: Uint8Array, now: number): Promise<UserRecord | undefined>;
  deleteSession(sessionHash: Uint8Array): Promise<void>;
}

/** When clients and grants were last used, by id. */
export interface Use {
  readonly clients: ReadonlyMap<string, number>;
  readonly grants: ReadonlyMap<string, number>;
}
export interface Sweep {
  readonly now: number;
  /** About how many rows of each kind one call may delete. */
  readonly limit: number;
  /** Age at which the sealed successor of a used refresh token is erased. */
  readonly graceMs: number;
  /** Age at which a registered client that was never used is deleted. */
  readonly unusedClientMs: number;
  /** Time since its last use after which a registered client without live grants is deleted. */
  readonly idleClientMs: number;
}

export interface MaintenanceStore {
  /** Writes down, late, when clients and grants were last used. Older times change nothing. */
  recordUse(use: Use): Promise<void>;
  /** Deletes a batch of rows that nothing can need any more, and returns how many rows it changed. */
  sweep(sweep: Sweep): Promise<number>;
  /** Resolves when a write transaction can be committed. */
  ping(): Promise<void>;
  /** Finishes what was accepted, then closes. */
  close(): Promise<void>;
}

export interface Store
  extends ClientStore,
    AuthorizationStore,
    CodeStore,
    RefreshTokenStore,
    GrantStore,
    KeyStore,
    AccountStore,
    MaintenanceStore {}
