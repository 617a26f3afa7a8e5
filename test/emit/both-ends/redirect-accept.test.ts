import { expect, test } from "vitest";
import { bothEnds } from "./both-ends.ts";

const error =
  "content: { application/json: { schema: { type: object } }, application/problem+json: { schema: { type: object } } }";

const operation = (id: string, responses: string) =>
  `  /${id}: { get: { operationId: ${id}, responses: { ${responses}, default: { description: no, ${error} } } } }`;

const location = "headers: { Location: { schema: { type: string } } }";

const spec = `
paths:
${operation("found", `"302": { description: there, ${location} }`)}
${operation("page", `"303": { description: there, ${location}, content: { text/html: { schema: { type: string } } } }`)}
${operation("range", `3XX: { description: there, ${location} }`)}
${operation("cached", '"304": { description: as it was }')}
${operation("both", `"200": { description: ok, content: { application/json: { schema: { type: object } } } }, "302": { description: there, ${location} }`)}
`;

const redirect = (status: number) => () => ({ status, headers: { location: "https://example.com/" } });

async function statusOf(path: string, accept: string): Promise<number> {
  const { createServer } = await (await bothEnds(spec)).server();
  const handlers = {
    found: redirect(302),
    page: redirect(303),
    range: redirect(307),
    cached: () => ({ status: 200, body: {} }),
    both: redirect(302),
  };
  const server = createServer({ handlers });
  return (await server.fetch(new Request(`https://api.example.com/${path}`, { headers: { accept } }))).status;
}

test.each([
  ["found", "text/html", 302],
  ["found", "text/html,*/*;q=0.8", 302],
  ["found", "application/json", 302],
  // Whoever follows a redirect does not read its body.
  ["page", "application/json", 303],
  ["range", "text/html", 307],
  // With no success of its own, and no redirect, `default` is one.
  ["cached", "text/html", 406],
  ["cached", "application/json", 200],
  ["both", "text/html", 406],
])("%s for a client that takes %s: %i", async (path, accept, status) => {
  expect(await statusOf(path, accept)).toBe(status);
});

test("the types say no more of it than there is: `accepts` is of successes", async () => {
  const ends = await bothEnds(spec);
  const handlers = ends.file("server/handlers.ts");
  expect(handlers.match(/readonly accepts\b/g)).toHaveLength(1);
});
