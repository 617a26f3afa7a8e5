/** Pending authorizations in SQLite, and the decision that ends one. */
import { authorizationFrom } from "../from-row.ts";
import type { ConsentDecision, ConsentOpening, OpenedConsent } from "../protocol.ts";
import type { AuthorizationRecord } from "../records.ts";
import type { Row } from "../row.ts";
import { isLetIn } from "./accounts.ts";
import { findClient } from "./clients.ts";
import type { Connection } from "./connection.ts";

/** The first user who opens an authorization is the only one who may decide it. */
const OF_USER = "consent_hash = ? AND expires_at > ? AND (user_id IS NULL OR user_id = ?)";

export function insertAuthorization(connection: Connection, authorization: AuthorizationRecord): "inserted" | "absent" {
  if (!findClient(connection, authorization.clientId)) return "absent";
  connection.run(
    `INSERT INTO authorizations (consent_hash, client_id, redirect_uri, scopes, resource, state, code_challenge,
       code_challenge_method, user_id, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    authorization.consentHash,
    authorization.clientId,
    authorization.redirectUri,
    JSON.stringify(authorization.scopes),
    authorization.resource,
    authorization.state,
    authorization.codeChallenge,
    authorization.codeChallengeMethod,
    authorization.userId,
    authorization.expiresAt,
  );
  return "inserted";
}

export function findAuthorization(
  connection: Connection,
  consentHash: Uint8Array,
  now: number,
): OpenedConsent | undefined {
  const undecided = "SELECT * FROM authorizations WHERE consent_hash = ? AND expires_at > ? AND decided_by IS NULL";
  return opened(connection, connection.get(undecided, consentHash, now));
}

export function openAuthorization(
  connection: Connection,
  { consentHash, userId, now }: ConsentOpening,
): OpenedConsent | undefined {
  const row = connection.get(
    `UPDATE authorizations SET user_id = ? WHERE ${OF_USER} AND decided_by IS NULL RETURNING *`,
    userId,
    consentHash,
    now,
    userId,
  );
  return opened(connection, row);
}

function opened(connection: Connection, row: Row | undefined): OpenedConsent | undefined {
  if (!row) return undefined;
  const authorization = authorizationFrom(row);
  const client = findClient(connection, authorization.clientId);
  return client && { authorization, client };
}

export function consumeConsent(connection: Connection, decision: ConsentDecision): AuthorizationRecord | undefined {
  const { consentHash, userId, now, attempt, approve } = decision;
  const row = connection.get(`SELECT * FROM authorizations WHERE ${OF_USER}`, consentHash, now, userId);
  const decidedBy = row?.textOrNull("decided_by") ?? null;
  if (!row || (decidedBy !== null && decidedBy !== attempt)) return undefined;
  const authorization = authorizationFrom(row);
  const client = findClient(connection, authorization.clientId);
  if (!client || !isLetIn(connection, userId) || !decision.judge(authorization, client)) return undefined;
  // This attempt may have come this far before, unheard: then what it created stands there already.
  connection.run(
    "UPDATE authorizations SET decided_by = ?, user_id = ? WHERE consent_hash = ?",
    attempt,
    userId,
    consentHash,
  );
  if (approve) {
    connection.run(
      `INSERT INTO grants (id, client_id, user_id, scopes, resource, created_at, expires_at, look_again_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      approve.grantId,
      authorization.clientId,
      userId,
      JSON.stringify(authorization.scopes),
      authorization.resource,
      now,
      approve.codeExpiresAt,
      approve.codeExpiresAt,
    );
    connection.run(
      `INSERT INTO codes (code_hash, grant_id, redirect_uri, code_challenge, code_challenge_method, expires_at,
         look_again_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      approve.codeHash,
      approve.grantId,
      authorization.redirectUri,
      authorization.codeChallenge,
      authorization.codeChallengeMethod,
      approve.codeExpiresAt,
      approve.codeExpiresAt,
    );
  }
  return { ...authorization, userId };
}
