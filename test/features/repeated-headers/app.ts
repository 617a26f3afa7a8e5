import { createServer } from "./server/index.ts";

export const server = createServer({
  handlers: {
    getTexts: ({ headers }) => ({ status: 200, body: headers }),
    getRequired: ({ headers }) => ({ status: 200, body: headers }),
    getValues: ({ headers }) => ({ status: 200, body: headers }),
  },
});
