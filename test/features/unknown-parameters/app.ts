import { createServer, type ServerOptions } from "./server/index.ts";

const options: ServerOptions<undefined, { key: { id: string } }> = {
  handlers: {
    async listPets() {
      return { status: 204 };
    },
    async findPeople() {
      return { status: 204 };
    },
    async listPeople({ query }) {
      return { status: 200, body: query };
    },
    async listTags() {
      return { status: 204 };
    },
  },
  security: { key: () => ({ id: "someone" }) },
};

export const lenient = createServer(options);
export const strict = createServer({ ...options, unknownParameters: "refuse" });
