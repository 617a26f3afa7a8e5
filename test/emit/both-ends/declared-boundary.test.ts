import { expect, test } from "vitest";
import { bothEnds } from "./both-ends.ts";

const schema = "schema: { type: object, properties: { title: { type: string }, tags: { type: object } } }";

const spec = `
paths:
  /plain:
    post:
      operationId: sendPlain
      requestBody: { required: true, content: { multipart/form-data; boundary=abc: { ${schema} } } }
      responses: { "204": { description: ok } }
  /quoted:
    post:
      operationId: sendQuoted
      requestBody: { required: true, content: { 'Multipart/Mixed; Boundary="a b"; type="x; y"': { ${schema} } } }
      responses: { "204": { description: ok } }
  /files:
    post:
      operationId: sendFiles
      requestBody:
        required: true
        content: { multipart/form-data; boundary=abc: { schema: { type: object, properties: { file: { type: string, format: binary } } } } }
      responses: { "204": { description: ok } }
  /none:
    post:
      operationId: sendNone
      requestBody: { required: true, content: { multipart/form-data; v=1: { ${schema} } } }
      responses: { "204": { description: ok } }
`;

async function sent(operation: string, body: object): Promise<Request> {
  const requests: Request[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    requests.push(new Request(url, init));
    return new Response(null, { status: 204 });
  };
  await (await (await bothEnds(spec)).client({ fetch }))(operation, { body });
  const [request] = requests;
  if (!request) throw new Error("nothing was sent");
  return request;
}

test.each([
  ["sendPlain", /^multipart\/form-data; boundary=[0-9a-f]{32}$/],
  ["sendQuoted", /^multipart\/mixed;type="x; y"; boundary=[0-9a-f]{32}$/],
  ["sendFiles", /^multipart\/form-data; boundary=[0-9a-f]{32}$/],
  ["sendNone", /^multipart\/form-data; v=1; boundary=[0-9a-f]{32}$/],
])("the boundary of a body is its own, whatever the document says: %s", async (operation, type) => {
  const request = await sent(operation, { title: "x" });
  const contentType = request.headers.get("content-type") ?? "";
  expect(contentType).toMatch(type);
  const [, boundary] = /boundary=(.*)$/.exec(contentType) ?? [];
  expect(await request.text()).toMatch(new RegExp(`^--${boundary}\r\n`));
});

test("the platform's own parser finds the parts", async () => {
  const form = await (await sent("sendPlain", { title: "x", tags: { a: 1 } })).formData();
  expect(form.get("title")).toBe("x");
});

test("what is generated of it compiles", async () => {
  const ends = await bothEnds(spec);
  const user = `
import { createClient, sendFiles, sendPlain } from "./client/functions.ts";
const client = createClient();
export const plain = () => sendPlain(client, { body: { title: "x" } });
export const files = () => sendFiles(client, { body: { file: new Blob([]) } });
`;
  expect(await ends.compile({ "user.ts": user })).toBe("");
});
