import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ConfigurationError, resolveConfig } from "../../generator/config.ts";
import type { ValueType } from "../../generator/load/objects/object-type.ts";
import { objectTypes } from "../../generator/load/objects/object-types.ts";
import { independentGroups, readDocuments, textsOf } from "./documents.ts";
import { Examination, secret, ways } from "./examine.ts";
import { importProblems } from "./import-output.ts";
import { payloads } from "./payloads.ts";

const documents = readDocuments();

process.env.SPECWRIGHT_SECRET = secret;
afterAll(() => {
  delete process.env.SPECWRIGHT_SECRET;
});

/** Whether texts of the document's own stand in a field: no number, and none of a few values that the specification gives. */
function holdsText(type: ValueType): boolean {
  if (type.kind === "map" || type.kind === "list") return holdsText(type.of);
  if (type.kind === "either") return type.of.some(holdsText);
  return type.kind === "string" ? type.values === undefined : type.kind === "object" || type.kind === "any";
}

/** What is refused: TRACE, which `fetch` does not send, and parts by position. */
const refused = [
  "pathItem.trace",
  "mediaType.prefixEncoding",
  "mediaType.itemEncoding",
  "encoding.prefixEncoding",
  "encoding.itemEncoding",
];

test("the documents have every member of OpenAPI 3.2 that holds texts", () => {
  const texts = new Set(textsOf(documents));
  const missing = Object.entries(objectTypes("3.2")).flatMap(([name, type]) =>
    Object.entries(type?.fields ?? {})
      .filter(([field, { type }]) => holdsText(type) && !texts.has(field))
      .map(([field]) => `${name}.${field}`),
  );
  expect(missing).toEqual(refused);
});

/** Free text, which may hold anything: no payload ends the run. */
const words = textsOf(documents).filter((text) =>
  /^(?:description|summary|title|text|value|default|name)-[a-z-]+$/.test(text),
);

const sample = [
  '*/ globalThis.pwned = 1; /* \u202e"; globalThis.pwned = 1; "\u0085${globalThis.pwned = 1}`',
  "x@jsx h\n@ts-nocheck\n#__PURE__ {{{x}}}\n```\n</script><b>\ud800",
];

test("a sample of payloads is printed as literals, names of members and comments alone", {
  timeout: 60_000,
}, async () => {
  const workshop = await mkdtemp(join(tmpdir(), "hostile-specs-"));
  const examination = new Examination(documents, workshop);
  const [group = []] = independentGroups(documents, words);
  expect(group.length).toBeGreaterThan(60);
  for (const payload of sample) {
    await examination.try(group, payload, ways.whole);
  }
  expect(examination.problems).toEqual([]);
  expect(examination.counts.printed).toBe(2 * group.length);
  for (const [index, files] of examination.outputs.slice(0, 1).entries()) {
    expect(await importProblems(files, join(workshop, `import-${index}`))).toEqual([]);
  }
});

test("names of packages are names, and no paths or code", () => {
  for (const payload of payloads) {
    const settings = () => resolveConfig({ spec: "api.json", out: "out", name: payload }, "/");
    if (/^[a-z0-9~-][a-z0-9._~-]*$/.test(payload) && payload.length < 200) expect(settings).not.toThrow();
    else expect(settings).toThrow(ConfigurationError);
  }
});
