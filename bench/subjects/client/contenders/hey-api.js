import { createClient, createConfig } from "./hey-api/client/index.js";
import { createOAuthClient, getOAuthClient, listOAuthClients } from "./hey-api/index.js";

/** The client and SDK that @hey-api/openapi-ts writes, as its documentation begins. */
export function createCalls({ baseURL, apiKey, fetch }) {
  const client = createClient(createConfig({ baseUrl: baseURL, auth: apiKey, fetch }));
  const bodyOf = ({ data, error }) => {
    if (error !== undefined) throw new Error(`the server answered ${JSON.stringify(error)}`);
    return data;
  };
  return {
    retrieve: async (id) => bodyOf(await getOAuthClient({ client, path: { id } })),
    list: async (query) => bodyOf(await listOAuthClients({ client, query })),
    create: async (body) => bodyOf(await createOAuthClient({ client, body })),
  };
}
