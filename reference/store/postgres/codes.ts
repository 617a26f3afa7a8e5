/**
 * Authorization codes in PostgreSQL, as many in a transaction as wait. Codes and grants are locked while it is decided
 * what becomes of them.
 */
import type { CodeRedemption, CodeRedemptionResult } from "../protocol.ts";
import type { ClientRecord } from "../records.ts";
import type { Row } from "../row.ts";
import { findAndHoldClients } from "./clients.ts";
import { revokeGrants } from "./grants.ts";
import { insertRefreshTokens } from "./refresh-tokens.ts";
import type { Session } from "./session.ts";
import type { Locking, Step } from "./step-queue.ts";

export interface RedemptionStep extends Step, Omit<CodeRedemption<unknown>, "judge"> {
  readonly decide: (row: Row | undefined, client: ClientRecord | undefined) => CodeRedemptionResult<unknown>;
}

const LOCK = `SELECT asked.place, c.grant_id, c.redirect_uri, c.code_challenge, c.code_challenge_method, c.expires_at,
    c.failed_attempts, c.redeemed_by, g.client_id, g.user_id, g.scopes, g.resource, g.revoked_at
  FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (code_hash, place)
  JOIN codes c ON c.code_hash = asked.code_hash JOIN grants g ON g.id = c.grant_id FOR UPDATE OF c, g`;

export async function redeemCodes(
  session: Session,
  steps: readonly RedemptionStep[],
  locking: Locking,
): Promise<ReadonlySet<RedemptionStep>> {
  const [rows, clients] = await Promise.all([
    session.all(
      `${LOCK} ${locking}`,
      steps.map(({ codeHash }) => codeHash),
    ),
    findAndHoldClients(
      session,
      steps.map(({ clientId }) => clientId),
      locking,
    ),
  ]);
  const rowOf = new Map(rows.map((row) => [steps[row.integer("place") - 1], row]));
  const taken = new Set<RedemptionStep>();
  const refused: RedemptionStep[] = [];
  const replayed: { readonly grantId: string; readonly now: number }[] = [];
  const redeemed: Redeemed[] = [];
  for (const step of steps) {
    const row = rowOf.get(step);
    const client = clients.get(step.clientId);
    if (locking === "SKIP LOCKED" && !(row && client)) continue;
    taken.add(step);
    const decided = step.decide(row, client);
    if (decided.outcome === "refused") refused.push(step);
    if (decided.outcome === "replayed" && row) replayed.push({ grantId: row.text("grant_id"), now: step.now });
    if (decided.outcome === "redeemed") redeemed.push({ step, decided });
  }
  if (refused.length > 0) countRefusals(session, refused);
  if (replayed.length > 0) revokeGrants(session, replayed);
  if (redeemed.length > 0) spend(session, redeemed);
  return taken;
}

interface Redeemed {
  readonly step: RedemptionStep;
  readonly decided: Extract<CodeRedemptionResult<unknown>, { readonly outcome: "redeemed" }>;
}

function countRefusals(session: Session, refused: readonly RedemptionStep[]): void {
  session.send(
    "UPDATE codes SET failed_attempts = failed_attempts + 1 WHERE code_hash = ANY ($1) AND redeemed_by IS NULL",
    refused.map(({ codeHash }) => codeHash),
  );
}

/** An attempt may have come this far before, unheard: then the rows stand there already. */
function spend(session: Session, redeemed: readonly Redeemed[]): void {
  session.send(
    `UPDATE codes SET redeemed_by = spent.attempt, expires_at = spent.expires_at
     FROM unnest($1::bytea[], $2::text[], $3::bigint[]) AS spent (code_hash, attempt, expires_at)
     WHERE codes.code_hash = spent.code_hash`,
    redeemed.map(({ step }) => step.codeHash),
    redeemed.map(({ step }) => step.attempt),
    redeemed.map(({ step }) => step.accessExpiresAt),
  );
  session.send(
    `UPDATE grants SET last_used_at = used.at, expires_at = used.expires_at
     FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS used (id, at, expires_at)
     WHERE grants.id = used.id COLLATE "C"`,
    redeemed.map(({ decided }) => decided.code.grantId),
    redeemed.map(({ step }) => step.now),
    redeemed.map(({ step, decided }) => Math.max(step.accessExpiresAt, decided.terms.refresh?.expiresAt ?? 0)),
  );
  const tokens = redeemed.flatMap(({ step, decided: { code, terms } }) =>
    terms.refresh ? [{ ...terms.refresh, grantId: code.grantId, issuedAt: step.now }] : [],
  );
  if (tokens.length > 0) insertRefreshTokens(session, tokens);
}
