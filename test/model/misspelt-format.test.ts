import { expect, test } from "vitest";
import { build, problems } from "./build.ts";

function helpOn(type: string, format: string): string | undefined {
  const schema = { type, format };
  const { diagnostics } = build({ components: { schemas: { A: schema, B: schema } } });
  const [found, ...others] = diagnostics;
  expect(others).toEqual([]);
  return found && `${found.code}: ${found.help}`;
}

test.each([
  ["string", "emial", "email"],
  ["string", "datetime", "date-time"],
  ["string", "DateTime", "date-time"],
  ["string", "UUID", "uuid"],
  ["string", "hostnme", "hostname"],
  ["string", "pasword", "password"],
  ["string", "json_pointer", "json-pointer"],
  ["integer", "u-int32", "uint32"],
  ["number", "flaot", "float"],
])("a %s of the format %s is told that %s may be meant", (type, format, meant) => {
  expect(helpOn(type, format)).toBe(`unknown-format: Is \`${meant}\` meant?`);
});

test.each([
  ["string", "password"],
  ["string", "url"],
  ["string", "urn"],
  ["string", "uuid4"],
  ["string", "u-int32"],
  ["integer", "int128"],
  ["integer", "int24"],
  ["integer", "uint"],
  ["string", "base64"],
  ["string", "iso-country-code"],
  ["string", "partial-date-time"],
  ["string", "time-zone"],
  ["string", "token"],
])("nothing is said of a %s of the format %s", (type, format) => {
  expect(helpOn(type, format)).toBeUndefined();
});

test("the first place alone is told", () => {
  const { diagnostics } = build({
    components: { schemas: { A: { type: "string", format: "emial" }, B: { format: "emial" } } },
  });
  expect(problems(diagnostics)).toEqual([
    "warning unknown-format /components/schemas/A/format: `emial` is no known format: it is taken for words",
  ]);
});
