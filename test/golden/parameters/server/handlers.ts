/*
 * What an implementation of Parameters has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { GetItemFilterParameter, GetItemWhereParameter } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends ItemsHandlers<Context> {}

/** The operations of the tag `items`. */
export interface ItemsHandlers<Context = undefined> {
  /** `GET /shops/{shop-id}/items/{sku}.{format}` (`#/paths/~1shops~1{shop-id}~1items~1{sku}.{format}/get`) */
  getItem(request: GetItemRequest, context: Context): Answer<GetItemResponse>;
  /** `HEAD /shops/{shop-id}/items/{sku}.{format}` (`#/paths/~1shops~1{shop-id}~1items~1{sku}.{format}/head`) */
  hasItem(request: HasItemRequest, context: Context): Answer<HasItemResponse>;
}

/** What `getItem` gets. */
export interface GetItemRequest {
  readonly path: {
    /** @minimum 1 */
    readonly "shop-id": number;
    /** @pattern ^[A-Z]{3}[0-9]+$ */
    readonly sku: string;
    readonly format: "json" | "csv";
  };
  readonly query: {
    /**
     * Takes the place of the shared one.
     *
     * @default false
     */
    readonly verbose: boolean;
    /**
     * @default 20
     * @minimum 1
     * @maximum 250
     */
    readonly "page[size]": number;
    /**
     * Repeated: ?tags=a&tags=b
     *
     * @maxItems 5
     */
    readonly tags?: string[];
    /** With commas: ?ids=1,2 */
    readonly ids?: number[];
    /** In brackets: ?filter[sold]=true&filter[price][from]=5 */
    readonly filter?: GetItemFilterParameter;
    /** One parameter that is JSON. */
    readonly where?: GetItemWhereParameter;
  };
  readonly headers: {
    readonly "if-none-match"?: string;
    /** @items string, format uuid */
    readonly "x-trace-ids": string[];
  };
  readonly cookies: {
    /** @deprecated */
    readonly session?: string;
  };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getItem` answers. */
export type GetItemResponse = {
  /** Found */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `hasItem` gets. */
export interface HasItemRequest {
  readonly path: {
    /** @minimum 1 */
    readonly "shop-id": number;
    /** @pattern ^[A-Z]{3}[0-9]+$ */
    readonly sku: string;
    readonly format: "json" | "csv";
  };
  readonly query: { readonly verbose?: boolean };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `hasItem` answers. */
export type HasItemResponse = {
  /** Found */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
