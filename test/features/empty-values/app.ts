import { type Client, findNames } from "./client/functions.ts";
import { createServer } from "./server/index.ts";

export const seen: unknown[] = [];

export const server = createServer({
  handlers: {
    async findNames({ query }) {
      // What a text or a number is to the compiler is one here, and not what every object inherits under the name.
      const { constructor: name, toString: number, ["__proto__"]: other } = query;
      seen.push({ name, number, other });
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
