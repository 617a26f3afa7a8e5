import { createClient, createOAuthClient, getOAuthClient, listOAuthClients } from "telnyx-oauth-client/functions";

/** The functions of the generated package, with the same defaults. They give the headers beside the body. */
export function createCalls({ baseURL, apiKey, fetch }) {
  const client = createClient({ baseURL, apiKey, fetch });
  const bodyOf = ({ status, body }) => {
    if (status >= 400) throw new Error(`the server answered ${status}`);
    return body;
  };
  return {
    retrieve: async (id) => bodyOf(await getOAuthClient(client, { path: { id } })),
    list: async (query) => bodyOf(await listOAuthClients(client, { query })),
    create: async (body) => bodyOf(await createOAuthClient(client, { body })),
  };
}
