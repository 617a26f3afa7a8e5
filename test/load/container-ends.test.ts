import { expect, test } from "vitest";
import { ContainerEnds } from "../../generator/load/text/container-ends.ts";
import { parseJsonQuickly } from "../../generator/load/text/json-quickly.ts";

test("a text that was read knows where each of its objects and arrays ends, and of nothing else", () => {
  const text = '{ "a": [1, { "]": "}" }, []], "b\\"{": {}, "c": -1.5e3 }';
  const ends = parseJsonQuickly(text)?.ends;
  const found = Array.from(text, (_, start) => ends?.endOf(start)).flatMap((end, start) =>
    end === undefined ? [] : [text.slice(start, end)],
  );
  expect(found).toEqual([text, '[1, { "]": "}" }, []]', '{ "]": "}" }', "[]", "{}"]);
});

test("as many containers as are open are counted", () => {
  const ends = new ContainerEnds();
  expect([ends.open(0), ends.open(1)]).toEqual([1, 2]);
  ends.close(3);
  expect(ends.open(4)).toBe(2);
  expect(ends.endOf(1)).toBe(3);
});
