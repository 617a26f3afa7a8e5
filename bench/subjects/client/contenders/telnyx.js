import Telnyx from "telnyx";

/** The vendor's SDK, with its defaults. */
export function createCalls({ baseURL, apiKey, fetch }) {
  const client = new Telnyx({ baseURL, apiKey, fetch });
  return {
    retrieve: async (id) => {
      const { data } = await client.oauthClients.retrieve(id);
      return { data };
    },
    list: async (query) => {
      const { data, meta } = await client.oauthClients.list(query);
      return { data, meta };
    },
    create: async (body) => {
      const { data } = await client.oauthClients.create(body);
      return { data };
    },
  };
}
