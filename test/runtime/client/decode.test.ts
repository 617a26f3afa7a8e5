import { describe, expect, test } from "vitest";
import { declaredResponse, decodeBody } from "../../../templates/runtime/client/decode.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";

const operation = (responses: OperationTable["responses"], method = "GET"): OperationTable => ({
  name: "read",
  method,
  path: "/",
  responses,
});
const jsonOnly = operation({ 200: { content: ["application/json"] }, 304: { content: ["text/html"] } });
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
        malformed: false,
      });
    },
  );

  test("of text is a string, whatever the document declares", async () => {
    expect((await decodeBody(jsonOnly, withType("<p>", "text/html; charset=utf-8"))).value).toBe("<p>");
  });

  test("of a declared type of octets is octets, though JSON is declared before it", async () => {
    const table = operation({ 200: { content: ["application/json", "application/vnd.example.protobuf"] } });
    const { value, malformed } = await decodeBody(table, withType("\0a", "application/vnd.example.protobuf"));
    expect(malformed).toBe(false);
    expect(await (value as Blob).text()).toBe("\0a");
  });

  test("of another type is octets", async () => {
    const table = operation({ 200: { content: ["application/pdf"] } });
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
    expect(await decodeBody(jsonOnly, response)).toEqual({
      contentType: undefined,
      value: undefined,
      malformed: false,
    });
  });

  test("is undefined where the document declares none and none arrives, and empty where it declares text", async () => {
    expect((await decodeBody(operation({ 200: {} }), withType("", "text/html"))).value).toBeUndefined();
    expect((await decodeBody(operation({ 200: { content: ["text/html"] } }), withType("", "text/html"))).value).toBe(
      "",
    );
  });

  test("that is not the JSON it says it is stays text", async () => {
    const body = await decodeBody(jsonOnly, withType("<html>", "application/json"));
    expect(body).toMatchObject({ value: "<html>", malformed: true });
  });
});

test("the declared response is that of the status, else of its range, else the default", () => {
  const [exact, range, rest] = [{ content: ["a/a"] }, { content: ["b/b"] }, { content: ["c/c"] }];
  const table = operation({ 404: exact, "4XX": range, default: rest });
  expect(declaredResponse(table, 404)).toBe(exact);
  expect(declaredResponse(table, 422)).toBe(range);
  expect(declaredResponse(table, 500)).toBe(rest);
  expect(declaredResponse(jsonOnly, 500)).toBeUndefined();
});
