import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../support/command.ts";
import { examine } from "./examine.ts";
import { generateApi, type Source } from "./generated-api.ts";
import { differenceText } from "./report.ts";

/**
 * What is drawn for every operation arrives as it was sent, over a socket and in process, and what is invalid is refused.
 * `npm run roundtrip` asks the same of other documents, more often, and with other seeds.
 */
let workshop: string;

beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), "roundtrip-"));
  await writeFile(join(workshop, "package.json"), '{ "type": "module" }');
});

afterAll(() => rm(workshop, { recursive: true, force: true }));

async function sources(): Promise<readonly Source[]> {
  const spec = join(repository, "spec");
  const oauth: Source = { name: "oauth.yml", spec: "oauth.yml", cwd: spec, overlays: ["oauth.overlay.yml"] };
  const folders = await Promise.all(
    ["golden", "features"].map(async (kind) => {
      const entries = await readdir(join(repository, "test", kind), { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(repository, "test", kind, name));
    }),
  );
  return [oauth, ...folders.flat().map((cwd) => ({ name: cwd.slice(repository.length + 1), spec: "spec.yml", cwd }))];
}

/** On a machine that has other things to do. */
const timeout = 300_000;

test(
  "every operation of the OAuth document, of test/golden and of test/features goes there and back",
  async () => {
    let [operations, exchanges, refusals] = [0, 0, 0];
    const problems: string[] = [];
    for (const source of await sources()) {
      const api = await generateApi(source, workshop);
      if ("problem" in api) {
        problems.push(`${source.name}: ${api.problem}`);
        continue;
      }
      const found = await examine(api, { runs: 1, seed: 1 });
      operations += found.operations;
      exchanges += found.exchanges;
      refusals += found.refusals;
      problems.push(...found.differences.map((one) => differenceText(source.name, one)));
    }
    expect(problems).toEqual([]);
    expect(operations).toBeGreaterThan(60);
    expect(exchanges).toBeGreaterThan(350);
    expect(refusals).toBeGreaterThan(200);
  },
  timeout,
);

/** Documents by what is drawn of them. */
const small = {
  "cookies that their schema describes, as a list and one by one": `
  /list:
    get:
      operationId: list
      responses:
        "204":
          description: ""
          headers:
            Set-Cookie: { required: true, schema: { type: array, minItems: 2, items: { type: string, pattern: "^[a-f]{9}=[a-z]*$" } } }
  /each:
    get:
      operationId: each
      responses: { "204": { description: "", headers: { Set-Cookie: { required: true, schema: { enum: [a=b, c=d] } } } } }
`,
  "redirects that suit every client, whatever the type of errors": `
  /found:
    get:
      operationId: found
      responses:
        "302": { description: "" }
        default: { description: "", content: { application/json: { schema: { type: object } } } }
  /cached:
    get:
      operationId: cached
      responses:
        "304": { description: "" }
        default: { description: "", content: { application/json: { schema: { type: object } } } }
`,
  "texts that are longer than what repeats in their pattern usually is": `
  /names/{name}:
    get:
      operationId: named
      parameters:
        - { name: name, in: path, required: true, schema: { type: string, pattern: "^id:[a-z0-9:]+$", minLength: 40, maxLength: 2048 } }
        - { name: key, in: query, required: true, schema: { type: string, pattern: "[a-f]+", minLength: 200 } }
      responses: { "204": { description: "" } }
`,
  "headers that fetch would send by itself, where they are required": `
  /agents:
    get:
      operationId: agent
      parameters:
        - { name: User-Agent, in: header, required: true, schema: { type: string, pattern: "^x/[0-9]+$" } }
        - { name: Accept-Language, in: header, required: true, schema: { enum: [de, fr] } }
      responses: { "204": { description: "" } }
`,
  "tokens of several schemes in one header": `
  /both:
    get:
      operationId: both
      security: [{ implicit: [], code: [], key: [] }, { other: [] }]
      responses: { "204": { description: "" } }
components:
  securitySchemes:
    implicit: { type: oauth2, flows: { implicit: { authorizationUrl: "https://a.example/", scopes: {} } } }
    code: { type: oauth2, flows: { authorizationCode: { authorizationUrl: "https://a.example/", tokenUrl: "https://a.example/", scopes: {} } } }
    key: { type: apiKey, in: query, name: key }
    other: { type: http, scheme: bearer }
`,
  "objects within objects that must not be empty": `
  /deep:
    get:
      operationId: deep
      responses:
        "200":
          description: ""
          content:
            application/json:
              schema:
                type: object
                minProperties: 1
                additionalProperties:
                  type: object
                  minProperties: 1
                  additionalProperties:
                    type: object
                    required: [a]
                    properties: { a: { type: object, minProperties: 2, additionalProperties: { $ref: "#/components/schemas/A" } } }
components:
  schemas:
    A: { type: object, minProperties: 1, additionalProperties: false, properties: { b: { $ref: "#/components/schemas/B" } } }
    B: { type: object, minProperties: 1, additionalProperties: false, patternProperties: { ^c: { $ref: "#/components/schemas/C" } } }
    C:
      type: object
      minProperties: 2
      additionalProperties: false
      properties: { d: { $ref: "#/components/schemas/C" }, e: { type: object, minProperties: 1 }, f: { type: string } }
`,
  "members of forms that their schema describes without a type": `
  /untyped:
    post:
      operationId: post
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                note: { properties: { text: { type: string } } }
                notes: { items: { properties: { text: { type: string } } } }
      responses: { "204": { description: "" } }
`,
  "files of any type, of which some are texts and JSON": `
  /file:
    put:
      operationId: put
      requestBody: { required: true, content: { application/json: { schema: { type: string, format: binary, maxLength: 9 } } } }
      responses:
        "200": { description: "", content: { "*/*": { schema: { type: string, format: binary } } } }
        "201": { description: "", content: { application/json: { schema: { type: string, format: binary } } } }
        default:
          description: ""
          content:
            application/json: { schema: { type: object } }
            "application/*+json": { schema: { type: string, format: binary } }
            "*/*": { schema: { type: integer } }
`,
  "JSON under a range, beside other types and ranges": `
  /octets: { get: { operationId: octets, responses: { "200": { description: "", content: { "application/*": { schema: { type: object } }, "*/*": { schema: { type: string, format: binary } } } } } } }
  /texts: { get: { operationId: texts, responses: { default: { description: "", content: { "text/*": { schema: { type: string } }, "*/*": { schema: { type: boolean } }, application/vnd.a+json: { schema: { type: integer } } } } } } }
  /items: { get: { operationId: items, responses: { 2XX: { description: "", content: { text/event-stream: { schema: { type: array, items: { type: integer } } }, "*/*": { schema: { type: [object, "null"] } } } } } } }
  /suffix: { get: { operationId: suffix, responses: { "200": { description: "", content: { "application/*+json": { schema: { type: object } }, "application/*": { schema: { type: number } } } } } } }
  /versions: { get: { operationId: versions, responses: { "200": { description: "", content: { "application/json;v=1": { schema: { type: object } }, "application/json;v=2": { schema: { type: integer } }, "*/*": { schema: { type: array } } } } } } }
`,
  "a parameter of a path whose only value is text in another path": `
  /kinds/{scope}/{key}:
    get:
      operationId: kind
      parameters:
        - { name: scope, in: path, required: true, schema: { enum: [global] } }
        - { name: key, in: path, required: true, schema: { type: string } }
      responses: { "204": { description: "" } }
  /kinds/global/known: { get: { operationId: known, responses: { "204": { description: "" } } } }
`,
  "members that only some alternatives of a multipart body declare, and one that is called as a method of it": `
  /settings:
    post:
      operationId: settings
      parameters:
        - { name: profile, in: query, allowEmptyValue: true, schema: { type: string, format: uuid } }
        - { name: If-Modified-Since, in: header, required: true, schema: { type: string } }
        - { name: Cache-Control, in: header, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json: { schema: { type: object, properties: { collect: { type: boolean, default: true } } } }
          multipart/form-data:
            schema:
              anyOf:
                - { type: object, properties: { limits: { type: object }, sizes: { type: array, items: { type: integer } } } }
                - { type: object, required: [kind], properties: { kind: { type: string } } }
      responses: { "204": { description: "" } }
`,
  "lists of objects in forms, whose null is left out": `
  /form:
    post:
      operationId: form
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, required: [list], properties: { list: { type: array, minItems: 1, items: { type: object } } } }
      responses: { "204": { description: "" } }
`,
};

test.each(Object.entries(small))(
  "%s",
  async (name, paths) => {
    const cwd = await mkdtemp(join(workshop, "small-"));
    const head = `openapi: 3.1.0\ninfo: { title: Small, version: "1" }\npaths:`;
    await writeFile(join(cwd, "spec.yml"), head + paths);
    const api = await generateApi({ name, spec: "spec.yml", cwd }, workshop);
    if ("problem" in api) throw new Error(api.problem);
    const { differences, left } = await examine(api, { runs: 20, seed: 1 });
    expect(differences.map((one) => differenceText(name, one))).toEqual([]);
    expect([...left]).toEqual([]);
  },
  timeout,
);
