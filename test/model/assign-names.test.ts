import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignNames, type NameRequest } from "../../generator/model/names/assign-names.ts";
import { reservedFor, schemaScopeKey } from "../../generator/model/names/schema-names.ts";
import { spellSchema } from "../../generator/model/names/spelling.ts";

function requestFor(key: string): NameRequest {
  const { typescript, reason } = spellSchema(key);
  return { key: `#/components/schemas/${key}`, spec: key, candidate: typescript, reason };
}

function namesOf(keys: readonly string[], pins: ReadonlyMap<string, string> = new Map()): Record<string, string> {
  const names = assignNames(keys.map(requestFor), pins, schemaScopeKey);
  return Object.fromEntries([...names.values()].map((name) => [name.spec, name.typescript]));
}

/** What the lock file would hold of these names. */
function pinsOf(names: Record<string, string>): ReadonlyMap<string, string> {
  const changed = Object.entries(names).filter(([spec, name]) => spec !== name || schemaScopeKey(name) !== name);
  return new Map(changed.map(([spec, name]) => [`#/components/schemas/${spec}`, name]));
}

describe("clashes", () => {
  test("what is written as it is wins over what is respelled", () => {
    expect(namesOf(["foo-bar", "FooBar", "foo.bar"])).toEqual({
      FooBar: "FooBar",
      "foo-bar": "FooBar2",
      "foo.bar": "FooBar3",
    });
  });

  test("a number after a digit is set off", () => {
    expect(namesOf(["v-1", "V1"])).toEqual({ V1: "V1", "v-1": "V1_2" });
  });

  test("a number does not take a name that the document has", () => {
    expect(namesOf(["foo-bar", "FooBar", "FooBar2"])).toEqual({
      FooBar: "FooBar",
      FooBar2: "FooBar2",
      "foo-bar": "FooBar3",
    });
  });

  test("a number does not take the name of what the lock file need not mention", () => {
    const before = namesOf(["_.", "2", "_2"]);
    expect(namesOf(["_.", "2", "_2", "_"], pinsOf(before))).toMatchObject(before);
  });

  test("types whose functions would have the same name cannot stand beside each other", () => {
    expect(namesOf(["pet", "Pet"])).toEqual({ Pet: "Pet", pet: "pet2" });
  });

  test("the reason is the clash for as long as there is one, then the lock file", () => {
    const pins = new Map([["#/components/schemas/foo-bar", "FooBar2"]]);
    const reason = (requests: NameRequest[], lock: ReadonlyMap<string, string>) =>
      assignNames(requests, lock, schemaScopeKey).get("#/components/schemas/foo-bar")?.reason;
    expect(reason([requestFor("FooBar"), requestFor("foo-bar")], new Map())).toBe("clash");
    expect(reason([requestFor("FooBar"), requestFor("foo-bar")], pins)).toBe("clash");
    expect(reason([requestFor("foo-bar")], pins)).toBe("lock-file");
    expect(reason([requestFor("foo-bar")], new Map())).toBe("spelled");
  });

  test("a name of an extension wins over all others", () => {
    const explicit: NameRequest = { key: "x", spec: "", candidate: "Pet", reason: "extension" };
    const names = assignNames([requestFor("Pet"), explicit], new Map(), schemaScopeKey);
    expect(names.get("x")?.typescript).toBe("Pet");
    expect(names.get("#/components/schemas/Pet")?.typescript).toBe("Pet2");
  });
});

describe("pins", () => {
  test("a newcomer yields to a pinned name", () => {
    const pins = pinsOf(namesOf(["foo-bar"]));
    expect(namesOf(["FooBar", "foo-bar"], pins)).toEqual({ "foo-bar": "FooBar", FooBar: "FooBar2" });
  });

  test("a pin lapses when the document calls the thing differently", () => {
    const pins = new Map([["#/components/schemas/foo-bar", "SomethingElse"]]);
    expect(namesOf(["foo-bar"], pins)).toEqual({ "foo-bar": "FooBar" });
  });
});

// Keys of few letters, so that they clash.
const keys = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom("a", "A", "is", "schemaOf", "-", ".", "2", "_"), minLength: 1, maxLength: 4 }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

describe("stability", () => {
  test("the order of the document is of no account", () => {
    const both = keys.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(both, ([list, shuffled]) => {
        expect(namesOf(shuffled)).toEqual(namesOf(list));
      }),
    );
  });

  test("with the lock file, adding renames nothing", () => {
    const parts = keys.chain((list) => fc.tuple(fc.constant(list), fc.integer({ min: 1, max: list.length })));
    fc.assert(
      fc.property(parts, ([list, count]) => {
        const before = namesOf(list.slice(0, count));
        const after = namesOf(list, pinsOf(before));
        expect(after).toMatchObject(before);
      }),
      { numRuns: 500 },
    );
  });

  test("no two names occupy the same identifier", () => {
    fc.assert(
      fc.property(keys, (list) => {
        const occupied = Object.values(namesOf(list)).flatMap((name) => reservedFor(name));
        expect(new Set(occupied).size).toBe(occupied.length);
      }),
    );
  });
});
