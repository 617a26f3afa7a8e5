import { createServer } from "./server/index.ts";

/** What happened to the sources of streams. */
export const events: string[] = [];
export const errors: unknown[] = [];

const octets = (...values: number[]) => new Uint8Array(values);

async function* counted(chunks: number): AsyncGenerator<Uint8Array> {
  events.push("begun");
  try {
    for (let chunk = 0; chunk < chunks; chunk++) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      yield new Uint8Array(10_000).fill(chunk);
    }
    events.push("complete");
  } finally {
    events.push("ended");
  }
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield octets(1, 2, 3);
  await new Promise((resolve) => setTimeout(resolve, 10));
  throw new Error("the disk is gone");
}

export const server = createServer({
  handlers: {
    async downloadFile({ path: { id } }) {
      switch (id) {
        case "bytes":
          return { status: 200, headers: { etag: '"1"' }, body: octets(0, 255, 128) };
        case "blob":
          return { status: 200, body: new Blob([octets(1, 2), "three"]) };
        case "stream":
          return { status: 200, headers: { etag: '"é"' }, body: new Blob(["streamed"]).stream() };
        case "endless":
          return { status: 200, body: counted(Number.POSITIVE_INFINITY) };
        case "counted":
          return { status: 200, body: counted(3) };
        case "failing":
          return { status: 200, body: failing() };
        default:
          return { status: 404, body: { message: "There is no such file." } };
      }
    },
    async getPicture({ path: { id } }) {
      if (id === "svg") return { status: 200, contentType: "image/svg+xml", body: new Blob(["<svg/>"]) };
      return { status: 200, contentType: "image/png", body: octets(0x89, 0x50, 0x4e, 0x47) };
    },
    async getLatestExport({ request }) {
      const accept = request.headers.get("accept");
      if (accept === "text/csv") return { status: 200, contentType: "text/csv", body: "rows\n2\n" };
      if (accept === "application/zip")
        return { status: 200, contentType: "application/zip", body: octets(0x50, 0x4b) };
      return { status: 200, contentType: "application/json", body: { rows: 2 } };
    },
  },
  validateResponses: true,
  onError: (error) => errors.push(error),
});
