/** The table tells what is as expected from what is not, and a runtime that differs from one that fails. */
import { expect, test } from "vitest";
import { reportOf } from "./table.ts";

const ok = { name: "a list", expected: { sizes: [2, 1] }, observed: { sizes: [2, 1] } };

test("a check that fails is in its cell, spelled out below, and counted", () => {
  const { text, passed, failed } = reportOf([
    { title: "Node", results: [ok] },
    { title: "Bun", results: [{ ...ok, observed: { sizes: [3] } }] },
  ]);
  expect(text).toMatchInlineSnapshot(`
    "        Node  Bun
    a list  ok    FAIL

    Bun: a list
      expected {"sizes":[2,1]}
      observed {"sizes":[3]}"
  `);
  expect([passed, failed]).toEqual([1, 1]);
});

test("a runtime that differs for a reason passes with a note, given once", () => {
  const cookie = { name: "a cookie", expected: "none", observed: "none", because: "pages set none" };
  const { text, passed, failed } = reportOf([{ title: "Chromium", results: [cookie, { ...cookie, name: "another" }] }]);
  expect(text).toMatchInlineSnapshot(`
    "          Chromium
    a cookie  ok (1)
    another   ok (1)

    (1) differs: pages set none"
  `);
  expect([passed, failed]).toEqual([2, 0]);
});

test("a runtime that does not come to its end has failed, whatever the others do", () => {
  const { text, passed, failed } = reportOf([
    { title: "Node", results: [ok] },
    { title: "Deno", results: new Error("It ended with 1.") },
  ]);
  expect(text).toMatchInlineSnapshot(`
    "        Node  Deno
    a list  ok    -

    Deno: It ended with 1."
  `);
  expect([passed, failed]).toEqual([1, 1]);
});
