import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

/** The encoding of a body after loading, and what was said. */
async function encoding(text: string, range = "multipart/form-data", version = "3.0.3") {
  const operation = `{ requestBody: { content: { ${range}: { schema: { type: object }, encoding: { a: ${text} } } } }, responses: { "204": { description: x } } }`;
  const { document, printed } = await loadText(
    minimal("", version).replace("paths: {}", `paths: { /a: { post: ${operation} } }`),
  );
  const names = ["paths", "/a", "post", "requestBody", "content", range, "encoding", "a"];
  let node = document?.root;
  for (const name of names) node = node?.get(name);
  return { value: node?.value, printed };
}

test("a style of OpenAPI 3.0 counts in forms, and of parts where it says how a list stands in one", async () => {
  expect((await encoding("{ style: form, headers: {} }")).value).toEqual({ headers: {} });
  expect((await encoding("{ explode: true }")).value).toEqual({});
  const { value, printed } = await encoding("{ style: deepObject, explode: true, contentType: application/json }");
  expect(value).toEqual({ contentType: "application/json" });
  expect(printed).toContain("`style`, `explode` are ignored in a multipart body");
  for (const joined of [
    "{ explode: false }",
    "{ style: spaceDelimited }",
    "{ style: pipeDelimited, explode: false }",
  ]) {
    const own = await encoding(joined);
    expect(own.value).toEqual((await encoding(joined, "multipart/form-data", "3.1.0")).value);
    expect(own.printed).toBe("");
  }
});

test.each([
  ["multipart/form-data", "3.1.0"],
  ["application/x-www-form-urlencoded", "3.0.3"],
])("the styles of %s stay in OpenAPI %s", async (range, version) => {
  const { value, printed } = await encoding("{ style: deepObject, explode: true }", range, version);
  expect(value).toEqual({ style: "deepObject", explode: true });
  expect(printed).toBe("");
});
