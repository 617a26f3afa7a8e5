import { beforeAll, expect, test } from "vitest";
import { RawParameters } from "../../../templates/runtime/server/raw-parameters.ts";
import { generatedServer, listen } from "./emit-spec.ts";

const spec = `
paths:
  /token:
    post:
      operationId: token
      x-specwright: { validation: handler }
      security: [{ basic: [] }, {}]
      parameters: [{ name: page, in: query, schema: { type: integer } }]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Body" } }
          application/json: { schema: { $ref: "#/components/schemas/Body" } }
      responses:
        "200": { description: ok, content: { application/json: { schema: {} } } }
components:
  securitySchemes: { basic: { type: http, scheme: basic } }
  schemas:
    Body:
      type: object
      required: [grant]
      properties: { grant: { enum: [a, b] }, uri: { type: string, format: uri }, list: { type: array, items: { type: string } } }
`;

interface Input {
  readonly contentType: string | undefined;
  readonly parameters: RawParameters;
  validate(options?: object): {
    value?: unknown;
    issues?: readonly { location: string; path: string; keyword: string }[];
  };
  readonly auth: unknown;
  readonly request: { text(): Promise<string> };
}

let origin: string;
beforeAll(async () => {
  const { createServer } = await generatedServer(spec);
  origin = await listen(
    createServer({
      handlers: {
        async token({ contentType, parameters, validate, auth, request }: Input) {
          const { value, issues } = validate(contentType?.includes("ignore") ? { ignoreEmpty: true } : {});
          const text = await request.text().catch((error: Error) => error.name);
          return {
            status: 200,
            body: {
              contentType,
              list: parameters.list,
              duplicates: parameters.duplicates,
              grants: parameters.from("body").getAll("grant"),
              value,
              issues: issues?.map(({ location, path, keyword }) => `${location}${path} ${keyword}`),
              auth,
              text,
            },
          };
        },
      },
      security: {
        basic: ({ password }: { password: string }) => (password === "good" ? { id: 1 } : undefined),
      },
      limits: { bodyBytes: 200 },
    }),
  );
});

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  path = "/token",
  headers: Record<string, string> = {},
) {
  const response = await fetch(origin + path, { method: "POST", body, headers: { "content-type": type, ...headers } });
  expect(response.status).toBe(200);
  const answer: unknown = await response.json();
  return answer;
}

const form = "application/x-www-form-urlencoded";

test("a form: everything as it was sent, and the value that the document describes", async () => {
  expect(await post("grant=a&list=x&list=y&other=%C3%A9", `${form};charset=UTF-8`, "/token?page=2")).toEqual({
    contentType: `${form};charset=UTF-8`,
    list: [
      { in: "query", name: "page", value: "2" },
      { in: "body", name: "grant", value: "a" },
      { in: "body", name: "list", value: "x" },
      { in: "body", name: "list", value: "y" },
      { in: "body", name: "other", value: "é" },
    ],
    duplicates: ["list"],
    grants: ["a"],
    value: { query: { page: 2 }, contentType: form, body: { grant: "a", list: ["x", "y"], other: "é" } },
    auth: { kind: "anonymous", challenge: expect.stringMatching(/^Basic realm="[^"]*", charset="UTF-8"$/) },
    text: "grant=a&list=x&list=y&other=%C3%A9",
  });
});

test("an empty value may count as not sent, then it is no second one either", () => {
  const list = ["", "a", "b", ""].map((value, index) => ({ in: "body", name: index < 2 ? "x" : "y", value }) as const);
  const given = new RawParameters(list);
  expect(given.duplicates).toEqual(["x", "y"]);
  expect([given.withoutEmpty().duplicates, given.withoutEmpty().get("x")]).toEqual([[], "a"]);
});

test("a member of a form that stands twice", async () => {
  expect(await post("grant=a&grant=b", form)).toMatchObject({
    duplicates: ["grant"],
    grants: ["a", "b"],
    issues: ["body/grant repeated"],
  });
});

test("a member of a JSON object that stands twice, which JSON.parse does not tell", async () => {
  expect(
    await post(String.raw`{ "grant": "a", "x": {"grant": 1, "s": "},\""}, "gr\u0061nt" : "b" }`, "application/json"),
  ).toMatchObject({
    list: [
      { in: "body", name: "grant", value: "a" },
      { in: "body", name: "x", value: { grant: 1, s: '},"' } },
      { in: "body", name: "grant", value: "b" },
    ],
    duplicates: ["grant"],
  });
});

test("a name in the query and in the body is not a duplicate", async () => {
  expect(await post("grant=a", form, "/token?grant=b")).toMatchObject({ duplicates: [], grants: ["a"] });
});

test.each([
  ["grant=c", form, ["body/grant enum"]],
  ["", form, ["body/grant required"]],
  ["{", "application/json", ["body syntax"]],
  ["[]", "application/json", ["body type"]],
  ["x", "multipart/form-data; boundary=x", ["body content-type"]],
  ["grant=%ff", form, ["body/grant encoding"]],
  [new Uint8Array([0x67, 0xff]), form, ["body encoding"]],
  [`grant=a&x=${"x".repeat(300)}`, form, ["body limit"]],
])("what is wrong is for the handler to say: %s %s", async (body, type, issues) => {
  expect(await post(body, type)).toMatchObject({ issues });
});

test("raw values are given as well as they can be", async () => {
  expect(await post("grant=%ff%zz&uri=", form)).toMatchObject({
    list: [
      { in: "body", name: "grant", value: "\ufffd%zz" },
      { in: "body", name: "uri", value: "" },
    ],
  });
});

test("the body that is too large cannot be read by the handler either", async () => {
  expect(await post("x".repeat(300), form)).toMatchObject({ text: "PayloadTooLargeError", list: [] });
});

test("empty texts may count as not sent", async () => {
  expect(await post("grant=a&uri=", form)).toMatchObject({ issues: ["body/uri format"] });
  expect(await post("grant=a&uri=", `${form};ignore`)).toMatchObject({ value: { body: { grant: "a" } } });
  expect(await post('{"grant":"a","uri":""}', "application/json;ignore")).toMatchObject({
    value: { body: { grant: "a" } },
  });
});

test("the outcome of authentication is told, not acted upon", async () => {
  const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` });
  const authOf = async (headers: Record<string, string>) => await post("grant=a", form, "/token", headers);
  expect(await authOf(basic("a:good"))).toMatchObject({
    auth: { kind: "authenticated", principals: { basic: { id: 1 } } },
  });
  expect(await authOf(basic("a:bad"))).toMatchObject({ auth: { kind: "failed", scheme: "basic", malformed: false } });
  expect(await authOf({ authorization: "Basic ?" })).toMatchObject({
    auth: { kind: "failed", scheme: "basic", malformed: true },
  });
  expect(await authOf({ authorization: "Bearer x" })).toMatchObject({ auth: { kind: "anonymous" } });
});
