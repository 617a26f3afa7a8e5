import { describe, expect, test } from "vitest";
import type { Operation, OperationTable } from "../../../templates/runtime/client/operation.ts";
import { listPages } from "../../../templates/runtime/client/page.ts";
import { byCursor, byLink, byOffset, type PaginationTable } from "../../../templates/runtime/client/pagination.ts";
import { queryText } from "../../../templates/runtime/client/parameters.ts";
import type { Reply } from "../../../templates/runtime/client/reply.ts";
import { addQueryKey, addToken } from "../../../templates/runtime/client/security-schemes.ts";
import { type Arguments, type Item, ids, list } from "./lists.ts";
import { json, loopback, testClient } from "./loopback.ts";

test("a list by cursor goes on as long as there is one that moves, after pages without items too", async () => {
  const cursor: PaginationTable = { kind: byCursor, parameter: "after", items: ["data"], next: ["next"] };
  const server = await loopback((request, response) => {
    const after = Number(new URL(request.url, "http://x").searchParams.get("after") ?? 0);
    json(response, 200, { data: [{ id: after }], next: after < 2 ? after + 1 : null });
  });
  expect(await ids(list(server.origin, undefined, cursor))).toEqual([0, 1, 2]);
  const filtered = await loopback((request, response) => {
    const after = new URL(request.url, "http://x").searchParams.get("after");
    const [data, next] = after === "b" ? [[{ id: 2 }], ""] : [[], after === "a" ? "b" : "a"];
    json(response, 200, { data, next });
  });
  expect((await list(filtered.origin, undefined, cursor)).hasNextPage()).toBe(true);
  expect(await ids(list(filtered.origin, undefined, cursor))).toEqual([2]);
  const stuck = await loopback((_, response) => json(response, 200, { data: [{ id: 1 }], next: "same" }));
  expect(await ids(list(stuck.origin, undefined, cursor))).toEqual([1, 1]);
  const numbers = await loopback((_, response) => json(response, 200, { data: [{ id: 1 }], next: 5 }));
  expect(await ids(list(numbers.origin, { after: "5" }, cursor))).toEqual([1]);
});

test("a list by offset moves by the number of items, to the total or to a page without items", async () => {
  const offset = { kind: byOffset, parameter: "offset", items: ["data"] } as const;
  const answer = (total: object) =>
    loopback((request, response) => {
      const start = Number(new URL(request.url, "http://x").searchParams.get("offset") ?? 0);
      json(response, 200, { data: [1, 2, 3].slice(start, start + 2).map((id) => ({ id })), ...total });
    });
  const counted = await answer({ total: 3 });
  expect(await ids(list(counted.origin, undefined, { ...offset, total: ["total"] }))).toEqual([1, 2, 3]);
  expect(counted.received).toHaveLength(2);
  expect(await ids(list(counted.origin, { offset: "1" }, { ...offset, total: ["total"] }))).toEqual([2, 3]);
  const asText = await answer({ total: "3" });
  expect(await ids(list(asText.origin, { offset: "0" }, { ...offset, total: ["total"] }))).toEqual([1, 2, 3]);
  expect(asText.received).toHaveLength(2);
  const uncounted = await answer({});
  expect(await ids(list(uncounted.origin, undefined, offset))).toEqual([1, 2, 3]);
  expect(uncounted.received).toHaveLength(3);
});

describe("a list by offset", () => {
  const offset = { kind: byOffset, parameter: "startIndex", items: ["data"] } as const;
  /** Five items whose positions begin at `first`, two a page; at `start` for who asks for none. */
  const positions = (first: number, start: number) =>
    loopback((request, response) => {
      const asked = Number(new URL(request.url, "http://x").searchParams.get("startIndex") ?? start);
      const data = [1, 2, 3, 4, 5].slice(asked - first, asked - first + 2).map((id) => ({ id }));
      json(response, 200, { data, total: 5 });
    });

  test.each([{ total: ["total"] }, {}])("begins where its parameter does, %j", async (total) => {
    const table: PaginationTable = { ...offset, first: 1, ...total };
    const { origin } = await positions(1, 1);
    expect(await ids(list(origin, undefined, table))).toEqual([1, 2, 3, 4, 5]);
    expect(await ids(list(origin, { startIndex: 1 }, table))).toEqual([1, 2, 3, 4, 5]);
    expect(await ids(list(origin, { startIndex: 4 }, table))).toEqual([4, 5]);
  });

  test("goes on from the default of its parameter, where that is another than its beginning", async () => {
    const server = await positions(0, 2);
    const table: PaginationTable = { ...offset, start: 2, total: ["total"] };
    expect(await ids(list(server.origin, undefined, table))).toEqual([3, 4, 5]);
    expect(server.received).toHaveLength(2);
    expect(await ids(list(server.origin, { startIndex: 0 }, table))).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("a list by the header Link", () => {
  const links = { kind: byLink, items: [] } as const;

  /** Answers with a list of one item, and the header. */
  const linked = (link: (page: number, url: string) => string | undefined) =>
    loopback((request, response) => {
      const page = Number(new URL(request.url, "http://x").searchParams.get("page") ?? 1);
      const header = link(page, request.url);
      json(response, 200, [{ id: page }], header === undefined ? {} : { link: header });
    });

  function walk(origin: string, more: Partial<OperationTable> = {}, credentials = {}) {
    const operation: Operation<Arguments, Reply<200, "application/json", readonly Item[]>> = {
      name: "listItems",
      method: "GET",
      path: "/items",
      responses: { 200: { content: ["application/json"] } },
      query: queryText,
      ...more,
    };
    return listPages<Arguments, unknown, readonly Item[], Item>(testClient(origin, {}, credentials), operation, links, {
      query: { size: 1 },
    });
  }

  test.each([
    (page: number) => `</items?size=1&page=${page + 1}>; rel="next"`,
    (page: number) => `<?page=${page + 1}>; rel=next, <?page=1>; rel="first"`,
    (page: number) => `</other>; rel="last"; title="a, <b>; rel=next", <?page=${page + 1}>;REL="prefetch NEXT"`,
    (page: number) => `</other>; rel="next"; anchor="/else", <?a=1,2&page=${page + 1}> ; title="x\\"," ; rel = "next"`,
  ])("is walked to its end: %s", async (link) => {
    const server = await linked((page) => (page < 3 ? link(page) : '</items>; rel="first"'));
    expect(await ids(walk(server.origin))).toEqual([1, 2, 3]);
  });

  test.each(["", "no link", '</other>; rel="prev"; rel="next"', "</items?page=2>", '</items?size=1>; rel="next"'])(
    "ends at %j, which leads to no other page",
    async (link) => {
      const server = await linked(() => link);
      expect(await ids(walk(server.origin))).toEqual([1]);
      expect(server.received).toHaveLength(1);
    },
  );

  test("keeps its credentials, and has a key in the query once, though the server puts it into its links", async () => {
    const server = await linked((page, url) =>
      page < 3 ? `<${url.replace(/&page=\d/, "")}&page=${page + 1}>; rel="next"` : undefined,
    );
    const key = { type: "apiKey", in: "query", name: "api_key", option: "key", add: addQueryKey } as const;
    const token = { type: "bearer", option: "token", add: addToken } as const;
    const found = walk(server.origin, { security: [[key, token]] }, { key: "k", token: "t" });
    expect(await ids(found)).toEqual([1, 2, 3]);
    expect(server.received.map(({ url }) => url)).toEqual([
      "/items?size=1&api_key=k",
      "/items?size=1&page=2&api_key=k",
      "/items?size=1&page=3&api_key=k",
    ]);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill("Bearer t"));
  });

  test("does not leave its origin, and does not look as if it ended there", async () => {
    const elsewhere = await linked(() => undefined);
    const server = await linked(() => `<${elsewhere.origin}/items?page=2>; rel="next"`);
    const page = await walk(server.origin);
    expect(page.hasNextPage()).toBe(true);
    await expect(page.getNextPage()).rejects.toThrow(`another origin, ${elsewhere.origin}`);
    await expect(ids(page)).rejects.toMatchObject({ name: "APIError" });
    expect(elsewhere.received).toHaveLength(0);
  });

  test("does not end at a target that is no URL", async () => {
    const server = await linked(() => '<http://[>; rel="next"');
    const page = await walk(server.origin);
    expect(page.hasNextPage()).toBe(true);
    await expect(page.getNextPage()).rejects.toThrow(
      'The next page is at "http://[", which is no URL, and not asked for.',
    );
  });

  test("leaves out the fragment of a target, behind which no key would be sent", async () => {
    const server = await linked((page) => (page < 2 ? '</items?page=2#there>; rel="next"' : undefined));
    const key = { type: "apiKey", in: "query", name: "key", option: "key", add: addQueryKey } as const;
    expect(await ids(walk(server.origin, { security: [[key]] }, { key: "secret" }))).toEqual([1, 2]);
    expect(server.received.at(-1)?.url).toBe("/items?page=2&key=secret");
  });
});
