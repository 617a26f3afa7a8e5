import { type Client, findNames } from "./client/functions.ts";
import { createServer } from "./server/index.ts";

export const seen: unknown[] = [];

export const server = createServer({
  handlers: {
    async findNames({ query }) {
      const { constructor: name, toString: number } = query;
      const given: { readonly name?: string | undefined; readonly number?: number | undefined } = {
        name: typeof name === "function" ? undefined : name,
        number: typeof number === "function" ? undefined : number,
      };
      seen.push({ ...given, all: Object.keys(query) });
      return { status: 204 };
    },
    async findThings({ path, query, headers, cookies }) {
      seen.push({ path, query, headers, cookies });
      return { status: 204 };
    },
    async sendThings({ path, body }) {
      seen.push({ path, body });
      return { status: 204, headers: { "x-numbers": [], "x-thing": {} } };
    },
  },
});

/** A parameter that is called like something that every object has is one that need not be given. */
export async function findAll(client: Client): Promise<void> {
  await findNames(client, {});
  await findNames(client, { query: {} });
  await findNames(client, { query: { constructor: "a" } });
  await findNames(client, { query: { toString: 1, ["__proto__"]: "b" } });
}
