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
