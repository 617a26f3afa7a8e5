import createClient from "openapi-fetch";

/** openapi-fetch as its documentation begins, with the credentials as a header of all requests. */
export function createCalls({ baseURL, apiKey, fetch }) {
  const client = createClient({ baseUrl: baseURL, headers: { authorization: `Bearer ${apiKey}` }, fetch });
  const bodyOf = ({ data, error }) => {
    if (error !== undefined) throw new Error(`the server answered ${JSON.stringify(error)}`);
    return data;
  };
  return {
    retrieve: async (id) => bodyOf(await client.GET("/oauth/clients/{id}", { params: { path: { id } } })),
    list: async (query) => bodyOf(await client.GET("/oauth/clients", { params: { query } })),
    create: async (body) => bodyOf(await client.POST("/oauth/clients", { body })),
  };
}
