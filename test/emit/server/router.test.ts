import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serverFile } from "./emit-spec.ts";
import { router, show } from "./generated-router.ts";

const paths = [
  "/",
  "/pets",
  "/pets/",
  "/pets/{id}",
  "/pets/mine",
  "/pets/{id}/toys",
  "/pets/{id}/toys/{toy}",
  "/pets/{id}/toys/best/of/all",
  "/pets/{id}/",
  "/reports/{year}-{month}.json",
  "/reports/{name}.json",
  "/reports/{name}",
  "/reports/{name}/{page}",
  "/{section}/latest",
  "/{section}/{item}/{rest}",
  "/café/{id}",
  "/a:b/{id}",
];

describe("the router", () => {
  test("finds the closest path", async () => {
    const match = await router(paths);
    const found = (path: string) => show(match(path));
    expect(found("/")).toEqual(["/"]);
    expect(found("/pets")).toEqual(["/pets"]);
    expect(found("/pets/")).toEqual(["/pets/"]);
    expect(found("/pets/mine")).toEqual(["/pets/mine"]);
    expect(found("/pets/1")).toEqual(["/pets/{id}", "1"]);
    expect(found("/pets/mine/toys")).toEqual(["/pets/{id}/toys", "mine"]);
    expect(found("/pets/1/toys/2")).toEqual(["/pets/{id}/toys/{toy}", "1", "2"]);
    expect(found("/pets/1/toys/best/of/all")).toEqual(["/pets/{id}/toys/best/of/all", "1"]);
    expect(found("/pets/1/")).toEqual(["/pets/{id}/", "1"]);
    expect(found("/reports/2026-11.json")).toEqual(["/reports/{year}-{month}.json", "2026", "11"]);
    expect(found("/reports/all.json")).toEqual(["/reports/{name}.json", "all"]);
    expect(found("/reports/.json")).toEqual(["/reports/{name}", ".json"]);
    expect(found("/reports/a/b")).toEqual(["/reports/{name}/{page}", "a", "b"]);
    expect(found("/caf%C3%A9/1")).toEqual(["/café/{id}", "1"]);
    expect(found("/a:b/1")).toEqual(["/a:b/{id}", "1"]);
  });

  test("finds among many paths what it finds among few", async () => {
    const crowd = Array.from({ length: 40 }, (_, index) => `/pets/{id}/more${index}/{part}/{rest}`);
    const below = ["/pets/{id}/toys/{toy}/{left}", "/pets/{id}//{deep}", "/pets//{id}/x/{y}", "/pets//{id}/x/z/{y}"];
    const many = await router([...paths, ...below, ...crowd, ...crowd.map((path) => path.replace("more", "toys/no"))]);
    const few = await router([...paths, ...below]);
    const parts = ["pets", "mine", "1", "toys", "best", "of", "all", "reports", "latest", "x", "z", "", "a.json"];
    const part = fc.constantFrom(...parts);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (some) => {
        const path = `/${some.join("/")}`;
        expect(show(many(path))).toEqual(show(few(path)));
      }),
    );
    expect(show(many("/pets/1/more7/2/3"))).toEqual(["/pets/{id}/more7/{part}/{rest}", "1", "2", "3"]);
    expect(show(many("/pets/1/toys/no7/2/3"))).toEqual(["/pets/{id}/toys/no7/{part}/{rest}", "1", "2", "3"]);
  });

  test.each([
    [30, false],
    [31, true],
  ])("with %i texts at one place, whether they are looked up is %j", (count, isLookedUp) => {
    const item = (index: number) =>
      `  /text${index}/{id}: { get: { operationId: op${index}, parameters: [${id}], responses: {} } }`;
    const id = "{ name: id, in: path, required: true, schema: { type: string } }";
    const source = serverFile(
      `paths:\n${Array.from({ length: count }, (_, index) => item(index)).join("\n")}\n`,
      "router.ts",
    );
    expect(source.includes("branchAt(branches, path, 1)?.(path)")).toBe(isLookedUp);
  });

  test("goes back where a closer path ends in nothing", async () => {
    const match = await router(paths);
    expect(show(match("/reports/latest"))).toEqual(["/reports/{name}", "latest"]);
    expect(show(match("/news/latest"))).toEqual(["/{section}/latest", "news"]);
    expect(show(match("/pets/1/2"))).toEqual(["/{section}/{item}/{rest}", "pets", "1", "2"]);
    for (const path of [
      "",
      "//",
      "/pets//toys",
      "/news",
      "/pets/1/toys/",
      "/pets/1/toys/2/3",
      "/pets/1/toys/best/of",
    ]) {
      expect(match(path)).toBeUndefined();
    }
  });

  test("takes no longer for a path that almost fits", async () => {
    const match = await router(["/things/{a}-{b}-{c}.json", "/things/{a}-{b}-{c}/parts"]);
    expect(show(match("/things/1-2-3-4.json"))).toEqual(["/things/{a}-{b}-{c}.json", "1-2", "3", "4"]);
    expect(show(match("/things/1-2-3-4/parts"))).toEqual(["/things/{a}-{b}-{c}/parts", "1-2", "3", "4"]);
    const started = performance.now();
    expect(match(`/things/${"-".repeat(3000)}`)).toBeUndefined();
    // A millisecond at most; a regular expression that goes back over its groups takes seconds.
    expect(performance.now() - started).toBeLessThan(500);
  });

  test.each([
    ["/{n}.{ext}", "/{n}.json", "/a.json"],
    ["/{n}-x", "/a{n}-x", "/ab-x"],
    ["/{n}:x", "/{n}:y:x", "/q:y:x"],
    ["/{n},{m}", "/{n},{m},{k}", "/1,2,3"],
    ["/{n}{m}.x", "/{n}{m}{k}.x", "/abc.x"],
    ["/{n}.{ext}/of", "/{n}.json/{of}", "/a.json/of"],
  ])("takes the more exact of %s and %s, in whatever order they stand", async (wide, exact, path) => {
    for (const paths of [
      [wide, exact],
      [exact, wide],
    ]) {
      const found = (await router(paths))(path);
      expect(found?.route.path).toBe(exact);
    }
  });

  test("agrees with regular expressions, tried from the closest path to the widest", async () => {
    const words = ["a", "b", "{x}", "a.{x}", "{x}.b"];
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 8,
          selector: (segments) => segments.join("/"),
        }),
        fc.array(fc.array(fc.constantFrom("a", "b", "c", "a.b", "a.", "", "xa.b"), { minLength: 1, maxLength: 4 }), {
          maxLength: 30,
        }),
        async (templates, requests) => {
          const named = templates.map(
            (segments) => `/${segments.map((segment, index) => segment.replace("x", `x${index}`)).join("/")}`,
          );
          const match = await router(named);
          // Text before text with a parameter, that before a parameter alone, segment by segment; then document order.
          const rank = (segment: string) =>
            segment.startsWith("{") && segment.endsWith("}") ? 2 : segment.includes("{") ? 1 : 0;
          const ordered = named
            .map((path, index) => ({ path, key: `${path.split("/").slice(1).map(rank).join("")}`, index }))
            .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
          for (const request of requests) {
            const path = `/${request.join("/")}`;
            const expected = ordered.find(({ path: template }) => pattern(template).test(path));
            const values = expected && (pattern(expected.path).exec(path) ?? []).slice(1);
            const found = match(path);
            // Two segments with text around their parameters are as close as each other.
            if (found === undefined || expected === undefined) expect(show(found)).toBe(expected);
            else if (found.route.path === expected.path) expect(found.values).toEqual(values);
            else expect(pattern(found.route.path).test(path)).toBe(true);
          }
        },
      ),
      { numRuns: 6 },
    );
  });
});

function pattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "([^/]+)")}$`);
}

test("an operation answers below each of its servers, and at its other paths", () => {
  expect(
    serverFile(
      `
servers: [{ url: https://api.example.com/v2 }, { url: "{scheme}://example.com/{stage}", variables: { scheme: { default: https }, stage: { default: test } } }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: {}
      x-specwright: { paths: ["/animals/{id}.json"] }
  /.well-known/pets:
    servers: [{ url: https://api.example.com }]
    get: { operationId: discover, responses: {} }
    post: { operationId: announce, responses: {} }
`,
      "router.ts",
    ),
  ).toMatchInlineSnapshot(`
    "import {
      byPath,
      matched,
      route,
      type RouteMatch,
      segmentEnd,
      segmentFits,
      segmentValues,
    } from "./runtime/index.ts";

    /** Paths without parameters. They come before those with parameters. */
    const exact = byPath([
      route("/.well-known/pets", { GET: "discover", POST: "announce" }),
    ]);

    /** Paths with parameters. */
    const templated = {
      "/v2/pets/{id}": route("/v2/pets/{id}", { GET: "getPet" }),
      "/{stage}/pets/{id}": route("/{stage}/pets/{id}", { GET: "getPet" }, ["id"]),
      "/animals/{id}.json": route("/animals/{id}.json", { GET: "getPet" }),
    };

    /** What stands before, between and behind the parameters of path segments that hold text beside them. */
    const around = {
      "{}.json": ["", ".json"],
    };

    /** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
    export function matchPath(path: string): RouteMatch | undefined {
      const found = exact.get(path);
      return found === undefined ? matchTemplated(path) : matched(found);
    }

    function matchTemplated(path: string): RouteMatch | undefined {
      if (path.startsWith("/v2/pets/")) {
        const end1 = segmentEnd(path, 9);
        if (end1 === path.length) {
          return matched(templated["/v2/pets/{id}"], path.slice(9, end1));
        }
      }
      if (path.startsWith("/animals/")) {
        const end1 = segmentEnd(path, 9);
        if (end1 === path.length && segmentFits(path, 9, end1, around["{}.json"])) {
          return matched(templated["/animals/{id}.json"], ...segmentValues(path, 9, end1, around["{}.json"]));
        }
      }
      const end1 = segmentEnd(path, 1);
      if (end1 > 0) {
        if (path.startsWith("/pets/", end1)) {
          const end2 = segmentEnd(path, end1 + 6);
          if (end2 === path.length) {
            return matched(templated["/{stage}/pets/{id}"], path.slice(end1 + 6, end2));
          }
        }
      }
      return undefined;
    }
    "
  `);
});

test("a router has no table of a kind of path that the API does not have", () => {
  const operation = (path: string) => `  ${path}: { get: { operationId: a, responses: {} } }\n`;
  const templated = serverFile(`paths:\n${operation("/a/{b}")}`.replace("responses", parameterB), "router.ts");
  expect(templated).not.toContain("byPath");
  expect(templated).not.toContain("matchTemplated");
  expect(templated).toContain("export function matchPath(path: string): RouteMatch | undefined {\n  if (");
  const exact = serverFile(`paths:\n${operation("/a")}`, "router.ts");
  expect(exact).not.toContain("templated");
  expect(serverFile("paths: {}", "router.ts")).toMatchInlineSnapshot(`
    "import type { RouteMatch } from "./runtime/index.ts";

    /** The route of a path, with its parameters as they were sent; undefined where the API has nothing. */
    export function matchPath(_path: string): RouteMatch | undefined {
      return undefined;
    }
    "
  `);
});

const parameterB = "parameters: [{ name: b, in: path, required: true, schema: { type: string } }], responses";
