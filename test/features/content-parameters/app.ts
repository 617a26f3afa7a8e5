import { createServer } from "./server/index.ts";

export const seen: unknown[] = [];

export const server = createServer({
  handlers: {
    deleteThings({ path, query, headers, cookies }) {
      seen.push({ path, query, headers, cookies });
      return { status: 200, headers: { "x-left": 3 } };
    },
  },
});
