/**
 * Refresh tokens in PostgreSQL, as many in a transaction as wait. Tokens and grants are locked while it is decided what
 * becomes of them.
 */
import { refreshTokenFrom } from "../from-row.ts";
import {
  type NewRefreshToken,
  type RefreshRotation,
  type RefreshRotationResult,
  USE_RESOLUTION_MS,
} from "../protocol.ts";
import type { ClientRecord, RefreshTokenRecord } from "../records.ts";
import type { Row } from "../row.ts";
import { findAndHoldClients } from "./clients.ts";
import { revokeGrants } from "./grants.ts";
import type { Session } from "./session.ts";
import type { Locking, Step } from "./step-queue.ts";

export interface RotationStep extends Step, Omit<RefreshRotation<unknown, unknown>, "judge"> {
  readonly decide: (
    row: Row | undefined,
    client: ClientRecord | undefined,
    successor: Row | undefined,
  ) => RefreshRotationResult<unknown, unknown>;
}

const COLUMNS = `r.grant_id, r.issued_at, r.expires_at, r.absolute_expires_at, r.consumed_at, r.successor_hash,
  g.client_id, g.user_id, g.scopes, g.resource, g.revoked_at`;

const LOCK = `SELECT asked.place, ${COLUMNS}
  FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (token_hash, place)
  JOIN refresh_tokens r ON r.token_hash = asked.token_hash JOIN grants g ON g.id = r.grant_id FOR UPDATE OF r, g`;

export async function rotateRefreshTokens(
  session: Session,
  steps: readonly RotationStep[],
  locking: Locking,
): Promise<ReadonlySet<RotationStep>> {
  const [rows, clients] = await Promise.all([
    session.all(
      `${LOCK} ${locking}`,
      steps.map(({ tokenHash }) => tokenHash),
    ),
    findAndHoldClients(
      session,
      steps.map(({ clientId }) => clientId),
      locking,
    ),
  ]);
  const rowOf = new Map(rows.map((row) => [steps[row.integer("place") - 1], row]));
  const successors = await successorsOf(session, rows);
  const taken = new Set<RotationStep>();
  const reused: { readonly grantId: string; readonly now: number }[] = [];
  const used: GrantUse[] = [];
  const rotated: Rotated[] = [];
  for (const step of steps) {
    const row = rowOf.get(step);
    const client = clients.get(step.clientId);
    if (locking === "SKIP LOCKED" && !(row && client)) continue;
    taken.add(step);
    const decided = step.decide(row, client, row && successors.get(row));
    if (decided.outcome === "reused" && row) reused.push({ grantId: row.text("grant_id"), now: step.now });
    if (decided.outcome === "repeated") used.push({ grantId: decided.token.grantId, step, expiresAt: 0 });
    if (decided.outcome !== "rotated") continue;
    const { grantId, absoluteExpiresAt } = decided.token;
    const expiresAt = Math.min(step.now + step.idleMs, absoluteExpiresAt);
    used.push({ grantId, step, expiresAt });
    rotated.push({ step, grantId, expiresAt, absoluteExpiresAt });
  }
  if (reused.length > 0) revokeGrants(session, reused);
  if (rotated.length > 0) replace(session, rotated);
  if (used.length > 0) extendGrants(session, used);
  return taken;
}

/**
 * Asked after the locks are held, in a statement of its own: a statement that has waited for a lock sees of the rows
 * that it has not locked what stood there before.
 */
async function successorsOf(session: Session, rows: readonly Row[]): Promise<ReadonlyMap<Row | undefined, Row>> {
  const used = rows.filter((row) => row.bytesOrNull("successor_hash") !== null);
  if (used.length === 0) return new Map();
  const successors = await session.all(
    `SELECT asked.place, s.issued_at, s.consumed_at, s.request, s.sealed
     FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (token_hash, place)
     JOIN refresh_tokens s ON s.token_hash = asked.token_hash`,
    used.map((row) => row.bytes("successor_hash")),
  );
  return new Map(successors.map((successor) => [used[successor.integer("place") - 1], successor]));
}

interface Rotated {
  readonly step: RotationStep;
  readonly grantId: string;
  readonly expiresAt: number;
  readonly absoluteExpiresAt: number;
}

function replace(session: Session, rotated: readonly Rotated[]): void {
  session.send(
    // What its predecessor would find this token by has had its use.
    `UPDATE refresh_tokens SET consumed_at = used.at, successor_hash = used.successor_hash, sealed = NULL
     FROM unnest($1::bytea[], $2::bigint[], $3::bytea[]) AS used (token_hash, at, successor_hash)
     WHERE refresh_tokens.token_hash = used.token_hash`,
    rotated.map(({ step }) => step.tokenHash),
    rotated.map(({ step }) => step.now),
    rotated.map(({ step }) => step.successorHash),
  );
  const successors = rotated.map(({ step, ...rest }) => ({
    ...rest,
    tokenHash: step.successorHash,
    issuedAt: step.now,
    request: step.request,
    // Without a grace nobody will ever be given the successor again, so it is not kept at all.
    sealed: step.graceMs > 0 ? step.successorSealed : null,
  }));
  insertRefreshTokens(session, successors);
}

interface InsertedRefreshToken extends NewRefreshToken {
  readonly grantId: string;
  readonly issuedAt: number;
  /** What the rotation was asked for, and how its answer is found again; absent for the first token of a family. */
  readonly request?: string;
  readonly sealed?: Uint8Array | null;
}

/** Inserts tokens, but for those that the same step has inserted before. */
export function insertRefreshTokens(session: Session, tokens: readonly InsertedRefreshToken[]): void {
  session.send(
    `INSERT INTO refresh_tokens (token_hash, grant_id, issued_at, expires_at, absolute_expires_at, request, sealed)
     SELECT * FROM unnest($1::bytea[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::bytea[])
     ON CONFLICT DO NOTHING`,
    tokens.map(({ tokenHash }) => tokenHash),
    tokens.map(({ grantId }) => grantId),
    tokens.map(({ issuedAt }) => issuedAt),
    tokens.map(({ expiresAt }) => expiresAt),
    tokens.map(({ absoluteExpiresAt }) => absoluteExpiresAt),
    tokens.map(({ request }) => request ?? null),
    tokens.map(({ sealed }) => sealed ?? null),
  );
}

interface GrantUse {
  readonly grantId: string;
  readonly step: RotationStep;
  /** When the refresh token expires that the step has given; 0 where it gave none that is new. */
  readonly expiresAt: number;
}

/** A grant may be there several times, by the tokens of one family. */
function extendGrants(session: Session, uses: readonly GrantUse[]): void {
  session.send(
    `UPDATE grants SET expires_at = greatest(grants.expires_at, used.expires_at),
       last_used_at = CASE WHEN last_used_at IS NULL OR last_used_at <= used.at - $4::bigint THEN used.at
         ELSE last_used_at END
     FROM (SELECT id, max(at) AS at, max(expires_at) AS expires_at
       FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS each (id, at, expires_at) GROUP BY id) AS used
     WHERE grants.id = used.id COLLATE "C"`,
    uses.map(({ grantId }) => grantId),
    uses.map(({ step }) => step.now),
    uses.map(({ step, expiresAt }) => Math.max(step.accessExpiresAt, expiresAt)),
    USE_RESOLUTION_MS,
  );
}

export async function findLiveRefreshToken(
  session: Session,
  tokenHash: Uint8Array,
  now: number,
): Promise<RefreshTokenRecord | undefined> {
  const row = await session.get(
    `SELECT ${COLUMNS} FROM refresh_tokens r JOIN grants g ON g.id = r.grant_id WHERE r.token_hash = $1
     AND g.revoked_at IS NULL AND r.consumed_at IS NULL AND r.expires_at > $2
     AND EXISTS (SELECT FROM clients c WHERE c.id = g.client_id AND c.deleted_at IS NULL)`,
    tokenHash,
    now,
  );
  return row && refreshTokenFrom(row);
}
