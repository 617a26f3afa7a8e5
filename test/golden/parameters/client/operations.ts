/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { GetItemFilterParameter, GetItemWhereParameter } from "../model/index.ts";
import {
  cookieHeader,
  fillPath,
  fillShared,
  type Operation,
  pairs,
  queryText,
  type Reply,
  type RequestOptionsWithHeaders,
  styledQuery,
} from "./runtime/index.ts";

/** The query parameters of getItem. */
export interface GetItemQuery {
  /**
   * Takes the place of the shared one.
   *
   * @default false
   */
  verbose?: boolean | undefined;
  /**
   * @default 20
   * @minimum 1
   * @maximum 250
   */
  "page[size]"?: number | undefined;
  /**
   * Repeated: ?tags=a&tags=b
   *
   * @maxItems 5
   */
  tags?: string[] | undefined;
  /** With commas: ?ids=1,2 */
  ids?: number[] | undefined;
  /** In brackets: ?filter[sold]=true&filter[price][from]=5 */
  filter?: GetItemFilterParameter | undefined;
  /** One parameter that is JSON. */
  where?: GetItemWhereParameter | undefined;
}

/** The headers of getItem. */
export interface GetItemHeaders {
  "if-none-match"?: string | undefined;
  /** @items string, format uuid */
  "x-trace-ids": string[];
}

/** The cookies of getItem. */
export interface GetItemCookies {
  /** @deprecated */
  session?: string | undefined;
}

/** What getItem takes. */
export interface GetItemArguments {
  path: {
    /** @minimum 1 */
    "shop-id": number;
    /** @pattern ^[A-Z]{3}[0-9]+$ */
    sku: string;
    format: "json" | "csv";
  };
  query?: GetItemQuery | undefined;
  headers: GetItemHeaders;
  cookies?: GetItemCookies | undefined;
}

/** How `client.items.getItem` is sent. */
export interface GetItemOptions extends RequestOptionsWithHeaders<GetItemHeaders> {
  cookies?: GetItemCookies | undefined;
}

/** What getItem gives back. */
export type GetItemResult = Reply<204>;

/**
 * How getItem is sent and answered.
 *
 * `#/paths/~1shops~1{shop-id}~1items~1{sku}.{format}/get`
 */
export const getItemOperation: Operation<GetItemArguments, GetItemResult> = {
  name: "getItem",
  method: "GET",
  path: "/shops/{shop-id}/items/{sku}.{format}",
  fill: (operation, values) => fillShared(operation, values, fillPath),
  query: styledQuery,
  cookies: cookieHeader,
  parameters: [
    { name: "ids", in: "query", style: "form", explode: false, write: pairs },
    { name: "filter", in: "query", style: "deepObject", explode: true, write: pairs },
    { name: "where", in: "query", style: "json", write: pairs },
  ],
  responses: {
    204: {},
  },
};

/** The query parameters of hasItem. */
export interface HasItemQuery {
  verbose?: boolean | undefined;
}

/** What hasItem takes. */
export interface HasItemArguments {
  path: {
    /** @minimum 1 */
    "shop-id": number;
    /** @pattern ^[A-Z]{3}[0-9]+$ */
    sku: string;
    format: "json" | "csv";
  };
  query?: HasItemQuery | undefined;
}

/** What hasItem gives back. */
export type HasItemResult = Reply<204>;

/**
 * How hasItem is sent and answered.
 *
 * `#/paths/~1shops~1{shop-id}~1items~1{sku}.{format}/head`
 */
export const hasItemOperation: Operation<HasItemArguments, HasItemResult> = {
  name: "hasItem",
  method: "HEAD",
  path: "/shops/{shop-id}/items/{sku}.{format}",
  fill: (operation, values) => fillShared(operation, values, fillPath),
  query: queryText,
  responses: {
    204: {},
  },
};
