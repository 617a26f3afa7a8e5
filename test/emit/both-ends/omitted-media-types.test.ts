import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.ts";
import { emit } from "../../../generator/emit/emit.ts";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { ledgerAfter } from "../../../generator/model/fields/ledger.ts";
import { build } from "../../model/build.ts";
import { settings } from "../client/emitted-client.ts";
import { against, bothEnds } from "./both-ends.ts";

const pet: JsonObject = { $ref: "#/components/schemas/Pet" };
const components: JsonObject = {
  schemas: {
    Pet: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
    Alias: pet,
    Name: { type: "string" },
  },
};

interface Said {
  readonly diagnostics: readonly string[];
  readonly ledger: ReturnType<typeof ledgerAfter>;
}

/** What both emitters say of a body, as `severity code: media type`. */
function said(
  direction: "request" | "response",
  schemas: Readonly<Record<string, JsonValue>>,
  encoding?: JsonObject,
): Said {
  const content = Object.fromEntries(
    Object.entries(schemas).map(([type, schema]) => {
      return [type, encoding !== undefined && type.endsWith("urlencoded") ? { schema, encoding } : { schema }];
    }),
  );
  const { api } = build({
    components,
    paths: {
      "/pets": {
        post: {
          operationId: "addPet",
          ...(direction === "request" && { requestBody: { content } }),
          responses: { "200": { description: "ok", ...(direction === "response" && { content }) } },
        },
      },
    },
  });
  const diagnostics = new Diagnostics();
  emit(api, ["model", "server", "client"], { settings, diagnostics });
  const texts = diagnostics.list.map(({ severity, code, message }) => {
    return `${severity} ${code}: ${/[\w*-]+\/[\w*.+-]+/.exec(message)?.[0]}`;
  });
  return { diagnostics: texts, ledger: ledgerAfter(api, diagnostics.list) };
}

describe("what neither end writes or reads is left out beside JSON of the same schema", () => {
  const inline: JsonObject = { type: "object", properties: { name: { type: "string" } } };
  const turned: JsonObject = { properties: { name: { type: "string" } }, type: "object" };
  const list: JsonObject = { type: "array", items: pet };

  test.each<[what: string, type: string, schema: JsonValue, json: string, same: JsonValue]>([
    ["XML", "application/xml", pet, "application/json", pet],
    ["XML of a suffix", "application/fhir+xml", pet, "application/fhir+json", pet],
    ["a text", "text/csv", list, "application/json", list],
    ["an alias", "text/html", { $ref: "#/components/schemas/Alias" }, "application/json", pet],
    ["the same in another order", "text/plain", turned, "application/json", inline],
    ["JSON with parameters", "application/xml", pet, "application/json; charset=utf-8", pet],
  ])("%s", (_, type, schema, json, same) => {
    for (const content of [
      { [type]: schema, [json]: same },
      { [json]: same, [type]: schema },
    ]) {
      const left = [`warning omitted-media-type: ${type}`];
      expect(said("request", content).diagnostics).toEqual(left);
      expect(said("response", content).diagnostics).toEqual(left);
    }
  });

  test("a form of the server's answers, which the client reads", () => {
    const content = { "application/x-www-form-urlencoded": pet, "application/json": pet };
    expect(said("request", content).diagnostics).toEqual([]);
    expect(said("response", content).diagnostics).toEqual([
      "warning omitted-media-type: application/x-www-form-urlencoded",
    ]);
  });

  test("a form in which a member has no spelling, with all that it has", () => {
    const nested: JsonObject = {
      type: "object",
      properties: { name: { type: "string" }, tags: { type: "array", items: { type: "array", items: pet } } },
    };
    const form = "application/x-www-form-urlencoded";
    const encoding = { tags: { style: "form", explode: true } };
    expect(said("request", { [form]: nested, "application/json": nested }, encoding).diagnostics).toEqual([
      `warning omitted-media-type: ${form}`,
    ]);
    expect(said("request", { [form]: nested }, encoding).diagnostics).toEqual([
      `error unsupported-media-type: ${form}`,
    ]);
  });

  test("and counts in the ledger as what is not generated", () => {
    const { ledger } = said("response", { "application/json": pet, "application/xml": pet });
    expect(ledger.filter(({ subject }) => subject.startsWith("response body"))).toEqual([
      { subject: "response body json", treatment: "enforced", count: 1 },
      { subject: "response body text", treatment: "refused", count: 1 },
    ]);
  });
});

describe("it is an error", () => {
  const other: JsonObject = { type: "object" };

  test.each<[what: string, schemas: Readonly<Record<string, JsonValue>>]>([
    ["alone", { "application/xml": pet }],
    ["beside JSON of another schema", { "application/xml": pet, "application/json": other }],
    ["beside JSON of any value", { "application/xml": pet, "application/json": true }],
    ["beside what is no JSON", { "application/xml": pet, "application/x-www-form-urlencoded": other }],
  ])("%s", (_, schemas) => {
    expect(said("request", schemas).diagnostics).toContain("error unsupported-media-type: application/xml");
    expect(said("response", schemas).diagnostics).toContain("error unsupported-media-type: application/xml");
  });

  test("where a multipart body may have files, which JSON has not", () => {
    const upload: JsonObject = {
      type: "object",
      properties: {
        file: { type: "string", format: "binary" },
        odd: { type: ["string", "array"], format: "binary", items: { type: "integer" } },
      },
    };
    const { diagnostics } = said("request", { "multipart/form-data": upload, "application/json": upload });
    expect(diagnostics).toEqual(["error unsupported-media-type: multipart/form-data"]);
  });
});

test("what both ends know stays beside JSON of the same schema", () => {
  const name: JsonObject = { $ref: "#/components/schemas/Name" };
  const content = { "application/json": name, "text/plain": name, "application/xml": name, "application/x-yaml": name };
  expect(said("request", content).diagnostics).toEqual([]);
  expect(said("response", content).diagnostics).toEqual([]);
});

test("a response of octets is octets, whatever its schema is; a request is left out", () => {
  const types = ["application/pdf", "application/x-yaml", "application/jose+jwe"];
  for (const type of types) {
    const content = { "application/json": pet, [type]: pet };
    expect(said("response", content).diagnostics).toEqual([`warning ignored-keyword: ${type}`]);
    expect(said("request", content).diagnostics).toEqual([`warning omitted-media-type: ${type}`]);
  }
});

describe("what is left out is not spoken", () => {
  const body = `content:
          application/xml: { schema: { $ref: "#/components/schemas/Pet" } }
          application/json: { schema: { $ref: "#/components/schemas/Pet" } }`;
  const spec = `
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        ${body}
      responses:
        "200":
          description: ok
          ${body.replaceAll("\n", "\n  ")}
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
`;
  const ends = () =>
    bothEnds(spec, [
      "warning omitted-media-type /paths/~1pets/post/requestBody/content/application~1xml: neither the server reads nor the client sends application/xml with a schema of anything but a string: it is left out, since `application/json` beside it has the same schema",
      "warning omitted-media-type /paths/~1pets/post/responses/200/content/application~1xml: neither the server writes nor the client reads application/xml with a schema of anything but a string: it is left out, since `application/json` beside it has the same schema",
    ]);
  const served = async () => {
    const { createServer } = await (await ends()).server();
    return createServer({ handlers: { addPet: ({ body }: { body: unknown }) => ({ status: 200, body }) } });
  };
  const sent = async (type: string, accept: string, text: string) => {
    const headers = { "content-type": type, accept };
    const request = new Request("https://api.example.com/pets", { method: "POST", headers, body: text });
    return (await (await served()).fetch(request)).status;
  };

  test("by the client, which asks for JSON and sends it", async () => {
    const server = await served();
    const seen: (string | null)[] = [];
    const client = await (await ends()).client({
      ...against(server),
      fetch: (url: string, init: RequestInit) => {
        const request = new Request(url, init);
        seen.push(request.headers.get("accept"), request.headers.get("content-type"));
        return server.fetch(request);
      },
    });
    expect(await client("addPet", { body: { name: "Rex" } })).toMatchObject({ status: 200, body: { name: "Rex" } });
    expect(seen).toEqual(["application/json", "application/json"]);
  });

  test("by the server, which refuses it", async () => {
    expect(await sent("application/json", "application/json", '{"name":"Rex"}')).toBe(200);
    expect(await sent("application/json", "application/xml", '{"name":"Rex"}')).toBe(406);
    expect(await sent("application/json", "application/xml, */*;q=0.1", '{"name":"Rex"}')).toBe(200);
    expect(await sent("application/xml", "application/json", "<Pet/>")).toBe(415);
  });

  test("and its types have JSON alone", async () => {
    for (const file of ["server/handlers.ts", "client/operations.ts"]) {
      expect((await ends()).file(file)).not.toContain("application/xml");
    }
  });
});
