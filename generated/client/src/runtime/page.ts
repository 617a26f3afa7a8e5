import { ApiPromise } from "./api-promise.ts";
import { successOf } from "./call.ts";
import type { Client } from "./client.ts";
import { errorOf } from "./errors.ts";
import { type Exchange, exchange } from "./exchange.ts";
import type { Operation, OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";
import { mayLackList, type PaginationTable, valueAt } from "./pagination.ts";

/** What a page of a list can do beside having the members of its body. */
export interface PageMethods<Body, Item, Taken extends string = never> {
  /** The items of this page, wherever they stand in its body. */
  getPaginatedItems(): readonly Item[];
  hasNextPage(): boolean;
  /** @throws RangeError if there is no next page. */
  getNextPage(): Promise<Page<Body, Item, Taken>>;
  /** This page and those after it. */
  iterPages(): AsyncGenerator<Page<Body, Item, Taken>, void, undefined>;
  /** The items of this page and of those after it. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
}

/**
 * A page: the body of its answer, with methods that lead to the next one.
 * @typeParam Taken The names of methods that it goes without, as the body declares members of these names.
 */
export type Page<Body, Item, Taken extends string = never> = Body &
  AsyncIterable<Item> &
  Omit<PageMethods<Body, Item, Taken>, Taken>;

/** A page to wait for, or all items from it on: `for await (const item of client.items.list())`. */
export class PagePromise<Body, Item, Taken extends string = never>
  extends ApiPromise<Page<Body, Item, Taken>>
  implements AsyncIterable<Item>
{
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    yield* await this;
  }
}

/** Sends a request for a list. */
export function listPages<Arguments extends OperationArguments, Result, Body, Item, Taken extends string = never>(
  client: Client,
  operation: Operation<Arguments, Result>,
  pagination: PaginationTable,
  args: Arguments,
  options?: AnyRequestOptions,
): PagePromise<Body, Item, Taken> {
  // A redirect has no list: it leads to where that is, whether the document declares it or not.
  const list = { client, operation: { ...operation, redirects: undefined }, pagination };
  return new PagePromise(client, list.operation, args, options, (answer) => {
    return arrived<Body, Item, Taken>(list, { answer, args, options }).page;
  });
}

interface List {
  readonly client: Client;
  readonly operation: OperationTable;
  readonly pagination: PaginationTable;
}

/** An answer, and what it was asked for with. */
interface Asked {
  readonly answer: Exchange;
  readonly args: OperationArguments;
  readonly options: AnyRequestOptions | undefined;
}

/** A page that is there, and the way on, which its methods may lack. */
interface Arrived<Page, Item> {
  readonly page: Page;
  readonly items: readonly Item[];
  readonly isLast: boolean;
  readonly following: () => Promise<Arrived<Page, Item>>;
}

/** @throws APIError for an answer that is none, or has no list where the document promises one: it would look like the end. */
function arrived<Body, Item, Taken extends string>(
  list: List,
  { answer, args, options }: Asked,
): Arrived<Page<Body, Item, Taken>, Item> {
  const { client, operation, pagination } = list;
  const body = successOf(answer, client, operation);
  const found = valueAt(body, pagination.items);
  const items = Array.isArray(found) ? found : [];
  if (items !== found && !mayLackList(pagination, operation, answer.response, body)) {
    const place = pagination.items.map((name) => `/${name}`).join("");
    throw errorOf(client, answer, place ? `The body has no list at ${place}.` : "The body is no list.");
  }
  const next = pagination.kind(pagination, { ...answer, operation, args, body, count: items.length });
  const page: Page<Body, Item, Taken> = Object(body);
  const current: Arrived<Page<Body, Item, Taken>, Item> = {
    page,
    items,
    isLast: !next,
    async following() {
      if (!next) throw new RangeError("There is no next page.");
      const nextArgs = { ...args, ...next() };
      // What was asked for with a key is answered by the same again: each page has one of its own.
      const own = { ...options, idempotencyKey: options?.idempotencyKey && crypto.randomUUID() };
      const answer = await exchange(client, operation, nextArgs, own);
      return arrived(list, { answer, args: nextArgs, options: own });
    },
  };
  const methods: PageMethods<Body, Item, Taken> = {
    getPaginatedItems: () => items,
    hasNextPage: () => !current.isLast,
    getNextPage: async () => (await current.following()).page,
    async *iterPages() {
      for await (const { page } of walk(current)) yield page;
    },
    async *[Symbol.asyncIterator]() {
      // Not `yield*`: where the body is the list, it has this very method, which would be asked for the items.
      for await (const { items } of walk(current)) for (const item of items) yield item;
    },
  };
  for (const key of Reflect.ownKeys(methods)) {
    if (pagination.taken?.includes(key)) continue;
    // Not enumerable, so that a page that is printed or copied is its body and nothing else.
    Object.defineProperty(page, key, { value: Reflect.get(methods, key), configurable: true, writable: true });
  }
  return current;
}

async function* walk<Page, Item>(first: Arrived<Page, Item>): AsyncGenerator<Arrived<Page, Item>, void, undefined> {
  for (let current = first; ; current = await current.following()) {
    yield current;
    if (current.isLast) return;
  }
}
