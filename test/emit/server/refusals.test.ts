import { expect, test } from "vitest";
import { emitted } from "./emit-spec.ts";

test("what is not generated is refused where it stands", () => {
  const yaml = `
paths:
  /a/{m}:
    get:
      operationId: a
      parameters:
        - { name: m, in: path, required: true, style: matrix, schema: { type: string } }
        - { name: d, in: query, style: deepObject, explode: true, schema: { type: object } }
        - { name: o, in: query, schema: { type: object } }
        - { name: c, in: cookie, schema: { type: array, items: { type: object } } }
        - { name: h, in: header, schema: { type: object } }
        - { name: n, in: query, schema: { type: array, items: { type: array } } }
      responses:
        "200":
          description: ok
          headers: { X-O: { schema: { type: array, items: { type: array } } } }
          content: { image/png: {}, "text/*": {}, application/json: {} }
  /c:
    trace: { operationId: t, responses: {} }
  /b:
    post:
      operationId: b
      requestBody: { content: { multipart/form-data: {}, application/octet-stream: {}, text/event-stream: {} } }
      responses: {}
`;
  const messages = emitted(yaml).diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
  expect(messages).toMatchInlineSnapshot(`
    [
      "warning unread-parameter: the server reads no member of the query parameter \`o\`, which is exploded and declares none",
      "error unsupported-parameter: neither the server reads nor the client sends the cookie parameter \`c\` in style form, exploded, with this schema",
      "error unsupported-parameter: neither the server reads nor the client sends the query parameter \`n\` in style form, exploded, with this schema",
      "error unsupported-parameter: neither the server writes nor the client reads the header \`x-o\` with this schema",
      "error unsupported-method: neither the server receives nor the client sends the method TRACE",
    ]
  `);
  const allowed = emitted(yaml, ["unsupported-parameter", "unsupported-media-type", "unsupported-method"]);
  expect(new Set(allowed.diagnostics.map(({ severity }) => severity))).toEqual(new Set(["warning"]));
});
