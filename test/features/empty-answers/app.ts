import { createClient, getAnything, getPet, getSuccess, postSuccess, putSuccess } from "./client/functions.ts";
import Feature from "./client/index.ts";
import { responseChecks } from "./client/response-checks.ts";
import { createServer } from "./server/index.ts";

const headers = { "x-count": 1 };

/** Each handler answers with the status that its path says. */
export const server = createServer({
  validateResponses: true,
  handlers: {
    async getAnything({ path: { status } }) {
      if (status === 204 || status === 205 || status === 304) return { status };
      return { status: 202, body: { name: "Rex" } };
    },
    async getSuccess({ path: { status } }) {
      if (status === 204) return { status };
      if (status === 304) return { status };
      if (status === 205) return { status, headers };
      return { status: 200, headers, contentType: "application/json", body: { name: "Rex" } };
    },
    async putSuccess({ path: { status } }) {
      return status === 204 || status === 205 ? { status } : { status: 200, body: "Rex" };
    },
    async postSuccess({ path: { status } }) {
      return status === 204 || status === 205 ? { status } : { status: 200, body: new Uint8Array([1]) };
    },
    async getPet({ path: { status } }) {
      if (status === 204 || status === 205 || status === 304) return { status };
      return status === 200 ? { status, body: { name: "Rex" } } : { status: 404, body: { title: "Gone" } };
    },
  },
});

/** What each function gives for a status. A body is of no type where the status never has one. */
export function callers(baseURL: string) {
  const client = createClient({ baseURL, validateResponses: responseChecks });
  return {
    async getAnything(status: number) {
      const reply = await getAnything(client, { path: { status } });
      if (reply.status === 204 || reply.status === 205) return nothing(reply.body);
      return reply.body?.name;
    },
    async getSuccess(status: number) {
      const reply = await getSuccess(client, { path: { status } });
      if (reply.status === 204 || reply.status === 205 || reply.status === 304) return nothing(reply.body);
      return reply.contentType === "application/json" ? reply.body.name : reply.body;
    },
    async putSuccess(status: number) {
      const reply = await putSuccess(client, { path: { status } });
      return reply.status === 204 || reply.status === 205 ? nothing(reply.body) : reply.body;
    },
    async postSuccess(status: number) {
      const reply = await postSuccess(client, { path: { status } });
      return reply.status === 204 || reply.status === 205 ? nothing(reply.body) : reply.body.size;
    },
    async getPet(status: number) {
      const reply = await getPet(client, { path: { status } });
      // What is no success is an error: the statuses that have no body are not among those of the type.
      return reply.status === 200 ? reply.body.name : reply.body.title;
    },
  };
}

const nothing = (body: undefined) => `nothing: ${body}`;

/** The values of the class's methods. */
export function methods(baseURL: string) {
  const api = new Feature({ baseURL, maxRetries: 0, validateResponses: responseChecks }).default;
  return {
    async getAnything(status: number) {
      const pet = await api.getAnything(status);
      return pet ? pet.name : "nothing";
    },
    async putSuccess(status: number): Promise<string> {
      return (await api.putSuccess(status)) ?? "nothing";
    },
    async getPet(status: number): Promise<string> {
      const { name } = await api.getPet(status);
      return name;
    },
  };
}
