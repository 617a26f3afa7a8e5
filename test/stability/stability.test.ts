/** What a change of a document changes in the output: what it means, and nothing else. */
import { diffLines } from "diff";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lockFileName } from "../../generator/write/lock.ts";
import { temporaryFolder } from "../support/command.ts";
import { declarationsOf, type Files, output, withoutLock } from "./output.ts";
import { documentOf, documentText, type OperationPlan, type Plan, plans, type SchemaPlan } from "./variants.ts";

const runs = { numRuns: 3, seed: 1, endOnFailure: true };
const patience = { timeout: 60_000 };

/** Holds a property of documents; each is generated in a folder of the test's own. */
async function always(
  property: (plan: Plan, made: (plan: Plan, lock?: string) => Promise<Files>, at: number) => Promise<void>,
) {
  const folder = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(plans, fc.nat({ max: 100 }), (plan, at) => {
      const made = (changed: Plan, lock?: string) =>
        output(documentText(documentOf(changed, plan.schemas)), folder, lock);
      return property(plan, made, at);
    }),
    runs,
  );
}

const addedSchema: SchemaPlan = {
  name: "Addition",
  description: "",
  members: [{ name: "addition", kind: 0, target: 0 }],
};

const addedOperation: OperationPlan = {
  name: "makeAddition",
  description: "",
  tag: "additions",
  parameters: [],
  body: undefined,
  answer: 0,
};

function inserted<T>(items: readonly T[], item: T, at: number): readonly T[] {
  return items.toSpliced(at % (items.length + 1), 0, item);
}

/** The words of a text that are left when those of another one are taken away. */
function wordsWithout(text: string, other: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of other.match(/\w+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (text.match(/\w+/g) ?? []).filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count <= 0;
  });
}

/** What is declared in the role of each file, wherever below it. */
function declarationNames(files: Files): readonly string[] {
  return [...declarationsOf(files).keys()].flatMap((key) => {
    const [, role = "", name = ""] = /^(\w+\/src\/[\w-]+)\S* (.*)$/.exec(key) ?? [];
    // Each part says for itself what it imports; what a role offers is tested where the output is loaded.
    return name.startsWith("export from") ? [] : [`${role} ${name}`];
  });
}

/** The names but those of tables of operations, which come in parts where tags have files of their own. */
function withoutParts(names: readonly string[]): ReadonlySet<string> {
  const tables = /^server\/src\/router .*(?:exact|templated|match)|^client\/src\/response-checks bodiesOf/;
  return new Set(names.filter((name) => !tables.test(name)));
}

/** What is said of declarations that an addition touches without being named there, or that lose something by it. */
function strayChanges(before: Files, after: Files, name: RegExp): readonly string[] {
  const fresh = declarationsOf(after);
  return [...declarationsOf(before)].flatMap(([key, text]) => {
    const changed = fresh.get(key);
    if (changed === text) return [];
    if (changed === undefined) return [`${key} is gone`];
    const lost = wordsWithout(text, changed);
    const strays = hunks(text, changed).filter((hunk) => !name.test(hunk));
    return [...(lost.length > 0 ? [`${key} loses ${lost.join()}`] : []), ...strays.map((hunk) => `${key}: ${hunk}`)];
  });
}

/** The stretches of lines that differ, old and new ones together. */
function hunks(before: string, after: string): readonly string[] {
  const found: string[] = [];
  let current = "";
  for (const { added, removed, value } of diffLines(before, after)) {
    if (added || removed) current += `${added ? "+" : "-"}${value}`;
    else if (current !== "") {
      found.push(current);
      current = "";
    }
  }
  return current === "" ? found : [...found, current];
}

test("a schema more adds its own declarations, and is named in lists", patience, async () => {
  await always(async (plan, made, at) => {
    const before = await made(plan);
    const after = await made({ ...plan, schemas: inserted(plan.schemas, addedSchema, at) });
    expect(strayChanges(before, after, /addition/i)).toEqual([]);
  });
});

test("an operation more adds its own declarations, and is named in lists", patience, async () => {
  await always(async (plan, made, at) => {
    const before = await made(plan);
    const after = await made({ ...plan, operations: inserted(plan.operations, addedOperation, at) });
    expect(strayChanges(before, after, /addition/i)).toEqual([]);
  });
});

test("in one file for each tag and schema an addition moves no other declaration", patience, async () => {
  const folder = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(plans, fc.nat({ max: 100 }), fc.boolean(), async (plan, at, known) => {
      const made = (changed: Plan, files: "role" | "tag") =>
        output(documentText(documentOf(changed, plan.schemas)), folder, undefined, { files });
      const before = await made(plan, "tag");
      const byRole = withoutParts(declarationNames(await made(plan, "role")));
      expect(withoutParts(declarationNames(before))).toEqual(byRole);
      const operations = inserted(
        plan.operations,
        { ...addedOperation, tag: (known && plan.operations[0]?.tag) || "additions", body: at },
        at,
      );
      const after = await made({ schemas: inserted(plan.schemas, addedSchema, at), operations }, "tag");
      expect(strayChanges(before, after, /addition/i)).toEqual([]);
    }),
    { ...runs, numRuns: 2 },
  );
});

test("another order moves declarations, and changes none of their words", patience, async () => {
  await always(async (plan, made) => {
    const before = declarationsOf(await made(plan));
    const after = declarationsOf(
      await made({ schemas: plan.schemas.toReversed(), operations: plan.operations.toReversed() }),
    );
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [key, text] of before) {
      const other = after.get(key) ?? "";
      expect([key, ...wordsWithout(text, other), ...wordsWithout(other, text)]).toEqual([key]);
    }
  });
});

/** The files that differ, with their stretches of lines. */
function changedFiles(before: Files, after: Files): readonly (readonly [string, readonly string[]])[] {
  expect([...after.keys()]).toEqual([...before.keys()]);
  const all = [...before].map(([path, text]) => [path, hunks(text, after.get(path) ?? "")] as const);
  return all.filter(([, changes]) => changes.length > 0);
}

const oneComment = expect.stringMatching(/^-\s*(?:\/\*)?\*+ What it was\..*\n\+\s*(?:\/\*)?\*+ What it is\..*\n$/);

test(
  "another description of a schema is another comment at its type and at what this is imported by",
  patience,
  async () => {
    await always(async (plan, made, at) => {
      const index = at % plan.schemas.length;
      const described = (description: string) => {
        return made({
          ...plan,
          schemas: plan.schemas.map((schema, i) => (i === index ? { ...schema, description } : schema)),
        });
      };
      const changes = changedFiles(await described("What it was."), await described("What it is."));
      expect(changes.map(([path]) => path)).toEqual(["model/src/schemas.ts", "model/src/companions.ts"]);
      for (const [path, hunks] of changes) expect([path, ...hunks]).toEqual([path, ...hunks.map(() => oneComment)]);
    });
  },
);

test("another description of an operation is another comment wherever it is offered", patience, async () => {
  await always(async (plan, made, at) => {
    const index = at % plan.operations.length;
    const described = (description: string) => {
      const operations = plan.operations.map((one, i) => (i === index ? { ...one, description } : one));
      return made({ ...plan, operations });
    };
    const changes = changedFiles(await described("What it was."), await described("What it is."));
    expect(changes.length).toBeGreaterThan(0);
    for (const [path, hunks] of changes) {
      expect([path, ...hunks]).toEqual([path, oneComment]);
    }
  });
});

test("a schema with another name changes that name alone", patience, async () => {
  await always(async (plan, _, at) => {
    const [first, second] = ["Quaintly", "Queening"];
    const named = (name: string) => {
      const index = at % plan.schemas.length;
      return plan.schemas.map((schema, i) => (i === index ? { ...schema, name } : schema));
    };
    const before = await output(documentText(documentOf({ ...plan, schemas: named(first) })), await temporaryFolder());
    const after = await output(documentText(documentOf({ ...plan, schemas: named(second) })), await temporaryFolder());
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [path, text] of before) {
      const renamed = text.replaceAll(first, second).replaceAll(first.toLowerCase(), second.toLowerCase());
      const other = after.get(path) ?? "";
      expect([path, ...wordsWithout(renamed, other), ...wordsWithout(other, renamed)]).toEqual([path]);
    }
  });
});

test("the lock file keeps the names of a document when others would take them", patience, async () => {
  await always(async (plan, made, at) => {
    const spelled: SchemaPlan = { ...addedSchema, name: "spelled-otherwise" };
    const before = await made({ ...plan, schemas: inserted(plan.schemas, spelled, at) });
    const rival: SchemaPlan = {
      ...addedSchema,
      name: "SpelledOtherwise",
      members: [{ name: "rival", kind: 1, target: 0 }],
    };
    const schemas = inserted(inserted(plan.schemas, spelled, at), rival, at + 1);
    const after = await made({ ...plan, schemas }, before.get(lockFileName));
    expect(strayChanges(before, after, /SpelledOtherwise2/)).toEqual([]);
    const anew = await made({ ...plan, schemas });
    expect(strayChanges(before, anew, /SpelledOtherwise2/)).not.toEqual([]);
  });
});

test(
  "the same document gives the same bytes, however its lines end, at any time and in any folder",
  patience,
  async () => {
    const [here, there] = [await temporaryFolder(), await temporaryFolder()];
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const text = documentText(documentOf(plan));
        const files = await output(text, here);
        expect(await output(`\ufeff${text.replaceAll("\n", "\r\n")}`, there)).toEqual(files);
        expect(await output(text, there, files.get(lockFileName))).toEqual(files);
        const all = [...withoutLock(files).values()].join("\n");
        expect(all).not.toContain(here);
        expect(all).not.toMatch(/\b20\d\d-\d\d-\d\d\b|\b\d\d:\d\d:\d\d\b|specwright (?:version )?v?\d/);
      }),
      runs,
    );
  },
);
