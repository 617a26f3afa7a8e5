/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type {
  AuthorizationServerMetadata,
  ConsentTokenResponse,
  CreateGrantResponse,
  CreateOAuthClient201Body,
  CreateOAuthGrantRequest,
  GetOAuthClient200Body,
  GetOAuthGrant200Body,
  IntrospectRequest,
  IntrospectResponse,
  JWKSet,
  ListOAuthClients200Body,
  ListOAuthGrants200Body,
  oauth_Error,
  OAuthClientCreateRequestInput,
  OAuthClientUpdateRequest,
  OAuthDynamicRegistrationRequestInput,
  OAuthDynamicRegistrationResponse,
  RegisterOAuthClient400Body,
  ResourceMetadata,
  RevokeOAuthGrant200Body,
  TokenRequest,
  TokenResponse,
  UpdateOAuthClient200Body,
} from "telnyx-oauth-model";
import {
  byPage,
  encodeBody,
  encodeForm,
  encodeJSON,
  fillPath,
  locateServer,
  type Operation,
  type PaginationTable,
  queryText,
  readInteger,
  type Reply,
  type RequestOptions,
  type ResponseTable,
} from "./runtime/index.ts";
import { bearerAuth, oauthClientAuth } from "./security.ts";

const json: ResponseTable = { content: ["application/json"] };
const jsonWithRetryAfter: ResponseTable = { content: ["application/json"], headers: { "retry-after": readInteger } };
const html: ResponseTable = { content: ["text/html"] };
const htmlWithRetryAfter: ResponseTable = { content: ["text/html"], headers: { "retry-after": readInteger } };

/** The headers of getOAuthAuthorizationServerMetadata. */
export interface GetOAuthAuthorizationServerMetadataHeaders {
  /** The `ETag` of the answer that the caller has (RFC 9110 section 13.1.2). */
  "if-none-match"?: string | undefined;
}

/** What getOAuthAuthorizationServerMetadata takes. */
export interface GetOAuthAuthorizationServerMetadataArguments {
  headers?: GetOAuthAuthorizationServerMetadataHeaders | undefined;
}

/** How `client.wellKnown.retrieveAuthorizationServerMetadata` is sent. */
export type GetOAuthAuthorizationServerMetadataOptions = RequestOptions<GetOAuthAuthorizationServerMetadataHeaders>;

/** What getOAuthAuthorizationServerMetadata gives back. */
export type GetOAuthAuthorizationServerMetadataResult =
  | Reply<200, "application/json", AuthorizationServerMetadata, { "cache-control": string; etag: string }>
  | Reply<304, undefined, undefined, { "cache-control": string; etag: string }>
  | Reply<400, "application/json", oauth_Error>
  | Reply<401, "application/json", oauth_Error>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How getOAuthAuthorizationServerMetadata is sent and answered.
 *
 * `#/paths/~1.well-known~1oauth-authorization-server/get`
 */
export const getOAuthAuthorizationServerMetadataOperation: Operation<
  GetOAuthAuthorizationServerMetadataArguments,
  GetOAuthAuthorizationServerMetadataResult
> = {
  name: "getOAuthAuthorizationServerMetadata",
  method: "GET",
  path: "/.well-known/oauth-authorization-server",
  server: { url: "https://api.telnyx.com", locate: locateServer },
  accept: "application/json",
  responses: {
    200: json,
    304: {},
    400: json,
    401: json,
    503: jsonWithRetryAfter,
  },
};

/** The headers of getOAuthProtectedResourceMetadata. */
export interface GetOAuthProtectedResourceMetadataHeaders {
  /** The `ETag` of the answer that the caller has (RFC 9110 section 13.1.2). */
  "if-none-match"?: string | undefined;
}

/** What getOAuthProtectedResourceMetadata takes. */
export interface GetOAuthProtectedResourceMetadataArguments {
  headers?: GetOAuthProtectedResourceMetadataHeaders | undefined;
}

/** How `client.wellKnown.retrieveProtectedResourceMetadata` is sent. */
export type GetOAuthProtectedResourceMetadataOptions = RequestOptions<GetOAuthProtectedResourceMetadataHeaders>;

/** What getOAuthProtectedResourceMetadata gives back. */
export type GetOAuthProtectedResourceMetadataResult =
  | Reply<200, "application/json", ResourceMetadata, { "cache-control": string; etag: string }>
  | Reply<304, undefined, undefined, { "cache-control": string; etag: string }>
  | Reply<400, "application/json", oauth_Error>
  | Reply<401, "application/json", oauth_Error>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How getOAuthProtectedResourceMetadata is sent and answered.
 *
 * `#/paths/~1.well-known~1oauth-protected-resource/get`
 */
export const getOAuthProtectedResourceMetadataOperation: Operation<
  GetOAuthProtectedResourceMetadataArguments,
  GetOAuthProtectedResourceMetadataResult
> = {
  name: "getOAuthProtectedResourceMetadata",
  method: "GET",
  path: "/.well-known/oauth-protected-resource",
  server: { url: "https://api.telnyx.com", locate: locateServer },
  accept: "application/json",
  responses: {
    200: json,
    304: {},
    400: json,
    401: json,
    503: jsonWithRetryAfter,
  },
};

/** The query parameters of authorizeOAuth. */
export interface AuthorizeOAuthQuery {
  /** OAuth response type */
  response_type: "code";
  /** OAuth client identifier */
  client_id: string;
  /**
   * Redirect URI
   *
   * @format uri
   */
  redirect_uri: string;
  /** Space-separated list of requested scopes */
  scope?: string | undefined;
  /** State parameter for CSRF protection */
  state?: string | undefined;
  /** PKCE code challenge */
  code_challenge?: string | undefined;
  /** PKCE code challenge method */
  code_challenge_method?: "plain" | "S256" | undefined;
  /**
   * The resource that the token is for; may be repeated
   *
   * @items string, format uri
   */
  resource?: string[] | undefined;
}

/** What authorizeOAuth takes. */
export interface AuthorizeOAuthArguments {
  query: AuthorizeOAuthQuery;
}

/** What authorizeOAuth gives back. */
export type AuthorizeOAuthResult =
  | Reply<200, "text/html", string>
  | Reply<302, undefined, undefined, { location: string }>
  | Reply<400, "text/html", string>
  | Reply<404, "text/html", string>
  | Reply<422, "text/html", string>
  | Reply<429, "text/html", string, { "retry-after": number }>
  | Reply<503, "text/html", string, { "retry-after": number }>;

/**
 * How authorizeOAuth is sent and answered.
 *
 * `#/paths/~1oauth~1authorize/get`
 */
export const authorizeOAuthOperation: Operation<AuthorizeOAuthArguments, AuthorizeOAuthResult> = {
  name: "authorizeOAuth",
  method: "GET",
  path: "/oauth/authorize",
  query: queryText,
  accept: "text/html",
  responses: {
    200: html,
    302: {},
    400: html,
    404: html,
    422: html,
    429: htmlWithRetryAfter,
    503: htmlWithRetryAfter,
  },
  redirects: true,
};

/** The query parameters of listOAuthClients. */
export interface ListOAuthClientsQuery {
  /**
   * How many clients a page holds
   *
   * @default 20
   * @minimum 1
   * @maximum 100
   */
  "page[size]"?: number | undefined;
  /**
   * Which page to return, counted from 1
   *
   * @default 1
   * @minimum 1
   */
  "page[number]"?: number | undefined;
  /** Keep the clients of this type */
  "filter[client_type]"?: "confidential" | "public" | undefined;
  /** Keep the clients that are verified, or those that are not */
  "filter[verified]"?: boolean | undefined;
  /** Keep the clients that may use this grant type */
  "filter[allowed_grant_types][contains]"?:
    | "client_credentials"
    | "authorization_code"
    | "refresh_token"
    | undefined;
  /** Keep the clients with exactly this name */
  "filter[name]"?: string | undefined;
  /** Keep the clients whose name has this text in it */
  "filter[name][contains]"?: string | undefined;
  /** Keep the client with this identifier */
  "filter[client_id]"?: string | undefined;
}

/** What listOAuthClients takes. */
export interface ListOAuthClientsArguments {
  query?: ListOAuthClientsQuery | undefined;
}

/** What listOAuthClients gives back. */
export type ListOAuthClientsResult =
  | Reply<200, "application/json", ListOAuthClients200Body, { "cache-control": string }>
  | Reply<400, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<401, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<429, "application/json", oauth_Error, { "cache-control": string; "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How listOAuthClients is sent and answered.
 *
 * `#/paths/~1oauth~1clients/get`
 */
export const listOAuthClientsOperation: Operation<ListOAuthClientsArguments, ListOAuthClientsResult> = {
  name: "listOAuthClients",
  method: "GET",
  path: "/oauth/clients",
  query: queryText,
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** How the pages of listOAuthClients follow one another. */
export const listOAuthClientsPagination: PaginationTable = {
  kind: byPage,
  parameter: "page[number]",
  items: ["data"],
  page: ["meta", "page_number"],
  totalPages: ["meta", "total_pages"],
  optional: true,
};

/** What createOAuthClient takes. */
export interface CreateOAuthClientArguments {
  body: OAuthClientCreateRequestInput;
}

/** What createOAuthClient gives back. */
export type CreateOAuthClientResult =
  | Reply<201, "application/json", CreateOAuthClient201Body, { "cache-control": string }>
  | Reply<400, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<401, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<422, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<429, "application/json", oauth_Error, { "cache-control": string; "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How createOAuthClient is sent and answered.
 *
 * `#/paths/~1oauth~1clients/post`
 */
export const createOAuthClientOperation: Operation<CreateOAuthClientArguments, CreateOAuthClientResult> = {
  name: "createOAuthClient",
  method: "POST",
  path: "/oauth/clients",
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    201: json,
    400: json,
    401: json,
    403: json,
    422: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** What getOAuthClient takes. */
export interface GetOAuthClientArguments {
  path: {
    /**
     * Identifier of the OAuth client
     *
     * @format uuid
     */
    id: string;
  };
}

/** What getOAuthClient gives back. */
export type GetOAuthClientResult =
  | Reply<200, "application/json", GetOAuthClient200Body, { "cache-control": string }>
  | Reply<400, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<401, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<404, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<429, "application/json", oauth_Error, { "cache-control": string; "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How getOAuthClient is sent and answered.
 *
 * `#/paths/~1oauth~1clients~1{id}/get`
 */
export const getOAuthClientOperation: Operation<GetOAuthClientArguments, GetOAuthClientResult> = {
  name: "getOAuthClient",
  method: "GET",
  path: "/oauth/clients/{id}",
  fill: fillPath,
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    404: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** What updateOAuthClient takes. */
export interface UpdateOAuthClientArguments {
  path: {
    /**
     * Identifier of the OAuth client
     *
     * @format uuid
     */
    id: string;
  };
  body?: OAuthClientUpdateRequest | undefined;
}

/** What updateOAuthClient gives back. */
export type UpdateOAuthClientResult =
  | Reply<200, "application/json", UpdateOAuthClient200Body, { "cache-control": string }>
  | Reply<400, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<401, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<404, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<422, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<429, "application/json", oauth_Error, { "cache-control": string; "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How updateOAuthClient is sent and answered.
 *
 * `#/paths/~1oauth~1clients~1{id}/put`
 */
export const updateOAuthClientOperation: Operation<UpdateOAuthClientArguments, UpdateOAuthClientResult> = {
  name: "updateOAuthClient",
  method: "PUT",
  path: "/oauth/clients/{id}",
  fill: fillPath,
  body: { write: encodeBody, content: { "application/json": encodeJSON }, emptyObject: true },
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    404: json,
    422: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** What deleteOAuthClient takes. */
export interface DeleteOAuthClientArguments {
  path: {
    /**
     * Identifier of the OAuth client
     *
     * @format uuid
     */
    id: string;
  };
}

/** What deleteOAuthClient gives back. */
export type DeleteOAuthClientResult =
  | Reply<204>
  | Reply<400, "application/json", oauth_Error>
  | Reply<401, "application/json", oauth_Error, { "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "www-authenticate": string }>
  | Reply<404, "application/json", oauth_Error>
  | Reply<429, "application/json", oauth_Error, { "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How deleteOAuthClient is sent and answered.
 *
 * `#/paths/~1oauth~1clients~1{id}/delete`
 */
export const deleteOAuthClientOperation: Operation<DeleteOAuthClientArguments, DeleteOAuthClientResult> = {
  name: "deleteOAuthClient",
  method: "DELETE",
  path: "/oauth/clients/{id}",
  fill: fillPath,
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    204: {},
    400: json,
    401: json,
    403: json,
    404: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** What getOAuthConsentToken takes. */
export interface GetOAuthConsentTokenArguments {
  path: {
    /** The consent token */
    consent_token: string;
  };
}

/** What getOAuthConsentToken gives back. */
export type GetOAuthConsentTokenResult =
  | Reply<200, "application/json", ConsentTokenResponse, { "cache-control": string }>
  | Reply<400, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<401, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<422, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<429, "application/json", oauth_Error, { "cache-control": string; "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How getOAuthConsentToken is sent and answered.
 *
 * `#/paths/~1oauth~1consent~1{consent_token}/get`
 */
export const getOAuthConsentTokenOperation: Operation<
  GetOAuthConsentTokenArguments,
  GetOAuthConsentTokenResult
> = {
  name: "getOAuthConsentToken",
  method: "GET",
  path: "/oauth/consent/{consent_token}",
  fill: fillPath,
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    422: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** The query parameters of listOAuthGrants. */
export interface ListOAuthGrantsQuery {
  /**
   * How many grants a page holds
   *
   * @default 20
   * @minimum 1
   * @maximum 100
   */
  "page[size]"?: number | undefined;
  /**
   * Which page to return, counted from 1
   *
   * @default 1
   * @minimum 1
   */
  "page[number]"?: number | undefined;
}

/** What listOAuthGrants takes. */
export interface ListOAuthGrantsArguments {
  query?: ListOAuthGrantsQuery | undefined;
}

/** What listOAuthGrants gives back. */
export type ListOAuthGrantsResult =
  | Reply<200, "application/json", ListOAuthGrants200Body>
  | Reply<400, "application/json", oauth_Error>
  | Reply<401, "application/json", oauth_Error, { "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "www-authenticate": string }>
  | Reply<429, "application/json", oauth_Error, { "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How listOAuthGrants is sent and answered.
 *
 * `#/paths/~1oauth~1grants/get`
 */
export const listOAuthGrantsOperation: Operation<ListOAuthGrantsArguments, ListOAuthGrantsResult> = {
  name: "listOAuthGrants",
  method: "GET",
  path: "/oauth/grants",
  query: queryText,
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** How the pages of listOAuthGrants follow one another. */
export const listOAuthGrantsPagination: PaginationTable = {
  kind: byPage,
  parameter: "page[number]",
  items: ["data"],
  page: ["meta", "page_number"],
  totalPages: ["meta", "total_pages"],
  optional: true,
};

/** What createOAuthGrant takes. */
export interface CreateOAuthGrantArguments {
  body: CreateOAuthGrantRequest;
}

/** What createOAuthGrant gives back. */
export type CreateOAuthGrantResult =
  | Reply<200, "application/json", CreateGrantResponse, { "cache-control": string }>
  | Reply<400, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<401, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<422, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<429, "application/json", oauth_Error, { "cache-control": string; "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How createOAuthGrant is sent and answered.
 *
 * `#/paths/~1oauth~1grants/post`
 */
export const createOAuthGrantOperation: Operation<CreateOAuthGrantArguments, CreateOAuthGrantResult> = {
  name: "createOAuthGrant",
  method: "POST",
  path: "/oauth/grants",
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    422: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** What getOAuthGrant takes. */
export interface GetOAuthGrantArguments {
  path: {
    /**
     * Identifier of the OAuth grant
     *
     * @format uuid
     */
    id: string;
  };
}

/** What getOAuthGrant gives back. */
export type GetOAuthGrantResult =
  | Reply<200, "application/json", GetOAuthGrant200Body>
  | Reply<400, "application/json", oauth_Error>
  | Reply<401, "application/json", oauth_Error, { "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "www-authenticate": string }>
  | Reply<404, "application/json", oauth_Error>
  | Reply<429, "application/json", oauth_Error, { "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How getOAuthGrant is sent and answered.
 *
 * `#/paths/~1oauth~1grants~1{id}/get`
 */
export const getOAuthGrantOperation: Operation<GetOAuthGrantArguments, GetOAuthGrantResult> = {
  name: "getOAuthGrant",
  method: "GET",
  path: "/oauth/grants/{id}",
  fill: fillPath,
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    404: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** What revokeOAuthGrant takes. */
export interface RevokeOAuthGrantArguments {
  path: {
    /**
     * Identifier of the OAuth grant
     *
     * @format uuid
     */
    id: string;
  };
}

/** What revokeOAuthGrant gives back. */
export type RevokeOAuthGrantResult =
  | Reply<200, "application/json", RevokeOAuthGrant200Body>
  | Reply<400, "application/json", oauth_Error>
  | Reply<401, "application/json", oauth_Error, { "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "www-authenticate": string }>
  | Reply<404, "application/json", oauth_Error>
  | Reply<429, "application/json", oauth_Error, { "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How revokeOAuthGrant is sent and answered.
 *
 * `#/paths/~1oauth~1grants~1{id}/delete`
 */
export const revokeOAuthGrantOperation: Operation<RevokeOAuthGrantArguments, RevokeOAuthGrantResult> = {
  name: "revokeOAuthGrant",
  method: "DELETE",
  path: "/oauth/grants/{id}",
  fill: fillPath,
  accept: "application/json",
  security: [[bearerAuth]],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    404: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** What introspectOAuthToken takes. */
export interface IntrospectOAuthTokenArguments {
  body: IntrospectRequest;
  /** How the body is written. Default: `application/x-www-form-urlencoded`. */
  contentType?: "application/x-www-form-urlencoded" | "application/json" | undefined;
}

/** How `client.oauth.introspect` is sent. */
export interface IntrospectOAuthTokenOptions extends RequestOptions {
  /** How the body is written. Default: `application/x-www-form-urlencoded`. */
  contentType?: "application/x-www-form-urlencoded" | "application/json" | undefined;
}

/** What introspectOAuthToken gives back. */
export type IntrospectOAuthTokenResult =
  | Reply<200, "application/json", IntrospectResponse, { "cache-control": string }>
  | Reply<400, "application/json", oauth_Error, { "cache-control": string }>
  | Reply<401, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<403, "application/json", oauth_Error, { "cache-control": string; "www-authenticate": string }>
  | Reply<405, "application/json", oauth_Error, { allow: string; "cache-control": string }>
  | Reply<429, "application/json", oauth_Error, { "cache-control": string; "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How introspectOAuthToken is sent and answered.
 *
 * `#/paths/~1oauth~1introspect/post`
 */
export const introspectOAuthTokenOperation: Operation<
  IntrospectOAuthTokenArguments,
  IntrospectOAuthTokenResult
> = {
  name: "introspectOAuthToken",
  method: "POST",
  path: "/oauth/introspect",
  body: {
    write: encodeBody,
    content: { "application/x-www-form-urlencoded": encodeForm, "application/json": encodeJSON },
  },
  accept: "application/json",
  security: [[oauthClientAuth], [bearerAuth], []],
  responses: {
    200: json,
    400: json,
    401: json,
    403: json,
    405: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
  idempotent: true,
};

/** The headers of getOAuthJWKS. */
export interface GetOAuthJWKSHeaders {
  /** The `ETag` of the answer that the caller has (RFC 9110 section 13.1.2). */
  "if-none-match"?: string | undefined;
}

/** What getOAuthJWKS takes. */
export interface GetOAuthJWKSArguments {
  headers?: GetOAuthJWKSHeaders | undefined;
}

/** How `client.oauth.retrieveJwks` is sent. */
export type GetOAuthJWKSOptions = RequestOptions<GetOAuthJWKSHeaders>;

/** What getOAuthJWKS gives back. */
export type GetOAuthJWKSResult =
  | Reply<200, "application/json", JWKSet, { "cache-control": string; etag: string }>
  | Reply<304, undefined, undefined, { "cache-control": string; etag: string }>
  | Reply<400, "application/json", oauth_Error>
  | Reply<401, "application/json", oauth_Error>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How getOAuthJWKS is sent and answered.
 *
 * `#/paths/~1oauth~1jwks/get`
 */
export const getOAuthJWKSOperation: Operation<GetOAuthJWKSArguments, GetOAuthJWKSResult> = {
  name: "getOAuthJWKS",
  method: "GET",
  path: "/oauth/jwks",
  accept: "application/json",
  responses: {
    200: json,
    304: {},
    400: json,
    401: json,
    503: jsonWithRetryAfter,
  },
};

/** What registerOAuthClient takes. */
export interface RegisterOAuthClientArguments {
  body?: OAuthDynamicRegistrationRequestInput | undefined;
}

/** What registerOAuthClient gives back. */
export type RegisterOAuthClientResult =
  | Reply<201, "application/json", OAuthDynamicRegistrationResponse, { "cache-control": string }>
  | Reply<400, "application/json", RegisterOAuthClient400Body, { "cache-control": string }>
  | Reply<405, "application/json", oauth_Error, { allow: string; "cache-control": string }>
  | Reply<429, "application/json", oauth_Error, { "cache-control": string; "retry-after": number }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How registerOAuthClient is sent and answered.
 *
 * `#/paths/~1oauth~1register/post`
 */
export const registerOAuthClientOperation: Operation<
  RegisterOAuthClientArguments,
  RegisterOAuthClientResult
> = {
  name: "registerOAuthClient",
  method: "POST",
  path: "/oauth/register",
  body: { write: encodeBody, content: { "application/json": encodeJSON }, emptyObject: true },
  accept: "application/json",
  responses: {
    201: json,
    400: json,
    405: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};

/** What exchangeOAuthToken takes. */
export interface ExchangeOAuthTokenArguments {
  body: TokenRequest;
  /** How the body is written. Default: `application/x-www-form-urlencoded`. */
  contentType?: "application/x-www-form-urlencoded" | "application/json" | undefined;
}

/** How `client.oauth.token` is sent. */
export interface ExchangeOAuthTokenOptions extends RequestOptions {
  /** How the body is written. Default: `application/x-www-form-urlencoded`. */
  contentType?: "application/x-www-form-urlencoded" | "application/json" | undefined;
}

/** What exchangeOAuthToken gives back. */
export type ExchangeOAuthTokenResult =
  | Reply<200, "application/json", TokenResponse, { "cache-control": string; pragma: string }>
  | Reply<400, "application/json", oauth_Error, { "cache-control": string; pragma: string }>
  | Reply<401, "application/json", oauth_Error, {
      "cache-control": string;
      pragma: string;
      "www-authenticate"?: string;
    }>
  | Reply<405, "application/json", oauth_Error, { allow: string; "cache-control": string; pragma: string }>
  | Reply<429, "application/json", oauth_Error, {
      "cache-control": string;
      pragma: string;
      "retry-after": number;
    }>
  | Reply<503, "application/json", oauth_Error, { "retry-after": number }>;

/**
 * How exchangeOAuthToken is sent and answered.
 *
 * `#/paths/~1oauth~1token/post`
 */
export const exchangeOAuthTokenOperation: Operation<ExchangeOAuthTokenArguments, ExchangeOAuthTokenResult> = {
  name: "exchangeOAuthToken",
  method: "POST",
  path: "/oauth/token",
  body: {
    write: encodeBody,
    content: { "application/x-www-form-urlencoded": encodeForm, "application/json": encodeJSON },
  },
  accept: "application/json",
  security: [[oauthClientAuth], []],
  responses: {
    200: json,
    400: json,
    401: json,
    405: json,
    429: jsonWithRetryAfter,
    503: jsonWithRetryAfter,
  },
};
