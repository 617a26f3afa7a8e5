import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Interceptor } from "../../../templates/runtime/client/options.ts";
import { against, type BothEnds, bothEnds } from "./both-ends.ts";

const spec = `
servers:
  - name: production
    url: https://{region}.example.com/{version}
    variables:
      region: { default: us, enum: [us, eu] }
      version: { default: v2, enum: [v1, v2] }
  - name: sandbox
    url: https://sandbox.example.com/{tenant}
    variables: { tenant: { default: demo } }
paths:
  /things/{tenant}:
    get:
      operationId: getThing
      parameters: [{ name: tenant, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { type: string } } } } }
  /files:
    servers: [{ url: "https://{region}.files.example.com", variables: { region: { default: us, enum: [us, eu] } } }]
    get: { operationId: getFiles, responses: { "204": { description: none } } }
`;

describe("servers with variables", () => {
  let ends: BothEnds;
  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  test.each([
    [{}, "https://us.example.com/v2/things/x", "https://us.files.example.com/files"],
    [
      { serverVariables: { region: "eu", version: "v1" } },
      "https://eu.example.com/v1/things/x",
      "https://eu.files.example.com/files",
    ],
    [{ server: "sandbox" }, "https://sandbox.example.com/demo/things/x", "https://sandbox.example.com/files"],
    [
      { server: "sandbox", serverVariables: { tenant: "acme" } },
      "https://sandbox.example.com/acme/things/x",
      "https://sandbox.example.com/files",
    ],
  ])("a client with %j asks where the server answers", async (options, thing, files) => {
    const { createServer } = await ends.server();
    const asked: string[] = [];
    const server = createServer({
      handlers: {
        getThing: ({ path }: { readonly path: { readonly tenant: string } }) => ({ status: 200, body: path.tenant }),
        getFiles: () => ({ status: 204 }),
      },
    });
    const record: Interceptor = (next) => (request, context) => {
      asked.push(request.url);
      return next(request, context);
    };
    const call = await ends.client(against(server, { ...options, interceptors: [record] }));
    expect((await call("getThing", { path: { tenant: "x" } })).body).toBe("x");
    expect((await call("getFiles")).status).toBe(204);
    expect(asked).toEqual([thing, files]);
  });

  test("count before what the environment says where the caller chooses one", async () => {
    vi.stubEnv("ZOO_BASE_URL", "https://test.example.com/v2");
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const { default: Zoo } = await ends.load("client/index.ts");
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return new Response(null, { status: 204 });
    };
    for (const options of [{}, { server: "sandbox" }, { baseURL: "https://own.example.com" }, { baseURL: null }]) {
      await new Zoo({ ...options, fetch }).default?.getFiles?.();
    }
    const origins = ["test.example.com", "sandbox.example.com", "own.example.com", "us.files.example.com"];
    expect(asked).toEqual(origins.map((origin) => `https://${origin}/files`));
  });

  test("have types", async () => {
    const source = `
import { Zoo, type ServerVariables } from "./client/index.ts";
const variables: ServerVariables = { region: "eu", tenant: "acme" };
export const zoo = new Zoo({ server: "production", serverVariables: variables });
export const wrong = [
  // @ts-expect-error there is no such server
  new Zoo({ server: "staging" }),
  // @ts-expect-error the variable has no such value
  new Zoo({ serverVariables: { region: "mars" } }),
  // @ts-expect-error there is no such variable
  new Zoo({ serverVariables: { zone: "eu" } }),
];
`;
    expect(await ends.compile({ "use.ts": source })).toBe("");
  });
});

describe("a variable whose value begins or ends with a slash, or is empty", () => {
  test.each<[string, object, string]>([
    ["/prod", {}, "https://x.example.com/prod/pets"],
    ["/prod", { serverVariables: { base: "/test/" } }, "https://x.example.com/test/pets"],
    ["prod/", { serverVariables: { base: "" } }, "https://x.example.com/pets"],
    ["", {}, "https://x.example.com/pets"],
    ["//a//b", {}, "https://x.example.com/a/b/pets"],
  ])("is read at both ends as it is meant: default %j, %j", async (byDefault, options, address) => {
    const variable = `{ default: ${JSON.stringify(byDefault)} }`;
    const ends = await bothEnds(`
servers: [{ url: "https://x.example.com/{base}", variables: { base: ${variable} } }, { url: "https://x.example.com" }]
paths:
  /pets: { get: { operationId: listPets, responses: { "204": { description: none } } } }
`);
    const { createServer } = await ends.server();
    const server = createServer({ handlers: { listPets: () => ({ status: 204 }) } });
    const asked: string[] = [];
    const record: Interceptor = (next) => (request, context) => {
      asked.push(request.url);
      return next(request, context);
    };
    const call = await ends.client(against(server, { ...options, interceptors: [record] }));
    expect((await call("listPets")).status).toBe(204);
    expect(asked).toEqual([address]);
  });
});
