import { expect, test } from "vitest";
import { against, bothEnds } from "./both-ends.ts";

/** Texts that stand for octets (OpenAPI 3.1 section 4.8.15.1: their parts are `application/octet-stream`). */
const spec = `
paths:
  /u:
    post:
      operationId: upload
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                octets: { type: string, contentEncoding: base64 }
                image: { anyOf: [{ type: string, contentEncoding: base64, contentMediaType: image/png }, { type: "null" }] }
                list: { type: array, items: { type: string, contentEncoding: base64url } }
                text: { type: string, contentMediaType: text/html }
                said: { type: string, contentEncoding: base64 }
            encoding: { said: { contentType: text/plain } }
      responses: { "200": { description: what came, content: { application/json: { schema: { type: object } } } } }
`;

async function ends() {
  const { server, client } = await bothEnds(spec);
  const { createServer } = await server();
  const handlers = {
    upload: async ({ body }: { body: { collect(): Promise<object> } }) => ({ status: 200, body: await body.collect() }),
  };
  const created = createServer({ handlers });
  const send = async (name: string, type?: string) => {
    const header = type === undefined ? "" : `Content-Type: ${type}\r\n`;
    const body = `--b\r\nContent-Disposition: form-data; name="${name}"\r\n${header}\r\naGk=\r\n--b--\r\n`;
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const response = await created.fetch(new Request("https://api.example.com/u", { method: "POST", body, headers }));
    return [response.status, await response.text()] as const;
  };
  return { created, client, send };
}

test("a part with a contentEncoding is octets by default, a text, or of the media type of what it stands for", async () => {
  const { send } = await ends();
  for (const name of ["octets", "image"])
    for (const type of [undefined, "application/octet-stream", "text/plain", "text/plain;charset=utf-8"])
      expect(await send(name, type), `${name} ${type}`).toEqual([200, `{"${name}":"aGk="}`]);
  expect(await send("list", "application/octet-stream")).toEqual([200, '{"list":["aGk="]}']);
  expect((await send("image", "image/png"))[0]).toBe(200);
  for (const [name, type] of [
    ["octets", "image/png"],
    ["image", "image/gif"],
    ["text", "application/octet-stream"],
    ["said", "application/octet-stream"],
  ] as const)
    expect((await send(name, type))[0], `${name} ${type}`).toBe(415);
});

test("a client says that such a part is octets, unless its encoding says otherwise", async () => {
  const { created, client } = await ends();
  const bodies: string[] = [];
  const recording = {
    async fetch(request: Request) {
      bodies.push(await request.clone().text());
      return created.fetch(request);
    },
  };
  const call = await client(against({ ...created, ...recording }));
  const body = { octets: "aGk=", image: "aGk=", list: ["aGk"], text: "<p>", said: "aGk=" };
  expect(await call("upload", { body })).toMatchObject({ status: 200, body });
  const types = [...(bodies[0] ?? "").matchAll(/name="(\w+)"(?:\r\nContent-Type: (\S+))?/g)];
  expect(types.map(([, name, type]) => [name, type])).toEqual([
    ["octets", "application/octet-stream"],
    ["image", "application/octet-stream"],
    ["list", "application/octet-stream"],
    ["text", undefined],
    ["said", "text/plain"],
  ]);
});
