import { describe, expect, test } from "vitest";
import { bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /things/{id}:
    get:
      operationId: getThing
      tags: [things]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: ok
          content:
            application/json: { schema: { $ref: "#/components/schemas/Thing" } }
            text/plain: { schema: { type: string } }
        4XX: { description: no, content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } } }
        "204": { description: nothing }
components:
  schemas:
    Thing:
      type: object
      required: [size]
      properties: { size: { type: integer }, color: { type: string, default: red } }
`;

describe("responses, checked by option", () => {
  const answers: Readonly<Record<string, () => Response>> = {
    good: () => Response.json({ size: 1 }),
    wrong: () => Response.json({ size: "large" }),
    empty: () => new Response("", { headers: { "content-type": "application/json" } }),
    text: () => new Response("a text", { headers: { "content-type": "text/plain" } }),
    page: () => new Response("<p>", { headers: { "content-type": "text/html" } }),
    nothing: () => new Response(null, { status: 204 }),
    missing: () => Response.json({ error: "gone" }, { status: 404 }),
    odd: () => Response.json({ error: 1 }, { status: 410 }),
  };

  async function setUp(validated = true) {
    const ends = await bothEnds(spec);
    const { responseChecks, APIResponseValidationError } = await ends.load("client/response-checks.ts");
    const { default: Zoo } = await ends.load("client/index.ts");
    const options = {
      fetch: async (url: string) => answers[url.split("/").at(-1) ?? ""]?.(),
      ...(validated && { validateResponses: responseChecks }),
    };
    const call = await ends.client(options);
    const byFunction = (id: string) => call("getThing", { path: { id } });
    const byMethod = async (id: string) => new Zoo(options).things?.getThing?.(id);
    return { byFunction, byMethod, APIResponseValidationError };
  }

  test("pass where they are as declared, and stay as they came", async () => {
    const { byFunction, byMethod } = await setUp();
    expect(await byMethod("good")).toEqual({ size: 1 });
    expect((await byFunction("good")).body).toEqual({ size: 1 });
    expect(await byMethod("text")).toBe("a text");
    expect((await byFunction("nothing")).status).toBe(204);
    expect((await byFunction("missing")).body).toEqual({ error: "gone" });
  });

  test("are an error where they are not, which has the body and says what is wrong", async () => {
    const { byFunction, byMethod, APIResponseValidationError } = await setUp();
    for (const call of [byFunction, byMethod]) {
      const error: unknown = await call("wrong").catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(APIResponseValidationError);
      expect(error).toMatchObject({
        name: "APIResponseValidationError",
        status: 200,
        error: { size: "large" },
        issues: [{ path: "/size", keyword: "type" }],
        message: expect.stringMatching(/^200 The answer of getThing is not as declared: \/size /),
      });
      await expect(call("empty")).rejects.toMatchObject({ issues: [{ path: "", keyword: "type" }] });
      await expect(call("page")).rejects.toMatchObject({ issues: [{ keyword: "content", actual: "text/html" }] });
    }
    await expect(byFunction("odd")).rejects.toBeInstanceOf(APIResponseValidationError);
  });

  test("of an error are thrown as what their status says, whatever they are", async () => {
    const { byMethod } = await setUp();
    await expect(byMethod("missing")).rejects.toMatchObject({ name: "NotFoundError", error: { error: "gone" } });
    await expect(byMethod("odd")).rejects.toMatchObject({ name: "APIError", status: 410 });
  });

  test("are taken at their word without it, and nothing of the client leads to the checks", async () => {
    const { byFunction } = await setUp(false);
    expect((await byFunction("wrong")).body).toEqual({ size: "large" });
    const ends = await bothEnds(spec);
    for (const file of ["index", "client", "create-client", "functions", "operations", "runtime/index"]) {
      expect(ends.file(`client/${file}.ts`)).not.toMatch(/response-(checks|validation)/);
    }
  });

  test("are asked for with what the package has for it", async () => {
    const ends = await bothEnds(spec);
    const problems = await ends.compile({
      "user.ts": `
import Zoo, { logging } from "./client/index.ts";
import { APIResponseValidationError, responseChecks } from "./client/response-checks.ts";
new Zoo({ validateResponses: responseChecks, interceptors: [logging(console, { level: "debug" })] });
export const paths = (error: APIResponseValidationError): string[] => error.issues.map(({ path }) => path);
`,
    });
    expect(problems).toBe("");
  });
});
