import { createServer } from "./server/index.ts";

export const seen: unknown[] = [];

export const server = createServer({
  handlers: {
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
