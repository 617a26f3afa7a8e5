/** Signing keys in SQLite. Two partial unique indexes hold "at most one active, at most one next" for all processes. */
import { keyFrom } from "../from-row.ts";
import type { KeyRecord } from "../records.ts";
import type { Seals } from "../store.ts";
import type { Connection } from "./connection.ts";

export function listKeys(connection: Connection): KeyRecord[] {
  return connection.all("SELECT * FROM keys ORDER BY created_at, kid").map(keyFrom);
}

export function insertKey(connection: Connection, key: KeyRecord): boolean {
  if (isSealedOtherwise(connection, key)) return false;
  const inserted = connection.run(
    `INSERT INTO keys (kid, alg, private_sealed, sealed_by, public_jwk, state, created_at, not_before, retired_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    key.kid,
    key.alg,
    key.privateSealed,
    key.sealedBy,
    key.publicJwk,
    key.state,
    key.createdAt,
    key.notBefore,
    key.retiredAt,
  );
  return inserted === 1;
}

function isSealedOtherwise(connection: Connection, { sealedBy }: KeyRecord): boolean {
  return connection.get("SELECT 1 FROM keys WHERE sealed_by != ? LIMIT 1", sealedBy) !== undefined;
}

export function promoteNextKey(connection: Connection, now: number): boolean {
  const due = connection.get("SELECT kid FROM keys WHERE state = 'next' AND not_before <= ?", now);
  if (!due) return false;
  connection.run("UPDATE keys SET state = 'retired', retired_at = ? WHERE state = 'active'", now);
  return connection.run("UPDATE keys SET state = 'active' WHERE kid = ?", due.text("kid")) === 1;
}

export function deleteRetiredKeys(connection: Connection, retiredBefore: number): number {
  return connection.run("DELETE FROM keys WHERE state = 'retired' AND retired_at <= ?", retiredBefore);
}

export function replaceKey(connection: Connection, kid: string, heir: KeyRecord): boolean {
  if (isSealedOtherwise(connection, heir)) return false;
  const deleted = connection.run("DELETE FROM keys WHERE kid = ?", kid) > 0;
  if (deleted) insertKey(connection, heir);
  return deleted;
}

export function resealKeys(connection: Connection, { sealedBy, boxes }: Seals): boolean {
  const kids = connection.all("SELECT kid FROM keys").map((row) => row.text("kid"));
  if (kids.length !== boxes.size || !kids.every((kid) => boxes.has(kid))) return false;
  const reseal = "UPDATE keys SET private_sealed = ?, sealed_by = ? WHERE kid = ?";
  for (const [kid, box] of boxes) connection.run(reseal, box, sealedBy, kid);
  return true;
}
