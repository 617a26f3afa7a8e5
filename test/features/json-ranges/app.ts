import {
  addFile,
  addPatch,
  addPet,
  addPod,
  createClient,
  getCount,
  getDocument,
  getPerson,
  getReport,
} from "./client/functions.ts";
import Feature from "./client/index.ts";
import type { Person, PetInput } from "./model/index.ts";
import { createServer } from "./server/index.ts";

export const server = createServer({
  handlers: {
    async addPet({ body, contentType }) {
      const type: "application/json" | "text/json" | `application/${string}+json` = contentType;
      return { status: 200, body: `${body.name} ${body.legs}, ${type}` };
    },
    async addPod({ body, contentType }) {
      const type: "application/json" | "text/json" | `${string}/${string}+json` | undefined = contentType;
      return { status: 200, body: `${body?.name} ${body?.legs}, ${type}` };
    },
    async addPatch({ body, contentType }) {
      return { status: 200, contentType, body: { name: JSON.stringify(body) } };
    },
    async addFile({ body, contentType }) {
      const seen = "stream" in body ? `${(await body.bytes()).byteLength} octets` : body.name;
      return { status: 200, body: `${seen}, ${contentType}` };
    },
    async getPerson({ path: { id } }) {
      if (id === "hal") return { status: 200, contentType: "application/hal+json", body: { name: "Rex" } };
      if (id === "text") return { status: 200, contentType: "text/json", body: { name: "Rex" } };
      if (id === "wrong") return JSON.parse('{ "status": 200, "body": { "name": 1 } }');
      if (id === "page") return JSON.parse('{ "status": 200, "contentType": "text/html", "body": "<p>" }');
      if (id === "none") return { status: 404, body: { title: "Not Found" } };
      const person = { name: "Rex", password: "secret" };
      return { status: 200, body: person };
    },
    async getReport({ accepts: [contentType] }) {
      return contentType === "application/xml"
        ? { status: 200, contentType, body: "<rows/>" }
        : { status: 200, contentType, body: [1, 2] };
    },
    async getCount({ request }) {
      return request.headers.get("accept") === "application/hal+json"
        ? { status: 200, contentType: "application/hal+json", body: [1, 2] }
        : { status: 200, contentType: "application/json", body: 2 };
    },
    async getDocument({ accepts: [contentType] }) {
      return contentType === "application/json"
        ? { status: 200, contentType, body: { name: "Rex" } }
        : { status: 200, contentType: "application/pdf", body: new Uint8Array([0x25, 0x50]) };
    },
  },
  validateResponses: true,
});

// @ts-expect-error: a person is no text, whatever it is sent as.
export const text: Parameters<typeof createServer>[0]["handlers"]["getPerson"] = () => ({ status: 200, body: "Rex" });

/** What the client gives of JSON under a range, typed. */
export const reader = (baseURL: string, fetch?: (url: string, init: RequestInit) => Promise<Response>) => {
  const own = createClient({ baseURL, ...(fetch && { fetch }) });
  const api = new Feature({ baseURL, maxRetries: 0, ...(fetch && { fetch }) }).default;
  return {
    async name(id: string): Promise<string> {
      const person: Person = await api.getPerson(id);
      return person.name;
    },
    async person(id: string) {
      const reply = await getPerson(own, { path: { id } });
      const type: "application/json" | "text/json" | `${string}/${string}+json` = reply.contentType;
      return [reply.status, type, reply.status === 200 ? reply.body.name : reply.body.title];
    },
    async report(accept?: string) {
      const reply = await getReport(own, accept === undefined ? {} : { headers: { accept } });
      const text: string = reply.contentType === "application/xml" ? reply.body : `${reply.body.length} rows`;
      return [reply.contentType, text];
    },
    async count(accept?: string) {
      const reply = await getCount(own, accept === undefined ? {} : { headers: { accept } });
      return reply.contentType === "application/json" ? reply.body : reply.body.length;
    },
    async document(accept?: string) {
      const { body } = await getDocument(own, accept === undefined ? {} : { headers: { accept } });
      return body instanceof Blob ? body.size : body.name;
    },
  };
};

/** The generated client, typed. */
export const client = (baseURL: string) => {
  const own = createClient({ baseURL });
  return {
    pet: (body: PetInput, contentType?: "text/json" | "application/vnd.pet+json") => addPet(own, { body, contentType }),
    pod: (body?: PetInput, contentType?: "text/json" | "model/gltf+json") => addPod(own, { body, contentType }),
    patch: (body: unknown, contentType?: "application/merge-patch+json") => addPatch(own, { body, contentType }),
    pdf: (body: Blob) => addFile(own, { body, contentType: "image/png" }),
    file: (body: PetInput) => addFile(own, { body, contentType: "application/json" }),
    // @ts-expect-error: a pet is sent as JSON.
    text: (body: PetInput) => addPod(own, { body, contentType: "text/plain" }),
  };
};
