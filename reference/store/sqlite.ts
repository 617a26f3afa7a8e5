/**
 * The store in one SQLite file (`node:sqlite`), for one machine. Several processes may share the file.
 *
 * Reads go straight to the connection; they cannot see a half-done write, because a write transaction runs to its
 * commit without yielding. Writes go through the queue, which makes one commit of all that wait.
 */

import { endOfTurn } from "./end-of-turn.ts";
import * as accounts from "./sqlite/accounts.ts";
import * as archive from "./sqlite/archive.ts";
import * as authorizations from "./sqlite/authorizations.ts";
import * as clients from "./sqlite/clients.ts";
import * as codes from "./sqlite/codes.ts";
import { Connection, type ConnectionOptions } from "./sqlite/connection.ts";
import { storeFailure } from "./sqlite/failure.ts";
import * as grants from "./sqlite/grants.ts";
import * as keys from "./sqlite/keys.ts";
import * as maintenance from "./sqlite/maintenance.ts";
import { patiently } from "./sqlite/patience.ts";
import * as refreshTokens from "./sqlite/refresh-tokens.ts";
import { WriteQueue } from "./sqlite/write-queue.ts";
import { type Store, StoreUnavailableError } from "./store.ts";

/** How long a write has shown that the store can be written, in milliseconds. */
const PROBE_MS = 1_000;

/** Opens (and creates, and migrates) the database at `path`, or a private one for `:memory:`. */
export function openSqliteStore(path: string, options?: ConnectionOptions): Store {
  return sqliteStore(new Connection(path, options));
}

/** The store on a connection, which it closes in the end. */
export function sqliteStore(connection: Connection): Store {
  const queue = new WriteQueue(connection);
  let closed = false;
  let probedAt = Number.NEGATIVE_INFINITY;

  const read = async <Result>(work: (connection: Connection) => Result): Promise<Result> => {
    if (closed) throw new StoreUnavailableError("the store is closed");
    await endOfTurn();
    try {
      return await patiently(() => work(connection));
    } catch (error) {
      throw storeFailure(error);
    }
  };

  return {
    get commits() {
      return queue.commits;
    },
    findClient: (id) => read((db) => clients.findClient(db, id)),
    listClients: (orgId, filter, page) => read((db) => clients.listClients(db, orgId, filter, page)),
    insertClient: (client) => queue.write((db) => clients.insertClient(db, client)),
    registerClient: (client, cap) => queue.write((db) => clients.registerClient(db, client, cap)),
    updateClient: (update) => queue.write((db) => clients.updateClient(db, update)),
    deleteClient: (id, orgId, now) => queue.write((db) => clients.deleteClient(db, id, orgId, now)),
    setClientVerified: (id, verified, now) => queue.write((db) => clients.setClientVerified(db, id, verified, now)),
    setClientSecret: (id, secretHash, now) => queue.write((db) => clients.setClientSecret(db, id, secretHash, now)),

    insertAuthorization: (record) => queue.write((db) => authorizations.insertAuthorization(db, record)),
    findAuthorization: (hash, now) => read((db) => authorizations.findAuthorization(db, hash, now)),
    openAuthorization: (open) => queue.write((db) => authorizations.openAuthorization(db, open)),
    consumeConsent: (decision) => queue.write((db) => authorizations.consumeConsent(db, decision)),

    redeemCode: (redemption) => queue.write((db) => codes.redeemCode(db, redemption)),

    rotateRefresh: (rotation) => queue.write((db) => refreshTokens.rotateRefresh(db, rotation)),
    findLiveRefreshToken: (hash, now) => read((db) => refreshTokens.findLiveRefreshToken(db, hash, now)),

    findLiveGrant: (id, now) => read((db) => grants.findLiveGrant(db, id, now)),
    findLiveParties: (clientId, grantId, now) => read((db) => grants.findLiveParties(db, clientId, grantId, now)),
    listLiveGrants: (userId, now, page) => read((db) => grants.listLiveGrants(db, userId, now, page)),
    revokeGrant: (id, userId, now) => queue.write((db) => grants.revokeGrant(db, id, userId, now)),
    revokeGrantsOf: (owner, now, limit) => queue.write((db) => grants.revokeGrantsOf(db, owner, now, limit)),

    listKeys: () => read(keys.listKeys),
    insertKey: (key) => queue.write((db) => keys.insertKey(db, key)),
    promoteNextKey: (now) => queue.write((db) => keys.promoteNextKey(db, now)),
    deleteRetiredKeys: (before) => queue.write((db) => keys.deleteRetiredKeys(db, before)),
    replaceKey: (kid, heir) => queue.write((db) => keys.replaceKey(db, kid, heir)),
    resealKeys: (seals) => queue.write((db) => keys.resealKeys(db, seals)),

    ensureAccount: (account) => queue.write((db) => accounts.ensureAccount(db, account)),
    insertApiKey: (key) => queue.write((db) => accounts.insertApiKey(db, key)),
    ensureFirstApiKey: (key) => queue.write((db) => accounts.ensureFirstApiKey(db, key)),
    configureApiKey: (key) => queue.write((db) => accounts.configureApiKey(db, key)),
    listApiKeys: () => read(accounts.listApiKeys),
    findUserByApiKey: (hash) => read((db) => accounts.findUserByApiKey(db, hash)),
    findUser: (id) => read((db) => accounts.findUser(db, id)),
    listUsers: () => read(accounts.listUsers),
    revokeApiKey: (hash, now) => queue.write((db) => accounts.revokeApiKey(db, hash, now)),
    insertSession: (session) => queue.write((db) => accounts.insertSession(db, session)),
    findSessionUser: (hash, now) => read((db) => accounts.findSessionUser(db, hash, now)),
    deleteSession: (hash) => queue.write((db) => accounts.deleteSession(db, hash)),

    exportRows: () => archive.exportRows(connection),
    importRows: (rows) => archive.importRows(connection, rows),

    addEvents: (events) => queue.write((db) => maintenance.addEvents(db, events)),
    recordUse: (use) => queue.write((db) => maintenance.recordUse(db, use)),
    sweep: (sweep) => queue.write((db) => maintenance.sweep(db, sweep)),
    async ping() {
      if (!closed && performance.now() - probedAt < PROBE_MS) return;
      await queue.write(maintenance.probe);
      probedAt = performance.now();
    },
    async close() {
      if (closed) return;
      closed = true;
      await endOfTurn();
      await queue.close();
      await connection.close();
    },
  };
}
