import { createServer } from "./server/index.ts";

export const server = createServer({
  handlers: {
    async getReport({ accepts, request }) {
      const headers = { "x-accepts": accepts.join(" ") };
      if (request.search === "busy") return { status: 409, headers, body: { title: "Busy" } };
      const [contentType] = accepts;
      switch (contentType) {
        case "application/json":
          return { status: 200, headers, contentType, body: { rows: 1 } };
        case "text/csv":
          return { status: 200, headers, contentType, body: "row\n" };
        case "image/*":
          return { status: 200, headers, contentType: "image/png", body: new Uint8Array([0x89]) };
      }
    },
    async getOnlyJson() {
      return { status: 200, body: null };
    },
    async getMaybe({ accepts, request }) {
      if (request.headers.get("if-none-match") !== undefined) return { status: 304 };
      return accepts.length === 0 ? { status: 204 } : { status: 200, contentType: "application/json", body: accepts };
    },
  },
});
