import { createServer } from "./server/index.ts";

export const server = createServer({
  handlers: {
    searchPets: ({ query }) => ({ status: 200, body: { ...query, page: query.limit / 10 } }),
    getSelection: ({ query }) => ({ status: 200, body: query ?? "nothing" }),
    addSelection: ({ query, body }) => ({ status: 200, body: [query.slice(1), body?.name] }),
  },
  security: { key: ({ key }) => (key === "k" ? "somebody" : undefined) },
  unknownParameters: "refuse",
});
