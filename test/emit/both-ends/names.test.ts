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

test("schemas called like what the files of validators have themselves are types and validators like all others", async () => {
  const own = ["schemas", "schemas2", "built", "companion", "validators", "definitions", "Value"];
  const ref = (name: string) => `$ref: "#/components/schemas/${name}"`;
  const ends = await bothEnds(`
paths:
  /all:
    post:
      operationId: all
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { ${own.map((name) => `${name}: { ${ref(name)} }`).join(", ")} } } } } }
      responses: { "204": { description: ok } }
components:
  schemas:
${own.map((name) => `    ${name}: { type: object, properties: { ${name}: { type: string, default: a }, secret: { type: string, readOnly: true } } }`).join("\n")}
`);
  const use = (name: string) => `export const ${name}_: model.${name} | undefined = model.${name}.check({}).value;`;
  const source = `import * as model from "./model/index.ts";\n${own.map(use).join("\n")}\n`;
  expect(await ends.compile({ "use.ts": source })).toBe("");
});

test("client and server export the types of the model, and under the names that they have themselves their own", async () => {
  const own = [
    ...["ClientOptions", "ListPetsArguments", "APIError", "Page", "Zoo"],
    ...["ListPetsQuery", "ListPetsResponse", "PetsHandlers", "Handlers", "ServerOptions", "ServerRequest"],
  ];
  const ends = await bothEnds(`
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{ name: name, in: query, schema: { type: string } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
webhooks:
  petChanged:
    post:
      operationId: petChanged
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { "204": { description: ok } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string }, tag: { type: string, default: none } } }
    Sender: { type: object, properties: { a: { type: string } } }
${own.map((name) => `    ${name}: { type: object, properties: { component: { type: string } } }`).join("\n")}
`);
  const source = `
import Client, { APIError, type ClientOptions, type ListPetsArguments, type Pet, type PetInput, type Sender, Zoo } from "./client/index.ts";
import * as received from "./client/webhooks/index.ts";
import * as server from "./server/index.ts";
import type * as sent from "./server/webhooks/index.ts";

export const options: ClientOptions = { baseURL: "https://api.example.com" };
export const args: ListPetsArguments = { query: { name: "a" } };
export const client: Zoo = new Client(options);
export const list: Promise<PetInput> = client.pets.listPets();
export const isError = (value: unknown): boolean => value instanceof APIError;
export const pet: Pet & server.Pet & received.Pet & sent.Pet = { name: "a", tag: "b" };
export const sender: Sender = { a: "b" };
export const handlers: server.Handlers & server.PetsHandlers = {
  listPets: ({ query }: server.ListPetsRequest): server.ListPetsResponse => ({ status: 200, body: { name: query.name ?? "" } }),
};
export const made = server.createServer({ handlers } satisfies server.ServerOptions<undefined>);
export const pathOf = ({ path }: server.ServerRequest): string => path;
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

/** What every object has already, as tags, parameters, operations and members of bodies. */
const inherited = ["constructor", "toString", "__proto__", "hasOwnProperty"];
const inheritedSpec = `
paths:
  /things/{constructor}:
    post:
      operationId: toString
      tags: [constructor]
      parameters:
        - { name: constructor, in: path, required: true, schema: { type: string } }
${["query", "header", "cookie"]
  .flatMap((place) => inherited.map((name) => [place, name === "__proto__" && place === "header" ? "x-proto" : name]))
  .map(([place, name]) => `        - { name: ${name}, in: ${place}, schema: { type: string } }`)
  .join("\n")}
      requestBody:
        required: true
        content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { constructor: { type: string } } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { type: object } } } } }
  /resources:
    get: { operationId: list, tags: [human resource], responses: { "204": { description: ok } } }
`;

test("what every object has is a name like any other, and nobody's where it is left out", async () => {
  const ends = await bothEnds(inheritedSpec);
  const { createServer } = await ends.server();
  const seen: unknown[] = [];
  // A name that is left out is there with nothing in it, in the place of what is inherited.
  const own = (values: unknown) => Object.entries(Object(values)).filter(([, value]) => value !== undefined);
  const handlers = {
    toStringOperation({ path, query, headers, cookies, body }: Readonly<Record<string, unknown>>) {
      const declared = own(headers).filter(([name]) => inherited.some((known) => known.toLowerCase() === name));
      seen.push([own(path), own(query), declared, own(cookies), own(body)]);
      return { status: 200, body: {} };
    },
    list: () => ({ status: 204 }),
  };
  const call = await ends.client(against(createServer({ handlers }), { baseURL: "https://api.example.com" }));
  const path = { constructor: "a" };
  await call("toStringOperation", { path, body: {} });
  const query = JSON.parse('{ "constructor": "b", "toString": "c", "__proto__": "d" }');
  await call("toStringOperation", { path, query, headers: { constructor: "e" }, cookies: query, body: path });
  expect(seen).toEqual([
    [[["constructor", "a"]], [], [], [], []],
    [[["constructor", "a"]], own(query), [["constructor", "e"]], own(query), [["constructor", "a"]]],
  ]);
});

test("a response header called like what every object has is read and written, and may be left out", async () => {
  const names = [...inherited, "valueOf"];
  const header = (name: string) => `${name}: { schema: { type: array, items: { type: integer } } }`;
  const ends = await bothEnds(`
paths:
  /a:
    get:
      operationId: getA
      parameters: [{ name: full, in: query, required: true, schema: { type: boolean } }]
      responses: { "204": { description: ok, headers: { ${names.map(header).join(", ")} } } }
`);
  const { createServer } = await ends.server();
  const full = Object.fromEntries(names.map((name) => [name.toLowerCase(), [1, 2]]));
  const errors: unknown[] = [];
  const server = createServer({
    validateResponses: true,
    onError: (error: unknown) => errors.push(error),
    handlers: {
      getA: ({ query }: { query: { full: boolean } }) => ({ status: 204, headers: query.full ? full : {} }),
    },
  });
  const call = await ends.client(against(server));
  const got = async (wanted: boolean) => (await call("getA", { query: { full: wanted } })).headers;
  expect(JSON.stringify(await got(false))).not.toContain("constructor");
  const declared = Object.entries(await got(true)).filter(([name]) => Object.hasOwn(full, name));
  expect(JSON.stringify(declared.sort())).toBe(JSON.stringify(Object.entries(full).sort()));
  expect(errors).toEqual([]);
});

test("a tag that every object has is a resource of another name, whose class says so once", async () => {
  const ends = await bothEnds(inheritedSpec);
  const source = `
import { createClient, toStringOperation } from "./client/functions.ts";
import { Zoo, type ConstructorResource, type HumanResource } from "./client/index.ts";
const path = { constructor: "a" };
export async function call(zoo: Zoo): Promise<[ConstructorResource, HumanResource]> {
  await zoo.constructorResource.toStringOperation("a", { query: {}, body: path });
  await toStringOperation(createClient(), { path, query: { constructor: "b" }, body: path });
  return [zoo.constructorResource, zoo.humanResource];
}
`;
  expect(await ends.compile({ "use.ts": source })).toBe("");
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
