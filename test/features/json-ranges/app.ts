import { addFile, addPatch, addPet, addPod, createClient } from "./client/functions.ts";
import type { PetInput } from "./model/index.ts";
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
  },
});

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
