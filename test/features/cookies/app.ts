import { createServer } from "./server/index.ts";

export const server = createServer({
  handlers: {
    async getSession({ cookies: { sid, visits } }) {
      const headers = { "set-cookie": [`visits=${visits + 1}; Path=/`, "seen=yes; HttpOnly"] };
      return { status: 200, headers, body: { sid, visits } };
    },
    getForm: ({ cookies }) => ({ status: 200, body: cookies }),
    getCookie: ({ cookies }) => ({ status: 200, body: cookies }),
  },
  security: { session: ({ key }) => (key === "abc" ? "somebody" : undefined) },
});
