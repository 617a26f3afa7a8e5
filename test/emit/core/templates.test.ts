import { expect, test } from "vitest";
import { renderTemplate } from "../../../generator/emit/core/templates.ts";

const paths = { module: "pets-model", runtime: "pets-model/runtime", folder: "src/" };
const data = { package: "pets-model", ...paths, title: "Pets", counted: 1, formatsAsserted: true };
const names = { type: "Pet", input: "Pet", is: "isPet", check: "checkPet", parse: "parsePet" };
const nothing = { defaults: undefined, directions: undefined, enumeration: undefined };

test("a template prints every value that it names", () => {
  const text = renderTemplate("model/README.md.hbs", { ...data, ...nothing, example: names });
  expect(text).toContain("// here it is of the type Pet\n");
});

test("a value that is not there is a mistake, and no gap in the text", () => {
  const { input: _, ...others } = names;
  expect(() => renderTemplate("model/README.md.hbs", { ...data, ...nothing, example: others })).toThrow("not there");
});
