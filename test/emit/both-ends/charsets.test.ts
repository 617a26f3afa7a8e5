import { expect, test } from "vitest";
import { build, problems } from "../../model/build.ts";
import { against, bothEnds } from "./both-ends.ts";

const text = (charset: string) => `{ 'text/csv; charset="${charset}"; header=present': { schema: { type: string } } }`;
const operation = (content: string) => `
paths:
  /csv:
    put:
      operationId: putCSV
      requestBody: { required: true, content: ${content} }
      responses: { "200": { description: what came, content: ${content} } }
`;
const told = (range: string, place = "requestBody") => {
  const pointer = `${place}/content/${range.replaceAll("/", "~1")}`;
  return `warning foreign-charset /paths/~1csv/put/${pointer}: \`${range}\` is sent in UTF-8`;
};

test("a text that is declared in another charset is sent in UTF-8, and says so, at both ends", async () => {
  const range = 'text/csv; charset="iso-8859-1"; header=present';
  const spec = operation(text("iso-8859-1"));
  const ends = await bothEnds(spec, [told(range), told(range, "responses/200")]);
  const { createServer } = await ends.server();
  const types: (string | null)[] = [];
  const server = createServer({ handlers: { putCSV: ({ body }: { body: string }) => ({ status: 200, body }) } });
  const call = await ends.client(
    against({
      ...server,
      async fetch(request: Request) {
        const response = await server.fetch(request);
        types.push(request.headers.get("content-type"), response.headers.get("content-type"));
        return response;
      },
    }),
  );
  expect(await call("putCSV", { body: "café;☃" })).toMatchObject({ status: 200, body: "café;☃" });
  expect(types).toEqual(Array(2).fill("text/csv; charset=utf-8; header=present"));
});

test("UTF-8 and ASCII, which is part of it, stay what they are, and so does what is octets", () => {
  for (const range of ["text/csv; charset=UTF-8", "text/csv;charset=us-ascii", "application/pdf; charset=latin1"]) {
    const content = { [range]: {} };
    const { api, diagnostics } = build({
      paths: { "/csv": { put: { requestBody: { content }, responses: { "204": { description: "ok" } } } } },
    });
    expect(problems(diagnostics)).toEqual([]);
    expect(api.operations.flatMap(({ body }) => body?.content.map((media) => media.range))).toEqual([range]);
  }
});

test("beside the same media type in UTF-8 that one alone is left, whatever their order is", () => {
  const ranges = ["text/csv; charset=latin1", "text/csv; charset=utf-8", "text/csv; charset=utf-16", "text/csv"];
  for (const order of [ranges, ranges.toReversed()]) {
    const content = Object.fromEntries(order.map((range) => [range, {}]));
    const { api, diagnostics } = build({
      paths: { "/csv": { put: { requestBody: { content }, responses: { "204": { description: "ok" } } } } },
    });
    expect(problems(diagnostics).toSorted()).toEqual([told(ranges[2] ?? ""), told(ranges[0] ?? "")].toSorted());
    const left = api.operations.flatMap(({ body }) => body?.content.map((media) => media.range) ?? []);
    expect(left.toSorted()).toEqual(["text/csv", "text/csv; charset=utf-8"]);
  }
});

test("so is a part of a multipart body, unless it is a file", async () => {
  const spec = `
paths:
  /csv:
    put:
      operationId: putCSV
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                text: { type: string }
                file: { type: string, format: binary }
            encoding:
              text: { contentType: text/csv; charset=iso-8859-1 }
              file: { contentType: text/csv; charset=iso-8859-1 }
      responses: { "200": { description: what came, content: { application/json: { schema: { type: object } } } } }
`;
  const pointer = "requestBody/content/multipart~1form-data/encoding/text/contentType";
  const ends = await bothEnds(spec, [
    `warning foreign-charset /paths/~1csv/put/${pointer}: \`text/csv; charset=iso-8859-1\` is sent in UTF-8`,
  ]);
  const { createServer } = await ends.server();
  const handlers = {
    putCSV: async ({ body }: { body: { collect(): Promise<{ text: string; file: File }> } }) => {
      const { text, file } = await body.collect();
      return { status: 200, body: { text, file: [...new Uint8Array(await file.arrayBuffer())] } };
    },
  };
  const server = createServer({ handlers });
  const bodies: string[] = [];
  const call = await ends.client(
    against({
      ...server,
      async fetch(request: Request) {
        bodies.push(await request.clone().text());
        return server.fetch(request);
      },
    }),
  );
  const body = { text: "café", file: new Blob([new Uint8Array([0x63, 0xe9])]) };
  expect(await call("putCSV", { body })).toMatchObject({ status: 200, body: { text: "café", file: [0x63, 0xe9] } });
  expect(bodies[0]?.match(/(?<=Content-Type: ).*(?=\r)/g)).toEqual([
    "text/csv; charset=utf-8",
    "text/csv; charset=iso-8859-1",
  ]);
});
