/** The grants that the caller has given. */
import type { OAuthGrantsHandlers } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { getGrant, listGrants, revokeGrant } from "../grant-management.ts";
import { errorBody, NO_STORE, pageBody } from "./answers.ts";
import type { Callers } from "./security.ts";

export const grantsHandlers: OAuthGrantsHandlers<Application, Callers> = {
  async listOAuthGrants({ query, auth }, app) {
    const page = { number: query["page[number]"], size: query["page[size]"] };
    const found = await listGrants(app, auth.bearerAuth, page);
    return { status: 200, headers: NO_STORE, body: pageBody(found, page) };
  },

  async getOAuthGrant({ path, auth }, app) {
    const result = await getGrant(app, auth.bearerAuth, path.id);
    if (!result.ok) return { status: 404, headers: NO_STORE, body: errorBody(result) };
    return { status: 200, headers: NO_STORE, body: { data: result.grant } };
  },

  async revokeOAuthGrant({ path, auth }, app) {
    const result = await revokeGrant(app, auth.bearerAuth, path.id);
    if (!result.ok) return { status: 404, headers: NO_STORE, body: errorBody(result) };
    return { status: 200, headers: NO_STORE, body: { data: result.grant } };
  },
};
