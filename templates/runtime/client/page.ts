import { ApiPromise } from "./api-promise.ts";
import type { Client } from "./client.ts";
import { exchange } from "./exchange.ts";
import { successOf } from "./execute.ts";
import type { ListOperation, OperationArguments, PaginationTable } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";

/** What a page of a list can do beside having the members of its body. */
export interface PageMethods<Page, Item> {
  /** The items of this page, wherever they stand in its body. */
  getPaginatedItems(): readonly Item[];
  hasNextPage(): boolean;
  /** @throws RangeError if there is no next page. */
  getNextPage(): Promise<Page>;
  /** This page and those after it. */
  iterPages(): AsyncGenerator<Page, void, undefined>;
  /** The items of this page and of those after it. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
}

/** A page: the body of its answer, with methods that lead to the next one. */
export type Page<Body, Item> = Body & PageMethods<Page<Body, Item>, Item>;

/** A page to wait for, or all items from it on: `for await (const item of client.items.list())`. */
export class PagePromise<Body, Item> extends ApiPromise<Page<Body, Item>> implements AsyncIterable<Item> {
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    yield* await this;
  }
}

/** Sends a request for a list. */
export function listPages<Arguments extends OperationArguments, Result, Body, Item>(
  client: Client,
  operation: ListOperation<Arguments, Result>,
  args: Arguments,
  options?: AnyRequestOptions,
): PagePromise<Body, Item> {
  return new PagePromise(
    (leaveUnread) => exchange(client, operation, args, options, leaveUnread),
    (answer) => {
      const body = successOf(client, answer);
      const next = nextArguments(operation.pagination, args, body);
      const loadNext = next && (() => listPages<Arguments, Result, Body, Item>(client, operation, next, options));
      return pageOf<Body, Item>(body, itemsOf(body, operation.pagination.items), loadNext);
    },
  );
}

/** The body itself, with the methods of a page. */
function pageOf<Body, Item>(
  body: unknown,
  items: readonly unknown[],
  loadNext: (() => PagePromise<Body, Item>) | undefined,
): Page<Body, Item> {
  const methods: PageMethods<Page<Body, Item>, Item> = {
    // The items are of the type that the document declares: see `execute`.
    getPaginatedItems: () => items as readonly Item[],
    hasNextPage: () => loadNext !== undefined,
    async getNextPage() {
      if (loadNext === undefined) throw new RangeError("There is no next page: ask hasNextPage() first.");
      return loadNext();
    },
    async *iterPages() {
      let current = page;
      yield current;
      while (current.hasNextPage()) {
        current = await current.getNextPage();
        yield current;
      }
    },
    async *[Symbol.asyncIterator]() {
      for await (const current of methods.iterPages()) yield* current.getPaginatedItems();
    },
  };
  const target = typeof body === "object" && body !== null ? body : {};
  for (const key of Reflect.ownKeys(methods)) {
    // Not enumerable, so that a page that is printed or copied is its body and nothing else.
    Object.defineProperty(target, key, { value: Reflect.get(methods, key), configurable: true, writable: true });
  }
  const page = target as Page<Body, Item>;
  return page;
}

/** What to ask for next, or undefined at the end: after a page without items, or where the body says so. */
function nextArguments<Arguments extends OperationArguments>(
  pagination: PaginationTable,
  args: Arguments,
  body: unknown,
): Arguments | undefined {
  const count = itemsOf(body, pagination.items).length;
  if (count === 0) return undefined;
  const query: Readonly<Record<string, unknown>> = { ...args.query };
  const asked = query[pagination.parameter];
  const next = nextValue(pagination, asked, count, body);
  return next === undefined || next === asked
    ? undefined
    : { ...args, query: { ...query, [pagination.parameter]: next } };
}

function nextValue(pagination: PaginationTable, asked: unknown, count: number, body: unknown): unknown {
  switch (pagination.kind) {
    case "page": {
      const current = numberOr(valueAt(body, pagination.page), numberOr(asked, 1));
      return current >= numberOr(valueAt(body, pagination.totalPages), Number.POSITIVE_INFINITY)
        ? undefined
        : current + 1;
    }
    case "cursor": {
      const cursor = valueAt(body, pagination.next);
      return cursor === null || cursor === "" ? undefined : cursor;
    }
    case "offset": {
      const end = numberOr(asked, 0) + count;
      const total = pagination.total === undefined ? undefined : valueAt(body, pagination.total);
      return end >= numberOr(total, Number.POSITIVE_INFINITY) ? undefined : end;
    }
  }
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function itemsOf(body: unknown, pointer: string): readonly unknown[] {
  const items = valueAt(body, pointer);
  return Array.isArray(items) ? items : [];
}

/** RFC 6901. */
function valueAt(value: unknown, pointer: string): unknown {
  let current = value;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}
