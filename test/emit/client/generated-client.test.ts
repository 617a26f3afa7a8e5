import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test, vi } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { json, loopback } from "../../runtime/client/loopback.ts";
import { repository, run } from "../../support/command.ts";
import { emittedClient } from "./emitted-client.ts";
import { zoo } from "./zoo.ts";

/**
 * What the tests use of the generated package. It is written while the test runs, so that only values are imported;
 * that its types are right is for the compiler to say, below.
 */
interface Generated {
  readonly default: ZooClass;
  readonly Zoo: ZooClass;
  readonly APIError: ErrorConstructor;
  readonly NotFoundError: ErrorConstructor;
  createClient(options: object): object;
  createAnimal(client: object, args: object): Promise<object>;
}

interface ZooClass {
  new (options?: object): Zoo;
  readonly NotFoundError: ErrorConstructor;
}

interface Zoo {
  readonly animals: {
    list(query?: object): AsyncIterable<{ readonly name: string }> & PromiseLike<object>;
    createAnimal(params: object, options: object): Promise<object>;
    noteAnimal(content: object): Promise<void>;
    feedAnimal(id: string, body?: object, options?: object): Promise<void>;
  };
  readonly gate: { openGate(query: object): Promise<object> };
}

async function generated(file = "index.ts"): Promise<Generated> {
  const folder = await emittedClient(zoo).write();
  return import(/* @vite-ignore */ pathToFileURL(join(folder, "src", file)).href);
}

describe("the class", () => {
  test("sends what its methods are given, and nothing to the document's servers once it has a base URL", async () => {
    const server = await loopback((request, response) => {
      if (request.url.startsWith("/gate"))
        return response.writeHead(302, { location: "https://elsewhere.example" }).end();
      if (request.method === "PUT") return response.writeHead(204).end();
      json(response, 201, { name: "Ada", legs: 2 });
    });
    const { default: Zoo } = await generated();
    const client = new Zoo({ baseURL: `${server.origin}/v1`, apiKey: "k", keeper: { username: "u", password: "p" } });
    expect(
      await client.animals.createAnimal(
        { query: { dry_run: true }, body: { name: "Ada" } },
        { headers: { "x-keeper": "me" } },
      ),
    ).toEqual({ name: "Ada", legs: 2 });
    expect(await client.animals.feedAnimal("a/b")).toBeUndefined();
    await client.animals.feedAnimal("c", { food: "hay" }, { contentType: "application/json" });
    await client.animals.noteAnimal({ body: "a text", contentType: "text/plain" });
    expect(await client.gate.openGate({ to: "https://a" })).toMatchObject({
      status: 302,
      headers: { location: "https://elsewhere.example" },
    });
    expect(server.received.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
      'POST /v1/animals?dry_run=true {"name":"Ada"}',
      "PUT /v1/animals/a%2Fb ",
      'PUT /v1/animals/c {"food":"hay"}',
      "PUT /v1/notes a text",
      "GET /gate?to=https%3A%2F%2Fa ",
    ]);
    expect(server.received.map(({ headers }) => headers["content-type"])).toEqual([
      "application/json",
      "application/x-www-form-urlencoded",
      "application/json",
      "text/plain",
      undefined,
    ]);
    expect(server.received[0]?.headers).toMatchObject({ "x-key": "k", "x-keeper": "me" });
    expect(server.received[4]?.headers.authorization).toBe(`Basic ${btoa("u:p")}`);
  });

  test("walks a list, and writes its parameters as the document says", async () => {
    const server = await loopback((request, response) => {
      const page = Number(new URL(request.url, "http://x").searchParams.get("page[number]") ?? 1);
      json(response, 200, { data: [{ name: `animal ${page}` }], meta: { page, pages: 2 } }, { "x-total": "2" });
    });
    const { Zoo } = await generated();
    const names: string[] = [];
    for await (const animal of new Zoo({ baseURL: server.origin }).animals.list({ tags: ["a", "b"] }))
      names.push(animal.name);
    expect(names).toEqual(["animal 1", "animal 2"]);
    expect(server.received.map(({ url }) => url)).toEqual([
      "/animals?tags=a,b",
      "/animals?tags=a,b&page%5Bnumber%5D=2",
    ]);
  });

  test("takes its options from the environment, and needs none", async () => {
    const server = await loopback((_, response) => json(response, 200, { data: [] }));
    vi.stubEnv("ZOO_BASE_URL", server.origin);
    vi.stubEnv("ZOO_KEY", "from the environment");
    const { Zoo } = await generated();
    await new Zoo().animals.list();
    await new Zoo({ apiKey: null }).animals.list();
    vi.unstubAllEnvs();
    expect(server.received.map(({ headers }) => headers["x-key"])).toEqual(["from the environment", undefined]);
    expect(() => new Zoo()).not.toThrow();
  });

  test("throws the class of a status, which the class carries too", async () => {
    const server = await loopback((_, response) => json(response, 404, { message: "no such animal" }));
    const { Zoo, NotFoundError, APIError } = await generated();
    const error = await new Zoo({ baseURL: server.origin }).animals.feedAnimal("x").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toBeInstanceOf(APIError);
    expect(Zoo.NotFoundError).toBe(NotFoundError);
    expect(error).toMatchObject({ status: 404, error: { message: "no such animal" }, message: "404 no such animal" });
  });
});

test("the functions give back every declared answer", async () => {
  const server = await loopback((_, response) => json(response, 422, { message: "no" }));
  const { createClient, createAnimal } = await generated("functions.ts");
  const client = createClient({ baseURL: server.origin });
  const reply = await createAnimal(client, { headers: { "x-keeper": "me" }, body: { name: "Ada" } });
  expect(reply).toMatchObject({ status: 422, contentType: "application/json", body: { message: "no" } });
});

/** A caller's file beside the packages; a line with an expected error stands for one that must not compile. */
const caller = `
import Zoo, { type ApiPromise, NotFoundError, type PagePromise, type ListAnimalsQuery } from "../src/index.ts";
import { createAnimal, createClient, feedAnimal, fromEnvironment, noteAnimal, reliably } from "../src/functions.ts";
import type { AnimalInput, Problem } from "zoo-model";

const zoo = new Zoo({ apiKey: process.env["ZOO_KEY"], keeper: async () => ({ username: "a", password: "b" }) });
export const query: ListAnimalsQuery = { "page[number]": undefined, tags: ["a"] };
export const fed: ApiPromise<void> = zoo.animals.feedAnimal("id");
export const made: ApiPromise<AnimalInput> = zoo.animals.createAnimal({ body: { name: "Ada" } }, { headers: { "x-keeper": "me", other: 1 } });

for await (const animal of zoo.animals.list()) {
  // What a server leaves out that has a default is not there.
  const legs: number | undefined = animal.legs;
  console.log(legs);
  // @ts-expect-error It may be left out.
  animal.legs.toFixed();
}
const page = await zoo.animals.list(query);
const animals: AnimalInput[] | undefined = page.data;
console.log(animals, (await page.getNextPage()).data);

const reply = await createAnimal(createClient(), { headers: { "x-keeper": "me" }, body: { name: "Ada" } });
if (reply.status === 201) {
  const animal: AnimalInput = reply.body;
  console.log(animal);
} else {
  const problem: Problem = reply.body;
  console.log(problem);
}
const fedReply = await feedAnimal(createClient(), { path: { animal_id: "a" } });
if (fedReply.status === 204) {
  const nothing: undefined = fedReply.body;
  console.log(nothing);
}
const gate = await zoo.gate.openGate({ to: "https://a" });
if (gate.status === 302) {
  const location: string = gate.headers.location;
  console.log(location);
}
try {
  await zoo.animals.feedAnimal("id");
} catch (error) {
  if (error instanceof NotFoundError) {
    const status: 404 = error.status;
    console.log(status, error.error?.message);
  }
}

zoo.animals.noteAnimal({ body: { name: "Ada" } });
zoo.animals.noteAnimal({ body: { name: "Ada" }, contentType: "application/json" });
zoo.animals.noteAnimal({ body: "a text", contentType: "text/plain" });
// @ts-expect-error A text is no JSON.
zoo.animals.noteAnimal({ body: "a text" });
// @ts-expect-error A text is no JSON, whatever the caller says.
zoo.animals.noteAnimal({ body: "a text", contentType: "application/json" });
// @ts-expect-error An object is no text.
zoo.animals.noteAnimal({ body: { name: "Ada" }, contentType: "text/plain" });
noteAnimal(createClient(), { body: "a text", contentType: "text/plain" });
// @ts-expect-error The same holds for the function.
noteAnimal(createClient(), { body: "a text" });

// @ts-expect-error A header that has to be given is not.
zoo.animals.createAnimal({ body: { name: "Ada" } });
// @ts-expect-error A body that has to be given is not.
zoo.animals.createAnimal({ query: { dry_run: true } }, { headers: { "x-keeper": "me" } });
// @ts-expect-error A member is misspelt.
zoo.animals.feedAnimal("id", { foood: "hay" });
// @ts-expect-error The operation has no such media type.
zoo.animals.feedAnimal("id", {}, { contentType: "text/plain" });
// @ts-expect-error A path parameter is missing.
feedAnimal(createClient(), {});
const reliable = createClient(fromEnvironment({ delivery: reliably({ maxRetries: 3, idempotencyKeys: true }) }));
await feedAnimal(reliable, { path: { animal_id: "a" } }, { delivery: reliably({ timeout: 1_000 }) });
// @ts-expect-error What repeats the functions' requests is given as a delivery.
createClient({ maxRetries: 3 });
// @ts-expect-error The same holds for one request.
feedAnimal(reliable, { path: { animal_id: "a" } }, { timeout: 1_000 });
// @ts-expect-error The class delivers by itself.
new Zoo({ delivery: reliably() });
// @ts-expect-error A success has no such status.
if (gate.status === 503) console.log();
export const pages: PagePromise<unknown, AnimalInput> = zoo.animals.list();
`;

/** What the compiler prints for the package of a document, with a caller's file. */
async function compiled(document: JsonObject, source: string, compilerOptions: object): Promise<string> {
  const client = await emittedClient(document).write();
  const folder = join(client, "..");
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(client, "caller.ts"), source.replaceAll("../src/", "./src/"));
  await writeFile(
    join(client, "tsconfig.caller.json"),
    JSON.stringify({
      compilerOptions: {
        target: "es2022",
        lib: ["es2022", "dom", "dom.iterable"],
        types: ["node"],
        typeRoots: [join(repository, "node_modules", "@types")],
        module: "nodenext",
        customConditions: ["specwright-source"],
        strict: true,
        noUncheckedIndexedAccess: true,
        noImplicitOverride: true,
        verbatimModuleSyntax: true,
        erasableSyntaxOnly: true,
        isolatedModules: true,
        allowImportingTsExtensions: true,
        noEmit: true,
        ...compilerOptions,
      },
      include: ["src", "caller.ts", "readme.ts"],
    }),
  );
  const tsc = join(repository, "node_modules", ".bin", "tsc");
  return (await run(tsc, ["-p", join(client, "tsconfig.caller.json")], { cwd: folder })).stdout;
}

test.each([true, false])(
  "the package compiles, and its callers do as they should (exactOptionalPropertyTypes %s)",
  async (exact) => {
    expect(await compiled(zoo, caller, { exactOptionalPropertyTypes: exact })).toBe("");
  },
);

test("a document without operations gives a package that compiles", async () => {
  const source = 'import Zoo from "../src/index.ts";\nexport const zoo = new Zoo();\n';
  expect(await compiled({ paths: {} }, source, { noUnusedLocals: true, noUnusedParameters: true })).toBe("");
});
