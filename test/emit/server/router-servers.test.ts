import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RouteMatch } from "../../../templates/runtime/server/route.ts";
import { emitted, writeFolder } from "./emit-spec.ts";
import { router, show } from "./generated-router.ts";

describe("variables of the server's URL", () => {
  const named = (match: RouteMatch | undefined) =>
    match && Object.fromEntries(match.route.names.map((name, index) => [name, match.values[index]]));

  test("each value of an enumeration is a base path", async () => {
    const version = "{ default: v2, enum: [v1, v2] }";
    const match = await router(
      ["/pets", "/pets/{id}"],
      `[{ url: "https://{host}/{version}/x", variables: { host: { default: h }, version: ${version} } }]`,
    );
    expect(show(match("/v2/x/pets"))).toEqual(["/v2/x/pets"]);
    expect(show(match("/v1/x/pets"))).toEqual(["/v1/x/pets"]);
    expect(show(match("/v1/x/pets/1"))).toEqual(["/v1/x/pets/{id}", "1"]);
    for (const path of ["/v3/x/pets", "/x/pets", "/pets", "/v1/pets"]) expect(match(path)).toBeUndefined();
  });

  test("one without is any segment, and no parameter of the operation, whatever its name", async () => {
    const match = await router(
      ["/pets", "/pets/{id}", "/{id}/toys/{toy}"],
      '[{ url: "https://h/{id}/t-{toy}", variables: { id: { default: demo }, toy: { default: a } } }, { url: "https://h/" }]',
    );
    expect(named(match("/acme/t-b/pets"))).toEqual({});
    expect(named(match("/acme/t-b/pets/7"))).toEqual({ id: "7" });
    expect(named(match("/acme/t-b/7/toys/8"))).toEqual({ id: "7", toy: "8" });
    expect(named(match("/7/toys/8"))).toEqual({ id: "7", toy: "8" });
    expect(named(match("/pets/8"))).toEqual({ id: "8" });
    for (const path of ["/acme/pets", "/acme/t-/pets", "/acme/t-b"]) expect(match(path)).toBeUndefined();
  });

  test("paths that base paths make equal share a route, each operation with its own names", async () => {
    const { files, diagnostics } = emitted(`
paths:
  /{a}:
    servers: [{ url: /pets }]
    get: { operationId: one, parameters: [{ name: a, in: path, required: true, schema: {} }], responses: {} }
  /pets/{b}:
    post: { operationId: two, parameters: [{ name: b, in: path, required: true, schema: {} }], responses: {} }
`);
    expect(diagnostics).toEqual([]);
    const module: { matchPath?: (path: string) => RouteMatch | undefined } = await import(
      join(await writeFolder(files), "server/router.ts")
    );
    expect(named(module.matchPath?.("/pets/7"))).toEqual({ a: "7", b: "7" });
  });

  test("a path that a variable makes equal to another operation's is refused", () => {
    const { diagnostics } = emitted(`
paths:
  /{b}:
    servers: [{ url: "/{a}", variables: { a: { default: x } } }]
    get: { operationId: one, parameters: [{ name: b, in: path, required: true, schema: {} }], responses: {} }
  /{a}/{b}:
    post:
      operationId: two
      parameters: [{ name: a, in: path, required: true, schema: {} }, { name: b, in: path, required: true, schema: {} }]
      responses: {}
`);
    expect(diagnostics).toMatchObject([
      { code: "ambiguous-path", message: "POST /{a}/{b} is also answered as GET /{a}/{b}" },
    ]);
  });
});
