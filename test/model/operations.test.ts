import { describe, expect, test } from "vitest";
import { build, buildClean, nothing, onlyOperation, problems } from "./build.ts";

describe("path items", () => {
  test("operations come in document order, with the methods of OpenAPI 3.2", () => {
    const api = buildClean({
      paths: {
        "/b": { post: { responses: nothing }, get: { responses: nothing } },
        "/a": { query: { responses: nothing }, additionalOperations: { COPY: { responses: nothing } } },
      },
    });
    expect(api.operations.map(({ method, path }) => `${method} ${path.template}`)).toEqual([
      "POST /b",
      "GET /b",
      "QUERY /a",
      "COPY /a",
    ]);
  });

  test("what stands in a path item counts for its operations, and a referenced one for both paths", () => {
    const api = buildClean({
      paths: { "/a": { $ref: "#/components/pathItems/Shared" }, "/b": { $ref: "#/components/pathItems/Shared" } },
      components: {
        pathItems: {
          Shared: {
            summary: "from the path item",
            servers: [{ url: "https://other.example/x/" }],
            parameters: [{ name: "page", in: "query", schema: { type: "integer" } }],
            get: { description: "its own", responses: nothing },
          },
        },
      },
    });
    expect(api.operations.map((operation) => operation.name.typescript)).toEqual(["getA", "getB"]);
    for (const operation of api.operations) {
      expect(operation.summary).toBe("from the path item");
      expect(operation.description).toBe("its own");
      expect(operation.servers.map(({ url }) => url)).toEqual(["https://other.example/x/"]);
      expect(operation.serversInherited).toBe(false);
      expect(operation.parameters.map((parameter) => parameter.name)).toEqual(["page"]);
    }
  });

  test("a method that cannot be sent is in the model, and the ledger says that it is refused", () => {
    const api = buildClean({ paths: { "/a": { trace: { responses: nothing } } } });
    expect(onlyOperation(api).method).toBe("TRACE");
    expect(api.ledger).toContainEqual({ subject: "method TRACE", treatment: "refused", count: 1 });
  });
});

describe("names", () => {
  const named = (paths: Record<string, Record<string, string | undefined>>) => {
    const items = Object.entries(paths).map(([path, methods]) => {
      const parameters = [...path.matchAll(/\{(.*?)\}/g)].map(([, name = ""]) => ({
        name,
        in: "path",
        required: true,
        schema: {},
      }));
      const operations = Object.entries(methods).map(([method, operationId]) => {
        return [method, { ...(operationId !== undefined && { operationId }), parameters, responses: nothing }] as const;
      });
      return [path, Object.fromEntries(operations)] as const;
    });
    return build({ paths: Object.fromEntries(items) });
  };

  test("come from the operationId, and the type's name begins with a capital", () => {
    const { api } = named({ "/a": { get: "GetOAuthClient" }, "/b": { get: "list_things" } });
    expect(api.operations.map(({ name, typeName }) => [name.typescript, typeName, name.reason])).toEqual([
      ["getOAuthClient", "GetOAuthClient", "spelled"],
      ["listThings", "ListThings", "spelled"],
    ]);
  });

  test("are method and path where there is no operationId", () => {
    const { api } = named({
      "/": { get: undefined },
      "/pets/{id}": { get: undefined },
      "/pets/{petId}/toys/{toyId}": { delete: undefined },
      "/reports/{year}-{month}": { get: undefined },
    });
    expect(api.operations.map(({ name }) => [name.typescript, name.reason])).toEqual([
      ["getRoot", "inline"],
      ["getPetsById", "inline"],
      ["deletePetsByPetIdToysByToyId", "inline"],
      ["getReportsByYearMonth", "inline"],
    ]);
  });

  test("an operationId stands once", () => {
    const { api, diagnostics } = named({ "/a": { get: "read" }, "/b": { get: "read" } });
    expect(problems(diagnostics)).toEqual([
      "error duplicate-operation-id /paths/~1b/get/operationId: `read` is the `operationId` of another operation",
    ]);
    expect(api.operations).toHaveLength(2);
  });

  test("an operationId in a path item of two paths is that of two operations", () => {
    const $ref = "#/components/pathItems/A";
    const { api, diagnostics } = build({
      paths: { "/v1/a": { $ref }, "/v2/a": { $ref } },
      components: { pathItems: { A: { get: { operationId: "read", responses: nothing } } } },
    });
    expect(problems(diagnostics)).toEqual([
      "error duplicate-operation-id /paths/~1v2~1a: `read` is an operation of `/v1/a` and of `/v2/a`, which have one path item",
    ]);
    expect(diagnostics).toMatchObject([
      {
        mend: "this one is named `getV2A`, after its method and path",
        related: [{ location: { pointer: "/components/pathItems/A/get/operationId" } }],
        help: "Leave the `operationId` out, or give one of them a path item of its own.",
      },
    ]);
    expect(api.operations.map(({ name }) => name.typescript)).toEqual(["read", "getV2A"]);
  });

  test("different ids with equal names are told apart with a warning", () => {
    const { api, diagnostics } = named({ "/a": { get: "ReadPet" }, "/b": { get: "readPet" } });
    expect(api.operations.map((operation) => operation.name.typescript)).toEqual(["readPet2", "readPet"]);
    expect(problems(diagnostics)).toEqual([
      "warning name-clash /paths/~1a/get: `readPet` is the name of another operation; this one is `readPet2`",
    ]);
  });
});

describe("groups", () => {
  test("are the document's tags in its order, then those that operations name", () => {
    const api = buildClean({
      tags: [{ name: "Unused", description: "none", summary: "u", parent: "Pets", kind: "nav" }, { name: "Pets" }],
      paths: {
        "/a": { get: { tags: ["toys and games", "Pets"], responses: nothing } },
        "/b": { get: { tags: ["Pets"], responses: nothing } },
        "/c": { get: { responses: nothing } },
      },
    });
    expect(api.groups.map((group) => [group.name.spec, group.name.typescript])).toEqual([
      ["Unused", "Unused"],
      ["Pets", "Pets"],
      ["toys and games", "ToysAndGames"],
      ["", "Default"],
    ]);
    expect(api.groups[0]).toMatchObject({ description: "none", summary: "u", parent: "Pets", kind: "nav" });
    expect(api.operations.map((operation) => operation.group)).toEqual([api.groups[2], api.groups[1], api.groups[3]]);
    expect(api.operations.map(({ resource }) => [...resource.path, resource.method].join("."))).toEqual([
      "toysAndGames.getA",
      "pets.getB",
      "default.getC",
    ]);
  });

  test("a tag that is called like the group without a tag takes its name", () => {
    const api = buildClean({
      paths: {
        "/a": { get: { responses: nothing } },
        "/b": { get: { tags: ["Default"], responses: nothing } },
      },
    });
    expect(api.groups.map((group) => [group.name.spec, group.name.typescript])).toEqual([
      ["", "Default2"],
      ["Default", "Default"],
    ]);
  });
});

test("idempotence is the method's", () => {
  const api = buildClean({
    paths: {
      "/a": {
        get: { responses: nothing },
        put: { responses: nothing },
        post: { responses: nothing },
        patch: { responses: nothing },
      },
    },
  });
  expect(api.operations.map(({ method, idempotent }) => [method, idempotent])).toEqual([
    ["GET", true],
    ["PUT", true],
    ["POST", false],
    ["PATCH", false],
  ]);
});

describe("webhooks and callbacks", () => {
  test("webhooks are operations without a path", () => {
    const operations = { post: { responses: nothing }, put: { responses: nothing } };
    const { api, diagnostics } = build({ webhooks: { "new.pet": operations } });
    expect(problems(diagnostics)).toEqual([]);
    expect(api.operations).toEqual([]);
    expect(api.webhooks[0]?.name).toBe("new.pet");
    expect(api.webhooks[0]?.operations.map(({ name }) => name.typescript)).toEqual([
      "newPetWebhook",
      "putNewPetWebhook",
    ]);
  });

  test("neither has path parameters, and a callback's key has runtime expressions", () => {
    const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
    const post = { post: { parameters: [id], responses: nothing } };
    const { diagnostics } = build({
      webhooks: { sold: post },
      paths: {
        "/orders": {
          post: {
            callbacks: {
              done: {
                "{request.body#/url}": { post: { responses: nothing } },
                "$request.body/url": { post: { responses: nothing } },
                "https://example.com/{$request.header.a b}": { post: { responses: nothing } },
                "https://example.com/": post,
              },
            },
            responses: nothing,
          },
        },
      },
    });
    const done = "/paths/~1orders/post/callbacks/done";
    expect(problems(diagnostics)).toEqual([
      `error invalid-document ${done}/{request.body#~1url}: \`request.body#/url\` is no runtime expression`,
      `error invalid-document ${done}/$request.body~1url: \`$request.body/url\` is no runtime expression`,
      `error invalid-document ${done}/https:~1~1example.com~1{$request.header.a b}: \`$request.header.a b\` is no runtime expression`,
      "error invalid-path /webhooks/sold/post/parameters/0: a webhook has no path for the parameter `id`",
      `error invalid-path ${done}/https:~1~1example.com~1/post/parameters/0: a callback has no path for the parameter \`id\``,
    ]);
  });

  test("callbacks have expressions, and one that refers to itself ends", () => {
    const { api } = build({
      paths: {
        "/orders": {
          post: {
            operationId: "createOrder",
            callbacks: {
              shipped: { "{$request.body#/url}": { post: { responses: nothing } } },
              again: { $ref: "#/components/callbacks/Again" },
            },
            responses: nothing,
          },
        },
      },
      components: {
        callbacks: {
          Again: {
            "{$request.body#/url}": {
              post: { callbacks: { again: { $ref: "#/components/callbacks/Again" } }, responses: nothing },
            },
          },
        },
      },
    });
    const { callbacks } = onlyOperation(api);
    expect(callbacks.map(({ name, expression }) => [name, expression])).toEqual([
      ["shipped", "{$request.body#/url}"],
      ["again", "{$request.body#/url}"],
    ]);
    expect(callbacks[0]?.operations[0]?.name.typescript).toBe("createOrderShippedCallback");
    const again = callbacks[1]?.operations[0];
    expect(again?.name.typescript).toBe("againCallback");
    expect(again?.callbacks[0]?.operations[0]).toBe(again);
  });
});
