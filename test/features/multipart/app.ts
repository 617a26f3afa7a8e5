import { createClient, createAlbum as sendAlbum, sendAnything, sendPerhaps } from "./client/functions.ts";
import { createServer } from "./server/index.ts";

export const errors: unknown[] = [];

export const server = createServer({
  limits: { streamBytes: 400_000, bodyBytes: 1000, parts: 10, partHeaderBytes: 1000 },
  onError: (error) => errors.push(error),
  handlers: {
    async createAlbum({ body }) {
      const came: string[] = [];
      for await (const part of body) {
        switch (part.name) {
          case "title":
            came.push(`title ${part.body}`);
            // What is not read is passed over.
            if (part.body === "stop") return { status: 201, body: came };
            break;
          case "year":
            came.push(`year ${part.body.toFixed(0)}`);
            break;
          case "tags":
            came.push(`tag ${part.body}`);
            break;
          case "place":
            came.push(`place ${part.body.latitude}, ${part.body.longitude}, ${part.body.zoom}`);
            break;
          case "cover": {
            const type: "image/png" | "image/jpeg" = part.contentType;
            came.push(`cover ${part.filename} ${type} ${await part.body.text()}`);
            break;
          }
          case "photos": {
            const rotation: 0 | 90 | 180 | 270 = part.headers["x-rotation"];
            let length = 0;
            for await (const chunk of part.body) length += chunk.byteLength;
            came.push(`photo ${part.filename} ${part.contentType} ${length} ${rotation}`);
          }
        }
      }
      return { status: 201, body: came };
    },
    async importAlbum({ body }) {
      const { title, year, tags, place, cover, photos = [] } = await body.collect({ bytes: 2000, fileBytes: 1000 });
      const files = await Promise.all(
        [cover, ...photos].map(async (file) => `${file.name} ${file.type} ${await file.text()}`),
      );
      return { status: 200, body: { title, year, tags, place, files } };
    },
    async sendAnything(request) {
      if (request.contentType === "multipart/mixed") {
        const scores: number[] = [];
        const lists: { sizes?: readonly (number | string)[]; colours?: readonly string[] } = {};
        const read: { note?: string; others: Record<string, boolean> } = { others: {} };
        for await (const part of request.body) {
          if (part.name === "note") read.note = part.body;
          else if (part.name === "scores") scores.push(part.body);
          else if (part.name === "sizes") lists.sizes = part.body;
          else if (part.name === "colours") lists.colours = part.body;
          else read.others[part.undeclaredName] = part.body;
        }
        return { status: 200, body: { ...read, scores, ...lists } };
      }
      const came: string[] = [];
      for await (const { name, contentType, body } of request.body ?? []) {
        came.push(`${name} ${contentType} ${await body.text()}`);
      }
      return { status: 200, body: came };
    },
    async sendPerhaps({ body }) {
      const came: string[] = [];
      for await (const { name } of body) came.push(name);
      return { status: 200, body: came };
    },
  },
});

/** Files that may be null, and some that are. */
export function sendPerhapsNothing(baseURL: string) {
  const [client, file] = [createClient({ baseURL }), new Blob(["a"])];
  return Promise.all([
    sendPerhaps(client, { body: { note: null, cover: null, photos: null, pages: [null] } }),
    sendPerhaps(client, {
      body: { cover: { content: file, headers: { "x-rotation": 90 } }, photos: [file], pages: [file, null] },
    }),
  ]);
}

/** The generated client, typed: what is sent is an Album with files. */
export function send(baseURL: string, photos: readonly (Blob | AsyncIterable<Uint8Array>)[]) {
  const cover = new File(["cover"], 'a "cover".png', { type: "image/png" });
  return sendAlbum(createClient({ baseURL }), {
    body: {
      title: "Crète",
      year: 2026,
      tags: ["a", "b"],
      place: { latitude: 35, longitude: 25 },
      cover,
      photos: photos.map((content, index) => ({ content, filename: `${index}.raw`, headers: { "x-rotation": 90 } })),
    },
  });
}

/** Lists that are one part each. */
export function sendLists(baseURL: string, sizes: (number | string)[], colours: string[]) {
  const body = { note: "", sizes, colours };
  return sendAnything(createClient({ baseURL }), { contentType: "multipart/mixed", body });
}
