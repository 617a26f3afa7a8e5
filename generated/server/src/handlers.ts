/*
 * What an implementation of Telnyx OAuth API has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type {
  AuthorizationServerMetadata,
  ConsentTokenResponse,
  CreateGrantResponse,
  CreateOAuthClient201Body,
  CreateOAuthGrantRequest as ModelCreateOAuthGrantRequest,
  GetOAuthClient200Body,
  GetOAuthGrant200Body,
  IntrospectRequest,
  IntrospectResponse,
  JWKSet,
  ListOAuthClients200Body,
  ListOAuthGrants200Body,
  oauth_Error,
  OAuthClientCreateRequest,
  OAuthClientUpdateRequest,
  OAuthDynamicRegistrationRequest,
  OAuthDynamicRegistrationResponse,
  RegisterOAuthClient400Body,
  ResourceMetadata,
  RevokeOAuthGrant200Body,
  TokenRequest,
  TokenResponse,
  UpdateOAuthClient200Body,
} from "telnyx-oauth-model";
import type {
  Answer,
  AuthenticationOutcome,
  HeaderValue,
  RawParameters,
  ResponseHeaders,
  ServerRequest,
  ValidateOptions,
  Validation,
} from "./runtime/index.ts";
import type { Principals } from "./security.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined, P extends Principals = Principals> extends
  OAuthDiscoveryHandlers<Context>,
  OAuthProtocolHandlers<Context, P>,
  OAuthClientsHandlers<Context, P>,
  OAuthGrantsHandlers<Context, P> {}

/** The operations of the tag `OAuth Discovery`. */
export interface OAuthDiscoveryHandlers<Context = undefined> {
  /**
   * Authorization server metadata
   *
   * OAuth 2.0 Authorization Server Metadata (RFC 8414)
   *
   * `GET /.well-known/oauth-authorization-server` (`#/paths/~1.well-known~1oauth-authorization-server/get`)
   */
  getOAuthAuthorizationServerMetadata(
    request: GetOAuthAuthorizationServerMetadataRequest,
    context: Context,
  ): Answer<GetOAuthAuthorizationServerMetadataResponse>;
  /**
   * Protected resource metadata
   *
   * OAuth 2.0 Protected Resource Metadata for resource discovery
   *
   * `GET /.well-known/oauth-protected-resource` (`#/paths/~1.well-known~1oauth-protected-resource/get`)
   */
  getOAuthProtectedResourceMetadata(
    request: GetOAuthProtectedResourceMetadataRequest,
    context: Context,
  ): Answer<GetOAuthProtectedResourceMetadataResponse>;
}

/** The operations of the tag `OAuth Protocol`. */
export interface OAuthProtocolHandlers<Context = undefined, P extends Principals = Principals> {
  /**
   * OAuth authorization endpoint
   *
   * OAuth 2.0 authorization endpoint for the authorization code flow
   *
   * `GET /oauth/authorize` (`#/paths/~1oauth~1authorize/get`)
   */
  authorizeOAuth(request: AuthorizeOAuthRequest, context: Context): Answer<AuthorizeOAuthResponse>;
  /**
   * Get OAuth consent token
   *
   * Says what a consent token stands for, so that the user can be asked.
   *
   * `GET /oauth/consent/{consent_token}` (`#/paths/~1oauth~1consent~1{consent_token}/get`)
   */
  getOAuthConsentToken(
    request: GetOAuthConsentTokenRequest<P>,
    context: Context,
  ): Answer<GetOAuthConsentTokenResponse>;
  /**
   * Create OAuth grant
   *
   * Records what the user decided about a consent token, and says where to send the user next.
   *
   * `POST /oauth/grants` (`#/paths/~1oauth~1grants/post`)
   */
  createOAuthGrant(request: CreateOAuthGrantRequest<P>, context: Context): Answer<CreateOAuthGrantResponse>;
  /**
   * Token introspection
   *
   * Says whether a token is active, and what it stands for (RFC 7662).
   *
   * `POST /oauth/introspect` (`#/paths/~1oauth~1introspect/post`)
   */
  introspectOAuthToken(
    request: IntrospectOAuthTokenRequest<P>,
    context: Context,
  ): Answer<IntrospectOAuthTokenResponse>;
  /**
   * JSON Web Key Set
   *
   * Returns the public keys that verify access tokens (RFC 7517).
   *
   * `GET /oauth/jwks` (`#/paths/~1oauth~1jwks/get`)
   */
  getOAuthJWKS(request: GetOAuthJWKSRequest, context: Context): Answer<GetOAuthJWKSResponse>;
  /**
   * Dynamic client registration
   *
   * Registers an OAuth client at its own request (RFC 7591).
   *
   * `POST /oauth/register` (`#/paths/~1oauth~1register/post`)
   */
  registerOAuthClient(request: RegisterOAuthClientRequest, context: Context): Answer<RegisterOAuthClientResponse>;
  /**
   * OAuth token endpoint
   *
   * Exchange authorization code, client credentials, or refresh token for access token
   *
   * `POST /oauth/token` (`#/paths/~1oauth~1token/post`)
   */
  exchangeOAuthToken(request: ExchangeOAuthTokenRequest<P>, context: Context): Answer<ExchangeOAuthTokenResponse>;
}

/** The operations of the tag `OAuth Clients`. */
export interface OAuthClientsHandlers<Context = undefined, P extends Principals = Principals> {
  /**
   * List OAuth clients
   *
   * Lists the OAuth clients that belong to the caller, a page at a time.
   *
   * `GET /oauth/clients` (`#/paths/~1oauth~1clients/get`)
   */
  listOAuthClients(request: ListOAuthClientsRequest<P>, context: Context): Answer<ListOAuthClientsResponse>;
  /**
   * Create OAuth client
   *
   * Creates an OAuth client that belongs to the caller.
   *
   * `POST /oauth/clients` (`#/paths/~1oauth~1clients/post`)
   */
  createOAuthClient(request: CreateOAuthClientRequest<P>, context: Context): Answer<CreateOAuthClientResponse>;
  /**
   * Get OAuth client
   *
   * Returns one OAuth client.
   *
   * `GET /oauth/clients/{id}` (`#/paths/~1oauth~1clients~1{id}/get`)
   */
  getOAuthClient(request: GetOAuthClientRequest<P>, context: Context): Answer<GetOAuthClientResponse>;
  /**
   * Update OAuth client
   *
   * Changes the given members of an OAuth client and leaves the others as they are.
   *
   * `PUT /oauth/clients/{id}` (`#/paths/~1oauth~1clients~1{id}/put`)
   */
  updateOAuthClient(request: UpdateOAuthClientRequest<P>, context: Context): Answer<UpdateOAuthClientResponse>;
  /**
   * Delete OAuth client
   *
   * Deletes an OAuth client for good.
   *
   * `DELETE /oauth/clients/{id}` (`#/paths/~1oauth~1clients~1{id}/delete`)
   */
  deleteOAuthClient(request: DeleteOAuthClientRequest<P>, context: Context): Answer<DeleteOAuthClientResponse>;
}

/** The operations of the tag `OAuth Grants`. */
export interface OAuthGrantsHandlers<Context = undefined, P extends Principals = Principals> {
  /**
   * List OAuth grants
   *
   * Lists the grants that the caller has given to OAuth clients, a page at a time.
   *
   * `GET /oauth/grants` (`#/paths/~1oauth~1grants/get`)
   */
  listOAuthGrants(request: ListOAuthGrantsRequest<P>, context: Context): Answer<ListOAuthGrantsResponse>;
  /**
   * Get OAuth grant
   *
   * Returns one OAuth grant.
   *
   * `GET /oauth/grants/{id}` (`#/paths/~1oauth~1grants~1{id}/get`)
   */
  getOAuthGrant(request: GetOAuthGrantRequest<P>, context: Context): Answer<GetOAuthGrantResponse>;
  /**
   * Revoke OAuth grant
   *
   * Revokes an OAuth grant, and with it every token that came from it.
   *
   * `DELETE /oauth/grants/{id}` (`#/paths/~1oauth~1grants~1{id}/delete`)
   */
  revokeOAuthGrant(request: RevokeOAuthGrantRequest<P>, context: Context): Answer<RevokeOAuthGrantResponse>;
}

/** What `getOAuthAuthorizationServerMetadata` gets. */
export interface GetOAuthAuthorizationServerMetadataRequest {
  readonly headers: {
    /** The `ETag` of the answer that the caller has (RFC 9110 section 13.1.2). */
    readonly "if-none-match"?: string;
  };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getOAuthAuthorizationServerMetadata` answers. */
export type GetOAuthAuthorizationServerMetadataResponse =
  | {
      /** Authorization server metadata */
      status: 200;
      headers: {
        /** How long the answer may be kept (RFC 9111 section 5.2). */
        "cache-control": string;
        /** The version of the answer, to ask with in `If-None-Match` (RFC 9110 section 8.8.3). */
        etag: string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: AuthorizationServerMetadata;
    }
  | {
      /** The document has not changed */
      status: 304;
      headers: {
        /** How long the answer may be kept (RFC 9111 section 5.2). */
        "cache-control": string;
        /** The version of the answer, to ask with in `If-None-Match` (RFC 9110 section 8.8.3). */
        etag: string;
        [name: string]: HeaderValue | undefined;
      };
      body?: never;
    }
  | {
      /** Bad Request */
      status: 400;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Unauthorized */
      status: 401;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `getOAuthProtectedResourceMetadata` gets. */
export interface GetOAuthProtectedResourceMetadataRequest {
  readonly headers: {
    /** The `ETag` of the answer that the caller has (RFC 9110 section 13.1.2). */
    readonly "if-none-match"?: string;
  };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getOAuthProtectedResourceMetadata` answers. */
export type GetOAuthProtectedResourceMetadataResponse =
  | {
      /** Protected resource metadata */
      status: 200;
      headers: {
        /** How long the answer may be kept (RFC 9111 section 5.2). */
        "cache-control": string;
        /** The version of the answer, to ask with in `If-None-Match` (RFC 9110 section 8.8.3). */
        etag: string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: ResourceMetadata;
    }
  | {
      /** The document has not changed */
      status: 304;
      headers: {
        /** How long the answer may be kept (RFC 9111 section 5.2). */
        "cache-control": string;
        /** The version of the answer, to ask with in `If-None-Match` (RFC 9110 section 8.8.3). */
        etag: string;
        [name: string]: HeaderValue | undefined;
      };
      body?: never;
    }
  | {
      /** Bad Request */
      status: 400;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Unauthorized */
      status: 401;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `authorizeOAuth` gets: it validates for itself. */
export interface AuthorizeOAuthRequest {
  /** The Content-Type of the body as it was sent. */
  readonly contentType: string | undefined;
  /** The query and the members of the body as they were sent, in order, repeated ones included. */
  readonly parameters: RawParameters;
  /** Decodes and checks the request as the document describes it. */
  readonly validate: (options?: ValidateOptions) => Validation<AuthorizeOAuthInput>;
  /** How authentication ended. Nothing was refused for it. */
  readonly auth: { readonly kind: "anonymous" };
  readonly request: ServerRequest;
}

/** What `validate()` of `authorizeOAuth` gives for a request that fits the document. */
export interface AuthorizeOAuthInput {
  readonly query: {
    /** OAuth response type */
    readonly response_type: "code";
    /** OAuth client identifier */
    readonly client_id: string;
    /**
     * Redirect URI
     *
     * @format uri
     */
    readonly redirect_uri: string;
    /** Space-separated list of requested scopes */
    readonly scope?: string;
    /** State parameter for CSRF protection */
    readonly state?: string;
    /** PKCE code challenge */
    readonly code_challenge?: string;
    /** PKCE code challenge method */
    readonly code_challenge_method?: "plain" | "S256";
    /**
     * The resource that the token is for; may be repeated
     *
     * @items string, format uri
     */
    readonly resource?: string[];
  };
}

/** What `authorizeOAuth` answers. */
export type AuthorizeOAuthResponse =
  | {
      /** Consent page displayed (when consent UI is embedded) */
      status: 200;
      headers?: ResponseHeaders;
      contentType?: "text/html";
      body: string;
    }
  | {
      /** Redirect to consent page or client with authorization code/error */
      status: 302;
      headers: {
        /** Where the browser goes next (RFC 9110 section 10.2.2). */
        location: string;
        [name: string]: HeaderValue | undefined;
      };
      body?: never;
    }
  | {
      /** Invalid request */
      status: 400;
      headers?: ResponseHeaders;
      contentType?: "text/html";
      body: string;
    }
  | {
      /** Client not found */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "text/html";
      body: string;
    }
  | {
      /** Invalid redirect URI */
      status: 422;
      headers?: ResponseHeaders;
      contentType?: "text/html";
      body: string;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "text/html";
      body: string;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "text/html";
      body: string;
    };

/** What `listOAuthClients` gets. */
export interface ListOAuthClientsRequest<P extends Principals = Principals> {
  readonly query: {
    /**
     * How many clients a page holds
     *
     * @default 20
     * @minimum 1
     * @maximum 100
     */
    readonly "page[size]": number;
    /**
     * Which page to return, counted from 1
     *
     * @default 1
     * @minimum 1
     */
    readonly "page[number]": number;
    /** Keep the clients of this type */
    readonly "filter[client_type]"?: "confidential" | "public";
    /** Keep the clients that are verified, or those that are not */
    readonly "filter[verified]"?: boolean;
    /** Keep the clients that may use this grant type */
    readonly "filter[allowed_grant_types][contains]"?:
      | "client_credentials"
      | "authorization_code"
      | "refresh_token";
    /** Keep the clients with exactly this name */
    readonly "filter[name]"?: string;
    /** Keep the clients whose name has this text in it */
    readonly "filter[name][contains]"?: string;
    /** Keep the client with this identifier */
    readonly "filter[client_id]"?: string;
  };
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `listOAuthClients` answers. */
export type ListOAuthClientsResponse =
  | {
      /** One page of OAuth clients */
      status: 200;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: ListOAuthClients200Body;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `createOAuthClient` gets. */
export interface CreateOAuthClientRequest<P extends Principals = Principals> {
  readonly contentType: "application/json";
  readonly body: OAuthClientCreateRequest;
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `createOAuthClient` answers. */
export type CreateOAuthClientResponse =
  | {
      /** The new OAuth client */
      status: 201;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: CreateOAuthClient201Body;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** A member of the request is not acceptable */
      status: 422;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `getOAuthClient` gets. */
export interface GetOAuthClientRequest<P extends Principals = Principals> {
  readonly path: {
    /**
     * Identifier of the OAuth client
     *
     * @format uuid
     */
    readonly id: string;
  };
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `getOAuthClient` answers. */
export type GetOAuthClientResponse =
  | {
      /** The OAuth client */
      status: 200;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: GetOAuthClient200Body;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The caller has no such OAuth client */
      status: 404;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `updateOAuthClient` gets. */
export interface UpdateOAuthClientRequest<P extends Principals = Principals> {
  readonly path: {
    /**
     * Identifier of the OAuth client
     *
     * @format uuid
     */
    readonly id: string;
  };
  readonly contentType: "application/json";
  readonly body: OAuthClientUpdateRequest;
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `updateOAuthClient` answers. */
export type UpdateOAuthClientResponse =
  | {
      /** The OAuth client after the change */
      status: 200;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: UpdateOAuthClient200Body;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The caller has no such OAuth client */
      status: 404;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** A member of the request is not acceptable */
      status: 422;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `deleteOAuthClient` gets. */
export interface DeleteOAuthClientRequest<P extends Principals = Principals> {
  readonly path: {
    /**
     * Identifier of the OAuth client
     *
     * @format uuid
     */
    readonly id: string;
  };
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `deleteOAuthClient` answers. */
export type DeleteOAuthClientResponse =
  | {
      /** The OAuth client is deleted */
      status: 204;
      headers?: ResponseHeaders;
      body?: never;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The caller has no such OAuth client */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `getOAuthConsentToken` gets. */
export interface GetOAuthConsentTokenRequest<P extends Principals = Principals> {
  readonly path: {
    /** The consent token */
    readonly consent_token: string;
  };
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `getOAuthConsentToken` answers. */
export type GetOAuthConsentTokenResponse =
  | {
      /** What the user is asked to consent to */
      status: 200;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: ConsentTokenResponse;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The consent token is not valid */
      status: 422;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `listOAuthGrants` gets. */
export interface ListOAuthGrantsRequest<P extends Principals = Principals> {
  readonly query: {
    /**
     * How many grants a page holds
     *
     * @default 20
     * @minimum 1
     * @maximum 100
     */
    readonly "page[size]": number;
    /**
     * Which page to return, counted from 1
     *
     * @default 1
     * @minimum 1
     */
    readonly "page[number]": number;
  };
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `listOAuthGrants` answers. */
export type ListOAuthGrantsResponse =
  | {
      /** One page of OAuth grants */
      status: 200;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: ListOAuthGrants200Body;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `createOAuthGrant` gets. */
export interface CreateOAuthGrantRequest<P extends Principals = Principals> {
  readonly contentType: "application/json";
  readonly body: ModelCreateOAuthGrantRequest;
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `createOAuthGrant` answers. */
export type CreateOAuthGrantResponse =
  | {
      /** Where to send the user next */
      status: 200;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: CreateGrantResponse;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The consent token is not valid */
      status: 422;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `getOAuthGrant` gets. */
export interface GetOAuthGrantRequest<P extends Principals = Principals> {
  readonly path: {
    /**
     * Identifier of the OAuth grant
     *
     * @format uuid
     */
    readonly id: string;
  };
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `getOAuthGrant` answers. */
export type GetOAuthGrantResponse =
  | {
      /** The OAuth grant */
      status: 200;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: GetOAuthGrant200Body;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The caller has no such OAuth grant */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `revokeOAuthGrant` gets. */
export interface RevokeOAuthGrantRequest<P extends Principals = Principals> {
  readonly path: {
    /**
     * Identifier of the OAuth grant
     *
     * @format uuid
     */
    readonly id: string;
  };
  readonly auth: { readonly bearerAuth: P["bearerAuth"] };
  readonly request: ServerRequest;
}

/** What `revokeOAuthGrant` answers. */
export type RevokeOAuthGrantResponse =
  | {
      /** The OAuth grant as it last stood */
      status: 200;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: RevokeOAuthGrant200Body;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers: {
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The caller has no such OAuth grant */
      status: 404;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `introspectOAuthToken` gets: it validates for itself. */
export interface IntrospectOAuthTokenRequest<P extends Principals = Principals> {
  /** The Content-Type of the body as it was sent. */
  readonly contentType: string | undefined;
  /** The query and the members of the body as they were sent, in order, repeated ones included. */
  readonly parameters: RawParameters;
  /** Decodes and checks the request as the document describes it. */
  readonly validate: (options?: ValidateOptions) => Validation<IntrospectOAuthTokenInput>;
  /** How authentication ended. Nothing was refused for it. */
  readonly auth: AuthenticationOutcome<
    | { readonly oauthClientAuth: P["oauthClientAuth"]; readonly bearerAuth?: never }
    | { readonly bearerAuth: P["bearerAuth"]; readonly oauthClientAuth?: never },
      | "oauthClientAuth"
      | "bearerAuth">;
  readonly request: ServerRequest;
}

/** What `validate()` of `introspectOAuthToken` gives for a request that fits the document. */
export interface IntrospectOAuthTokenInput {
  readonly contentType: "application/x-www-form-urlencoded" | "application/json";
  readonly body: IntrospectRequest;
}

/** What `introspectOAuthToken` answers. */
export type IntrospectOAuthTokenResponse =
  | {
      /** The state of the token */
      status: 200;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: IntrospectResponse;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The client is not authenticated */
      status: 401;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The token's scope is not enough */
      status: 403;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** How to authenticate (RFC 9110 section 11.6.1). */
        "www-authenticate": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The path supports POST alone */
      status: 405;
      headers: {
        /** The methods that the path supports (RFC 9110 section 10.2.1). */
        allow: string;
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `getOAuthJWKS` gets. */
export interface GetOAuthJWKSRequest {
  readonly headers: {
    /** The `ETag` of the answer that the caller has (RFC 9110 section 13.1.2). */
    readonly "if-none-match"?: string;
  };
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `getOAuthJWKS` answers. */
export type GetOAuthJWKSResponse =
  | {
      /** The JSON Web Key Set */
      status: 200;
      headers: {
        /** How long the answer may be kept (RFC 9111 section 5.2). */
        "cache-control": string;
        /** The version of the answer, to ask with in `If-None-Match` (RFC 9110 section 8.8.3). */
        etag: string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: JWKSet;
    }
  | {
      /** The document has not changed */
      status: 304;
      headers: {
        /** How long the answer may be kept (RFC 9111 section 5.2). */
        "cache-control": string;
        /** The version of the answer, to ask with in `If-None-Match` (RFC 9110 section 8.8.3). */
        etag: string;
        [name: string]: HeaderValue | undefined;
      };
      body?: never;
    }
  | {
      /** The request cannot be read */
      status: 400;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The request has no valid credentials */
      status: 401;
      headers?: ResponseHeaders;
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `registerOAuthClient` gets: it validates for itself. */
export interface RegisterOAuthClientRequest {
  /** The Content-Type of the body as it was sent. */
  readonly contentType: string | undefined;
  /** The query and the members of the body as they were sent, in order, repeated ones included. */
  readonly parameters: RawParameters;
  /** Decodes and checks the request as the document describes it. */
  readonly validate: (options?: ValidateOptions) => Validation<RegisterOAuthClientInput>;
  /** How authentication ended. Nothing was refused for it. */
  readonly auth: { readonly kind: "anonymous" };
  readonly request: ServerRequest;
}

/** What `validate()` of `registerOAuthClient` gives for a request that fits the document. */
export interface RegisterOAuthClientInput {
  readonly contentType: "application/json";
  readonly body: OAuthDynamicRegistrationRequest;
}

/** What `registerOAuthClient` answers. */
export type RegisterOAuthClientResponse =
  | {
      /** The registered client */
      status: 201;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: OAuthDynamicRegistrationResponse;
    }
  | {
      /** The client metadata is not acceptable */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: RegisterOAuthClient400Body;
    }
  | {
      /** The path supports POST alone */
      status: 405;
      headers: {
        /** The methods that the path supports (RFC 9110 section 10.2.1). */
        allow: string;
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };

/** What `exchangeOAuthToken` gets: it validates for itself. */
export interface ExchangeOAuthTokenRequest<P extends Principals = Principals> {
  /** The Content-Type of the body as it was sent. */
  readonly contentType: string | undefined;
  /** The query and the members of the body as they were sent, in order, repeated ones included. */
  readonly parameters: RawParameters;
  /** Decodes and checks the request as the document describes it. */
  readonly validate: (options?: ValidateOptions) => Validation<ExchangeOAuthTokenInput>;
  /** How authentication ended. Nothing was refused for it. */
  readonly auth: AuthenticationOutcome<{ readonly oauthClientAuth: P["oauthClientAuth"] }, "oauthClientAuth">;
  readonly request: ServerRequest;
}

/** What `validate()` of `exchangeOAuthToken` gives for a request that fits the document. */
export interface ExchangeOAuthTokenInput {
  readonly contentType: "application/x-www-form-urlencoded" | "application/json";
  readonly body: TokenRequest;
}

/** What `exchangeOAuthToken` answers. */
export type ExchangeOAuthTokenResponse =
  | {
      /** Token response */
      status: 200;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** The same for HTTP/1.0, `no-cache` (RFC 9111 section 5.4). */
        pragma: string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: TokenResponse;
    }
  | {
      /** Invalid request */
      status: 400;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** The same for HTTP/1.0, `no-cache` (RFC 9111 section 5.4). */
        pragma: string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Invalid client credentials */
      status: 401;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** The same for HTTP/1.0, `no-cache` (RFC 9111 section 5.4). */
        pragma: string;
        /** How to authenticate, for a request that came with `Authorization` (RFC 9110 section 11.6.1). */
        "www-authenticate"?: string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The path supports POST alone */
      status: 405;
      headers: {
        /** The methods that the path supports (RFC 9110 section 10.2.1). */
        allow: string;
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** The same for HTTP/1.0, `no-cache` (RFC 9111 section 5.4). */
        pragma: string;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** Too many requests */
      status: 429;
      headers: {
        /** That nobody keeps the answer, `no-store` (RFC 9111 section 5.2.2.5). */
        "cache-control": string;
        /** The same for HTTP/1.0, `no-cache` (RFC 9111 section 5.4). */
        pragma: string;
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    }
  | {
      /** The service cannot answer for the moment */
      status: 503;
      headers: {
        /** After how many seconds it is worth trying again (RFC 9110 section 10.2.3). */
        "retry-after": number;
        [name: string]: HeaderValue | undefined;
      };
      contentType?: "application/json";
      body: oauth_Error;
    };
