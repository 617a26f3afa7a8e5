import { createServer } from "./server/index.ts";

export const server = createServer({
  handlers: {
    findCounts: ({ query }) => ({ status: 200, body: query ?? "nothing" }),
    addCounts: ({ body }) => ({ status: 200, body }),
    addSettings: ({ body }) => ({ status: 200, body }),
    addAnswer: ({ body }) => ({ status: 200, body }),
    addLimit: ({ body }) => ({ status: 200, body }),
  },
});
