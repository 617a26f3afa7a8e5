/*
 * What an implementation of Security has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";
import type { Principals } from "./security.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined, P extends Principals = Principals> extends VaultHandlers<Context, P> {}

/** The operations of the tag `vault`. */
export interface VaultHandlers<Context = undefined, P extends Principals = Principals> {
  /** `GET /inherited` (`#/paths/~1inherited/get`) */
  inherited(request: InheritedRequest<P>, context: Context): Answer<InheritedResponse>;
  /** `GET /either` (`#/paths/~1either/get`) */
  either(request: EitherRequest<P>, context: Context): Answer<EitherResponse>;
  /** `GET /both` (`#/paths/~1both/get`) */
  both(request: BothRequest<P>, context: Context): Answer<BothResponse>;
  /** `GET /optional` (`#/paths/~1optional/get`) */
  optional(request: OptionalRequest<P>, context: Context): Answer<OptionalResponse>;
  /** `GET /scoped` (`#/paths/~1scoped/get`) */
  scoped(request: ScopedRequest<P>, context: Context): Answer<ScopedResponse>;
  /** `GET /certified` (`#/paths/~1certified/get`) */
  certified(request: CertifiedRequest<P>, context: Context): Answer<CertifiedResponse>;
  /** `GET /open` (`#/paths/~1open/get`) */
  open(request: OpenRequest, context: Context): Answer<OpenResponse>;
}

/** What `inherited` gets. */
export interface InheritedRequest<P extends Principals = Principals> {
  readonly auth: { readonly bearer: P["bearer"] };
  readonly request: ServerRequest;
}

/** What `inherited` answers. */
export type InheritedResponse = {
  /** Done */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `either` gets. */
export interface EitherRequest<P extends Principals = Principals> {
  readonly auth:
    | { readonly bearer: P["bearer"]; readonly basic?: never }
    | { readonly basic: P["basic"]; readonly bearer?: never };
  readonly request: ServerRequest;
}

/** What `either` answers. */
export type EitherResponse = {
  /** Done */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `both` gets. */
export interface BothRequest<P extends Principals = Principals> {
  readonly auth: { readonly bearer: P["bearer"]; readonly appKey: P["appKey"] };
  readonly request: ServerRequest;
}

/** What `both` answers. */
export type BothResponse = {
  /** Done */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `optional` gets. */
export interface OptionalRequest<P extends Principals = Principals> {
  readonly auth: { readonly session: P["session"] } | { readonly session?: never };
  readonly request: ServerRequest;
}

/** What `optional` answers. */
export type OptionalResponse = {
  /** Done */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `scoped` gets. */
export interface ScopedRequest<P extends Principals = Principals> {
  readonly auth:
    | { readonly oauth: P["oauth"]; readonly appKey: P["appKey"]; readonly basic?: never }
    | { readonly basic: P["basic"]; readonly oauth?: never; readonly appKey?: never };
  readonly request: ServerRequest;
}

/** What `scoped` answers. */
export type ScopedResponse = {
  /** Done */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `certified` gets. */
export interface CertifiedRequest<P extends Principals = Principals> {
  readonly auth:
    | { readonly certificate: P["certificate"]; readonly basic: P["basic"]; readonly digest?: never }
    | { readonly digest: P["digest"]; readonly certificate?: never; readonly basic?: never };
  readonly request: ServerRequest;
}

/** What `certified` answers. */
export type CertifiedResponse = {
  /** Done */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};

/** What `open` gets. */
export interface OpenRequest {
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `open` answers. */
export type OpenResponse = {
  /** Done */
  status: 204;
  headers?: ResponseHeaders;
  body?: never;
};
