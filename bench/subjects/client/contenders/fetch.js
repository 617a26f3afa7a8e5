/** `fetch` by hand, with the same headers and the same treatment of bodies. */
export function createCalls({ baseURL, apiKey, fetch }) {
  const authorization = `Bearer ${apiKey}`;
  const bodyOf = async (response) => {
    if (!response.ok) throw new Error(`the server answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    retrieve: async (id) =>
      bodyOf(
        await fetch(`${baseURL}/oauth/clients/${encodeURIComponent(id)}`, {
          headers: { accept: "application/json", authorization },
        }),
      ),
    list: async (query) =>
      bodyOf(
        await fetch(`${baseURL}/oauth/clients?${new URLSearchParams(query)}`, {
          headers: { accept: "application/json", authorization },
        }),
      ),
    create: async (body) =>
      bodyOf(
        await fetch(`${baseURL}/oauth/clients`, {
          method: "POST",
          headers: { accept: "application/json", authorization, "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      ),
  };
}
