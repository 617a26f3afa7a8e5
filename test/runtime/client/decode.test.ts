import { describe, expect, test } from "vitest";
import { readTexts } from "../../../templates/runtime/client/charset.ts";
import { declaredType } from "../../../templates/runtime/client/declared-type.ts";
import { decodeBody } from "../../../templates/runtime/client/decode.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import { readDeclared } from "../../../templates/runtime/client/read-declared.ts";
import { readNothing } from "../../../templates/runtime/client/read-nothing.ts";
import { byStatus } from "../../../templates/runtime/client/status.ts";

const operation = (responses: OperationTable["responses"]): OperationTable => ({
  name: "read",
  method: "GET",
  path: "/",
  responses,
});
const jsonOnly = operation({ 200: { content: ["application/json"] }, 304: {} });
const withType = (body: string | null, type: string | undefined, status = 200) => {
  const response = new Response(body, { status });
  if (type === undefined) response.headers.delete("content-type");
  else response.headers.set("content-type", type);
  return response;
};

describe("a body", () => {
  test.each(["application/json", "application/problem+json; charset=utf-8", "APPLICATION/JSON"])(
    "of %s is its value",
    async (type) => {
      const body = await decodeBody(jsonOnly, withType('{"a":[1]}', type));
      expect(body).toMatchObject({
        value: { a: [1] },
        contentType: type.split(";")[0]?.toLowerCase(),
      });
    },
  );

  test("of text is a string where the document declares none", async () => {
    expect((await decodeBody(operation({}), withType("<p>", "text/html; charset=utf-8"))).value).toBe("<p>");
  });

  test("of a declared type of octets is octets, though JSON is declared before it", async () => {
    const content = ["application/json", "application/vnd.example.protobuf"];
    const table = operation({ 200: { content, read: readDeclared } });
    const { value, fault } = await decodeBody(table, withType("\0a", "application/vnd.example.protobuf"));
    expect(fault).toBeUndefined();
    expect(await (value as Blob).text()).toBe("\0a");
  });

  test("of another type is octets where the document declares them, else text", async () => {
    expect((await decodeBody(operation({}), withType("%PDF", "application/pdf"))).value).toBe("%PDF");
    const table = operation({ 200: { content: ["application/pdf"], read: readDeclared } });
    const { value } = await decodeBody(table, withType("%PDF", "application/pdf"));
    expect(value).toBeInstanceOf(Blob);
    expect(await (value as Blob).text()).toBe("%PDF");
  });

  test("whose type is missing or says nothing is of the declared one", async () => {
    expect((await decodeBody(jsonOnly, withType("{}", undefined))).value).toEqual({});
    expect((await decodeBody(jsonOnly, withType("{}", "application/octet-stream"))).value).toEqual({});
    expect((await decodeBody(operation({}), withType("plain", undefined))).value).toBe("plain");
  });

  test.each([
    ["no content", withType(null, undefined, 204)],
    ["not modified", withType(null, "application/json", 304)],
    ["an empty text under a JSON type", withType("", "application/json")],
    ["not modified, where text is declared", withType(null, "text/html", 304)],
  ])("of %s is undefined", async (_, response) => {
    expect(await decodeBody(jsonOnly, response)).toEqual({});
  });

  test("is undefined where the document declares none and none arrives, and empty where it declares text", async () => {
    expect((await decodeBody(operation({ 200: {} }), withType("", "text/html"))).value).toBeUndefined();
    expect((await decodeBody(operation({ 200: { content: ["text/html"] } }), withType("", "text/html"))).value).toBe(
      "",
    );
  });

  test.each([
    ["OK", "text/plain"],
    ["OK", "application/json"],
    ['{"status":"a"}\n{"status":"b"}', "application/json"],
    ['{"ok":true}', "application/json"],
  ])(
    "%s of %s is none where the document declares the status without one, and is read to its end",
    async (text, type) => {
      const response = withType(text, type);
      expect(await decodeBody(operation({ 200: { read: readNothing } }), response)).toEqual({});
      expect(response.bodyUsed).toBe(true);
    },
  );

  test.each([
    ["of an error without one", operation({ "4XX": {} }), 404],
    ["of an error of `default`", operation({ default: { read: readNothing } }), 404],
    ["of a status that the document does not know", operation({ 204: {} }), 200],
    ["where it declares no responses", operation({ default: {} }), 200],
  ])("%s is JSON or text, whatever it is called", async (_, table, status) => {
    const read = (text: string) => decodeBody(table, withType(text, "application/json", status));
    expect(await read('{"ok":true}')).toEqual({ contentType: "application/json", value: { ok: true } });
    expect(await read("OK")).toEqual({ contentType: "application/json", value: "OK" });
  });

  test("that is not the JSON it says it is stays text", async () => {
    const body = await decodeBody(jsonOnly, withType("<html>", "application/json"));
    expect(body).toMatchObject({ value: "<html>", fault: "The body is not JSON." });
  });
});

describe.each([
  ["JSON alone", ["application/json"], undefined],
  ["octets beside JSON", ["application/json", "application/vnd.github.object"], readDeclared],
  ["JSON alone, by its parameters", ["application/json;v=1", "application/json;v=2"], readDeclared],
] as const)("what is called something that the document does not declare, which declares %s,", (_, content, read) => {
  const declared = { content, ...(read && { read }) };
  const table = operation({ 200: declared, default: declared });

  test.each([
    "text/html; charset=utf-8",
    "text/plain",
    "application/octet-stream",
    "application/vnd.api+json",
    undefined,
  ])("is JSON if it can be: %s", async (type) => {
    expect(await decodeBody(table, withType('{"a":1}', type))).toMatchObject({ value: { a: 1 } });
  });

  test.each([200, 502])("is a fault that has the text if it is none, with %s", async (status) => {
    const { value, fault } = await decodeBody(table, withType("<html>Sign in", "text/html", status), undefined, "*/*");
    expect({ value, fault }).toEqual({ value: "<html>Sign in", fault: "The body is not JSON." });
  });

  test.each([undefined, "application/json", "text/html"])(
    "is a fault of an error without a body, of %s",
    async (type) => {
      expect((await decodeBody(table, withType("", type, 503))).fault).toBe("The body is not JSON.");
      expect((await decodeBody(table, withType("", type, 302))).fault).toBeUndefined();
    },
  );

  test("is a text if it is one that the caller asked for", async () => {
    const type = "application/vnd.github.raw";
    const raw = withType("# hi", `${type}; charset=utf-8`);
    expect(await decodeBody(table, raw, undefined, type)).toEqual({
      contentType: type,
      value: "# hi",
      fault: undefined,
    });
  });
});

test("octets that the caller asked for are no text where the document declares JSON alone", async () => {
  const type = "application/octet-stream";
  const table = operation({ 200: { content: ["application/json"] } });
  expect((await decodeBody(table, withType("\0a", type), undefined, type)).fault).toBe("The body is not JSON.");
  expect((await decodeBody(table, withType("[1]", type), undefined, type)).value).toEqual([1]);
});

test.each(["application/pdf", "application/octet-stream"])(
  "%s that the caller asked for is octets where the document declares others",
  async (type) => {
    const content = ["application/json", "application/vnd.github.object"];
    const table = operation({ 200: { content, read: readDeclared } });
    const { value, fault } = await decodeBody(table, withType("\0a", type), undefined, `text/csv, ${type}`);
    expect(fault).toBeUndefined();
    expect(await (value as Blob).text()).toBe("\0a");
  },
);

test.each([
  ["text/csv", "text/plain", "text"],
  ["application/pdf", "text/html", "JSON"],
  ["image/png", "image/webp", "JSON"],
])("beside JSON and %s, %s that is no JSON is read as %s", async (other, type, kind) => {
  const read = other === "text/csv" ? readTexts : readDeclared;
  const table = operation({ 200: { content: ["application/json", other], read } });
  const { value, fault } = await decodeBody(table, withType("a,b", type));
  expect({ value, fault }).toEqual({ value: "a,b", fault: kind === "JSON" ? "The body is not JSON." : undefined });
});

describe.each([
  ["JSON and text", { content: ["text/csv", "application/json"], read: readTexts }],
  ["octets too", { content: ["text/csv", "application/json", "image/png"], read: readDeclared }],
])("a text where the document declares %s", (_, declared) => {
  const read = (type: string, octets: readonly number[]) => {
    const headers = { "content-type": type };
    return decodeBody(operation({ 200: declared }), new Response(new Uint8Array(octets), { headers }));
  };
  const cafe = [0x63, 0x61, 0x66, 0xe9];

  test.each([
    "text/csv; charset=iso-8859-1",
    'text/csv;Charset="windows-1252"',
    "text/plain; charset=LATIN1",
    'text/plain; charset="lat\\in1"',
    'text/plain; x="; charset=utf-8"; charset=latin1',
  ])("is read by its charset: %s", async (type) => {
    expect(await read(type, cafe)).toMatchObject({ value: "café" });
  });

  test("is UTF-8 where it says nothing, and JSON is always", async () => {
    expect((await read("text/csv", [0xc3, 0xa9])).value).toBe("é");
    expect((await read("application/json; charset=iso-8859-1", [0x22, 0xc3, 0xa9, 0x22])).value).toBe("é");
  });

  test("in a charset that is none is a fault", async () => {
    expect((await read("text/csv; charset=klingon", cafe)).fault).toBe("The charset klingon is not known.");
  });
});

test.each([
  ["image/png", "blob"],
  ["image/svg+xml", "blob"],
  [undefined, "blob"],
  ["application/xml", "text"],
  ["application/json", "json"],
  ["application/octet-stream", "blob"],
])("of a range of images, %s is read as %s", async (type, kind) => {
  const table = operation({ 200: { content: ["image/*"], read: readDeclared } });
  const { value } = await decodeBody(table, withType("{}", type));
  expect(value instanceof Blob ? "blob" : typeof value === "string" ? "text" : "json").toBe(kind);
});

describe("a body where items are declared", () => {
  const readers = {
    "text/event-stream": () => "events",
    "application/jsonl;v=1": () => "first lines",
    "application/jsonl;v=2": () => "second lines",
  };
  const read = (type: string | undefined, content: readonly string[] = Object.keys(readers)) => {
    const table = operation({ 200: { content, read: readDeclared, choose: declaredType, readers } });
    return decodeBody(table, withType("{}", type));
  };

  test.each([
    ["text/event-stream", undefined],
    ["text/event-stream", "application/octet-stream"],
    ["application/jsonl;v=1", "application/octet-stream"],
  ])("of %s is read as that, where the answer says %s", async (first, type) => {
    const content = [first, ...Object.keys(readers).filter((other) => other !== first)];
    const { value, fault } = await read(type, content);
    expect({ value, fault }).toEqual({ value: first.startsWith("text") ? "events" : "first lines", fault: undefined });
  });

  test.each(["application/x-ndjson", "text/html", "application/json", "image/png", "application/jsonl; v=3"])(
    "is told to be none, and has no letters or octets for items, where it is of %s",
    async (type) => {
      const { fault } = await read(type);
      expect(fault).toBe(`The body is ${type.split(";")[0]}, which is not declared.`);
    },
  );

  test("is what it is beside a range that it is of", async () => {
    const { value, fault } = await read("text/html", ["text/event-stream", "*/*"]);
    expect({ value, fault }).toEqual({ value: "{}", fault: undefined });
  });
});

test("the declared response is that of the status, else of its range, else the default", () => {
  const [exact, range, rest] = [{ content: ["a/a"] }, { content: ["b/b"] }, { content: ["c/c"] }];
  const table = { 404: exact, "4XX": range, default: rest };
  expect(byStatus(table, 404)).toBe(exact);
  expect(byStatus(table, 422)).toBe(range);
  expect(byStatus(table, 500)).toBe(rest);
  expect(byStatus(jsonOnly.responses, 500)).toBeUndefined();
});
