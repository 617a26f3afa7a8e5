import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repository } from "../support/command.ts";
import { type Examination, examine } from "./examine.ts";
import { type GeneratedApi, type GeneratedServer, generateApi } from "./generated-api.ts";

/** That a value that is changed on the way is seen, whoever changes it. */
let workshop: string;
let right: GeneratedApi;

beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), "roundtrip-"));
  await writeFile(join(workshop, "package.json"), '{ "type": "module" }');
  right = await generated("golden/parameters");
});

async function generated(name: string): Promise<GeneratedApi> {
  const api = await generateApi({ name, spec: "spec.yml", cwd: join(repository, "test", name) }, workshop);
  if ("problem" in api) throw new Error(api.problem);
  return api;
}

afterAll(() => rm(workshop, { recursive: true, force: true }));

async function differences(change: Partial<GeneratedApi>, api = right): Promise<readonly string[]> {
  const { differences }: Examination = await examine({ ...api, ...change }, { runs: 6, seed: 1 });
  return differences.map(({ what }) => what);
}

type Handler = (input: Record<string, unknown>) => unknown;

/** A server whose handlers are called with something else, or whose answers become others. */
function serverWith(
  input: (input: Record<string, unknown>) => Record<string, unknown>,
  answer: (response: Response) => Response = (response) => response,
  api = right,
): (options: object) => GeneratedServer {
  return (options) => {
    const handlers: Record<string, Handler> = Reflect.get(options, "handlers");
    const changed = Object.entries(handlers).map(([name, handler]): [string, Handler] => {
      return [name, (given) => handler(input(given))];
    });
    const server = api.createServer({ ...options, handlers: Object.fromEntries(changed) });
    return { ...server, fetch: async (...args) => answer(await server.fetch(...args)) };
  };
}

const unchanged = (input: Record<string, unknown>) => input;

describe("the round trip sees", () => {
  test("nothing where nothing is wrong", async () => {
    expect(await differences({})).toEqual([]);
  });

  test("a value that the handler gets otherwise than it was sent", async () => {
    const createServer = serverWith((input) => ({ ...input, path: { ...Object(input.path), "shop-id": 0 } }));
    expect((await differences({ createServer }))[0]).toMatch(
      /^what the handler saw: \/path\/shop-id is 0 in place of /,
    );
  });

  test("a member that a handler does not get of a multipart body that it reads as a whole", async () => {
    const albums = await generated("features/multipart");
    const none = ({ body, ...input }: Record<string, unknown>) => {
      return {
        ...input,
        body: { [Symbol.asyncIterator]: () => Object(body)[Symbol.asyncIterator](), collect: () => ({}) },
      };
    };
    const createServer = serverWith(none, undefined, albums);
    expect((await differences({ createServer }, albums))[0]).toMatch(
      /^what the handler saw: \/body\/collected\/\w+ is undefined in place of /,
    );
  });

  test("a header that the client drops", async () => {
    const call: GeneratedApi["call"] = (name, client, args, ...options) => {
      return right.call(name, client, { ...args, headers: {} }, ...options);
    };
    const [first] = await differences({ call });
    expect(first).toMatch(/^a valid request was answered with 400 .*x-trace-ids/);
  });

  test("a reply that the caller gets otherwise than it was given", async () => {
    const call: GeneratedApi["call"] = async (...args) => ({ ...(await right.call(...args)), body: "other" });
    expect((await differences({ call }))[0]).toMatch(/^what the caller got: \/body is "other" in place of undefined/);
  });

  test("an invalid request that is not refused", async () => {
    const answer = (response: Response) => (response.status === 400 ? new Response(null, { status: 204 }) : response);
    const createServer = serverWith(unchanged, answer);
    expect((await differences({ createServer }))[0]).toMatch(/answered with 204 in place of 400/);
  });

  test("a refusal that names another place", async () => {
    const answer = (response: Response) =>
      response.status === 400
        ? new Response(JSON.stringify({ errors: [{ in: "body", pointer: "" }] }), { status: 400 })
        : response;
    const createServer = serverWith(unchanged, answer);
    expect((await differences({ createServer }))[0]).toMatch(/no issue is at /);
  });
});
