import { ApiPromise } from "./api-promise.ts";
import { successOf } from "./call.ts";
import type { Client } from "./client.ts";
import type { Operation, OperationArguments } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";
import { type PaginationTable, valueAt } from "./pagination.ts";

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
  operation: Operation<Arguments, Result>,
  pagination: PaginationTable,
  args: Arguments,
  options?: AnyRequestOptions,
): PagePromise<Body, Item> {
  return new PagePromise(client, operation, args, options, (answer) => {
    const body = successOf(answer, client, operation);
    const found = valueAt(body, pagination.items);
    const items = Array.isArray(found) ? found : [];
    const next = pagination.kind(pagination, { ...answer, operation, args, body, count: items.length });
    const page: Page<Body, Item> = Object(body);
    const methods: PageMethods<Page<Body, Item>, Item> = {
      getPaginatedItems: () => items,
      hasNextPage: () => next !== undefined,
      async getNextPage() {
        // What was asked for with a key is answered by the same again: each page has one of its own.
        const idempotencyKey = options?.idempotencyKey && crypto.randomUUID();
        const own = { ...options, idempotencyKey };
        if (next) return listPages(client, operation, pagination, { ...args, ...next() }, own);
        throw new RangeError("There is no next page.");
      },
      async *iterPages() {
        for (let current = page; ; current = await current.getNextPage()) {
          yield current;
          if (!current.hasNextPage()) return;
        }
      },
      async *[Symbol.asyncIterator]() {
        for await (const current of methods.iterPages()) {
          // Not `yield*`: where the body is the list, it has this very method, which would be asked for the items.
          for (const item of current.getPaginatedItems()) yield item;
        }
      },
    };
    for (const key of Reflect.ownKeys(methods)) {
      // Not enumerable, so that a page that is printed or copied is its body and nothing else.
      Object.defineProperty(page, key, { value: Reflect.get(methods, key), configurable: true, writable: true });
    }
    return page;
  });
}
