import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { emittedOf } from "../emit/model/generated-model.ts";
import { loadText, minimal } from "../load/load-text.ts";
import { problems } from "./build.ts";

async function read(lenient: boolean) {
  const { document, printed } = await loadText({
    "api.yml": minimal("components: { schemas: { Old: { $ref: './old.json' } } }\n"),
    "old.json": JSON.stringify({
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      properties: {
        n: { description: "The birth date.", title: "Born", deprecated: true, minLength: 3, $ref: "#/definitions/s" },
      },
      definitions: { s: { type: "string" } },
    }),
  });
  if (!document) throw new Error(printed);
  const diagnostics = new Diagnostics([], lenient);
  const { api } = emittedOf(document, diagnostics);
  const subjects = api.ledger.map(({ subject }) => subject).filter((subject) => /description|title/.test(subject));
  return { subjects, said: problems(diagnostics.list), list: diagnostics.list };
}

const ignored = [
  "warning ignored-keyword /properties/n/description: `description`, `title` are ignored beside `$ref`",
  // `deprecated` is no keyword of the draft, and `minLength` could refuse what the reference leads to.
  "warning ignored-keyword /properties/n/deprecated: `deprecated`, `minLength` are ignored beside `$ref`",
];

test("words beside the `$ref` of a former draft are ignored", async () => {
  const { subjects, said, list } = await read(false);
  expect(said).toEqual(ignored);
  expect(list.map(({ help }) => help?.includes("With --lenient, they count"))).toEqual([true, false]);
  expect(subjects).toEqual(["description (ignored beside $ref)", "title (ignored beside $ref)"]);
});

test("in a lenient run they count", async () => {
  const { subjects, said, list } = await read(true);
  expect(said).toEqual(ignored);
  expect(list.map(({ mend }) => mend)).toEqual(["they count as since draft 2019-09", undefined]);
  expect(subjects).toEqual(["description", "title"]);
});
