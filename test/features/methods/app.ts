import { createServer } from "./server/index.ts";

const notes = ["buy milk", "call home", "milk the cow"];

export const server = createServer({
  handlers: {
    async listNotes() {
      return { status: 200, headers: { "x-total": notes.length }, body: notes };
    },
    async searchNotes({ body: { word } }) {
      return { status: 200, body: notes.filter((note) => note.includes(word)) };
    },
    async copyNotes({ headers }) {
      return { status: 201, headers: { location: headers.destination } };
    },
    async describeNotes() {
      return { status: 207, body: `${notes.length} notes` };
    },
    async getStatus() {
      return { status: 200, body: "well" };
    },
    async checkStatus() {
      return { status: 204 };
    },
    async describeStatus() {
      return { status: 200, headers: { allow: "GET, HEAD, OPTIONS" }, body: "GET and HEAD" };
    },
    async createOrder() {
      return { status: 201 };
    },
  },
});
