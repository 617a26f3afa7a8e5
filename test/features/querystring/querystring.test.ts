import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

interface Api {
  readonly default: new (options: {
    baseURL: string;
    key: string;
    fetch(url: string, init: RequestInit): Promise<Response>;
  }) => {
    readonly default: {
      searchPets(query?: object): Promise<unknown>;
      getSelection(query?: object): Promise<unknown>;
      addSelection(params: { query: unknown; body?: object }): Promise<unknown>;
    };
  };
}

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/operations.ts",
  "client/operations.ts",
  "client/resources.ts",
]);

let address = "";
beforeAll(async () => {
  const { server } = await load<{ server: Server }>("app.ts");
  address = await listen(server.node);
});

/** What comes of a query, sent as it stands. */
async function answerTo(path: string, query: string, method = "GET"): Promise<unknown> {
  const answer = await rawExchange(address, rawRequest([`${method} ${path}?${query} HTTP/1.1`, "Content-Length: 0"]));
  return JSON.parse(Buffer.from(answer.slice(answer.indexOf("\r\n\r\n")), "latin1").toString());
}

const search = {
  name: "R & x",
  limit: 5,
  tags: ["a,b", "c"],
  colors: ["red", "blue"],
  range: { from: 1, to: 2 },
  near: { lat: 1.5 },
  other: "ä",
};
const form =
  "name=R+%26+x&limit=5&tags=a%2Cb&tags=c&colors=red,blue&range%5Bfrom%5D=1&range%5Bto%5D=2&near=%7B%22lat%22%3A1.5%7D&other=%C3%A4";
const json = "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D";
const path = "%24.a%5B%3F(%40.b%20%3D%3D%20'c%26d%2Be')%5D";

describe("the server", () => {
  test("reads a form as a body would be read, and leaves the key aside", async () => {
    expect(await answerTo("/pets", `${form}&api_key=k`)).toEqual({ ...search, page: 0.5 });
    expect(await answerTo("/pets", "api_key=k&name=R")).toEqual({ name: "R", limit: 20, page: 2 });
  });

  test("reads JSON and text, where a plus sign is one", async () => {
    expect(await answerTo("/selection", json)).toEqual({ numbers: [1, 2], flag: null });
    expect(await answerTo("/selection", '{"numbers":[1e+2]}')).toEqual({ numbers: [100] });
    expect(await answerTo("/selection", "")).toBe("nothing");
    expect(await answerTo("/selection", "$.a+b=c&d", "POST")).toEqual([".a+b=c&d", null]);
  });

  test.each([
    ["GET", "/pets", "api_key=k&limit=many", "/limit"],
    ["GET", "/pets", "api_key=k&limit=101", "/limit"],
    ["GET", "/pets", "api_key=k&name=", "/name"],
    ["GET", "/pets", "api_key=k&near=%7B%7D", "/near/lat"],
    ["GET", "/pets", "api_key=k&range[from]=x", "/range/from"],
    ["GET", "/pets", "api_key=k&other=%ff", "/other"],
    ["GET", "/selection", "numbers=1", ""],
    ["GET", "/selection", "%7B%7D", "/numbers"],
    ["GET", "/selection", "%", ""],
    ["POST", "/selection", "", ""],
    ["POST", "/selection", "a", ""],
  ])("refuses %s %s?%s", async (method, at, query, pointer) => {
    expect(await answerTo(at, query, method)).toMatchObject({ status: 400, errors: [{ in: "query", pointer }] });
  });
});

test("the client writes the query as one value", async () => {
  const { default: Client } = await load<Api>("client/index.ts");
  const sent: string[] = [];
  const client = new Client({
    baseURL: "http://x",
    key: "k",
    fetch: async (url) => {
      sent.push(url);
      return Response.json({});
    },
  });
  await client.default.searchPets(search);
  await client.default.searchPets({});
  await client.default.getSelection({ numbers: [1, 2], flag: null });
  await client.default.getSelection();
  await client.default.addSelection({ query: "$.a[?(@.b == 'c&d+e')]" });
  expect(sent).toEqual([
    `http://x/pets?${form}&api_key=k`,
    "http://x/pets?api_key=k",
    `http://x/selection?${json}`,
    "http://x/selection",
    `http://x/selection?${path}`,
  ]);
  await expect(client.default.addSelection({ query: 5 })).rejects.toThrow(TypeError);
});
