import { join } from "node:path";
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { crawl } from "../../generator/load/crawl/crawl.ts";
import { ReferencedFiles } from "../../generator/load/crawl/referenced-files.ts";
import { DocumentSet } from "../../generator/load/document/document-set.ts";
import { Origins } from "../../generator/load/document/origins.ts";
import type { Edition } from "../../generator/load/document/version.ts";
import { ReadLog } from "../../generator/load/files/read-log.ts";
import { readSource } from "../../generator/load/files/source-file.ts";
import { objectTypes } from "../../generator/load/objects/object-types.ts";
import { loadFolder } from "./load-text.ts";

const folder = join(import.meta.dirname, "valid-documents");
const documents: readonly (readonly [Edition, string])[] = [
  ["2.0", "swagger-2.0.yml"],
  ["3.0", "openapi-3.0.yml"],
  ["3.1", "openapi-3.1.yml"],
  ["3.2", "openapi-3.2.yml"],
];

/** Members that no document can have with the others, and schema keywords that are read in Swagger 2.0 without being part of it. */
const elsewhere: ReadonlySet<string> = new Set([
  ...["license.identifier", "license.url", "schema.$ref"],
  ...["schema.deprecated", "schema.writeOnly", "schema.anyOf", "schema.oneOf", "schema.not", "schema.nullable"],
]);

test.each(documents)("a valid document with everything that %s has is accepted as it is", async (_, file) => {
  expect((await loadFolder(folder, file)).printed).toBe("");
});

test.each(documents)("the document for %s leaves no field of any object out", async (edition, file) => {
  const diagnostics = new Diagnostics();
  const log = new ReadLog();
  const entry = await readSource(join(folder, file), file, log, diagnostics);
  if (!entry) throw new Error(`${file} cannot be read`);
  const documents = new DocumentSet(entry, new Origins(), diagnostics);
  const { visits } = await crawl(
    documents,
    edition,
    new ReferencedFiles(documents, [{ path: folder, real: folder }], folder, log),
  );
  const used = new Set(visits.flatMap(({ node, name }) => [...node.entries()].map(([key]) => `${name}.${key}`)));
  const fields = Object.entries(objectTypes(edition)).flatMap(([name, type]) =>
    Object.entries(type.fields)
      .filter(([, field]) => field.editions?.includes(edition) ?? true)
      .map(([key]) => `${name}.${key}`),
  );
  expect(fields.filter((field) => !used.has(field) && !elsewhere.has(field))).toEqual([]);
});
