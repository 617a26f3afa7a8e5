/** The first half of a code flow: a request for access, and the decision of the account's owner. */
import { createHash } from "node:crypto";
import { createServer } from "telnyx-oauth-server";
import { FIRST_USER_ID } from "../../../reference/accounts.ts";
import type { Application } from "../../../reference/application.ts";
import type { AuthorizeOutcome } from "../../../reference/authorization.ts";
import { decideConsent } from "../../../reference/consent.ts";
import { clientsHandlers } from "../../../reference/handlers/clients.ts";
import { discoveryHandlers } from "../../../reference/handlers/discovery.ts";
import { grantsHandlers } from "../../../reference/handlers/grants.ts";
import { authorizationOutcome, protocolHandlers } from "../../../reference/handlers/protocol.ts";
import { authenticators, type Callers } from "../../../reference/handlers/security.ts";
import { must, query, REDIRECT_URI, type TestClient } from "./application.ts";

export const VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";

export function s256(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

export function authorizeQuery(client: TestClient, changes: Record<string, string | undefined> = {}): string {
  const parameters = {
    response_type: "code",
    client_id: client.id,
    redirect_uri: REDIRECT_URI,
    state: "xyz",
    code_challenge: s256(VERIFIER),
    code_challenge_method: "S256",
    ...changes,
  };
  return query(parameters);
}

/** What becomes of an authorization request, before it is a page: the handler's own reading of a query. */
export async function authorize(app: Application, search: string, source = "192.0.2.1"): Promise<AuthorizeOutcome> {
  const outcome = Promise.withResolvers<AuthorizeOutcome>();
  const server = createServer<Application, Callers>({
    handlers: {
      ...discoveryHandlers,
      ...clientsHandlers,
      ...grantsHandlers,
      ...protocolHandlers,
      authorizeOAuth(sent, context) {
        outcome.resolve(authorizationOutcome(sent, context));
        return { status: 400, body: "" };
      },
    },
    security: authenticators,
    context: app,
    limits: { parameters: 100 },
  });
  await server.fetch(new Request(`${app.settings.issuer}/v2/oauth/authorize?${search}`), { remoteAddress: source });
  return outcome.promise;
}

export async function pendingConsent(
  app: Application,
  client: TestClient,
  changes: Record<string, string | undefined> = {},
): Promise<string> {
  const outcome = await authorize(app, authorizeQuery(client, changes));
  if (outcome.kind !== "consent") throw new Error(`not a consent: ${JSON.stringify(outcome)}`);
  return outcome.consentToken;
}

/** A code that the owner has approved. */
export async function newCode(
  app: Application,
  client: TestClient,
  changes: Record<string, string | undefined> = {},
): Promise<string> {
  const consentToken = await pendingConsent(app, client, changes);
  const { redirectUri } = must(await decideConsent(app, consentToken, FIRST_USER_ID, true));
  const code = new URL(redirectUri).searchParams.get("code");
  if (!code) throw new Error("no code");
  return code;
}
