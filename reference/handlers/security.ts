/** Who the callers are, by the security schemes of the API description. */
import { type Authenticators, forbidden } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { authenticateBearer, isAllowed, type Principal } from "../bearer.ts";
import { authenticateBasic } from "../client-authentication.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { ClientRecord } from "../store/records.ts";
import { sourceOf } from "./answers.ts";

export interface Callers {
  readonly bearerAuth: Principal;
  /** A refusal is for who has guessed too often and is not even looked at; wrong credentials are nobody's. */
  readonly oauthClientAuth: ClientRecord | Refusal;
}

export const authenticators: Authenticators<Application, Callers> = {
  async bearerAuth({ token }, _request, app, scopes) {
    const principal = await authenticateBearer(app, token, app.clock());
    if (!principal || isAllowed(principal, scopes)) return principal;
    return forbidden(scopes.length === 0 ? {} : { scope: scopes.join(" ") });
  },

  async oauthClientAuth(credentials, request, app) {
    const client = await authenticateBasic(app, credentials, sourceOf(app, request));
    return isRefusal(client) && client.error === "invalid_client" ? undefined : client;
  },
};
