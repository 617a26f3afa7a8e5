/** Every requirement has a test that names it, and no test names one that there is not. */
import { expect, test } from "vitest";
import { idsOf, readNamedTests, readRequirements } from "./requirements.ts";

const ids = readRequirements().map(({ id }) => id);
const named = new Set(readNamedTests().flatMap((each) => each.ids));

test("the page has the requirements from the first to the last, each once", () => {
  const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
  expect(ids).toEqual([...numbered("R", 130), ...numbered("C", 16)]);
});

test("each requirement stands in the name of a test", () => {
  expect(ids.filter((id) => !named.has(id))).toEqual([]);
});

test("each id in the name of a test is one of the page", () => {
  expect([...named].filter((id) => !ids.includes(id))).toEqual([]);
});

test("ids are what a name begins with", () => {
  expect(idsOf("R1, C16: takes both")).toEqual(["R1", "C16"]);
  expect(idsOf("takes R1: and more")).toEqual([]);
});
