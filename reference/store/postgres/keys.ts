/** Signing keys in PostgreSQL. They change seldom, and one server after the other; reading them waits for nobody. */
import { keyFrom } from "../from-row.ts";
import type { KeyRecord } from "../records.ts";
import type { Seals } from "../store.ts";
import type { Session } from "./session.ts";

const COLUMNS = "kid, alg, private_sealed, sealed_by, public_jwk, state, created_at, not_before, retired_at";
const LOCK = "LOCK TABLE keys IN SHARE ROW EXCLUSIVE MODE";

export async function listKeys(session: Session): Promise<KeyRecord[]> {
  return (await session.all(`SELECT ${COLUMNS} FROM keys ORDER BY created_at, kid`)).map(keyFrom);
}

export async function insertKey(session: Session, key: KeyRecord): Promise<boolean> {
  await session.run(LOCK);
  if (await isSealedOtherwise(session, key)) return false;
  const inserted = await session.run(
    `INSERT INTO keys (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
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

async function isSealedOtherwise(session: Session, { sealedBy }: KeyRecord): Promise<boolean> {
  return (await session.get("SELECT kid FROM keys WHERE sealed_by <> $1 LIMIT 1", sealedBy)) !== undefined;
}

export async function promoteNextKey(session: Session, now: number): Promise<boolean> {
  const due = "SELECT kid FROM keys WHERE state = 'next' AND not_before <= $1";
  if (!(await session.get(due, now))) return false;
  await session.run(LOCK);
  // Another server may have done it in the meantime.
  const next = await session.get(due, now);
  if (!next) return false;
  await session.run("UPDATE keys SET state = 'retired', retired_at = $1 WHERE state = 'active'", now);
  return (await session.run("UPDATE keys SET state = 'active' WHERE kid = $1", next.text("kid"))) === 1;
}

export async function deleteRetiredKeys(session: Session, retiredBefore: number): Promise<number> {
  return session.run("DELETE FROM keys WHERE state = 'retired' AND retired_at <= $1", retiredBefore);
}

export async function replaceKey(session: Session, kid: string, heir: KeyRecord): Promise<boolean> {
  await session.run(LOCK);
  if (await isSealedOtherwise(session, heir)) return false;
  const deleted = (await session.run("DELETE FROM keys WHERE kid = $1", kid)) > 0;
  if (deleted) await insertKey(session, heir);
  return deleted;
}

export async function resealKeys(session: Session, { sealedBy, boxes }: Seals): Promise<boolean> {
  await session.run(LOCK);
  const kids = (await session.all("SELECT kid FROM keys")).map((row) => row.text("kid"));
  if (kids.length !== boxes.size || !kids.every((kid) => boxes.has(kid))) return false;
  const reseal = "UPDATE keys SET private_sealed = $1, sealed_by = $2 WHERE kid = $3";
  for (const [kid, box] of boxes) await session.run(reseal, box, sealedBy, kid);
  return true;
}
