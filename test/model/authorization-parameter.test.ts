import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";
import { loadText } from "../load/load-text.ts";
import { swagger } from "../load/swagger-text.ts";
import { onlyOperation, problems } from "./build.ts";

/** The header parameters that are left of a document's only operation, and what is said of the others. */
async function headersOf(text: string) {
  const { document, printed, diagnostics: loading } = await loadText(text);
  if (!document) throw new Error(printed);
  const diagnostics = new Diagnostics();
  const api = buildApi(document, { diagnostics, lock: emptyLockFile });
  const headers = onlyOperation(api).parameters.map(({ name, required }) => `${name}${required ? "" : "?"}`);
  return { headers, problems: problems([...loading, ...diagnostics.list]) };
}

const schemes = `
securityDefinitions:
  login: { type: basic }
  key: { type: apiKey, in: header, name: X-Key }
  token: { type: apiKey, in: header, name: authorization }
`;
const paths = (members: string, name = "Authorization") => `
paths:
  /a:
    get:
      parameters: [{ name: ${name}, in: header, required: true, type: string }]
      responses: { "200": { description: ok } }
      ${members}
`;
const ignored = (name: string) =>
  `warning ignored-keyword /paths/~1a/get/parameters/0: the header parameter \`${name}\` is ignored`;

test("Authorization is a parameter in Swagger 2.0, which has no rule that ignores it", async () => {
  expect(await headersOf(swagger(paths("")))).toEqual({ headers: ["authorization"], problems: [] });
  const shared = `
parameters: { token: { name: Authorization, in: header, type: string } }
paths: { /a: { parameters: [{ $ref: "#/parameters/token" }], get: { responses: { "200": { description: ok } } } } }
`;
  expect(await headersOf(swagger(shared))).toEqual({ headers: ["authorization?"], problems: [] });
  expect(await headersOf(swagger(schemes + paths("security: [{ key: [] }]")))).toEqual({
    headers: ["authorization"],
    problems: [],
  });
});

test("but not where the operation's security says what stands in it", async () => {
  for (const security of ["security: [{ login: [] }]", "security: [{}, { key: [], token: [] }]"]) {
    const { headers, problems } = await headersOf(swagger(schemes + paths(security)));
    expect(headers).toEqual([]);
    expect(problems).toEqual([ignored("Authorization")]);
  }
});

test("Accept and Content-Type are those of the media types in Swagger 2.0, too", async () => {
  for (const name of ["Accept", "Content-Type"]) {
    expect(await headersOf(swagger(paths("", name)))).toEqual({ headers: [], problems: [ignored(name)] });
  }
});

test("OpenAPI 3 ignores Authorization, whatever the security is", async () => {
  for (const version of ["3.0.3", "3.1.0"]) {
    const parameter = "{ name: Authorization, in: header, schema: { type: string } }";
    const text = `openapi: ${version}
info: { title: Test, version: "1" }
paths: { /a: { get: { parameters: [${parameter}], responses: { "200": { description: ok } } } } }`;
    expect(await headersOf(text)).toEqual({ headers: [], problems: [ignored("Authorization")] });
  }
});
