import { describe, expect, test } from "vitest";
import { build, nothing, onlyOperation, problems } from "./build.ts";

const parameter = (name: string, type = "string") => ({ name, in: "query", schema: { type } });
const components = (pathItems: Record<string, Record<string, unknown>>) =>
  JSON.parse(JSON.stringify({ pathItems })) as Record<string, never>;
const methodsOf = ({ api }: Pick<ReturnType<typeof build>, "api">) =>
  api.operations.map(({ method, node }) => `${method} ${node.string("operationId")}`);

describe("a path item that refers to another one", () => {
  test("has the operations, parameters, servers and words of every path item on the way", () => {
    const { api, diagnostics } = build(
      {
        paths: { "/pets": { $ref: "pets.yml" } },
      },
      {
        files: {
          "pets.yml": {
            $ref: "common.yml",
            summary: "Pets",
            parameters: [parameter("page")],
            get: { operationId: "listPets", responses: nothing },
          },
          "common.yml": {
            $ref: "base.yml",
            parameters: [parameter("tenant")],
            options: { operationId: "optionsPets", responses: nothing },
          },
          "base.yml": {
            summary: "Base",
            servers: [{ url: "https://other.example" }],
            parameters: [parameter("trace")],
          },
        },
      },
    );
    expect(methodsOf({ api })).toEqual(["OPTIONS optionsPets", "GET listPets"]);
    for (const operation of api.operations) {
      expect(operation.parameters.map(({ name }) => name)).toEqual(["trace", "tenant", "page"]);
      expect(operation.servers.map(({ url }) => url)).toEqual(["https://other.example"]);
      expect(operation.summary).toBe("Pets");
    }
    expect(diagnostics.map(({ code, location }) => [code, location?.file])).toEqual([
      ["ignored-keyword", "common.yml"],
      ["ignored-keyword", "pets.yml"],
    ]);
  });

  test("counts before those that it leads to, and what stands in both is told", () => {
    const { api, diagnostics } = build({
      paths: {
        "/a": {
          $ref: "#/components/pathItems/B",
          summary: "A",
          servers: [{ url: "https://a.example" }],
          parameters: [parameter("q", "integer"), parameter("r")],
          post: { operationId: "own", responses: nothing },
        },
      },
      components: components({
        B: {
          summary: "B",
          servers: [{ url: "https://b.example" }],
          parameters: [parameter("p"), parameter("q")],
          post: { operationId: "other", responses: nothing },
          additionalOperations: { COPY: { operationId: "copy", responses: nothing } },
        },
      }),
    });
    expect(methodsOf({ api })).toEqual(["POST own", "COPY copy"]);
    const [own] = api.operations;
    expect(own?.summary).toBe("A");
    expect(own?.servers.map(({ url }) => url)).toEqual(["https://a.example"]);
    expect(
      own?.parameters.map(({ name, value }) => [name, value.kind === "schema" ? value.schema?.types : undefined]),
    ).toEqual([
      ["p", ["string"]],
      ["q", ["integer"]],
      ["r", ["string"]],
    ]);
    const fields = ["post", "servers", "parameters"];
    expect(problems(diagnostics)).toEqual(
      fields.map(
        (field) =>
          `warning ignored-keyword /paths/~1a/${field}: \`${field}\` stands here and in what the \`$ref\` beside it leads to`,
      ),
    );
    expect(diagnostics.map(({ related }) => related?.map(({ location }) => location.pointer))).toEqual(
      fields.map((field) => [`/components/pathItems/B/${field}`]),
    );
    expect(diagnostics.map(({ help }) => help?.split(".")[0])).toEqual([
      "What stands here counts, and the other is left out",
      "What stands here counts, and the other is left out",
      "Both lists count, and of two parameters with one name and place the one here",
    ]);
  });

  test("ends where it leads back to itself", () => {
    const { api } = build({
      paths: { "/a": { $ref: "#/components/pathItems/A" } },
      components: components({
        A: { $ref: "#/components/pathItems/B", get: { operationId: "a", responses: nothing } },
        B: { $ref: "#/components/pathItems/A", put: { operationId: "b", responses: nothing } },
      }),
    });
    expect(methodsOf({ api })).toEqual(["PUT b", "GET a"]);
  });
});

describe("additionalOperations", () => {
  const responses = nothing;
  const additional = (operations: Record<string, string>, fields: Record<string, string> = {}, lenient = false) => {
    const withIds = (ids: Record<string, string>) =>
      Object.fromEntries(Object.entries(ids).map(([method, operationId]) => [method, { operationId, responses }]));
    return build({ paths: { "/a": { ...withIds(fields), additionalOperations: withIds(operations) } } }, { lenient });
  };

  test("have a method token", () => {
    expect(problems(additional({ "B C": "a" }).diagnostics)).toEqual([
      "error invalid-document /paths/~1a/additionalOperations/B C: `B C` is no HTTP method",
    ]);
  });

  test("hold no method that has a field, and the field counts", () => {
    const { api, diagnostics } = additional({ POST: "additional", COPY: "copy" }, { post: "own" });
    expect(methodsOf({ api })).toEqual(["POST own", "COPY copy"]);
    expect(problems(diagnostics)).toEqual([
      "error invalid-document /paths/~1a/additionalOperations/POST: `POST` is the method of the field `post`, and no additional one",
    ]);
    expect(diagnostics).toMatchObject([
      {
        mend: "the field counts, and this is left out",
        related: [{ message: "the same method", location: { pointer: "/paths/~1a/post" } }],
        help: "Write it as the field `post` of the path item.",
      },
    ]);
  });

  test("hold no method that has a field, also where the field is not there", () => {
    const built = additional({ QUERY: "search" }, {}, true);
    expect(onlyOperation(built.api).method).toBe("QUERY");
    expect(problems(built.diagnostics)).toEqual([
      "warning invalid-document /paths/~1a/additionalOperations/QUERY: `QUERY` is the method of the field `query`, and no additional one",
    ]);
    expect(built.diagnostics[0]?.mend).toBe("it is read as the field `query`");
  });

  test("hold no method that is one with a field but for the case of letters", () => {
    const { api, diagnostics } = additional({ get: "first", Get: "second", cOPY: "copy" });
    expect(methodsOf({ api })).toEqual(["GET first", "cOPY copy"]);
    expect(problems(diagnostics)).toEqual([
      "error invalid-document /paths/~1a/additionalOperations/get: `get` is not the method GET, since methods differ in case",
      "error invalid-document /paths/~1a/additionalOperations/Get: `Get` is not the method GET, since methods differ in case",
    ]);
    expect(diagnostics.map(({ mend, help }) => [mend, help])).toEqual([
      ["it is read as the field `get`", "Is the field `get` meant?"],
      ["the first one counts, and this is left out", "Is the field `get` meant?"],
    ]);
  });
});
