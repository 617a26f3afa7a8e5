import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { against, type BothEnds, bothEnds } from "./both-ends.ts";

const spec = readFileSync(join(import.meta.dirname, "../../golden/pagination/spec.yml"), "utf8");
let ends: BothEnds;
beforeAll(async () => {
  ends = await bothEnds(spec, [
    "warning name-clash /paths/~1documents/get/x-specwright/pagination: the body of a page has a member `hasNextPage`, so that a page has no method of this name",
  ]);
});

const items = ["a", "b", "c", "d", "e"].map((id) => ({ id }));
const from = (start: number) => items.slice(start, start + 2);

interface Request {
  readonly query: {
    readonly page?: number;
    readonly after?: string;
    readonly skip?: number;
    readonly startIndex?: number;
  };
  readonly request: { readonly search: string };
}

/** Lists of five items, two on a page, each with its own way to the next one. */
const handlers = {
  byNumber: ({ query: { page = 1 } }: Request) => ({
    status: 200,
    body: { items: from(2 * page - 2), page, pages: 3 },
  }),
  byPosition({ query: { after } }: Request) {
    const found = from(items.findIndex(({ id }) => id === after) + 1);
    const next = found.at(-1)?.id;
    return { status: 200, body: { items: found, ...(next !== "e" && { next }) } };
  },
  byCount: ({ query: { skip = 0 } }: Request) => ({ status: 200, body: { items: from(skip), total: items.length } }),
  byIndex: ({ query: { startIndex = 1 } }: Request) => ({
    status: 200,
    body: { items: from(startIndex - 1), total: items.length },
  }),
  byDocument: ({ query: { page = 1 } }: Request) => ({
    status: 200,
    body: { items: from(2 * page - 2), hasNextPage: page < 3, pages: 3 },
  }),
  byLink({ request: { search } }: Request) {
    const start = Number(new URLSearchParams(search).get("from"));
    const link = start + 2 < items.length && { link: `</links?from=${start + 2}>; rel="next"` };
    return { status: 200, headers: { ...link }, body: from(start) };
  },
};

test.each(["byNumber", "byPosition", "byCount", "byIndex", "byDocument", "byLink"])(
  "a list %s is walked to its end by for await",
  async (name) => {
    const { createServer } = await ends.server();
    const { default: Zoo } = await ends.load("client/index.ts");
    let requests = 0;
    const counting = (next: (request: object, context: object) => unknown) => (request: object, context: object) => {
      requests++;
      return next(request, context);
    };
    const zoo = new Zoo(against(createServer({ handlers }), { interceptors: [counting] }));
    const found: unknown[] = [];
    for await (const item of Object(zoo.items?.[name]?.())) found.push(item);
    expect(found).toEqual(items);
    expect(requests).toBe(3);
  },
);

test("a page keeps a member of its body that has the name of a method", async () => {
  const { createServer } = await ends.server();
  const { default: Zoo } = await ends.load("client/index.ts");
  const zoo = new Zoo(against(createServer({ handlers })));
  const page = await zoo.items?.byDocument?.({ page: 3 });
  expect(page).toMatchObject({ items: from(4), hasNextPage: false });
});
