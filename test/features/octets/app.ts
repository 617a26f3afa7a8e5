import { addPicture, createClient, putFile, putLogo, putObject } from "./client/functions.ts";
import Octets from "./client/index.ts";
import { type ByteStream, createServer } from "./server/index.ts";

export const errors: unknown[] = [];

/** How many octets there are, and in how many chunks: what is large is never in one piece. */
async function lengthOf(octets: ByteStream): Promise<string> {
  let length = 0;
  let chunks = 0;
  for await (const chunk of octets) {
    length += chunk.byteLength;
    chunks++;
  }
  return `${length}${chunks > 1 ? " in chunks" : ""}`;
}

export const server = createServer({
  limits: { streamBytes: 400_000, bodyBytes: 1000, depth: 5 },
  onError: (error) => errors.push(error),
  handlers: {
    async putFile({ path, body, contentType }) {
      if (path.name === "unread") return { status: 200, body: "unread" };
      if (path.name === "first") {
        for await (const chunk of body) return { status: 200, body: `${chunk.byteLength > 0}` };
      }
      return { status: 200, body: `${await lengthOf(body)}, ${contentType}` };
    },
    async putObject({ headers, body }) {
      const isValue = body === undefined || typeof body === "string" || !("stream" in body);
      const length = isValue ? "no octets" : await lengthOf(body);
      return { status: 200, body: `${length}, ${headers["content-encoding"]}` };
    },
    async addPicture({ body, contentType }) {
      const type: `image/${string}` | undefined = contentType;
      return { status: 200, body: `${body ? await lengthOf(body) : "nothing"}, ${type}` };
    },
    async putLogo({ body, contentType }) {
      return { status: 200, body: `${await lengthOf(body)}, ${contentType}` };
    },
    async addThing({ body, contentType }) {
      if (body === undefined || typeof body === "string") return { status: 200, body: `${body}, ${contentType}` };
      return { status: 200, body: `${"stream" in body ? "octets" : JSON.stringify(body)}, ${contentType}` };
    },
  },
});

/** The generated client, typed. */
export const client = (baseURL: string) => {
  const own = createClient({ baseURL });
  return {
    put: (name: string, body: AsyncIterable<Uint8Array> | Blob) => putFile(own, { path: { name }, body }),
    object: (body: Blob, encoding: "gzip" | "aws-chunked") =>
      putObject(own, { headers: { "content-encoding": encoding }, body, contentType: "application/octet-stream" }),
    logo: (body: Blob, contentType?: "image/png") => putLogo(own, { body, contentType }),
    logoOfClass: (body: Blob) => new Octets({ baseURL }).default.putLogo(body),
    picture: (body: Blob, contentType?: `image/${string}`) => addPicture(own, { body, contentType }),
  };
};
