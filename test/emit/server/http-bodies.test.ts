import { describe, expect, test } from "vitest";
import { issuesOf, throughBothDoors } from "./pets-api.ts";

throughBothDoors(({ send, sendBody }) => {
  describe("bodies", () => {
    test("JSON, with defaults", async () => {
      const response = await sendBody('{"name":"a"}', "Application/JSON; charset=UTF-8");
      expect(await response.json()).toEqual({ name: "x", got: { name: "a", kind: "cat" } });
    });

    test("a form, with its members typed", async () => {
      const response = await sendBody("name=a+b&age=3&tags=x&tags=y%26", "application/x-www-form-urlencoded");
      expect(await response.json()).toEqual({
        name: "x",
        got: { name: "a b", age: 3, tags: ["x", "y&"], kind: "cat" },
      });
    });

    test.each([
      ["name=a&age=x", "/age", "Must be an integer."],
      ["name=a&name=b", "/name", "Must not be given more than once."],
      ["age=1", "/name", "Is required."],
    ])("the form %s: 400", async (text, pointer, detail) => {
      const response = await sendBody(text, "application/x-www-form-urlencoded");
      expect(response.status).toBe(400);
      const found = await issuesOf(response);
      expect(found).toMatchObject([{ in: "body", pointer }]);
      if (pointer !== "/name" || detail !== "Is required.") expect(found).toMatchObject([{ detail }]);
    });

    test("text", async () => {
      expect(await (await sendBody("abcde", "text/plain")).json()).toEqual({ name: "x", got: "abcde" });
      expect((await sendBody("abcdef", "text/plain")).status).toBe(400);
    });

    test.each([
      ["{", "Must be a JSON text."],
      ['{"name":"\u0000"}', "Must be a JSON text."],
    ])("%j is no JSON: 400", async (text, detail) => {
      const response = await sendBody(text);
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([{ in: "body", pointer: "", detail }]);
    });

    test("octets that are not UTF-8: 400", async () => {
      const response = await send("/v2/pets", {
        method: "POST",
        body: new Uint8Array([0x22, 0xff, 0x22]),
        headers: { "content-type": "application/json" },
      });
      expect(await issuesOf(response)).toEqual([{ in: "body", pointer: "", detail: "Must be UTF-8." }]);
    });

    test("no body where one is needed: 400", async () => {
      const response = await send("/v2/pets", { method: "POST" });
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([{ in: "body", pointer: "", detail: "Is required." }]);
      expect((await sendBody("")).status).toBe(400);
    });

    test("a body may be left out where it is optional", async () => {
      expect((await send("/v2/notes", { method: "PUT" })).status).toBe(203);
      expect((await send("/v2/notes", { method: "PUT", body: "a" })).status).toBe(202);
    });

    test.each([
      ["text/html", "Must be sent as application/json or application/x-www-form-urlencoded or text/plain."],
      ["nonsense", "Must be sent as application/json or application/x-www-form-urlencoded or text/plain."],
      ["application/json; charset=latin1", "Must be in UTF-8, and not in latin1."],
    ])("%s: 415", async (type, detail) => {
      const response = await sendBody("{}", type);
      expect(response.status).toBe(415);
      expect(await issuesOf(response)).toEqual([{ in: "body", pointer: "", detail }]);
    });

    test("a coding that nobody undoes: 415", async () => {
      const response = await send("/v2/pets", {
        method: "POST",
        body: "x",
        headers: { "content-type": "application/json", "content-encoding": "gzip" },
      });
      expect(response.status).toBe(415);
      expect(response.headers.get("accept-encoding")).toBe("identity");
      expect(await issuesOf(response)).toMatchObject([{ detail: "Must be sent without the coding gzip." }]);
    });

    test.each(["", " , ", "identity", "Identity,"])("a coding that changes nothing: %j", async (coding) => {
      const headers = { "content-type": "application/json", "content-encoding": coding };
      const response = await send("/v2/pets", { method: "POST", body: "[]", headers });
      expect(response.status).toBe(400);
    });

    test("a member called __proto__ stays a member, and pollutes nothing", async () => {
      const response = await sendBody('{"name":"a","__proto__":{"polluted":1}}');
      expect(response.status).toBe(400);
      expect("polluted" in {}).toBe(false);
    });

    test("too large: 413, and the connection goes on", async () => {
      const response = await sendBody(JSON.stringify({ name: "x".repeat(200_000) }));
      expect(response.status).toBe(413);
      expect((await send("/v2/pets")).status).toBe(200);
    });

    test("too large without saying so before: 413", async () => {
      const chunk = new TextEncoder().encode("x".repeat(60));
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(chunk);
          controller.enqueue(chunk);
          controller.close();
        },
      });
      const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } } as const;
      expect((await send("/v2/pets", init)).status).toBe(413);
    });
  });
});
