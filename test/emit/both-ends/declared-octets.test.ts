import { beforeAll, describe, expect, test } from "vitest";
import { type BothEnds, bothEnds } from "./both-ends.ts";

const octets = "{ schema: { type: string, format: binary } }";
const problem = "{ schema: { type: object, properties: { title: { type: string } } } }";

/** What stands for octets alone in a document. */
const files: Readonly<Record<string, string>> = {
  octetStream: "application/octet-stream: {}",
  octetStreamWithSchema: `application/octet-stream: ${octets}`,
  pdf: "application/pdf: {}",
  images: "image/*: {}",
  several: `application/pdf: ${octets}, image/png: {}, application/zip: {}`,
  mixed: `application/pdf: {}, application/json: ${octets}`,
};
/** What stands for more. */
const others: Readonly<Record<string, string>> = {
  pdfOrJSON: `application/pdf: {}, application/json: ${problem}`,
  pdfOrText: "application/pdf: {}, text/csv: { schema: { type: string } }",
  pdfOrAny: "application/pdf: {}, '*/*': {}",
};

const spec = `paths:\n${Object.entries({ ...files, ...others })
  .map(
    ([name, content]) => `
  /${name}:
    get:
      operationId: ${name}
      responses: { "200": { description: a file, content: { ${content} } }, "404": { description: none, content: { application/octet-stream: {} } } }
  /${name}/default:
    get:
      operationId: ${name}Default
      responses: { default: { description: a file, content: { ${content} } } }`,
  )
  .join("")}\n`;

/** "café" in Latin-1, with a byte order mark of UTF-8 before it: lost as a text. */
const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x63, 0x61, 0x66, 0xe9]);
const types = ["text/plain", "text/csv; charset=iso-8859-1", "text/html", "application/json", "image/png", undefined];

describe("a status of which the document declares octets alone", () => {
  let ends: BothEnds;
  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  const read = async (operation: string, status: number, type: string | undefined, body: string | typeof bytes) => {
    const headers = type === undefined ? {} : { "content-type": type };
    const fetch = async () => new Response(body, { status, headers });
    return (await ends.client({ baseURL: "https://api.test", fetch }))(operation);
  };

  test.each(Object.keys(files))("is a Blob, whatever type arrives: %s", async (name) => {
    for (const operation of [name, `${name}Default`]) {
      for (const type of types) {
        const { contentType, body } = await read(operation, 200, type, bytes);
        expect(body, `${operation} as ${type}`).toBeInstanceOf(Blob);
        expect(new Uint8Array(await (body as Blob).arrayBuffer())).toEqual(bytes);
        if (type !== undefined && !type.includes(";")) expect(contentType).toBe(type);
      }
    }
  });

  test.each(["octetStream", "pdf", "images", "several"])("has errors that are JSON or text: %s", async (name) => {
    for (const operation of [name, `${name}Default`]) {
      expect((await read(operation, 404, "application/json", '{"title":"none"}')).body).toEqual({ title: "none" });
      expect((await read(operation, 404, "text/html", "<h1>none</h1>")).body).toBe("<h1>none</h1>");
      const declared = name === "images" && operation !== name ? "image/png" : "application/octet-stream";
      expect((await read(operation, 404, declared, bytes)).body).toBeInstanceOf(Blob);
    }
    await expect(read(name, 500, "application/json", '{"title":"lost"}')).rejects.toMatchObject({
      error: { title: "lost" },
    });
    await expect(read(name, 201, "text/plain", "other")).rejects.toMatchObject({ error: "other" });
  });

  test.each(Object.keys(others))("is not meant where another one is declared: %s", async (name) => {
    expect((await read(name, 200, "application/json", '{"title":"a"}')).body).toEqual({ title: "a" });
    const text = read(name, 200, "text/csv", "a;b");
    if (name === "pdfOrJSON") {
      await expect(text).rejects.toMatchObject({ status: 200, error: "a;b", message: "200 The body is not JSON." });
    } else expect((await text).body).toBe("a;b");
    expect((await read(name, 200, "application/pdf", bytes)).body).toBeInstanceOf(Blob);
  });
});
