import { expect, test } from "vitest";
import { emittedClient } from "./emitted-client.ts";
import { zoo } from "./zoo.ts";

const readme = (document: Parameters<typeof emittedClient>[0]) => emittedClient(document).files.get("README.md") ?? "";

test("the README shows each operation as it is called", () => {
  const examples = [...readme(zoo).matchAll(/^`([A-Z]+ .*)`\n\n```ts\n([\s\S]*?)```/gm)].map(
    ([, request, code]) => `${request}\n${code}`,
  );
  expect(examples).toMatchInlineSnapshot(`
    [
      "GET /animals
    for await (const item of client.animals.list()) {
      console.log(item);
    }
    ",
      "POST /animals
    const result = await client.animals.createAnimal({ body: { name: "name" } }, {
      headers: { "x-keeper": "x-keeper" },
    });
    ",
      "PUT /animals/{animal_id}
    await client.animals.feedAnimal("animal_id");
    ",
      "PUT /notes
    await client.animals.noteAnimal({ body: { name: "name" } });
    ",
      "GET /gate
    const { status, headers } = await client.gate.openGate({ to: "https://example.com" });
    ",
    ]
  `);
  expect(readme(zoo)).toContain("await createAnimal(client, {");
});

test("an object in a path has members in the README, without which its path would have a gap", () => {
  const place = { type: "object", properties: { x: { type: "integer" }, y: { type: "integer" } } };
  const at = { name: "at", in: "path", required: true, schema: place };
  const operation = { operationId: "look", parameters: [at], responses: { "204": { description: "" } } };
  expect(readme({ paths: { "/places/{at}": { get: operation } } })).toContain("({ x: 1, y: 1 });");
});

test.each([[undefined], [[{ url: "/v1" }]]])("what has to be given is said where the servers are %j", (servers) => {
  const { files } = emittedClient({ ...zoo, servers: servers ?? [] });
  const text = files.get("README.md") ?? "";
  expect(text).toContain('new Zoo({ baseURL: "https://api.example.com" });');
  expect(text).toContain(`in browsers by default ${servers?.[0]?.url ?? "/"} of the page's site, elsewhere needed`);
  expect(text).toContain("No other option is needed");
  expect(files.get("src/create-client.ts")).toContain("Elsewhere it has to be");
});

test("a document without operations has a README and a client too", () => {
  const client = emittedClient({ paths: {} });
  expect(client.files.get("README.md")).not.toContain("## Functions");
  expect([...client.files.keys()].filter((path) => !path.includes("runtime/"))).toEqual([
    "src/index.ts",
    "src/client.ts",
    "src/create-client.ts",
    "src/errors.ts",
    "src/functions.ts",
    "src/response-checks.ts",
    "README.md",
  ]);
});

test("the document's words cannot become markup or code of the README", () => {
  const text = readme({
    info: { title: "<script>alert(1)</script> [x](javascript:y)", version: "1" },
    paths: {
      "/a`<img src=x>": {
        get: { operationId: "A", summary: "``` <b>*bold*</b>", responses: { "204": { description: "" } } },
      },
    },
  });
  expect(text).not.toMatch(/<script|<b>|\[x\]\(/);
  expect(text).toContain("`GET /a%60<img src=x>`");
});
