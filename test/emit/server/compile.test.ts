import { join } from "node:path";
import { expect, test } from "vitest";
import { compile, pet, spec } from "./compile.ts";
import { emitted, type GeneratedServer, writeFolder } from "./emit-spec.ts";

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

test("the examples of the README compile", async () => {
  const readme = emitted(spec).files.get("server/README.md") ?? "";
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
  const preamble = "interface App {}\ninterface Account {}\n";
  const who = blocks.find((block) => block.startsWith("interface Who")) ?? "";
  const groups = blocks.filter((block) => block.startsWith("import type {"));
  // The first one imports a type of the model.
  expect(groups).toHaveLength(3);
  const sources = Object.fromEntries(groups.map((block, index) => [`example${index}.ts`, preamble + who + block]));
  expect(await compile(sources, { exactOptionalPropertyTypes: true })).toBe("");
});

test("the examples of the README can be sent, whatever the headers and media types", async () => {
  const headers = {
    "Set-Cookie": "{ required: true, schema: { type: array, minItems: 1, items: { type: string } } }",
    "X-Choice": "{ required: true, schema: { enum: [a, b] } }",
    "X-Limit": "{ required: true, schema: { type: integer, minimum: 10 } }",
    "X-List": "{ required: true, schema: { type: array, items: { type: integer } } }",
    "X-Maybe": '{ required: true, schema: { type: ["null", boolean] } }',
    "X-Pairs": "{ required: true, schema: { type: object, required: [a], properties: { a: { type: integer } } } }",
    "X-Untyped": "{ required: true, schema: {} }",
    "X-JSON":
      "{ required: true, content: { application/json: { schema: { type: array, items: { type: integer } } } } }",
  };
  const types = ["*/*", "application/*", "application/*+json", "image/*", "text/*", "text/csv", "application/json"];
  const declared = [
    ...Object.entries(headers).map(([name, header]) => `headers: { ${name}: ${header} }`),
    ...types.map((type) => `content: { "${type}": {} }`),
  ];
  const operations = declared.map(
    (response, index) =>
      `  /o${index}: { get: { operationId: o${index}, responses: { "200": { description: "", ${response} } } } }`,
  );
  const yaml = `paths:\n${operations.join("\n")}\n`;
  const { files } = emitted(yaml);
  const readme = files.get("server/README.md") ?? "";
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block ?? "");
  const example = `interface App {}\n${blocks.find((block) => block.startsWith("import type {"))}`;
  expect(await compile({ "example.ts": example }, {}, yaml)).toBe("");
  const folder = await writeFolder(new Map([...files, ["example.ts", example]]));
  const { createServer }: GeneratedServer = await import(join(folder, "server/index.ts"));
  const { defaultHandlers: handlers } = await import(join(folder, "example.ts"));
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const server = createServer({ handlers, context: undefined, onError, validateResponses: true });
  for (const index of declared.keys()) {
    await (await server.fetch(new Request(`http://localhost/o${index}`))).arrayBuffer();
  }
  expect(errors).toEqual([]);
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
