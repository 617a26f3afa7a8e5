import { describe, expect, test } from "vitest";
import { issuesOf, throughBothDoors } from "./pets-api.ts";

throughBothDoors(({ send }) => {
  describe("parameters", () => {
    test("are decoded as their schemas say", async () => {
      const response = await send("/v2/pets?page%5Bsize%5D=5&tag=a+b&tag=c%2Cd&ids=1,2&sold=true", {
        headers: { "x-trace": "a, b", cookie: "other=1; theme=dark" },
      });
      expect(await response.json()).toEqual({
        query: { "page[size]": 5, tag: ["a b", "c,d"], ids: [1, 2], sold: true },
        headers: { "x-trace": ["a", "b"] },
        cookies: { theme: "dark" },
      });
    });

    test("that are not sent have their defaults, or are not there", async () => {
      expect(await (await send("/v2/pets")).json()).toEqual({ query: { "page[size]": 20 }, headers: {}, cookies: {} });
    });

    test("that the document does not know are ignored", async () => {
      expect((await send("/v2/pets?constructor=1&__proto__=2")).status).toBe(200);
    });

    test.each([
      ["page[size]=abc", "/page[size]", "Must be an integer."],
      ["page[size]=1.5", "/page[size]", "Must be an integer."],
      ["page[size]=", "/page[size]", "Must be an integer."],
      ["page[size]=9007199254740993", "/page[size]", "Must be at most 9007199254740991."],
      ["page[size]=-9007199254740993", "/page[size]", "Must be at least -9007199254740991."],
      ["page[size]=5&page[size]=6", "/page[size]", "Must not be given more than once."],
      ["page[size]=0", "/page[size]", "Must be at least 1."],
      ["sold=1", "/sold", "Must be true or false."],
      ["ids=1,x", "/ids/1", "Must be an integer."],
      ["tag=%ff", "/tag/0", "Must be percent-encoded UTF-8."],
    ])("%s: 400", async (query, pointer, detail) => {
      const response = await send(`/v2/pets?${query}`);
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([{ in: "query", pointer, detail }]);
    });

    test("everything that is wrong is said at once", async () => {
      const response = await send("/v2/pets?page[size]=x&sold=y", { headers: { cookie: "theme=pink" } });
      expect(await issuesOf(response)).toHaveLength(3);
    });

    test("too many of them: 400", async () => {
      const response = await send("/v2/pets?a&b&c&d&e&f");
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([
        { in: "query", pointer: "", detail: "Must not have more than 5 parameters." },
      ]);
    });
  });
});
