import Telnyx from "telnyx-oauth-client";

/** The class of the generated package, with its defaults: a timeout, retries, the errors of a status. */
export function createCalls({ baseURL, apiKey, fetch }) {
  const client = new Telnyx({ baseURL, apiKey, fetch });
  return {
    retrieve: (id) => client.oauthClients.retrieve(id),
    list: async (query) => {
      const { data, meta } = await client.oauthClients.list(query);
      return { data, meta };
    },
    create: (body) => client.oauthClients.create(body),
  };
}
