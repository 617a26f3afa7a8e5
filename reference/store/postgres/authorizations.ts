/** Pending authorizations in PostgreSQL, and the decision that ends one. */
import { authorizationFrom } from "../from-row.ts";
import type { ConsentDecision, ConsentOpening, OpenedConsent } from "../protocol.ts";
import type { AuthorizationRecord } from "../records.ts";
import type { Row } from "../row.ts";
import { isLetIn } from "./accounts.ts";
import { findAndHoldClient, findClient } from "./clients.ts";
import type { Session } from "./session.ts";

const COLUMNS = `consent_hash, client_id, redirect_uri, scopes, resource, state, code_challenge, code_challenge_method,
  user_id, expires_at`;

/** The first user who opens an authorization is the only one who may decide it. */
const OF_USER = "consent_hash = $1 AND expires_at > $2 AND (user_id IS NULL OR user_id = $3)";

export async function insertAuthorization(
  session: Session,
  authorization: AuthorizationRecord,
): Promise<"inserted" | "absent"> {
  if (!(await findAndHoldClient(session, authorization.clientId))) return "absent";
  await session.run(
    `INSERT INTO authorizations (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    authorization.consentHash,
    authorization.clientId,
    authorization.redirectUri,
    authorization.scopes,
    authorization.resource,
    authorization.state,
    authorization.codeChallenge,
    authorization.codeChallengeMethod,
    authorization.userId,
    authorization.expiresAt,
  );
  return "inserted";
}

export async function findAuthorization(
  session: Session,
  consentHash: Uint8Array,
  now: number,
): Promise<OpenedConsent | undefined> {
  const undecided = `SELECT ${COLUMNS} FROM authorizations
    WHERE consent_hash = $1 AND expires_at > $2 AND decided_by IS NULL`;
  return opened(session, await session.get(undecided, consentHash, now));
}

export async function openAuthorization(
  session: Session,
  { consentHash, userId, now }: ConsentOpening,
): Promise<OpenedConsent | undefined> {
  const open = `UPDATE authorizations SET user_id = $3 WHERE ${OF_USER} AND decided_by IS NULL RETURNING ${COLUMNS}`;
  return opened(session, await session.get(open, consentHash, now, userId));
}

async function opened(session: Session, row: Row | undefined): Promise<OpenedConsent | undefined> {
  if (!row) return undefined;
  const authorization = authorizationFrom(row);
  const client = await findClient(session, authorization.clientId);
  return client && { authorization, client };
}

export async function consumeConsent(
  session: Session,
  decision: ConsentDecision,
): Promise<AuthorizationRecord | undefined> {
  const { consentHash, userId, now, attempt, approve } = decision;
  const row = await session.get(
    `SELECT ${COLUMNS}, decided_by FROM authorizations WHERE ${OF_USER} FOR UPDATE`,
    consentHash,
    now,
    userId,
  );
  const decidedBy = row?.textOrNull("decided_by") ?? null;
  if (!row || (decidedBy !== null && decidedBy !== attempt)) return undefined;
  const authorization = authorizationFrom(row);
  const client = await findAndHoldClient(session, authorization.clientId);
  if (!client || !(await isLetIn(session, userId)) || !decision.judge(authorization, client)) return undefined;
  // This attempt may have come this far before, unheard: then what it created stands there already.
  await session.run(
    "UPDATE authorizations SET decided_by = $1, user_id = $2 WHERE consent_hash = $3",
    attempt,
    userId,
    consentHash,
  );
  if (approve) {
    await session.run(
      `INSERT INTO grants (id, client_id, user_id, scopes, resource, created_at, expires_at, look_again_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING`,
      approve.grantId,
      authorization.clientId,
      userId,
      authorization.scopes,
      authorization.resource,
      now,
      approve.codeExpiresAt,
    );
    await session.run(
      `INSERT INTO codes (code_hash, grant_id, redirect_uri, code_challenge, code_challenge_method, expires_at,
         look_again_at) VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT DO NOTHING`,
      approve.codeHash,
      approve.grantId,
      authorization.redirectUri,
      authorization.codeChallenge,
      authorization.codeChallengeMethod,
      approve.codeExpiresAt,
    );
  }
  return { ...authorization, userId };
}
