/**
 * The store in PostgreSQL, for as many servers as there are: what they share is there, and nowhere else. Writes are
 * transactions, which lock the rows that they decide on; codes and refresh tokens share them with those that come at the
 * same time. Reads are single statements and wait for no lock.
 */
import { decideRedemption, decideRotation } from "./decisions.ts";
import * as accounts from "./postgres/accounts.ts";
import * as archive from "./postgres/archive.ts";
import * as authorizations from "./postgres/authorizations.ts";
import * as clients from "./postgres/clients.ts";
import * as codes from "./postgres/codes.ts";
import { Database, type DatabaseOptions } from "./postgres/database.ts";
import * as grants from "./postgres/grants.ts";
import * as keys from "./postgres/keys.ts";
import * as maintenance from "./postgres/maintenance.ts";
import * as refreshTokens from "./postgres/refresh-tokens.ts";
import { StepQueue } from "./postgres/step-queue.ts";
import type { ClientRecord } from "./records.ts";
import { type Store, StoreUnavailableError } from "./store.ts";

/** How long a write has shown that the store can be written, in milliseconds. */
const PROBE_MS = 1_000;

/**
 * Connects, and migrates an empty or older database.
 * @throws StoreUnusableError if the database cannot be used.
 */
export async function openPostgresStore(url: string, options: DatabaseOptions): Promise<Store> {
  return postgresStore(await Database.open(url, options));
}

function postgresStore(database: Database): Store {
  const redemptions = new StepQueue<codes.RedemptionStep>((steps, locking) =>
    database.write((db) => codes.redeemCodes(db, steps, locking)),
  );
  const rotations = new StepQueue<refreshTokens.RotationStep>((steps, locking) =>
    database.write((db) => refreshTokens.rotateRefreshTokens(db, steps, locking)),
  );
  const clientReads = new StepQueue<clients.ClientRead>((reads) =>
    database.read((db) => clients.findClients(db, reads)),
  );
  const partiesReads = new StepQueue<grants.PartiesRead>((reads) =>
    database.read((db) => grants.findLiveParties(db, reads)),
  );
  const findClient = (id: string): Promise<ClientRecord | undefined> => clientReads.add((tell) => ({ id, tell }));
  let closed = false;
  let probedAt = Number.NEGATIVE_INFINITY;

  return {
    get commits() {
      return database.commits;
    },
    findClient,
    listClients: (orgId, filter, page) => database.read((db) => clients.listClients(db, orgId, filter, page)),
    insertClient: (client) => database.write((db) => clients.insertClient(db, client)),
    registerClient: (client, cap) => database.write((db) => clients.registerClient(db, client, cap)),
    updateClient: (update) => database.write((db) => clients.updateClient(db, update)),
    deleteClient: (id, orgId, now) => database.write((db) => clients.deleteClient(db, id, orgId, now)),
    setClientVerified: (id, verified, now) => database.write((db) => clients.setClientVerified(db, id, verified, now)),
    setClientSecret: (id, secretHash, now) => database.write((db) => clients.setClientSecret(db, id, secretHash, now)),

    insertAuthorization: (record) => database.write((db) => authorizations.insertAuthorization(db, record)),
    findAuthorization: (hash, now) => database.read((db) => authorizations.findAuthorization(db, hash, now)),
    openAuthorization: (opening) => database.write((db) => authorizations.openAuthorization(db, opening)),
    consumeConsent: (decision) => database.write((db) => authorizations.consumeConsent(db, decision)),

    redeemCode: (redemption) =>
      redemptions.add((keep) => ({
        ...redemption,
        row: nameOf(redemption.codeHash),
        decide: (row, client) => keep(decideRedemption(row, client, redemption)),
      })),

    rotateRefresh: (rotation) =>
      rotations.add((keep) => ({
        ...rotation,
        row: nameOf(rotation.tokenHash),
        decide: (row, client, successor) => keep(decideRotation(row, client, successor, rotation)),
      })),
    findLiveRefreshToken: (hash, now) => database.read((db) => refreshTokens.findLiveRefreshToken(db, hash, now)),

    findLiveGrant: (id, now) => database.read((db) => grants.findLiveGrant(db, id, now)),
    async findLiveParties(clientId, grantId, now) {
      if (grantId !== undefined) return partiesReads.add((tell) => ({ clientId, grantId, now, tell }));
      const client = await findClient(clientId);
      return client && { client, grant: undefined };
    },
    listLiveGrants: (userId, now, page) => database.read((db) => grants.listLiveGrants(db, userId, now, page)),
    revokeGrant: (id, userId, now) => database.write((db) => grants.revokeGrant(db, id, userId, now)),
    revokeGrantsOf: (owner, now, limit) => database.write((db) => grants.revokeGrantsOf(db, owner, now, limit)),

    listKeys: () => database.read(keys.listKeys),
    insertKey: (key) => database.write((db) => keys.insertKey(db, key)),
    promoteNextKey: (now) => database.write((db) => keys.promoteNextKey(db, now)),
    deleteRetiredKeys: (before) => database.write((db) => keys.deleteRetiredKeys(db, before)),
    replaceKey: (kid, heir) => database.write((db) => keys.replaceKey(db, kid, heir)),
    resealKeys: (seals) => database.write((db) => keys.resealKeys(db, seals)),

    ensureAccount: (account) => database.write((db) => accounts.ensureAccount(db, account)),
    insertApiKey: (key) => database.write((db) => accounts.insertApiKey(db, key)),
    ensureFirstApiKey: (key) => database.write((db) => accounts.ensureFirstApiKey(db, key)),
    configureApiKey: (key) => database.write((db) => accounts.configureApiKey(db, key)),
    listApiKeys: () => database.read(accounts.listApiKeys),
    findUserByApiKey: (hash) => database.read((db) => accounts.findUserByApiKey(db, hash)),
    findUser: (id) => database.read((db) => accounts.findUser(db, id)),
    listUsers: () => database.read(accounts.listUsers),
    revokeApiKey: (hash, now) => database.write((db) => accounts.revokeApiKey(db, hash, now)),
    insertSession: (session) => database.write((db) => accounts.insertSession(db, session)),
    findSessionUser: (hash, now) => database.read((db) => accounts.findSessionUser(db, hash, now)),
    deleteSession: (hash) => database.write((db) => accounts.deleteSession(db, hash)),

    exportRows: () => database.stream(archive.exportRows),
    importRows: (rows) => database.write((db) => archive.importRows(db, rows)),

    addEvents: (events) => database.write((db) => maintenance.addEvents(db, events)),
    recordUse: (use) => database.write((db) => maintenance.recordUse(db, use)),
    sweep: (sweep) => database.write((db) => maintenance.sweep(db, sweep)),
    async ping() {
      if (closed) throw new StoreUnavailableError("the store is closed");
      if (performance.now() - probedAt < PROBE_MS) return;
      await database.write(maintenance.probe);
      probedAt = performance.now();
    },
    async close() {
      closed = true;
      await Promise.all([redemptions, rotations, clientReads, partiesReads].map((queue) => queue.close()));
      await database.close();
    },
  };
}

/** A hash as a key of maps. */
function nameOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString("base64url");
}
