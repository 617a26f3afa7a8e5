import { createServer, type ServerOptions } from "./server/index.ts";

const options = {
  handlers: {
    async listPets() {
      return { status: 204 };
    },
    async listTags() {
      return { status: 204 };
    },
  },
  security: { key: () => ({ id: "someone" }) },
} satisfies ServerOptions<undefined>;

export const lenient = createServer(options);
export const strict = createServer({ ...options, unknownParameters: "refuse" });
