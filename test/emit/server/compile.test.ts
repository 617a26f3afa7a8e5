import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installedProgram, repository, run } from "../../support/command.ts";
import { emitted, writeFolder } from "./emit-spec.ts";

const spec = `
tags: [{ name: pets }, { name: other things }]
security: [{ bearer: [] }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: "page[size]", in: query, schema: { type: integer, default: 20 } }
        - { name: q, in: query, schema: { type: string } }
      responses:
        "200":
          description: A pet
          headers: { ETag: { required: true, schema: { type: string } }, X-Count: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        "204": { description: Nothing }
        "404": { description: None, content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } } }
        4XX: { description: Wrong, content: { text/plain: { schema: { type: string } } } }
    put:
      operationId: putPet
      tags: [pets]
      security: [{ bearer: [] }, { basic: [] }, {}]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      requestBody:
        content:
          application/json: { schema: { $ref: "#/components/schemas/Pet" } }
          text/plain: { schema: { type: string } }
      responses:
        "200":
          description: Ok
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } }, text/html: { schema: { type: string } } }
  /own:
    post:
      operationId: own
      tags: [other things]
      security: [{ basic: [], bearer: [] }]
      x-specwright: { validation: handler }
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { default: { description: Anything } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string }, kind: { type: string, default: cat } } }
    Error: { type: object, required: [error], properties: { error: { type: string } } }
`;

const pet = '{ schema: { $ref: "#/components/schemas/Pet" } }';

const handlers = `
import { createServer, forbidden, type Handlers, type OtherThingsHandlers, type PetsHandlers } from "./server/index.ts";

interface App { readonly name: string }
interface User { readonly org: string }
interface Who { readonly bearer: User; readonly basic: string }

const pets: PetsHandlers<App, Who> = {
  async getPet({ path, query, auth, request }, app) {
    const id: number = path.id;
    const size: number = query["page[size]"];
    const q: string | undefined = query.q;
    // @ts-expect-error it may be left out
    const always: string = query.q;
    // @ts-expect-error there is no body
    request.body;
    if (size > id) return { status: 404, body: { error: auth.bearer.org + app.name } };
    if (q === always) return { status: 418, body: "teapot" };
    if (id === 1) return { status: 204 };
    return { status: 200, headers: { etag: "1", "x-count": 2, "x-other": ["a", "b"] }, body: { name: "x" } };
  },
  putPet({ body, contentType, auth }) {
    if (auth.bearer !== undefined) auth.bearer.org.length;
    else if (auth.basic !== undefined) auth.basic.length;
    else if (contentType === "application/json") body.kind.length;
    else if (contentType === "text/plain") body.trim();
    else body satisfies undefined;
    // @ts-expect-error it may be text
    body?.kind;
    const type: "application/json" | "text/plain" | undefined = contentType;
    return type === undefined
      ? { status: 200, contentType: "text/html", body: "<p>" }
      : { status: 200, contentType: "application/json", body: { name: "x", kind: "dog" } };
  },
};

const others: OtherThingsHandlers<App, Who> = {
  own({ validate, auth, parameters }) {
    const { value, issues } = validate();
    if (issues) return { status: issues.length + parameters.duplicates.length > 1 ? 400 : 422 };
    const kind: string = value.body.kind;
    if (auth.kind === "failed") return { status: auth.scheme === "basic" ? 401 : 403 };
    return { status: auth.kind === "authenticated" && auth.principals.bearer.org === kind ? 200 : 201 };
  },
};

const security = {
  bearer: ({ token }: { token: string }) => (token === "" ? forbidden() : { org: token }),
  basic: () => undefined,
};
const app: App = { name: "x" };
export const server = createServer({ handlers: { ...pets, ...others }, security, context: app });

// What is wrong does not compile.

export const forgotten: PetsHandlers<App, Who> = {
  getPet: pets.getPet,
  putPet: pets.putPet,
  // @ts-expect-error there is no such operation
  getPets: pets.getPet,
};
// @ts-expect-error an operation is missing
export const missing: PetsHandlers<App, Who> = { getPet: pets.getPet };
export const wrong: Pick<PetsHandlers<App, Who>, "getPet">[] = [
  // @ts-expect-error the status is not declared
  { getPet: () => ({ status: 500 }) },
  // @ts-expect-error the required header is missing
  { getPet: () => ({ status: 200, headers: {}, body: { name: "x" } }) },
  // @ts-expect-error headers are missing as a whole
  { getPet: () => ({ status: 200, body: { name: "x" } }) },
  // @ts-expect-error the header has the wrong type
  { getPet: () => ({ status: 200, headers: { etag: "1", "x-count": "2" }, body: { name: "x" } }) },
  // @ts-expect-error a member of the body is misspelt
  { getPet: () => ({ status: 200, headers: { etag: "1" }, body: { nam: "x" } }) },
  // @ts-expect-error the body of another status
  { getPet: () => ({ status: 404, body: { name: "x" } }) },
  // @ts-expect-error a body where there is none
  { getPet: () => ({ status: 204, body: "" }) },
  // @ts-expect-error the range does not hold the exact status
  { getPet: () => ({ status: 404, body: "text" }) },
];
// @ts-expect-error the media type has to be named where there are several
export const unnamed: Pick<PetsHandlers<App, Who>, "putPet"> = { putPet: () => ({ status: 200, body: "<p>" }) };
// @ts-expect-error the context is missing
createServer({ handlers: { ...pets, ...others }, security });
// @ts-expect-error the authenticators are missing
createServer({ handlers: { ...pets, ...others }, context: app });
// @ts-expect-error one authenticator is missing
createServer({ handlers: { ...pets, ...others }, security: { basic: security.basic }, context: app });
// @ts-expect-error the principal is none
createServer({ handlers: { ...pets, ...others }, security: { ...security, bearer: () => ({ orgg: "" }) }, context: app });
createServer({
  handlers: { ...pets, ...others },
  security,
  context: app,
  // @ts-expect-error the refusal is answered with what the operation does not declare
  refuse: { operations: { getPet: () => ({ status: 503 }) } },
});
createServer({
  handlers: { ...pets, ...others },
  security,
  context: app,
  refuse: {
    default: ({ status, kind }, { name }) => ({ status, body: kind + name }),
    operations: { getPet: ({ operation, kind }) => (kind === "invalid" ? { status: 404, body: { error: operation ?? "" } } : undefined) },
  },
  fallback: async ({ path }, { name }) => (path === name ? new Response() : undefined),
  interceptors: [(next) => async (request, context) => next(request, context)],
});

/** Without context and principals. */
export function plain(all: Handlers): void {
  createServer({ handlers: all, security: { bearer: () => "anybody", basic: async () => 1 } });
}
`;

/** A compiled folder with the handlers beside the packages; gives what the compiler prints. */
async function compile(
  sources: Readonly<Record<string, string>>,
  compilerOptions: object,
  yaml = spec,
): Promise<string> {
  const folder = await writeFolder(new Map([...emitted(yaml).files, ...Object.entries(sources)]));
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  await symlink(join(repository, "node_modules/@types/node"), join(folder, "node_modules/@types/node"), "junction");
  await symlink(join(repository, "node_modules/undici-types"), join(folder, "node_modules/undici-types"), "junction");
  const configuration = {
    compilerOptions: {
      target: "es2022",
      lib: ["es2022"],
      types: ["node"],
      module: "nodenext",
      moduleDetection: "force",
      strict: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      isolatedModules: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      ...compilerOptions,
    },
    include: ["model", "server", ...Object.keys(sources)],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  return (await run(installedProgram("tsc"), ["-p", "."], { cwd: folder })).stdout;
}

test.each([true, false])(
  "handlers that are right compile, and others do not (exactOptionalPropertyTypes %s)",
  async (exact) => {
    expect(
      await compile(
        { "handlers.ts": handlers },
        { exactOptionalPropertyTypes: exact, noUnusedLocals: true, noUnusedParameters: true },
      ),
    ).toBe("");
  },
);

test("the compiler's message names what is wrong", async () => {
  const source = `
import type { PetsHandlers } from "./server/index.ts";
export const a: Pick<PetsHandlers, "getPet"> = { getPet: () => ({ status: 500 }) };
export const b: Pick<PetsHandlers, "getPet"> = { getPet: () => ({ status: 200, headers: {}, body: { name: "x" } }) };
export const c: Pick<PetsHandlers, "getPet"> = { getPet: () => ({ status: 200, headers: { etag: "" }, body: { nam: "x" } }) };
export const d: PetsHandlers = { getPet: () => ({ status: 204 }) };
`;
  const printed = await compile({ "wrong.ts": source }, { exactOptionalPropertyTypes: true });
  expect(printed).toContain("500");
  expect(printed).toContain("Property 'etag' is missing");
  expect(printed).toContain("nam");
  expect(printed).toContain("Property 'putPet' is missing");
});

test("an undeclared status is named beside those that are declared", async () => {
  const yaml = `
paths:
  /:
    get:
      operationId: look
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } }
        "401": { description: who, content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } } }
        "404": { description: none, content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } } }
`;
  const source = `
import type { DefaultHandlers } from "./server/index.ts";
const coin = (): boolean => Math.random() > 0.5;
export const one: DefaultHandlers = { look: () => ({ status: 418, body: { error: "" } }) };
export const two: DefaultHandlers = {
  async look() {
    if (coin()) return { status: 418, body: { error: "" } };
    return { status: 200, body: { a: "" } };
  },
};
export const three: DefaultHandlers = { look: async () => ({ status: 418 }) };
export class Four implements DefaultHandlers {
  async look() {
    return coin() ? ({ status: 418 } as const) : ({ status: 200, body: { a: "" } } as const);
  }
}
`;
  const printed = await compile({ "wrong.ts": source }, { exactOptionalPropertyTypes: true }, yaml);
  const places = [...printed.matchAll(/^wrong\.ts\((\d+),/gm)].map(([, line]) => line);
  expect(places).toEqual(["4", "6", "11", "13"]);
  expect(printed.match(/Type '418' is not assignable to type '200 \| 401 \| 404'/g)).toHaveLength(4);
  const right = `
import type { DefaultHandlers, LookResponse } from "./server/index.ts";
declare function slow(): Promise<LookResponse>;
export const plain: DefaultHandlers = { look: () => ({ status: 200, body: { a: "" } }) };
export const given: DefaultHandlers = { look: () => slow() };
export const waited: DefaultHandlers = { look: async () => await slow() };
export async function use({ look }: DefaultHandlers, request: Parameters<DefaultHandlers["look"]>[0]): Promise<string> {
  const response = await look(request, undefined);
  return response.status === 200 ? response.body.a : response.body.error;
}
`;
  expect(await compile({ "right.ts": right }, { exactOptionalPropertyTypes: true }, yaml)).toBe("");
});

test("the examples of the README compile", async () => {
  const readme = emitted(spec).files.get("server/README.md") ?? "";
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
  const preamble = "interface App {}\ninterface Account {}\n";
  const who = blocks.find((block) => block.startsWith("interface Who")) ?? "";
  const groups = blocks.filter((block) => block.startsWith("import type {"));
  expect(groups).toHaveLength(2);
  const sources = Object.fromEntries(groups.map((block, index) => [`example${index}.ts`, preamble + who + block]));
  expect(await compile(sources, { exactOptionalPropertyTypes: true })).toBe("");
});

test("a body of one type in all of its media types is one member, and others tell the type by the media type", async () => {
  const yaml = `
paths:
  /same: { post: { operationId: same, requestBody: { required: true, content: { application/json: ${pet}, application/x-www-form-urlencoded: ${pet} } }, responses: {} } }
  /other:
    post:
      operationId: other
      x-specwright: { validation: handler }
      requestBody: { required: true, content: { application/json: ${pet}, application/x-www-form-urlencoded: ${pet}, text/plain: {} } }
      responses: {}
components: { schemas: { Pet: { type: object, properties: { name: { type: string } } } } }
`;
  const source = `
import type { OtherRequest, SameRequest } from "./server/index.ts";
export const nameOfSame = ({ body }: SameRequest): string | undefined => body.name;
export function nameOfOther({ validate }: OtherRequest): string | undefined {
  const { value } = validate();
  if (value?.contentType === "text/plain") return value.body;
  return value?.body.name;
}
`;
  const strict = { exactOptionalPropertyTypes: true, noUnusedLocals: true, noUnusedParameters: true };
  expect(await compile({ "use.ts": source }, strict, yaml)).toBe("");
});

test("an API without operations compiles too", async () => {
  const source = `
import { createServer, type Handlers } from "./server/index.ts";
const none: Handlers<string> = {};
export const server = createServer<string>({ handlers: none, context: "x" });
`;
  const strict = { exactOptionalPropertyTypes: true, noUnusedLocals: true, noUnusedParameters: true };
  expect(await compile({ "use.ts": source }, strict, "paths: {}")).toBe("");
});

test("an API without security and without parameters compiles too", async () => {
  const yaml = 'paths: { /a: { get: { operationId: a, responses: { "200": { description: ok } } } } }';
  const source = `
import { createServer } from "./server/index.ts";
createServer({ handlers: { a: ({ request }) => ({ status: 200, headers: { "x-a": request.path } }) } });
createServer<string>({ handlers: { a: (_, text) => ({ status: 200, headers: { "x-a": text } }) }, context: "x" });
`;
  expect(await compile({ "use.ts": source }, { exactOptionalPropertyTypes: true }, yaml)).toBe("");
});
