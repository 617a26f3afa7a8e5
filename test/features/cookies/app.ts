import { createServer } from "./server/index.ts";

export const server = createServer({
  handlers: {
    async getSession({ cookies: { sid, visits } }) {
      const headers = { "set-cookie": [`visits=${visits + 1}; Path=/`, "seen=yes; HttpOnly"] };
      return { status: 200, headers, body: { sid, visits } };
    },
  },
});
