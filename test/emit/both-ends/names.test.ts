import { expect, test } from "vitest";
import { emittedClient } from "../client/emitted-client.ts";
import { against, bothEnds } from "./both-ends.ts";

/** Names that the language or the packages have already, each where it would be in somebody's way. */
const reserved = ["delete", "new", "default", "import", "constructor", "then", "fetch"];
const others = ["createClient", "client", "server", "request", "plain", "header"];
const schemes = ["default", "timeout", "fetch", "baseURL", "maxRetries", "class", "SecurityScheme"];

const spec = `
paths:
${[...reserved, ...others]
  .map(
    (id) => `  /${id}:
    post:
      operationId: ${id}
      tags: [${id === "new" ? "timeout" : "fetch"}]
      security: [${schemes.map((scheme) => `{ ${scheme}: [] }`).join(", ")}]
      parameters: [{ name: X-A, in: header, schema: { type: string } }, { name: q, in: query, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { type: object, properties: { b: { type: string } } } } } } }`,
  )
  .join("\n")}
components:
  securitySchemes:
${schemes.map((scheme) => `    ${scheme}: { type: http, scheme: bearer }`).join("\n")}
`;

test("names that are taken are given to nothing else, and what is generated compiles", async () => {
  const ends = await bothEnds(spec);
  const source = `
import { createClient, deleteOperation, newOperation } from "./client/functions.ts";
import { Zoo, type DeleteArguments, type NewResult } from "./client/index.ts";
import type { DeleteRequest, FetchHandlers, ServerOperationRequest, ServerRequest } from "./server/index.ts";

export const options = { timeoutCredential: "t", fetchCredential: () => "f", timeout: 1, default: "d" } as const;
export async function call(args: DeleteArguments): Promise<NewResult> {
  const zoo = new Zoo(options);
  await zoo.fetch.delete({ body: { a: "" } });
  await zoo.fetch.default({ body: {} });
  await zoo.fetch.import({ body: {} });
  await zoo.fetch.constructorOperation({ body: {} });
  await zoo.fetch.thenOperation({ body: {} });
  await zoo.timeout.new({ body: {} });
  await deleteOperation(createClient(options), args);
  return newOperation(createClient());
}
export const handler: Pick<FetchHandlers, "deleteOperation" | "server"> = {
  deleteOperation: ({ body }: DeleteRequest) => ({ status: 200, body: { b: body.a ?? "" } }),
  server: ({ request }: ServerOperationRequest) => ({ status: 200, body: { b: pathOf(request) } }),
};
const pathOf = ({ path }: ServerRequest): string => path;
`;
  expect(await ends.compile({ "use.ts": source })).toBe("");
});

test("an option that all clients have keeps its meaning", async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  const tokens: unknown[] = [];
  const names = [...reserved.map((word) => `${word}Operation`), ...others];
  const handlers = Object.fromEntries(names.map((name) => [name, () => ({ status: 200, body: {} })]));
  const authenticator = ({ token }: { readonly token: string }) => tokens.push(token);
  const security = Object.fromEntries(schemes.map((scheme) => [scheme, authenticator]));
  const server = createServer({ handlers, security });
  const call = await ends.client(against(server, { timeout: 1000, timeoutCredential: "secret" }));
  expect((await call("plain")).status).toBe(200);
  expect(tokens).toEqual(["secret"]);
});

test.each([
  ["Page", "PageClient"],
  ["NotFoundError", "NotFoundErrorClient"],
  ["ListPetsQuery", "ListPetsQueryClient"],
  ["class", "classClient"],
  ["Zoo", "Zoo"],
])("the class %s is %s", (className, expected) => {
  const parameters = [{ name: "q", in: "query", schema: { type: "string" } }];
  const paths = { "/pets": { get: { operationId: "listPets", parameters, responses: {} } } };
  const client = emittedClient({ paths }, [], { className });
  expect(client.files.get("src/client.ts")).toContain(`export class ${expected} {`);
  expect(client.files.get("src/index.ts")).toContain(`export { ${expected}, ${expected} as default }`);
  expect(client.files.get("README.md")).toContain(`new ${expected}()`);
});
