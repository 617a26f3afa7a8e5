/** Lists to walk in tests, and what comes of them. */
import type { Operation, OperationTable } from "../../../templates/runtime/client/operation.ts";
import { listPages, type PagePromise } from "../../../templates/runtime/client/page.ts";
import { byPage, type PaginationTable } from "../../../templates/runtime/client/pagination.ts";
import { queryText } from "../../../templates/runtime/client/parameters.ts";
import type { Reply } from "../../../templates/runtime/client/reply.ts";
import { testClient } from "./loopback.ts";

export interface Item {
  readonly id: number;
}

export interface List {
  readonly data: readonly Item[];
  readonly meta?: { readonly page_number?: number; readonly total_pages?: number };
}

export interface Arguments {
  query?: object | undefined;
}

export const numbered = {
  kind: byPage,
  parameter: "page[number]",
  items: ["data"],
  page: ["meta", "page_number"],
  totalPages: ["meta", "total_pages"],
} as const;

/**
 * Asks for `/items`.
 * @param more Answers that are declared beside a page and 404.
 */
export function list(
  origin: string,
  query?: object,
  pagination: PaginationTable = numbered,
  more: OperationTable["responses"] = {},
): PagePromise<List, Item> {
  const operation: Operation<Arguments, Reply<200, "application/json", List>> = {
    name: "listItems",
    method: "GET",
    path: "/items",
    responses: { 200: { content: ["application/json"] }, 404: { content: ["application/json"] }, ...more },
    query: queryText,
  };
  return listPages(testClient(origin), operation, pagination, { query });
}

export async function ids(items: AsyncIterable<Item>): Promise<number[]> {
  const found: number[] = [];
  for await (const item of items) found.push(item.id);
  return found;
}
