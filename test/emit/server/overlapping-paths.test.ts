import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emitted } from "./emit-spec.ts";
import { pathItems, routerOf, show } from "./generated-router.ts";

type Paths = readonly (readonly [path: string, methods: readonly string[]])[];

const overlapping: Paths = [
  ["/files/mine", ["post"]],
  ["/files/{id}", ["get", "delete"]],
  ["/files/mine/{x}", ["post"]],
  ["/files/{a}/x", ["get"]],
  ["/{b}/mine/x", ["put"]],
  ["/a-{x}", ["post"]],
  ["/{x}-b", ["get"]],
];

describe("a path that several templates match", () => {
  test("is that of the one that has the method", async () => {
    const match = await routerOf(overlapping);
    expect(show(match("/files/mine/x", "POST"))).toEqual(["/files/mine/{x}", "x"]);
    expect(show(match("/files/mine/x", "GET"))).toEqual(["/files/{a}/x", "mine"]);
    expect(show(match("/files/mine/x", "HEAD"))).toEqual(["/files/{a}/x", "mine"]);
    expect(show(match("/files/mine/x", "PUT"))).toEqual(["/{b}/mine/x", "files"]);
    expect(show(match("/files/mine", "POST"))).toEqual(["/files/mine"]);
    expect(show(match("/files/mine", "GET"))).toEqual(["/files/{id}", "mine"]);
    expect(show(match("/a-b", "POST"))).toEqual(["/a-{x}", "b"]);
    expect(show(match("/a-b", "GET"))).toEqual(["/{x}-b", "a"]);
  });

  test("is so among many others, whose beginnings are looked up in a table", async () => {
    const others = Array.from({ length: 50 }, (_, index): Paths[number] => [`/other${index}/{id}/more`, ["get"]]);
    const match = await routerOf([...overlapping, ["/exact", ["get"]], ...others]);
    expect(show(match("/other7/x/more", "GET"))).toEqual(["/other7/{id}/more", "x"]);
    expect(show(match("/exact", "GET"))).toEqual(["/exact"]);
    expect(show(match("/files/mine", "GET"))).toEqual(["/files/{id}", "mine"]);
    expect(match("/other50/x/more", "GET")).toBeUndefined();
  });

  test("has functions that take what is wanted only where they ask for it", () => {
    const others = Array.from({ length: 50 }, (_, index): Paths[number] => [`/other${index}/{id}/more`, ["get"]]);
    const { files } = emitted(`paths:\n${pathItems([...overlapping, ...others])}`);
    const functions =
      files
        .get("server/router.ts")
        ?.split(/^(?=(?:export )?function )/m)
        .slice(1) ?? [];
    const taking = functions.filter((text) => text.includes("wanted: Wanted"));
    expect(functions.length).toBeGreaterThan(taking.length + 10);
    for (const text of taking) expect(text.split("wanted")).not.toHaveLength(2);
  });

  test("allows the methods of all where none has that of the request", async () => {
    const match = await routerOf(overlapping);
    expect(show(match("/files/mine/x", "DELETE"))).toEqual(["/files/mine/{x}", "x"]);
    expect(match("/files/mine/x", "DELETE")?.route.allow).toBe("POST, OPTIONS, GET, HEAD, PUT");
    expect(match("/files/mine/y", "DELETE")?.route.allow).toBe("POST, OPTIONS");
    expect(match("/files/mine", "PUT")?.route.allow).toBe("POST, OPTIONS, GET, HEAD, DELETE");
    expect(match("/files/mine/y", "GET")?.route.operations.get("GET")).toBeUndefined();
    expect(match("/none/of/them", "GET")).toBeUndefined();
  });

  test("is found among many paths and any methods as one after the other is tried", async () => {
    const segment = fc.constantFrom("a", "b", "{p}", "{p}-b", "a-{p}", "a-{p}-b");
    const template = fc.array(segment, { minLength: 1, maxLength: 3 });
    const methods = fc.uniqueArray(fc.constantFrom("get", "post", "put"), { minLength: 1 });
    const shape = (segments: readonly string[]) => segments.join("/");
    const api = fc.uniqueArray(fc.tuple(template, methods), {
      minLength: 2,
      maxLength: 8,
      selector: ([t]) => shape(t),
    });
    const texts = ["a", "b", "a-b", "a-c-b", "c"];
    await fc.assert(
      fc.asyncProperty(
        api,
        fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
        async (some, parts) => {
          const named: Paths = some.map(([segments, of]) => {
            return [`/${segments.map((each, index) => each.replace("p", `p${index}`)).join("/")}`, of];
          });
          const match = await routerOf(named);
          const path = `/${parts.join("/")}`;
          const matching = named.filter(([each]) => pattern(each).test(path));
          for (const method of ["get", "post", "put"]) {
            const found = match(path, method.toUpperCase());
            const having = matching.filter(([, of]) => of.includes(method));
            expect(found === undefined).toBe(matching.length === 0);
            expect(found?.route.operations.has(method.toUpperCase()) ?? false).toBe(having.length > 0);
            if (having.length > 0) continue;
            const allowed = found?.route.allow.split(", ") ?? [];
            const declared = matching.flatMap(([, of]) => of.map((each) => each.toUpperCase()));
            expect(new Set(allowed.filter((each) => each !== "OPTIONS" && each !== "HEAD"))).toEqual(new Set(declared));
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("overlapping-paths", () => {
  test.each([
    ["/{entity}/me", "/books/{id}"],
    ["/a-{x}", "/{x}-b"],
    ["/files/mine/{x}", "/files/{a}/x"],
    ["/{a}/x/{b}", "/y/{c}/z"],
    ["/{a}{b}/x", "/yy/{c}"],
  ])("%s and %s", (one, other) => {
    expect(told([one, other])).toEqual([`a request may match both GET \`${other}\` and \`${one}\``]);
  });

  test.each([
    ["/pets/{id}", "/pets/mine"],
    ["/pets/{id}/toys", "/{a}/{b}/toys"],
    ["/reports/{name}", "/reports/{year}-{month}.json"],
    ["/reports/{name}.json", "/reports/{year}-{month}.json"],
    ["/a-{x}", "/b-{x}"],
    ["/{x}.json/{y}", "/a/{y}"],
    ["/{a}{b}/x", "/y/{c}"],
    ["/{entity}/me", "/books/{id}/me"],
  ])("not %s and %s: one is the more exact, or no request matches both", (one, other) => {
    expect(told([one, other])).toEqual([]);
  });

  test("not paths that the method tells apart", () => {
    const { diagnostics } = emitted(`paths:\n${pathItems(overlapping.slice(2))}`);
    expect(diagnostics).toEqual([]);
  });

  test("those that part at one place are told of once", () => {
    const parts = ["/a/{x}/b", "/a/{x}/c", "/a/d/{y}", "/e/{x}/f", "/e/g/{y}", "/e/{x}/f/h"];
    expect(told(parts)).toEqual([
      "a request may match both GET `/a/d/{y}` and `/a/{x}/b` (and 1 more pair that parts behind `/a`)",
      "a request may match both GET `/e/g/{y}` and `/e/{x}/f`",
    ]);
    expect(told(Array.from({ length: 500 }, (_, index) => [`/t${index}/{id}`, `/{e}/s${index}`]).flat())).toEqual([
      "a request may match both GET `/{e}/s0` and `/t0/{id}` (and 998 more pairs that part behind `/`)",
    ]);
  });
});

function told(paths: readonly string[]): readonly string[] {
  const { diagnostics } = emitted(`paths:\n${pathItems(paths.map((path) => [path, ["get"]]))}`);
  expect(new Set(diagnostics.map(({ code }) => code)).size).toBeLessThan(2);
  return diagnostics.flatMap(({ code, message }) => (code === "overlapping-paths" ? [message] : []));
}

function pattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
}
