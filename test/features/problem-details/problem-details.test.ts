import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["server/security.ts"]);

let plain = "";
let unprocessable = "";
let errors: readonly unknown[] = [];
beforeAll(async () => {
  const app = await load<{ server: Server; unprocessable: Server; errors: unknown[] }>("app.ts");
  errors = app.errors;
  plain = await listen(app.server.node);
  unprocessable = await listen(app.unprocessable.node);
});

const json = "Content-Type: application/json";
const bearer = "Authorization: Bearer right";

interface Sent {
  readonly line?: string;
  readonly fields?: readonly string[];
  readonly body?: string;
}

/** The whole answer, but for the date. */
const answer = (address: string, { line = "PUT /accounts/1", fields = [bearer, json], body = "" }: Sent) =>
  rawExchange(
    address,
    rawRequest([`${line} HTTP/1.1`, ...fields, ...(body === "" ? [] : [`Content-Length: ${body.length}`])], body),
  ).then((text) => text.replace(/Date: [^\r]*\r\n/, ""));

/** A problem as it stands on the wire: nothing in it comes from the request's values. */
const problem = (status: string, body: string, fields: readonly string[] = []) =>
  [
    `HTTP/1.1 ${status}`,
    ...fields,
    "content-type: application/problem+json",
    `content-length: ${body.length}`,
    "Connection: close",
    "",
    body,
  ].join("\r\n");

const challenge = 'www-authenticate: Bearer realm="Problem details", Basic realm="Problem details", charset="UTF-8"';

describe("each refusal, octet by octet", () => {
  test.each<[string, Sent, string]>([
    [
      "400: a value",
      { line: "PUT /accounts/x?dry=perhaps", body: '{"owner":"a"}' },
      problem(
        "400 Bad Request",
        '{"title":"Bad Request","status":400,"errors":[{"in":"path","pointer":"/id","detail":"Must be an integer."},{"in":"query","pointer":"/dry","detail":"Must be true or false."}]}',
      ),
    ],
    [
      "400: a body",
      { body: '{"owner":"","balance":"1"}' },
      problem(
        "400 Bad Request",
        '{"title":"Bad Request","status":400,"errors":[{"in":"body","pointer":"/owner","detail":"Must have at least 1 character, but has 0."},{"in":"body","pointer":"/balance","detail":"Must be a number, but is a string."}]}',
      ),
    ],
    [
      "400: no JSON",
      { body: '{"owner"' },
      problem(
        "400 Bad Request",
        '{"title":"Bad Request","status":400,"errors":[{"in":"body","pointer":"","detail":"Must be a JSON text."}]}',
      ),
    ],
    [
      "401: nobody",
      { fields: [json] },
      problem("401 Unauthorized", '{"title":"Unauthorized","status":401}', [challenge]),
    ],
    [
      "403: somebody who may not",
      { fields: ["Authorization: Bearer weak", json] },
      problem("403 Forbidden", '{"title":"Forbidden","status":403}', [
        'www-authenticate: Bearer realm="Problem details", error="insufficient_scope", scope="write", Basic realm="Problem details", charset="UTF-8"',
      ]),
    ],
    ["404", { line: "GET /nothing" }, problem("404 Not Found", '{"title":"Not Found","status":404}')],
    [
      "405",
      { line: "DELETE /accounts/1" },
      problem("405 Method Not Allowed", '{"title":"Method Not Allowed","status":405}', ["allow: PUT, OPTIONS"]),
    ],
    [
      "406",
      { fields: [bearer, json, "Accept: text/html"], body: '{"owner":"a"}' },
      problem("406 Not Acceptable", '{"title":"Not Acceptable","status":406}'),
    ],
    [
      "413",
      { body: `{"owner":"${"a".repeat(100)}"}` },
      problem(
        "413 Content Too Large",
        '{"title":"Content Too Large","status":413,"errors":[{"in":"body","pointer":"","detail":"Must not be larger than 100 octets."}]}',
      ),
    ],
    [
      "415",
      { fields: [bearer, "Content-Type: text/plain"], body: "a" },
      problem(
        "415 Unsupported Media Type",
        '{"title":"Unsupported Media Type","status":415,"errors":[{"in":"body","pointer":"","detail":"Must be sent as application/json."}]}',
      ),
    ],
    [
      "500",
      { line: "PUT /accounts/500", body: '{"owner":"a"}' },
      problem("500 Internal Server Error", '{"title":"Internal Server Error","status":500}'),
    ],
    [
      "503",
      { line: "PUT /accounts/503", body: '{"owner":"a"}' },
      problem("503 Service Unavailable", '{"title":"Service Unavailable","status":503}', ["retry-after: 30"]),
    ],
  ])("%s", async (_, sent, expected) => {
    expect(await answer(plain, sent)).toBe(expected);
  });

  test("what the client is not told, the application is", () => {
    expect(errors).toMatchObject([{ message: "select failed: password=hunter2" }, { name: "ServiceUnavailableError" }]);
  });
});

describe("422 for what can be read and does not fit, by option", () => {
  test.each([
    [{ line: "PUT /accounts/x", body: '{"owner":"a"}' }, "422 Unprocessable"],
    [{ body: "{}" }, "422 Unprocessable"],
    [{ body: '{"owner"' }, "400 Bad Request"],
    [{ line: "PUT /accounts/%zz", body: '{"owner":"a"}' }, "400 Bad Request"],
    [{ fields: [bearer, "Content-Type: text/plain"], body: "a" }, "415 Unsupported Media Type"],
  ])("%j", async (sent, status) => {
    expect((await answer(unprocessable, sent)).startsWith(`HTTP/1.1 ${status}`)).toBe(true);
  });

  test("with its title", async () => {
    expect(await answer(unprocessable, { body: "{}" })).toContain('{"title":"Unprocessable Content","status":422,');
  });
});
