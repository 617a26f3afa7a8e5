import { describe, expect, expectTypeOf, test } from "vitest";
import type { Operation } from "../../../templates/runtime/client/operation.ts";
import { listPages } from "../../../templates/runtime/client/page.ts";
import { byLink, type PaginationTable } from "../../../templates/runtime/client/pagination.ts";
import { queryText } from "../../../templates/runtime/client/parameters.ts";
import type { Reply } from "../../../templates/runtime/client/reply.ts";
import { type Arguments, type Item, ids, type List, list, numbered } from "./lists.ts";
import { json, loopback, testClient } from "./loopback.ts";

/** Answers with pages of two items; `meta` says which page it is. */
function pages(total: number, meta: (page: number) => unknown = (page) => ({ page_number: page, total_pages: total })) {
  return loopback((request, response) => {
    const page = Number(new URL(request.url, "http://x").searchParams.get("page[number]") ?? 1);
    const data = page > total ? [] : [{ id: page * 2 - 1 }, { id: page * 2 }];
    json(response, 200, { data, meta: meta(page) });
  });
}

describe("a list", () => {
  test("is walked over all its pages, with its other parameters", async () => {
    const server = await pages(3);
    expect(await ids(list(server.origin, { "filter[x]": "y" }))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(server.received.map(({ url }) => new URL(url, "http://x").searchParams.toString())).toEqual([
      "filter%5Bx%5D=y",
      "filter%5Bx%5D=y&page%5Bnumber%5D=2",
      "filter%5Bx%5D=y&page%5Bnumber%5D=3",
    ]);
  });

  test.each([301, 307, 308])("is walked to where a declared %i leads", async (status) => {
    const server = await loopback((request, response) => {
      const { pathname, searchParams } = new URL(request.url, "http://x");
      if (pathname === "/items") {
        response.writeHead(status, { location: `/moved?${searchParams}`, "content-type": "application/json" });
        return response.end('{"message":"Moved"}');
      }
      const page = Number(searchParams.get("page[number]") ?? 1);
      return json(response, 200, { data: [{ id: page }], meta: { page_number: page, total_pages: 2 } });
    });
    const operation: Operation<Arguments, Reply<200, "application/json", List> | Reply<301 | 307 | 308>> = {
      name: "listItems",
      method: "GET",
      path: "/items",
      redirects: true,
      responses: { 200: { content: ["application/json"] }, [status]: { content: ["application/json"] } },
      query: queryText,
    };
    const items = () => listPages<Arguments, unknown, List, Item>(testClient(server.origin), operation, numbered, {});
    expect(await ids(items())).toEqual([1, 2]);
    expect((await items()).getPaginatedItems()).toEqual([{ id: 1 }]);
  });

  test("is a page where it is awaited: its body, and the way to the next one", async () => {
    const server = await pages(2);
    const page = await list(server.origin);
    expectTypeOf(page.data).toEqualTypeOf<readonly Item[]>();
    expect(page.data).toEqual([{ id: 1 }, { id: 2 }]);
    expect(page).toEqual({ data: [{ id: 1 }, { id: 2 }], meta: { page_number: 1, total_pages: 2 } });
    expect(page.getPaginatedItems()).toBe(page.data);
    expect(page.hasNextPage()).toBe(true);
    const next = await page.getNextPage();
    expect(next.data).toEqual([{ id: 3 }, { id: 4 }]);
    expect(next.hasNextPage()).toBe(false);
    await expect(next.getNextPage()).rejects.toBeInstanceOf(RangeError);
  });

  test("is walked from a page on, and page by page", async () => {
    const server = await pages(3);
    const second = await list(server.origin, { "page[number]": 2 });
    expect(await ids(second)).toEqual([3, 4, 5, 6]);
    const seen: number[] = [];
    for await (const page of (await list(server.origin)).iterPages()) seen.push(page.data.length);
    expect(seen).toEqual([2, 2, 2]);
  });

  test("ends at the last page, or at one without items where nothing says which is the last", async () => {
    const silent = await pages(3, () => ({ total_pages: 3 }));
    expect(await ids(list(silent.origin))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(silent.received).toHaveLength(3);
    const bare = await pages(2, () => undefined);
    expect(await ids(list(bare.origin))).toEqual([1, 2, 3, 4]);
    expect(bare.received).toHaveLength(3);
  });

  test("begins at the page that is asked for, a text or a number, where the body says of none", async () => {
    for (const first of [2, "2"]) {
      const server = await pages(3, () => undefined);
      expect(await ids(list(server.origin, { "page[number]": first }))).toEqual([3, 4, 5, 6]);
    }
  });

  test("of pages from 0 ends at the last one as well", async () => {
    const counted = await pages(2, () => ({ total_pages: 3 }));
    const { page: _, ...silent } = numbered;
    // The server's first page is 1, so that page 0 has what it makes of 0.
    expect(await ids(list(counted.origin, undefined, { ...silent, first: 0 }))).toEqual([1, 2, 1, 2, 3, 4]);
    expect(counted.received.map(({ url }) => url)).toEqual([
      "/items",
      "/items?page%5Bnumber%5D=1",
      "/items?page%5Bnumber%5D=2",
    ]);
  });

  test("asks for each page with an idempotency key of its own, where the caller gives one", async () => {
    const server = await pages(3);
    const operation = { name: "listItems", method: "POST", path: "/items", responses: {}, query: queryText };
    const client = testClient(server.origin);
    const found = listPages<Arguments, unknown, List, Item>(client, operation, numbered, {}, { idempotencyKey: "K" });
    expect(await ids(found)).toEqual([1, 2, 3, 4, 5, 6]);
    const keys = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toBe("K");
    expect(new Set(keys).size).toBe(3);
    expect(keys).not.toContain(undefined);
  });

  test("goes on after a page without items, where there is a next one: its items may have been filtered", async () => {
    const server = await loopback((request, response) => {
      const page = Number(new URL(request.url, "http://x").searchParams.get("page[number]") ?? 1);
      json(response, 200, { data: page < 3 ? [] : [{ id: page }], meta: { page_number: page, total_pages: 3 } });
    });
    expect(await ids(list(server.origin))).toEqual([3]);
  });

  test("asks for no page that it does not need", async () => {
    const server = await pages(3);
    for await (const item of list(server.origin)) if (item.id === 2) break;
    expect(server.received).toHaveLength(1);
  });

  test("throws an answer that is an error from the walk too", async () => {
    const server = await loopback((_, response) => json(response, 404, {}));
    await expect(ids(list(server.origin))).rejects.toMatchObject({ status: 404 });
  });

  test("cannot be given a way to the next page by its body", async () => {
    const server = await loopback((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        '{"data":[{"id":1}],"meta":{"page_number":1,"total_pages":1},"getNextPage":"evil","__proto__":{"hasNextPage":1}}',
      );
    });
    const page = await list(server.origin);
    expect(page.hasNextPage()).toBe(false);
    await expect(page.getNextPage()).rejects.toBeInstanceOf(RangeError);
  });
});

describe("a page whose body has a member of a method's name", () => {
  interface Own {
    readonly data: readonly Item[];
    readonly hasNextPage: boolean;
    readonly getNextPage?: string;
  }
  const taken = { ...numbered, taken: ["hasNextPage", "getNextPage", "iterPages", "getPaginatedItems"] } as const;

  const listed = (origin: string) =>
    listPages<Arguments, unknown, Own, Item, "hasNextPage" | "getNextPage">(
      testClient(origin),
      { name: "listItems", method: "GET", path: "/items", responses: { 200: {} }, query: queryText },
      taken,
      {},
    );

  const server = () =>
    loopback((request, response) => {
      const page = Number(new URL(request.url, "http://x").searchParams.get("page[number]") ?? 1);
      json(response, 200, {
        data: [{ id: page }],
        hasNextPage: page < 3,
        meta: { page_number: page, total_pages: 3 },
      });
    });

  test("keeps the member, and goes without the method", async () => {
    const { origin } = await server();
    const page = await listed(origin);
    expectTypeOf(page.hasNextPage).toEqualTypeOf<boolean>();
    expectTypeOf(page.getNextPage).toEqualTypeOf<string | undefined>();
    expectTypeOf(page.getPaginatedItems).returns.toEqualTypeOf<readonly Item[]>();
    expect(page.hasNextPage).toBe(true);
    // Declared, and not there: no method takes the place of what may be left out.
    expect(page.getNextPage).toBeUndefined();
    expect(JSON.parse(JSON.stringify(page))).toMatchObject({ hasNextPage: true });
  });

  test("is walked as others are", async () => {
    const { origin } = await server();
    expect(await ids(listed(origin))).toEqual([1, 2, 3]);
    expect(await ids(await listed(origin))).toEqual([1, 2, 3]);
  });
});

describe("a page without a list", () => {
  const html = { body: "<html>Sign in</html>", type: "text/html" };
  const type = "application/json";
  const answering = ({ body, type }: { readonly body: string; readonly type: string }, status = 200) =>
    loopback((_, response) => {
      response.writeHead(status, { "content-type": type });
      response.end(body);
    });

  test.each([
    { body: "", type },
    { body: "null", type },
    { body: '"data"', type },
    { body: '{"error":"quota"}', type },
    { body: '{"data":null}', type },
    { body: '{"data":{"0":{"id":1}}}', type },
  ])("is an error, awaited and walked: %j", async (answer) => {
    const { origin } = await answering(answer);
    const message = "200 The body has no list at /data.";
    await expect(list(origin)).rejects.toMatchObject({ name: "APIError", status: 200, message });
    await expect(ids(list(origin))).rejects.toThrow(message);
  });

  test("is an error that has what arrived", async () => {
    const { origin } = await answering(html);
    const error = { error: html.body, message: "200 The body is not JSON." };
    await expect(list(origin)).rejects.toMatchObject(error);
    await expect(ids(list(origin))).rejects.toMatchObject(error);
    const bare: PaginationTable = { kind: byLink, items: [] };
    const { origin: quoting } = await answering({ body: '"data"', type });
    await expect(list(quoting, undefined, bare)).rejects.toThrow("200 The body is no list.");
  });

  test("is an error in the middle of a walk: what came before it is not the whole", async () => {
    const server = await loopback((request, response) => {
      if (!request.url.includes("=2")) return json(response, 200, { data: [{ id: 1 }], meta: { total_pages: 3 } });
      response.writeHead(200, { "content-type": "text/html" });
      response.end(html.body);
    });
    const seen: number[] = [];
    const walk = async () => {
      for await (const { id } of list(server.origin)) seen.push(id);
    };
    await expect(walk()).rejects.toMatchObject({ name: "APIError" });
    expect(seen).toEqual([1]);
  });

  test.each(['{"data":null}', "{}", "null"])("is one without items where the schema allows %s", async (body) => {
    const { origin } = await answering({ body, type });
    const optional = { ...numbered, optional: true };
    expect(await ids(list(origin, undefined, optional))).toEqual([]);
    expect((await list(origin, undefined, optional)).getPaginatedItems()).toEqual([]);
  });

  test.each([
    [html, "not JSON"],
    [{ body: "", type }, "/data"],
    [{ body: "5", type }, "/data"],
    [{ body: '{"data":{}}', type }, "/data"],
  ])("is an error also where the schema lets the list be absent, if it is %j", async (answer, message) => {
    const { origin } = await answering(answer);
    await expect(ids(list(origin, undefined, { ...numbered, optional: true }))).rejects.toThrow(message);
  });

  test("is one without items where the document declares an answer without a body", async () => {
    const { origin } = await answering({ body: "", type }, 204);
    await expect(ids(list(origin))).rejects.toThrow("204 The body has no list at /data.");
    expect(await ids(list(origin, undefined, numbered, { 204: {} }))).toEqual([]);
    expect(await ids(list(origin, undefined, numbered, { "2XX": { content: [type] } }))).toEqual([]);
  });
});
