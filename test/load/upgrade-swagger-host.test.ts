import { expect, test } from "vitest";
import { isJsonArray, member } from "../../generator/load/text/json.ts";
import { upgraded } from "./swagger-text.ts";

/** The URLs of the servers of a document with these members, and what is said of them. */
async function servers(members: string) {
  const { root, diagnostics } = await upgraded(`${members}\npaths: {}\n`);
  const list = root?.get("servers")?.value;
  return {
    urls: list && isJsonArray(list) ? list.map((server) => member(server, "url")) : undefined,
    said: diagnostics.map(({ severity, message, location }) => `${severity} ${location?.pointer}: ${message}`),
    help: diagnostics[0]?.help,
    mend: diagnostics[0]?.mend,
  };
}

const withScheme = "error /host: `host` is a name or an address without a scheme";
const withPath = "error /host: `host` is a name or an address without a path";

test.each([
  ["https://api.test", "schemes: [https]", withScheme, "https://api.test/v1", "it is read as `api.test`"],
  [
    "http://localhost:8080/",
    "schemes: [https]",
    withScheme,
    "https://localhost:8080/v1",
    "it is read as `localhost:8080`",
  ],
  ["HTTPS://api.test", "schemes: [https, http]", withScheme, "https://api.test/v1", "it is read as `api.test`"],
  ["//api.test", "schemes: [https]", withScheme, "https://api.test/v1", "it is read as `api.test`"],
  ["api.test/", "schemes: [https]", withPath, "https://api.test/v1", "it is read as `api.test`"],
  ["https://api.test/", "", withScheme, "https://api.test/v1", "it is read as `api.test`, with `schemes: [https]`"],
  ["//api.test", "", withScheme, "//api.test/v1", "it is read as `api.test`"],
  [
    "'  api.test '",
    "schemes: [https]",
    "error /host: `host` has blanks around it",
    "https://api.test/v1",
    "it is read as `api.test`",
  ],
])("the host %s beside %j", async (host, schemes, message, url, mend) => {
  const found = await servers(`host: ${host}\nbasePath: /v1\n${schemes}`);
  expect(found.said).toEqual([message]);
  expect(found.mend).toBe(mend);
  expect(found.urls?.[0]).toBe(url);
});

test.each(["''", "https://", "/"])("the host %s, which is none, is as one that is missing", async (host) => {
  const found = await servers(`host: ${host}\nbasePath: /v1\nschemes: [https]`);
  expect(found.mend).toBe("it is left out: the API is where the document is");
  expect(found.said).toHaveLength(1);
  expect(found.urls).toEqual(["/v1"]);
  expect((await servers(`host: ${host}`)).urls).toBeUndefined();
});

test("a base path is a path, however many slashes it begins with", async () => {
  expect((await servers("basePath: //v1")).urls).toEqual(["/v1"]);
});

test("an empty host gives an operation with schemes of its own no server", async () => {
  const { root } = await upgraded(`host: ""
basePath: /v1
paths: { /a: { get: { schemes: [http], responses: { 200: { description: Done } } } } }
`);
  expect(root?.get("paths")?.get("/a")?.get("get")?.get("servers")).toBeUndefined();
});

test.each([
  ["api.test/base/", "", "Write `host: api.test` and `basePath: /base`."],
  ["https://api.test/base", "basePath: /v1", "Write `host: api.test` and `basePath: /base/v1`."],
  ["https://https://api.test", "", undefined],
  ["api.test:port", "", undefined],
  ["api.test:65536", "", undefined],
  ["api test", "", undefined],
  ["user:secret@api.test", "", undefined],
  ["api.test?key=1", "", undefined],
  ["ftp://api.test", "", undefined],
  ["<your host>", "", undefined],
])("the host %s stays an error", async (host, rest, help) => {
  const found = await servers(`host: "${host}"\nschemes: [https]\n${rest}`);
  expect(found.said).toHaveLength(1);
  expect(found.mend).toBeUndefined();
  expect(found.help).toBe(help ?? "Write it as in `api.example.com` or `api.example.com:8080`.");
});

test("a host of https stays an error where its requests would go without it", async () => {
  const found = await servers("host: https://api.test\nschemes: [http]");
  expect(found.said).toEqual([withScheme]);
  expect(found.mend).toBeUndefined();
});

test("the error says what to do", async () => {
  expect((await servers("host: https://api.test\nschemes: [https]")).help).toBe("Leave `https://` out.");
  expect((await servers("host: https://api.test")).help).toBe("Leave `https://` out, and write `schemes: [https]`.");
  expect((await servers("host: api.test/\nschemes: [https]")).help).toBe("Leave the `/` out.");
});

test.each(["api.test", "localhost:8080", "127.0.0.1", "bücher.test", "api_v1.test"])(
  "the host %s is one",
  async (host) => {
    expect(await servers(`host: ${host}\nschemes: [https]`)).toMatchObject({ said: [], urls: [`https://${host}`] });
  },
);

test("what stands for a part of the host is read as a variable", async () => {
  const { urls, mend } = await servers("host: '{tenant}.api.test'\nschemes: [https]");
  expect(urls).toEqual(["https://{tenant}.api.test"]);
  expect(mend).toBe("it is read as it stands");
});
