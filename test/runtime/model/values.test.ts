import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areBooleans,
  areIntegers,
  areNumbers,
  areStrings,
  areUnique,
  containsItems,
  countMembers,
  hasOnly,
  isEqual,
  isInteger,
  isMultipleOf,
  isNoLongerThan,
  isNoShorterThan,
  isNumber,
  isObject,
  itemsPass,
  memberOf,
} from "../../../templates/runtime/model/index.ts";
import { findRepeated } from "../../../templates/runtime/model/items.ts";
import { textLength } from "../../../templates/runtime/model/text-length.ts";

describe("numbers", () => {
  test("NaN and the infinities are none", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect([isNumber(value), isInteger(value)]).toEqual([false, false]);
    }
    expect([isNumber(-0), isInteger(1e300), isInteger(1.5), isNumber("1")]).toEqual([true, true, false, false]);
  });

  test.each([
    [19.99, 0.01, true],
    [0.3, 0.1, true],
    [0.35, 0.1, false],
    [1e308, 0.123456789, false],
    [12391239123, 1e-8, true],
    [1e22, 3, false],
    [2 ** 60, 2 ** 59, true],
    [0, 5, true],
    [-4.5, 1.5, true],
    [7, 2, false],
  ])("%d is a multiple of %d: %s", (value, divisor, expected) => {
    expect(isMultipleOf(value, divisor)).toBe(expected);
  });

  test("every product of a decimal and an integer is a multiple of the decimal", () => {
    const decimals = fc.tuple(fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(decimals, fc.integer({ min: -10000, max: 10000 }), ([digits, places], factor) => {
        const product = Number(`${digits * factor}e-${places}`);
        expect(isMultipleOf(product, Number(`${digits}e-${places}`))).toBe(true);
      }),
    );
  });

  test("a decimal is a multiple of another if it is one as an integer of their last place", () => {
    const places = fc.integer({ min: 0, max: 12 });
    const digits = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(places, digits, fc.integer({ min: 1, max: 500 }), (last, value, divisor) => {
        const isMultiple = isMultipleOf(Number(`${value}e-${last}`), Number(`${divisor}e-${last}`));
        expect(isMultiple).toBe(value % divisor === 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("text", () => {
  test("is no longer and no shorter than its number of code points", () => {
    const lengths = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 10 }), lengths, (text, length) => {
        const characters = [...text].length;
        expect(isNoLongerThan(text, length)).toBe(characters <= length);
        expect(isNoShorterThan(text, length)).toBe(characters >= length);
      }),
      { numRuns: 1000 },
    );
  });

  test("is as long as it has code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(textLength(text)).toBe([...text].length);
      }),
    );
    expect([textLength("😀"), textLength("\ud83d"), textLength("\ude00\ud83d"), textLength("")]).toEqual([1, 1, 2, 0]);
  });
});

describe("equality", () => {
  test("of objects is that of their members in any order, of arrays that of their items in theirs", () => {
    expect(isEqual({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true);
    expect(isEqual([1, 2], [2, 1])).toBe(false);
    expect(isEqual({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(isEqual({}, [])).toBe(false);
    expect(isEqual([], {})).toBe(false);
    expect(isEqual({ a: 1 }, { toString: 1 })).toBe(false);
    expect(isEqual({ toString: {} }, {})).toBe(false);
    expect(isEqual(JSON.parse('{"__proto__":{}}'), {})).toBe(false);
    expect(isEqual(1, true)).toBe(false);
    expect(isEqual(0, -0)).toBe(true);
    expect(isEqual(null, {})).toBe(false);
  });

  test("of JSON is what comes out of writing and reading it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isEqual(value, JSON.parse(JSON.stringify(value)))).toBe(true);
      }),
    );
  });

  test("tells repeated items in short and long arrays, scalars and objects", () => {
    const different = [...Array(20).keys(), "0", null, false, [0], { a: 0 }];
    expect(areUnique(different)).toBe(true);
    for (const again of [3, "0", null, [0], { a: 0 }]) expect(areUnique([...different, again])).toBe(false);
    expect(areUnique([1, true, "1"])).toBe(true);
    expect(
      areUnique([
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ]),
    ).toBe(false);
  });

  test("of cyclic values comes to an end: they are equal if no member tells them apart", () => {
    const cyclic = (length: number, end: object = {}) => {
      const first: unknown[] = [];
      let value = first;
      for (let level = 1; level < length; level++) value = [value];
      first.push(value);
      return { value, end };
    };
    expect(isEqual(cyclic(1), cyclic(1))).toBe(true);
    expect(isEqual(cyclic(2), cyclic(3))).toBe(true);
    expect(isEqual(cyclic(2, { a: 1 }), cyclic(3, { a: 2 }))).toBe(false);
    expect(isEqual(cyclic(1), { value: [[[]]], end: {} })).toBe(false);
    const different = Array.from({ length: 20 }, (_, a) => cyclic(a + 1, { a }));
    expect(areUnique(different)).toBe(true);
    expect(areUnique([...different, cyclic(7, { a: 19 })])).toBe(false);
    const flat = Array.from({ length: 20 }, (_, index) => [...Array(2000).keys(), index]);
    expect(areUnique(flat)).toBe(true);
    const behind = Array.from({ length: 20 }, (_, index) => [...Array(2000).keys(), cyclic(2, { index })]);
    expect(areUnique([...flat, ...behind])).toBe(true);
    expect(findRepeated([...flat, ...behind, [...Array(2000).keys(), cyclic(3, { index: 4 })]])).toEqual([24, 40]);
  });

  test("of values whose parts stand at many places takes no longer than there are parts", () => {
    const shared = () => {
      let value: unknown[] = [];
      for (let level = 0; level < 60; level++) value = [value, value];
      return value;
    };
    expect(isEqual(shared(), shared())).toBe(true);
  });

  test("of many scalars does not compare each with each", () => {
    // 80,000,000,000 comparisons would not end within the time of a test.
    expect(areUnique([...Array(400_000).keys()])).toBe(true);
  });
});

describe("members", () => {
  const hostile = JSON.parse('{"__proto__":1,"constructor":2}');

  test("are own ones", () => {
    expect(memberOf({}, "toString")).toBeUndefined();
    expect([memberOf(hostile, "__proto__"), memberOf(hostile, "constructor")]).toEqual([1, 2]);
    expect(countMembers(Object.create({ inherited: 1 }))).toBe(0);
    expect(hasOnly(Object.create({ inherited: 1 }), new Set())).toBe(true);
  });

  test("that are undefined count as absent", () => {
    expect(countMembers({ a: undefined, b: null })).toBe(1);
    expect(hasOnly({ a: undefined }, new Set())).toBe(true);
    expect(hasOnly({ a: null }, new Set())).toBe(false);
  });

  test("only objects have: neither null nor arrays", () => {
    expect([{}, Object.create(null), [], null, "a"].map(isObject)).toEqual([true, true, false, false, false]);
  });
});

test("holes of an array are undefined", () => {
  const isOne = (item: unknown) => item === 1;
  const holes = [1, 1, 1];
  delete holes[1];
  for (const items of [holes, [1, undefined, 1]]) {
    expect(itemsPass(items, isOne)).toBe(false);
    expect([containsItems(items, (item) => item === undefined), containsItems(items, isOne, 0, 3)]).toEqual([
      true,
      false,
    ]);
  }
});

test("items are counted as far as it makes a difference", () => {
  let asked = 0;
  const isOne = (item: unknown) => {
    asked++;
    return item === 1;
  };
  const items = [1, 0, 1, 1, 1];
  expect([containsItems(items, isOne), asked]).toEqual([true, 1]);
  expect([containsItems(items, isOne, 0, 2), asked]).toEqual([true, 1 + 3]);
  expect([containsItems(items, isOne, 0, 0, 1), asked]).toEqual([false, 1 + 3 + 3]);
  expect(containsItems(items, isOne, 0, 1, 4)).toBe(true);
  expect(containsItems(items, isOne, 0, 5)).toBe(false);
});

test.each([
  [areStrings, ["a", ""], ["a", 1]],
  [areNumbers, [1, 1.5, -0], [1, Number.NaN]],
  [areIntegers, [1, 2], [1, 1.5]],
  [areBooleans, [true, false], [true, null]],
] as const)("%o tells arrays of a type, of which holes and undefined are none", (areOfType, fitting, others) => {
  expect([areOfType([]), areOfType(fitting), areOfType(others)]).toEqual([true, true, false]);
  const holes: unknown[] = [...fitting];
  delete holes[0];
  expect([areOfType(holes), areOfType([...fitting, undefined])]).toEqual([false, false]);
});

test("items are told apart without reading all that is in them at each level", () => {
  let reads = 0;
  const innermost = {
    get n() {
      reads++;
      return 1;
    },
  };
  const levels: unknown[][] = [];
  let value: unknown = innermost;
  for (let level = 0; level < 300; level++) {
    value = [value, ...Array.from({ length: 9 }, (_, index) => [[index]])];
    levels.push(value as unknown[]);
  }
  for (const items of levels) expect(areUnique(items)).toBe(true);
  expect(reads).toBeLessThan(60);
});

test("the first item that is repeated is found, however much is alike", () => {
  const long = Array.from({ length: 50 }, (_, index) => ({ index }));
  const items = Array.from({ length: 20 }, (_, index) => [...long, { index: index % 15, more: "…" }]);
  expect(findRepeated(items)).toEqual([0, 15]);
  expect(findRepeated([...items.slice(0, 15), "a", "a", items[3]])).toEqual([15, 16]);
  expect(findRepeated([...items.slice(0, 15), "a", items[3], "a"])).toEqual([3, 16]);
  expect(areUnique(items.slice(0, 15))).toBe(true);
});
