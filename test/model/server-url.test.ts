import { describe, expect, test } from "vitest";
import { build, nothing, problems } from "./build.ts";

/** The URLs of the document's servers as they are read with and without the mends, and what is said of them. */
function read(url: string, { lenient = true, others = [] }: { lenient?: boolean; others?: readonly string[] } = {}) {
  const variables = Object.fromEntries(["a", "b", "c"].map((name) => [name, { default: "x" }]));
  const servers = [url, ...others].map((one) => ({ url: one, variables }));
  const { api, diagnostics } = build({ servers }, { lenient });
  return {
    urls: api.servers.map((server) => server.url),
    said: problems(diagnostics),
    mends: diagnostics.map(({ mend }) => mend),
    help: diagnostics[0]?.help,
  };
}

const invalid = "error invalid-document /servers/0/url:";

test.each([
  "https://api.example.com/v1",
  "HTTP://API.example.com:8080",
  "https://[::1]:8080/v1",
  "https://bücher.example/a b",
  "https://127.0.0.1:/",
  "//api.example.com/v1",
  "/v1",
  "/",
  "",
  ".",
  "../v1",
  "v1",
  "v1.0/api",
  "api/v1.example.com",
  "index.php/v1",
  "service.svc",
  "{a}",
  "{a}/v1",
  "{a}:8080/v1",
  "{a}.example.com/v1",
  "{a}://{b}:{c}/v1",
  "{a}://api.example.com",
  "http{a}://api.example.com",
  "https://{a}",
  "https://{a}.example.com:{b}/{c}",
  "https://api.example.com:80{a}",
  "https://api.example.com{a}",
  "https://{a}{b}/v1",
  "https://[{a}]:8080",
  "https://{a}:{b}",
  "//{a}/v1",
])("%j is an address", (url) => {
  expect(read(url)).toMatchObject({ urls: [url], said: [] });
});

test.each([
  ["https://x.test//v1", "https://x.test/v1"],
  ["https://{a}//{b}///v1//", "https://{a}/{b}/v1/"],
  ["/v1//{a}", "/v1/{a}"],
  ["v1//x", "v1/x"],
  ["{a}//v1", "{a}/v1"],
])("%s has no empty segments, but as it is misspelt", (url, address) => {
  for (const lenient of [true, false]) {
    expect(read(url, { lenient })).toMatchObject({
      urls: [address],
      said: [
        `warning invalid-document /servers/0/url: the path of the server has an empty segment: it is read as \`${address}\``,
      ],
    });
  }
});

describe("what no client can be made with", () => {
  const noHost = "the URL has no host behind its scheme";

  test.each([
    ["https://x.test/v1#f", "the URL of a server has no fragment", "https://x.test/v1"],
    ["https://x.test/v1?key=1", "the URL of a server has no query", "https://x.test/v1"],
    ["/v1?key={a}", "the URL of a server has no query", "/v1"],
    ["{a}?key=1", "the URL of a server has no query", "{a}"],
    ["https://https://x.test/v1", "the scheme of the URL stands twice", "https://x.test/v1"],
    ["https://http://x.test/v1", "the scheme of the URL stands twice", undefined],
    ["https://https", "the scheme of the URL stands twice", undefined],
    ["https:///v1", noHost, "/v1"],
    ["https://", noHost, "/"],
    ["///v1", noHost, "/v1"],
    ["https://user:pw@x.test/v1", "the URL of a server holds no credentials", "/v1"],
    ["https://{a}:{b}@x.test/v1", "the URL of a server holds no credentials", "/v1"],
    ["https://x.test:port/v1", "`port` is no port", "/v1"],
    ["https://{a}:99999/v1", "`99999` is no port", "/v1"],
    ["https://<host>/v1", "`<host>` is no host", "/v1"],
    ["https://{a}.<region>.test/{b}", "`{a}.<region>.test` is no host", "/{b}"],
    ["https://your host/v1", "`your host` is no host", "/v1"],
    ["https://x.test/<tenant>/v1", "a URL has no `<`", undefined],
    ["/<tenant>/v1", "a URL has no `<`", undefined],
    ["htps://x.test/v1", "`htps://x.test/v1` is no address of HTTP", "/v1"],
    ["<proto>://x.test/v1", "`<proto>://x.test/v1` is no address of HTTP", "/v1"],
    ["localhost:8080/v1", "`localhost:8080/v1` has no scheme", "http://localhost:8080/v1"],
    ["api.x.test:8080", "`api.x.test:8080` has no scheme", "https://api.x.test:8080"],
    ["api.{a}.test:8080", "`api.{a}.test:8080` has no scheme", "https://api.{a}.test:8080"],
    ["backend:8080/v1", "`backend:8080/v1` has no scheme", "/v1"],
    ["x.test:port/v1", "`x.test:port/v1` has no scheme", "/v1"],
    ["localhost:PORT", "`localhost:PORT` has no scheme", "/"],
    ["127.0.0.1:8080/v1", "`127.0.0.1:8080/v1` has no scheme", "/v1"],
    ["<your host>/v1", "`<your host>/v1` is no address", undefined],
    ["Your API URL", "`Your API URL` is no address", undefined],
    ["URL: see above", "`URL: see above` is no address", undefined],
    [",", "`,` is no address", undefined],
    ["http:", "`http:` is no address", undefined],
  ])("%j", (url, message, expected) => {
    const strict = read(url, { lenient: false });
    expect(strict.said).toEqual([`${invalid} ${message}`]);
    expect(strict.mends).not.toContain(undefined);
    const { urls, said } = read(url, { others: ["https://other.test"] });
    expect(said).toEqual([`warning invalid-document /servers/0/url: ${message}`]);
    expect(urls).toEqual([...(expected === undefined ? [] : [expected]), "https://other.test"]);
  });
});

test.each([
  [" https://x.test/v1\n", "the URL of the server has blanks around it: it is read without them"],
  ["https:\\\\x.test\\v1", "the URL of the server has a backslash in it: it is read as `https://x.test/v1`"],
  ["https:/x.test/v1", "two slashes stand behind the scheme of a URL: it is read as `https://x.test/v1`"],
  ["https:x.test/v1", "two slashes stand behind the scheme of a URL: it is read as `https://x.test/v1`"],
])("what `fetch` reads as what is meant is read so, with a warning: %j", (url, message) => {
  const found = { urls: ["https://x.test/v1"], said: [`warning invalid-document /servers/0/url: ${message}`] };
  expect(read(url)).toMatchObject(found);
  expect(read(url, { lenient: false })).toMatchObject(found);
});

test.each([
  ["https://user:pw@x.test/v1", "error"],
  ["<your host>/v1", "error"],
  ["https://x.test/v1#f", "warning"],
  ["/v1?key=1", "warning"],
])("no other server than the document's is mended so that it would be theirs: %j", (url, severity) => {
  const operation = { servers: [{ url }], responses: nothing };
  const { diagnostics } = build(
    { servers: [{ url: "https://main.test" }], paths: { "/a": { get: operation } } },
    { lenient: true },
  );
  expect(diagnostics.map((diagnostic) => diagnostic.severity)).toEqual([severity]);
});

test.each(["v1.beta", "rest.api/v1", "com.example.service"])(
  "%j may be a path, which no run reads as a host",
  (url) => {
    for (const lenient of [true, false]) {
      const { urls, said } = read(url, { lenient });
      expect([urls, said]).toEqual([
        [url],
        [`warning invalid-document /servers/0/url: \`${url}\` is a path beside the document, since it has no scheme`],
      ]);
    }
  },
);

test("the mend says what becomes of the address", () => {
  const mendOf = (url: string) => read(url).mends;
  expect(mendOf("https://x.test:port/v1")).toEqual([
    "it is read as its path, `/v1`: who makes a client gives a `baseURL`",
  ]);
  expect(mendOf("Your API URL")).toEqual([
    "the server is left out: the others count, or who makes a client gives a `baseURL`",
  ]);
  expect(mendOf("https://x.test?a=1")).toEqual(["the query is left out: no request carries it"]);
  expect(mendOf("https://user:secret@x.test#f")[0]).toBe(
    "it is read as `https://***********@x.test`: a fragment is never sent",
  );
});

test("several faults are told one by one", () => {
  const { urls, said } = read(" https://user:pw@x.test/v1?a=1#b");
  expect(said).toHaveLength(4);
  expect(urls).toEqual(["/v1"]);
});

test("all servers left out are none", () => {
  expect(read(",").urls).toEqual(["/"]);
});

describe("an address without a scheme is a path beside the document, to the letter", () => {
  test.each([
    ["api.x.test/v1", "https://api.x.test/v1"],
    ["www.x.test", "https://www.x.test"],
    ["x-y.example.pl/v1", "https://x-y.example.pl/v1"],
    ["api.{a}.test/v1", "https://api.{a}.test/v1"],
    ["bücher.example", "https://bücher.example"],
    ["localhost/v1", "http://localhost/v1"],
  ])("%s", (url, meant) => {
    const message = `\`${url}\` is a path beside the document, since it has no scheme`;
    const strict = read(url, { lenient: false });
    expect(strict).toMatchObject({ urls: [url], said: [`warning invalid-document /servers/0/url: ${message}`] });
    expect(strict).toMatchObject({
      help: `Is \`${meant}\` meant? With --lenient, it is read as \`${meant}\`.`,
      mends: [undefined],
    });
    expect(read(url)).toMatchObject({ urls: [meant], mends: [`it is read as \`${meant}\``] });
  });
});

describe("an address of another protocol", () => {
  const message = (url: string) => `/servers/0/url: \`${url}\` is no address of HTTP, and no request is sent there`;

  test.each(["wss://x.test/v1", "ftp://x.test", "unix:/run/api.sock"])("%s is left out beside others", (url) => {
    const { urls, said } = read(url, { others: ["https://x.test/v1"] });
    expect(said).toEqual([`warning ignored-keyword ${message(url)}`]);
    expect(urls).toEqual(["https://x.test/v1"]);
  });

  test.each([
    ["wss://x.test/v1", "/v1"],
    ["unix:/run/api.sock", "/"],
  ])("%s alone is refused, and its path counts where that is allowed", (url, path) => {
    const servers = [{ url }];
    const { api, diagnostics } = build({ servers }, { allow: ["unsupported-feature"], lenient: true });
    expect(problems(diagnostics)).toEqual([`warning unsupported-feature ${message(url)}`]);
    expect(api.servers.map((server) => server.url)).toEqual([path]);
    expect(problems(build({ servers }).diagnostics)).toEqual([`error unsupported-feature ${message(url)}`]);
  });
});

test("servers of paths, operations and links are looked at, too", () => {
  const servers = [{ url: "https://x.test:port" }];
  const links = { a: { operationId: "a", server: servers[0] ?? {} } };
  const get = { operationId: "a", servers, responses: { 200: { description: "Done", links } } };
  const put = { responses: nothing };
  const { diagnostics } = build({ paths: { "/a": { servers, get, put } } });
  expect(diagnostics.map(({ location }) => location?.pointer).toSorted()).toEqual([
    "/paths/~1a/get/responses/200/links/a/server/url",
    "/paths/~1a/get/servers/0/url",
    "/paths/~1a/servers/0/url",
  ]);
});

test("two braces around a variable are read as one, and told once", () => {
  expect(read("{{baseUrl}}")).toMatchObject({
    urls: ["{baseUrl}"],
    said: [
      "warning invalid-document /servers/0/url: a variable in the URL of a server has one brace on each side, not two",
    ],
    mends: ["it is read as `{baseUrl}`; who makes a client gives the value of what `variables` does not define"],
  });
  expect(read("https://{{ a }}/{{b}}")).toMatchObject({
    urls: ["https://{a}/{b}"],
    mends: ["it is read as `https://{a}/{b}`"],
  });
  expect(read("{{a}").said).toContain(`${invalid} the URL has a brace without its other half`);
  expect(read("{{}}").said.join()).toContain("error invalid-document");
});
