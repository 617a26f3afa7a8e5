import { neverHasBody } from "./bodiless-status.ts";
import { APIError } from "./errors.ts";
import { type OperationArguments, type OperationTable, wholeURL } from "./operation.ts";
import { byStatus } from "./status.ts";

/** A place in a body: the names of members on the way there, `["meta", "page_number"]`. */
type Place = readonly string[];

/** How to walk the pages of a list. */
export interface PaginationTable {
  /** The rule by which the next page is asked for: `byPage`, `byCursor`, `byOffset` or `byLink`. */
  readonly kind: (table: PaginationTable, page: ReceivedPage) => NextPage | undefined;
  readonly items: Place;
  /** Whether the schema lets the list be absent or null; else a page without it is none. */
  readonly optional?: boolean;
  /** The names of a page's methods that members of its body have: they are left to the body. */
  readonly taken?: readonly PropertyKey[];
  /** The query parameter that asks for a page. */
  readonly parameter?: string;
  /** The number of the first page, 1 by default, or of the first item, 0 by default. */
  readonly first?: number;
  /** The number of the item at which who asks for none begins, where that is not the first one. */
  readonly start?: number;
  readonly page?: Place;
  readonly totalPages?: Place;
  readonly next?: Place;
  readonly total?: Place;
}

/** A page, and what it was asked for with. */
export interface ReceivedPage {
  readonly operation: OperationTable;
  readonly args: OperationArguments;
  /** The address, without credentials. */
  readonly url: string;
  readonly response: Response;
  readonly body: unknown;
  /** How many items it has. */
  readonly count: number;
}

/** What to ask for in place of what the page was asked for with. Undefined in its place: there is no next page. */
export type NextPage = () => Pick<OperationArguments, "query" | typeof wholeURL>;

/** Pages have numbers; there are `totalPages` of them, or the last one is without items where nothing says how many there are. */
export function byPage(table: PaginationTable, page: ReceivedPage): NextPage | undefined {
  const { first = 1 } = table;
  const next = (numberAt(page.body, table.page) ?? numberOf(asked(table, page)) ?? first) + 1;
  const total = numberAt(page.body, table.totalPages);
  const isThere = total === undefined ? page.count > 0 : next < first + total;
  return isThere ? asking(table, page, next) : undefined;
}

/** Each page says how to ask for the next; of a list that is filtered, one may have no items and not be the last. */
export function byCursor(table: PaginationTable, page: ReceivedPage): NextPage | undefined {
  const cursor = valueAt(page.body, table.next);
  return cursor === null || cursor === "" ? undefined : asking(table, page, cursor);
}

/** A page begins at an item; the last one ends with as many as there are in `total`, or has no items. */
export function byOffset(table: PaginationTable, page: ReceivedPage): NextPage | undefined {
  const { first = 0, start = first } = table;
  const end = (numberOf(asked(table, page)) ?? start) + page.count;
  const total = numberAt(page.body, table.total) ?? Number.POSITIVE_INFINITY;
  return page.count && end - first < total ? asking(table, page, end) : undefined;
}

/** The header Link says where the next page is (RFC 8288). */
export function byLink(_: PaginationTable, { operation, url, response }: ReceivedPage): NextPage | undefined {
  const base = response.url || url;
  const link = nextLink(response.headers.get("link") ?? "");
  if (link === undefined) return undefined;
  const target = URL.canParse(link, base) ? withoutKeys(new URL(link, base), operation) : undefined;
  if (target?.href === url) return undefined;
  return () => {
    // The request carries credentials, and what is left out would look like the end of the list.
    if (target?.origin === new URL(url).origin) return { [wholeURL]: target.href };
    const place = target ? `at another origin, ${target.origin}` : `at "${link}", which is no URL`;
    throw new APIError(undefined, undefined, `The next page is ${place}, and not asked for.`);
  };
}

/**
 * Whether a body may be without its list: the schema lets the list be absent or null, or the document declares an answer
 * that has no body. What is no object, such as a proxy's page in HTML, is no body that lacks something.
 */
export function mayLackList(
  { items, optional }: PaginationTable,
  { responses }: OperationTable,
  { status }: Response,
  body: unknown,
): boolean {
  const declared = byStatus(responses, status);
  if (body === undefined) return declared !== undefined && (!declared.content || neverHasBody(status));
  return optional === true && (body === null || Object(body) === body) && (valueAt(body, items) ?? null) === null;
}

function asked({ parameter = "" }: PaginationTable, { args }: ReceivedPage): unknown {
  return Object(args.query)[parameter];
}

/** Undefined where there is nothing to ask for, or the same page would come again. */
function asking(table: PaginationTable, page: ReceivedPage, value: unknown): NextPage | undefined {
  // A number and its text are one in a query.
  if (value === undefined || `${value}` === `${asked(table, page)}`) return undefined;
  return () => ({ query: { ...Object(page.args.query), [table.parameter ?? ""]: value } });
}

/** The first target of the relation `next`. A link with an `anchor` is one of another document's (RFC 8288 section 3.2). */
function nextLink(header: string): string | undefined {
  for (const [, target, text = ""] of header.matchAll(/<([^>]*)>((?:[^,"]|"(?:\\.|[^"\\])*")*)/g)) {
    const parameters = new Map<string, string>();
    for (const [, name = "", quoted, token = ""] of text.matchAll(linkParameter)) {
      const key = name.toLowerCase();
      // Section 3.3: of several `rel` the first counts.
      if (!parameters.has(key)) parameters.set(key, quoted ?? token);
    }
    const relations = parameters.get("rel")?.toLowerCase().split(/\s+/);
    if (relations?.includes("next") && !parameters.has("anchor")) return target;
  }
  return undefined;
}

const linkParameter = /;\s*([^\s=;"]+)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;"]*)))?/g;

/**
 * A server may make its links of what it was asked for, keys in the query included; these are added anew. A fragment is no part
 * of what is asked for (RFC 9110 section 7.1).
 */
function withoutKeys(target: URL, { security = [] }: OperationTable): URL {
  target.hash = "";
  for (const scheme of security.flat()) {
    const isThere = scheme.type === "apiKey" && scheme.in === "query" && target.searchParams.has(scheme.name);
    if (isThere) target.searchParams.delete(scheme.name);
  }
  return target;
}

function numberAt(body: unknown, place: Place | undefined): number | undefined {
  return numberOf(valueAt(body, place));
}

/** Some documents declare their numbers as texts. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === "string" && /^\d+$/.test(value)) return Number(value);
  return typeof value === "number" ? value : undefined;
}

/** What stands at a place, by members of its own alone; undefined where there is nothing. */
export function valueAt(body: unknown, place: Place | undefined): unknown {
  return place?.reduce<unknown>(
    (value, name) => (Object.hasOwn(Object(value), name) ? Object(value)[name] : undefined),
    body,
  );
}
