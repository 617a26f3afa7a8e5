import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limits } from "./limits.ts";
import { startTarget, type Target } from "./target.ts";
import { get, post, tryOut } from "./wire.ts";

/** Requests that HTTP lets through, at every decoder: the path, the query, headers, cookies, and bodies. */

let target: Target;
beforeAll(async () => {
  target = await startTarget();
}, 120_000);
afterAll(async () => {
  expect((await target.state()).errors).toEqual([]);
  expect(await target.end()).toBe(true);
});

/** The answer, once the next request has been served on the same connection, and nothing shows on other objects. */
async function answerTo(octets: Buffer) {
  const { answer, next } = await tryOut(target.address, octets);
  expect(next).toMatchObject({ status: 200, body: '{"clean":true}' });
  return { status: answer?.status, body: JSON.parse(answer?.body ?? "") };
}

/** What a handler sees of a request that is let in. */
const saw = (decoded: object) => ({ status: 200, body: { ...decoded, clean: true } });

const form = (body: string | Uint8Array) => post("/v1/form", "application/x-www-form-urlencoded", body);
const json = (body: string | Uint8Array, path = "/v1/json") => post(path, "application/json", body);
const parts = (...all: readonly string[]) =>
  post(
    "/v1/parts",
    "multipart/form-data; boundary=b",
    `${all.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join("")}--b--`,
  );

describe("paths", () => {
  test.each([
    "//v1/ok",
    "//evil.example/v1/ok",
    "/v1//ok",
    "/v1/ok/",
    "/v1/../v1/ok",
    "/v1/./ok",
    "/v1/items/..",
    "/v1/items/.",
    "/v1/items/%2e%2e",
    "/v1/items/.%2E",
    "/v1/items/%2e",
    "/v1/items/../items/a",
    "/v1/items/%2e%2e/%2e%2e/etc/passwd",
    "/v1/items/a/../b",
    "/v1/items/..%2f/..",
    "/v1/items/",
    "/v1/files/.txt",
    "/v1/__proto__",
    "/v1/constructor",
    "/__proto__/ok",
    "http://evil.example",
    "http://evil.example/v1/../v1/ok",
    "*",
  ])("%s is not found", async (path) => {
    expect((await answerTo(get(path))).status).toBe(404);
  });

  test.each(["%", "a%", "%zz", "%C0%AF", "%ED%A0%80", "%FF", "%u0041"])("/items/%s is refused", async (id) => {
    const detail = "Must be percent-encoded UTF-8.";
    expect(await answerTo(get(`/v1/items/${id}`))).toMatchObject({ status: 400, body: { errors: [{ detail }] } });
  });

  test.each([
    ["/v1/items/__proto__", "__proto__"],
    ["/v1/items/a%2F..%2Fb", "a/../b"],
    ["/v1/items/%2f", "/"],
    ["/v1/items/..%2f", "../"],
    ["/v1/items/%2e%2e%2f..%2Fetc%2fpasswd", "../../etc/passwd"],
    ["/v1/items/..%5c", "..\\"],
    ["/v1/items/%252e%252e", "%2e%2e"],
    ["/v1/items/...", "..."],
    ["/v1/items/a%00b", "a\0b"],
    ["/v1/items/a%0d%0aX:y", "a\r\nX:y"],
    ["/v1/items/..a", "..a"],
    ["/%76%31/items/a%3Fb", "a?b"],
    ["http://evil.example/v1/items/a", "a"],
  ])("%s is one segment: what it holds is a value and no path", async (path, id) => {
    expect(await answerTo(get(path))).toEqual(saw({ path: { id } }));
  });
});

describe("names that objects have already", () => {
  const own = (text: string): unknown => JSON.parse(text);

  test.each([
    [
      "search?filter[__proto__]=1&filter[constructor]=a&filter[toString]=b",
      '{"filter":{"__proto__":"1","constructor":"a","toString":"b"}}',
    ],
    ["search?pair=__proto__,x,constructor,y", '{"pair":{"__proto__":"x","constructor":"y"}}'],
    ["open?__proto__=x&constructor=y", '{"open":{"__proto__":"x","constructor":"y"}}'],
    ["whole?__proto__=x&constructor=y", '{"__proto__":"x","constructor":"y"}'],
    ["search?json=%7B%22__proto__%22%3A%7B%22polluted%22%3A1%7D%7D", '{"json":{"__proto__":{"polluted":1}}}'],
  ])("in a query: %s", async (query, expected) => {
    const { status, body } = await answerTo(get(`/v1/${query}`));
    expect(status).toBe(200);
    expect(JSON.stringify(body.query)).toBe(JSON.stringify(own(expected)));
    expect(body.clean).toBe(true);
  });

  test.each([
    "filter[__proto__][polluted]=1",
    "filter[constructor][prototype][polluted]=1",
    "filter[__proto__][__proto__][polluted]=1",
  ])("in a query, with members: %s", async (query) => {
    expect((await answerTo(get(`/v1/search?${query}`))).status).toBe(400);
  });

  test("in headers", async () => {
    expect(await answerTo(get("/v1/search", "constructor: b", "X-Map: constructor,y"))).toMatchObject(
      saw({ headers: { constructor: "b", "x-map": { constructor: "y" } } }),
    );
    expect(await answerTo(get("/v1/search"))).toEqual(saw({ query: {}, headers: {}, cookies: {} }));
    expect((await answerTo(get("/v1/search", "__proto__: a", "toString: b"))).status).toBe(200);
  });

  test("in cookies", async () => {
    const { body } = await answerTo(get("/v1/search", "Cookie: __proto__=x; sid=a; constructor=y"));
    expect(JSON.stringify(body.cookies)).toBe('{"sid":"a","__proto__":"x"}');
    const all = await answerTo(get("/v1/open", "Cookie: __proto__=x; constructor=y; hasOwnProperty=z"));
    expect(JSON.stringify(all.body.cookies)).toBe('{"all":{"__proto__":"x","constructor":"y","hasOwnProperty":"z"}}');
    expect(all.body.clean).toBe(true);
  });

  test.each([
    [
      "a form",
      form("__proto__=x&constructor=y&a[__proto__]=z"),
      '{"__proto__":"x","constructor":"y","a[__proto__]":"z"}',
    ],
    [
      "JSON",
      json('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ],
  ])("in %s", async (_, octets, expected) => {
    const { body } = await answerTo(octets);
    expect(JSON.stringify(body.body)).toBe(expected);
    expect(body.clean).toBe(true);
  });

  test("in parts and in lines", async () => {
    expect(await answerTo(parts('name="__proto__"\r\n__proto__: x\r\n\r\ny'))).toEqual(
      saw({ parts: [["__proto__", null, "y"]] }),
    );
    const { body } = await answerTo(post("/v1/lines", "application/jsonl", '{"__proto__":1}\n'));
    expect(JSON.stringify(body.lines)).toBe('[{"__proto__":1}]');
  });

  test("where no others are allowed", async () => {
    expect(await answerTo(json('{"__proto__":{}}', "/v1/tree"))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/__proto__" }] },
    });
  });
});

describe("members with one name", () => {
  test("the last one counts, for the check and for the handler (RFC 8259 section 4)", async () => {
    expect(await answerTo(json('{"inner":5,"inner":{}}', "/v1/tree"))).toMatchObject({ status: 200 });
    expect(await answerTo(json('{"inner":{},"inner":5}', "/v1/tree"))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/inner" }] },
    });
    const { body } = await answerTo(json('{"a":1,"\\u0061":2}'));
    expect(body.body).toEqual({ a: 2 });
  });
});

describe("more than there may be", () => {
  const many = (count: number, pair: string, separator: string) => Array(count).fill(pair).join(separator);

  test.each<[string, Buffer, RegExp]>([
    ["members of a whole query", get(`/v1/whole?${many(7500, "a", "&")}`), /Must not have more than 100 parameters/],
    ["parameters in a query", get(`/v1/search?${many(7500, "a", "&")}`), /Must not have more than 100 parameters/],
    ["10,000 members of a form", form(many(10_000, "a=1", "&")), /Must not have more than 100 members/],
    [
      "10,000 parts",
      parts(...Array.from({ length: 3000 }, (_, index) => `name="x${index}"\r\n\r\n`)),
      /Must not have more than 100 parts/,
    ],
    ["headers of a part", parts(`name="a"\r\nX: ${"a".repeat(50_000)}\r\n\r\nx`), /more than 2000 octets of headers/],
    ["arrays in arrays that do not end", json("[".repeat(100_000)), /nested more than 1000 levels/],
    ["arrays in arrays", json("[".repeat(90_000) + "]".repeat(90_000)), /nested more than 1000 levels/],
    ["objects in objects", json(`${'{"a":'.repeat(30_000)}1${"}".repeat(30_000)}`), /nested more than 1000 levels/],
    [
      "objects of a recursive schema",
      json(`${'{"inner":'.repeat(15_000)}{}${"}".repeat(15_000)}`, "/v1/tree"),
      /nested more than 1000 levels/,
    ],
    ["JSON in a query", get(`/v1/search?json=${"[".repeat(5000)}${"]".repeat(5000)}`), /Must be a JSON text/],
    ["JSON as a query", get(`/v1/selection?${"[".repeat(5000)}${"]".repeat(5000)}`), /Must be a JSON text/],
    ["brackets in a name", get(`/v1/search?filter${"[a]".repeat(4000)}=1`), /Must not have members in brackets/],
    ["arrays in a line", post("/v1/lines", "application/jsonl", `${"[".repeat(50_000)}\n`), /./],
  ])("%s is refused", async (_, octets, reason) => {
    const { status, body } = await answerTo(octets);
    expect(status).toBe(400);
    expect(JSON.stringify(body.errors)).toMatch(reason);
  });

  test("is refused where it is too large for the memory of one request", async () => {
    expect((await answerTo(json(`"${"a".repeat(limits.bodyBytes)}"`))).status).toBe(413);
    expect((await answerTo(post("/v1/lines", "application/jsonl", `"${"a".repeat(300_000)}"`))).status).toBe(413);
  });

  test.each<[string, Buffer]>([
    ["cookies", get("/v1/search", `Cookie: ${"a=1;".repeat(3900)}`)],
    ["ranges", get("/v1/ok", `Range: bytes=${"0-,".repeat(4000)}`)],
    ["schemes", get("/v1/ok", `Authorization: ${"Bearer ".repeat(2000)}`)],
    ["parameters of a media type", post("/v1/json", `application/json;${" a=b;".repeat(3000)}`, "{}")],
    ["members", json(`{${Array.from({ length: 10_000 }, (_, index) => `"k${index}":1`)}}`)],
  ])("of %s is looked at once", async (_, octets) => {
    expect((await answerTo(octets)).status).toBe(200);
  });

  test.each([
    [",".repeat(15_000), 200],
    ["a/b;q=".repeat(2500), 406],
    ['a/b;c="\\'.repeat(1500), 406],
    ["*/*;q=0.0000".repeat(1200), 200],
  ])("of what the client accepts", async (accept, status) => {
    expect((await answerTo(get("/v1/ok", `Accept: ${accept}`))).status).toBe(status);
  });
});

describe("octets that are no text", () => {
  test.each<[string, Buffer]>([
    ["a query that is no UTF-8", get("/v1/search?q=%ff")],
    ["a query with half an escape", get("/v1/search?q=%")],
    ["a query with a zero", get("/v1/search?q=%00")],
    ["a surrogate in a query", get("/v1/search?filter[a]=%ED%A0%80")],
    ["a whole query with half an escape", get("/v1/whole?a=%")],
    ["JSON in a query that is none", get("/v1/search?json=%5B%5B%5B")],
    ["a form with half an escape", form("a=%")],
    ["a form that is no UTF-8", form("a=%ff")],
    ["a form with octets", form(Uint8Array.from([0x61, 0x3d, 0xff]))],
    ["JSON that is no UTF-8", json(Uint8Array.from([0x22, 0xff, 0x22]))],
    ["JSON with an octet too many", json(Uint8Array.from([0x22, 0xc0, 0xaf, 0x22]))],
    ["JSON with half a character", json(Uint8Array.from([0x22, 0xe2, 0x82]))],
    ["JSON with a surrogate", json(Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22]))],
    ["JSON in UTF-16", json(Buffer.from('{"a":1}', "utf16le"))],
    ["text that is no UTF-8", post("/v1/text", "text/plain", Uint8Array.from([0xff]))],
    ["a multipart body without a boundary", post("/v1/parts", "multipart/form-data", "x")],
    ["a multipart body that is none", post("/v1/parts", "multipart/form-data; boundary=b", "x")],
    ["a multipart body that does not end", post("/v1/parts", "multipart/form-data; boundary=b", "--b\r\n\r\nx")],
    ["lines that are not JSON", post("/v1/lines", "application/jsonl", "{}\n{")],
  ])("%s", async (_, octets) => {
    expect((await answerTo(octets)).status).toBe(400);
  });

  test.each([
    "application/json; charset=utf-16",
    `application/json; charset="${"\\".repeat(15_000)}`,
    "__proto__/constructor",
    "garbage",
    "",
  ])("as %.40s", async (type) => {
    expect((await answerTo(post("/v1/json", type, "{}"))).status).toBe(415);
  });

  test("a name that is broken is another name", async () => {
    expect((await answerTo(get("/v1/search?%=1&%ff=2"))).status).toBe(200);
    expect((await answerTo(get("/v1/search", "Cookie: ;;;=;sid;=sid"))).status).toBe(200);
    // A cookie has no percent-encoding of its own.
    expect(await answerTo(get("/v1/search", "Cookie: sid=%ff"))).toMatchObject(saw({ cookies: { sid: "%ff" } }));
  });

  test("a file has a name and no path", async () => {
    expect(await answerTo(parts('name="file"; filename="../../etc/passwd"\r\n\r\nx'))).toEqual(
      saw({ parts: [["file", "passwd", 1]] }),
    );
  });
});
