/**
 * The store: every method is one atomic step, never a read that a later write depends on. The steps of the protocol
 * itself are in protocol.ts.
 *
 * An implementation may run several methods in one commit, but answers only after the commit is durable. A rule that
 * belongs to OAuth and not to storage is passed in as a pure, synchronous function; the store runs it on the rows that
 * it has locked, once or, where a transaction must be begun again, more often. Methods throw StoreUnavailableError when
 * the database cannot be reached or written in time, StoreOutcomeUnknownError when it was lost during the commit, and
 * StoreUnusableError when waiting does not help.
 */
import type { ArchivedRow } from "./archive.ts";
import type { AuthorizationStore, CodeStore, RefreshTokenStore } from "./protocol.ts";
import type { ApiKeyRecord, ClientRecord, GrantRecord, GrantType, KeyRecord, UserRecord } from "./records.ts";

/** The database is locked, full, unreachable or closed. Nothing was written, and the request may be tried again. */
export class StoreUnavailableError extends Error {
  override name = "StoreUnavailableError";
}

/**
 * The database went away while it was to commit: all was written, or nothing was. The steps of protocol.ts
 * may be taken again as they were, and answer as if for the first time.
 */
export class StoreOutcomeUnknownError extends StoreUnavailableError {
  override name = "StoreOutcomeUnknownError";
}

/**
 * The database cannot be used before somebody has mended something: it is damaged, newer than this program, or not
 * there. The message is the end of a sentence that begins with the database's name.
 */
export class StoreUnusableError extends Error {
  override name = "StoreUnusableError";
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
  /** Newest first; without an organisation those of all. */
  listClients(orgId: string | undefined, filter: ClientFilter, page: PageRequest): Promise<Page<ClientRecord>>;
  insertClient(client: ClientRecord): Promise<void>;
  /** Inserts unless `cap` clients of open registration exist already, deleted ones that wait for `sweep` included. */
  registerClient(client: ClientRecord, cap: number): Promise<"registered" | "full">;
  /** Replaces a client of the organisation with what `revise` makes of it. */
  updateClient<Refusal>(update: ClientUpdate<Refusal>): Promise<ClientUpdateResult<Refusal>>;
  /**
   * Ends a client with its grants, codes and tokens. It is one small write however many there are: from then on none is
   * found, and `sweep` deletes them little by little. False when the organisation has no such client.
   */
  deleteClient(id: string, orgId: string, now: number): Promise<boolean>;
  /** Returns the client as it is from then on, so that it is seen what was verified; undefined when there is none. */
  setClientVerified(id: string, verified: boolean, now: number): Promise<ClientRecord | undefined>;
  /** Puts another secret in the place of a confidential client's. False where there is no such client. */
  setClientSecret(id: string, secretHash: Uint8Array, now: number): Promise<boolean>;
}

export interface LiveParties {
  readonly client: ClientRecord;
  /** Absent when none was asked for: the client acts for itself. */
  readonly grant: GrantRecord | undefined;
}

export type GrantOwner = { readonly clientId: string } | { readonly userId: string };

export interface GrantStore {
  /** A grant that is neither revoked nor expired at `now`. */
  findLiveGrant(id: string, now: number): Promise<GrantRecord | undefined>;
  /** A client and a live grant of it, in one read; undefined when either is not there. */
  findLiveParties(clientId: string, grantId: string | undefined, now: number): Promise<LiveParties | undefined>;
  listLiveGrants(userId: string, now: number, page: PageRequest): Promise<Page<GrantRecord>>;
  /** Revokes a live grant of the user and returns it as it was; undefined when there is none. */
  revokeGrant(id: string, userId: string, now: number): Promise<GrantRecord | undefined>;
  /** Revokes at most `limit` live grants of a client or of a user, and returns how many; fewer than that were the last. */
  revokeGrantsOf(owner: GrantOwner, now: number, limit: number): Promise<number>;
}

/** All signing keys, sealed under another key-encryption key. */
export interface Seals {
  readonly sealedBy: string;
  /** The sealed private keys, by `kid`. */
  readonly boxes: ReadonlyMap<string, Uint8Array>;
}

export interface KeyStore {
  /** All published keys: next, active and retired. */
  listKeys(): Promise<readonly KeyRecord[]>;
  /**
   * Inserts the key unless another stands in its state already (`next` and `active` each hold at most one), or those that
   * are there are sealed under another key-encryption key.
   */
  insertKey(key: KeyRecord): Promise<boolean>;
  /** Makes the next key active and the active one retired, once the next one's `notBefore` has come. */
  promoteNextKey(now: number): Promise<boolean>;
  /** Deletes keys that retired at or before the given time. */
  deleteRetiredKeys(retiredBefore: number): Promise<number>;
  /**
   * Deletes a key in any state, at once; if none is active then, `heir` is inserted, so that there is always one. False,
   * and nothing written, if there is no such key, or the heir is sealed otherwise than those that are there.
   */
  replaceKey(kid: string, heir: KeyRecord): Promise<boolean>;
  /** Puts these seals in the place of those of all keys. False, and nothing written, if the keys are others. */
  resealKeys(seals: Seals): Promise<boolean>;
}

export interface Account {
  readonly org: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string };
  /** An API key that the user gets with it. */
  readonly keyHash?: Uint8Array;
  readonly now: number;
}
export interface NewApiKey {
  readonly keyHash: Uint8Array;
  readonly userId: string;
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
  /** Makes the organisation and the user if they are absent, and the API key if one is given. */
  ensureAccount(account: Account): Promise<void>;
  /** False when there is no such user. */
  insertApiKey(key: NewApiKey): Promise<boolean>;
  /** Inserts the key unless there is one, or was one that is revoked now, and says whether it was inserted. */
  ensureFirstApiKey(key: NewApiKey): Promise<boolean>;
  /** Makes this the one key from the configuration, and ends the one before. False when this key has ended already. */
  configureApiKey(key: NewApiKey): Promise<boolean>;
  /** All keys, oldest first, revoked ones too. */
  listApiKeys(): Promise<readonly ApiKeyRecord[]>;
  findUserByApiKey(keyHash: Uint8Array): Promise<UserRecord | undefined>;
  findUser(id: string): Promise<UserRecord | undefined>;
  /** All users, oldest first. */
  listUsers(): Promise<readonly UserRecord[]>;
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

/** How often something happened in a window of time, which ends at `endsAt`. */
export interface EventCount {
  readonly keyHash: Uint8Array;
  readonly endsAt: number;
  readonly count: number;
}

export interface MaintenanceStore {
  /** Adds to what all servers have counted, and returns the totals in the order of what was added. */
  addEvents(events: readonly EventCount[]): Promise<readonly number[]>;
  /** How many write transactions this process has committed. */
  readonly commits: number;
  /** Writes down, late, when clients and grants were last used. Older times change nothing. */
  recordUse(use: Use): Promise<void>;
  /** Deletes a batch of rows that nothing can need any more, and returns how many rows it changed. */
  sweep(sweep: Sweep): Promise<number>;
  /** Resolves when the store could be written just now, or within the last second. */
  ping(): Promise<void>;
  /** Finishes what was accepted, then closes. */
  close(): Promise<void>;
}

export interface ArchiveStore {
  /** Everything, as it stood at one moment: each row after those that it refers to. Nothing else is asked meanwhile. */
  exportRows(): AsyncIterable<ArchivedRow>;
  /**
   * Fills a database on which no server has started, with all or nothing. `read` begins anew where the transaction has
   * to. "occupied", and nothing written, where there is an account or a key.
   */
  importRows(read: () => AsyncIterable<ArchivedRow>): Promise<"imported" | "occupied">;
}

export interface Store
  extends ClientStore,
    AuthorizationStore,
    CodeStore,
    RefreshTokenStore,
    GrantStore,
    KeyStore,
    AccountStore,
    ArchiveStore,
    MaintenanceStore {}
