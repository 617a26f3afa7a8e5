import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RouteMatch } from "../../../templates/runtime/server/route.ts";
import { emitted, writeFolder } from "./emit-spec.ts";

test("two operations at one place are reported", () => {
  const { diagnostics } = emitted(`
paths:
  /v2/a: { get: { operationId: first, responses: {} } }
  /a: { get: { operationId: second, responses: {}, servers: [{ url: /v2 }] } }
`);
  expect(diagnostics).toMatchObject([
    {
      code: "ambiguous-path",
      message: "GET /v2/a is also answered as GET /v2/a",
      related: [{}],
      mend: "the server has `first` alone; the client has all operations",
    },
  ]);
});

describe("of two operations at one place", () => {
  const get = (operationId: string) => `get: { operationId: ${operationId}, responses: {} }`;
  const nested = `
servers: [{ url: /v1 }, { url: / }, { url: "/{base}/v1", variables: { base: { default: api } } }]
paths:
  /users: { ${get("users")} }
  /v1/users: { ${get("oldUsers")} }
  /a b: { ${get("blank")} }
  /a%20b: { ${get("escaped")}, put: { operationId: put, responses: {} } }
`;

  test("each pair is told once, with what a lenient run does", () => {
    const { diagnostics } = emitted(nested);
    expect(diagnostics.map(({ severity, message, mend }) => [severity, message, mend])).toEqual([
      [
        "error",
        "GET /v1/users is also answered as GET /v1/users",
        "there the server has `users` alone; the client has all operations",
      ],
      [
        "error",
        "GET /v1/a%20b is also answered as GET /v1/a b, as are 2 more of its paths",
        "the server has `blank` alone; the client has all operations",
      ],
    ]);
  });

  test("the first one answers; the other one does where it is alone, and has no handler where it is nowhere", async () => {
    const { files, diagnostics } = emitted(nested, [], true);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
    const { matchPath }: { matchPath?: (path: string) => RouteMatch | undefined } = await import(
      join(await writeFolder(files), "server/router.ts")
    );
    const answering = (path: string, method = "GET") => matchPath?.(path)?.route.operations.get(method);
    expect(answering("/users")).toBe("users");
    expect(answering("/v1/users")).toBe("users");
    expect(answering("/v1/v1/users")).toBe("oldUsers");
    expect(answering("/x/v1/v1/users")).toBe("oldUsers");
    expect(answering("/a%20b")).toBe("blank");
    expect(answering("/v1/a%20b", "PUT")).toBe("put");
    const handlers = files.get("server/handlers.ts");
    expect(handlers).toContain("oldUsers(");
    expect(handlers).not.toContain("escaped(");
  });

  test("a path of `x-specwright` says what is meant, and is no fault to mend", () => {
    const { diagnostics } = emitted(`
paths:
  /a b: { ${get("blank")} }
  /b: { get: { operationId: other, responses: {}, x-specwright: { paths: ["/a%20b"] } } }
`);
    expect(diagnostics).toMatchObject([{ severity: "error", code: "ambiguous-path" }]);
    expect(diagnostics[0]?.mend).toBeUndefined();
  });
});
