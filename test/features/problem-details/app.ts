import { createServer, forbidden, type ServerOptions, ServiceUnavailableError } from "./server/index.ts";

export const errors: unknown[] = [];

interface Who {
  token: string;
  basic: string;
}

const options: ServerOptions<undefined, Who> = {
  handlers: {
    async replaceAccount({ path: { id }, body }) {
      if (id === 500) throw new Error("select failed: password=hunter2");
      if (id === 503) throw new ServiceUnavailableError({ retryAfter: 30 });
      return { status: 200, body };
    },
  },
  security: {
    token: ({ token }) => (token === "right" ? token : token === "weak" ? forbidden({ scope: "write" }) : undefined),
    basic: ({ username, password }) => (password === "right" ? username : undefined),
  },
  limits: { bodyBytes: 100 },
  onError: (error) => errors.push(error),
};

export const server = createServer(options);
export const unprocessable = createServer({ ...options, validationStatus: 422 });
