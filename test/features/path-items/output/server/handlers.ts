/*
 * What an implementation of Parcels has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `OPTIONS /parcels` (`#/components/pathItems/Tenants/options`) */
  describeTenants(request: DescribeTenantsRequest, context: Context): Answer<DescribeTenantsResponse>;
  /** `POST /parcels` (`#/components/pathItems/Parcels/post`) */
  sendParcel(request: SendParcelRequest, context: Context): Answer<SendParcelResponse>;
}

/** What `describeTenants` gets. */
export interface DescribeTenantsRequest {
  readonly headers: { readonly "x-tenant": string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `describeTenants` answers. */
export type DescribeTenantsResponse = {
  /** What can be asked. */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `sendParcel` gets. */
export interface SendParcelRequest {
  readonly query: {
    /** @format uri */
    readonly arrivedTo: string;
    /** @format uri */
    readonly lostTo: string;
  };
  readonly headers: { readonly "x-tenant": string };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `sendParcel` answers. */
export type SendParcelResponse = {
  /** It is on its way. */
  status: 202;
  headers?: ResponseHeaders;
  body?: never;
};
