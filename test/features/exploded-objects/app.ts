import { createServer, type Handlers } from "./server/index.ts";

/** What the handlers got. */
export const seen: unknown[] = [];

const handlers: Handlers = {
  listPets({ query, cookies }) {
    seen.push({ query, cookies });
    return { status: 204 };
  },
  addPets({ body }) {
    seen.push(body);
    return { status: 204 };
  },
};

export const server = createServer({ handlers });
