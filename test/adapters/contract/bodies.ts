import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { bodyBytes, errors } from "../notes-options.ts";
import { ask, expectStatus, json, type Subject } from "./subject.ts";

const post = { method: "POST", path: "/v1/notes" };
const form = { "content-type": "application/x-www-form-urlencoded" };

/** What a body may be, and what it may not. */
export function bodies(subject: () => Subject): void {
  test.each([
    ["JSON", { "content-type": "application/json" }, '{"text":"é","pages":3}', { text: "é", pages: 3 }],
    ["a form", form, "text=%C3%A9+1&pages=3&tags=a&tags=b", { text: "é 1", pages: 3, tags: ["a", "b"] }],
    ["text", { "content-type": "text/plain; charset=UTF-8" }, "é", "é"],
  ])("%s is decoded", async (_kind, headers, body, decoded) => {
    const { text } = await expectStatus(subject(), { ...post, headers, body }, 201);
    expect(JSON.parse(text)).toMatchObject({ body: decoded });
  });

  test("a body without a length, in many pieces, is put together", async () => {
    const pieces = Readable.from(["", '{"te', 'xt":', '"a"', "}"].map((piece) => Buffer.from(piece)));
    const { text } = await expectStatus(subject(), { ...post, ...json({}), body: pieces }, 201);
    expect(JSON.parse(text)).toMatchObject({ body: { text: "a" } });
  });

  test.each([
    ["that is no JSON", "{", 400],
    ["with a member of the wrong type", '{"text":1}', 400],
    ["that is empty", "", 400],
  ])("a body %s is refused by the API", async (_what, body, status) => {
    const reply = await expectStatus(subject(), { ...post, ...json({}), body }, status);
    expect(reply.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(reply.text).errors).toHaveLength(1);
  });

  test("none where one is needed is 400", async () => {
    expect(JSON.parse((await expectStatus(subject(), post, 400)).text).errors[0].detail).toBe("Is required.");
  });

  test.each(["image/png", "nonsense", "application/json; charset=latin1"])("a body that is %s is 415", async (type) => {
    const reply = await expectStatus(subject(), { ...post, headers: { "content-type": type }, body: "x" }, 415);
    expect(reply.headers["content-type"]).toBe("application/problem+json");
  });

  test("with GET it is of no interest", async () => {
    await expectStatus(subject(), { path: "/v1/notes", ...json({}) }, 200);
  });

  describe("one that is too large", () => {
    const large = JSON.stringify({ text: "x".repeat(bodyBytes) });

    test("by its length is 413, and the connection goes on", async () => {
      await expectStatus(subject(), { ...post, ...json({}), body: large }, 413);
      await expectStatus(subject(), "/v1/notes", 200);
    });

    test("without a length is 413, and the connection goes on", async () => {
      const pieces = Readable.from(large.match(/.{1,10000}/g) ?? []);
      await expectStatus(subject(), { ...post, ...json({}), body: pieces }, 413);
      await expectStatus(subject(), "/v1/notes", 200);
    });

    test("is no error of the server", async () => {
      await ask(subject(), { ...post, ...json({}), body: large });
      expect(errors).toEqual([]);
    });
  });
}
