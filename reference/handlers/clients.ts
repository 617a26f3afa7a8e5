/** The management of clients by those who own them. */
import type { OAuthClientsHandlers } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { createClient, deleteClient, getClient, listClients, updateClient } from "../client-management.ts";
import type { ClientFilter } from "../store/store.ts";
import { errorBody, NO_STORE, pageBody } from "./answers.ts";
import type { Callers } from "./security.ts";

export const clientsHandlers: OAuthClientsHandlers<Application, Callers> = {
  async listOAuthClients({ query, auth }, app) {
    const page = { number: query["page[number]"], size: query["page[size]"] };
    const filter = given({
      id: query["filter[client_id]"],
      name: query["filter[name]"],
      nameContains: query["filter[name][contains]"],
      clientType: query["filter[client_type]"],
      verified: query["filter[verified]"],
      grantType: query["filter[allowed_grant_types][contains]"],
    });
    const found = await listClients(app, auth.bearerAuth, filter, page);
    return { status: 200, headers: NO_STORE, body: pageBody(found, page) };
  },

  async createOAuthClient({ body, auth }, app) {
    const result = await createClient(app, auth.bearerAuth, body);
    if (!result.ok) return { status: 422, headers: NO_STORE, body: errorBody(result) };
    return { status: 201, headers: NO_STORE, body: { data: result.client } };
  },

  async getOAuthClient({ path, auth }, app) {
    const result = await getClient(app, auth.bearerAuth, path.id);
    if (!result.ok) return { status: 404, headers: NO_STORE, body: errorBody(result) };
    return { status: 200, headers: NO_STORE, body: { data: result.client } };
  },

  async updateOAuthClient({ path, body, auth }, app) {
    const result = await updateClient(app, auth.bearerAuth, path.id, body);
    if (result.ok) return { status: 200, headers: NO_STORE, body: { data: result.client } };
    const status = result.error === "not_found" ? 404 : 422;
    return { status, headers: NO_STORE, body: errorBody(result) };
  },

  async deleteOAuthClient({ path, auth }, app) {
    const result = await deleteClient(app, auth.bearerAuth, path.id);
    return result.ok ? { status: 204 } : { status: 404, body: errorBody(result) };
  },
};

type Optional<Members> = { readonly [Name in keyof Members]: Members[Name] | undefined };

/** The filters that were given; an absent one must not be there at all. */
function given(filter: Optional<Required<ClientFilter>>): ClientFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
