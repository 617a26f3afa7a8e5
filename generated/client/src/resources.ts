/*
 * The resources of the API, each with its operations as methods.
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
  OAuthClient,
  OAuthClientCreateRequestInput,
  OAuthClientUpdateRequest,
  OAuthDynamicRegistrationRequestInput,
  OAuthDynamicRegistrationResponse,
  OAuthGrant,
  ResourceMetadata,
  RevokeOAuthGrant200Body,
  TokenRequest,
  TokenResponse,
  UpdateOAuthClient200Body,
} from "telnyx-oauth-model";
import {
  authorizeOAuthOperation,
  type AuthorizeOAuthQuery,
  type AuthorizeOAuthResult,
  createOAuthClientOperation,
  createOAuthGrantOperation,
  deleteOAuthClientOperation,
  exchangeOAuthTokenOperation,
  type ExchangeOAuthTokenOptions,
  getOAuthAuthorizationServerMetadataOperation,
  type GetOAuthAuthorizationServerMetadataOptions,
  getOAuthClientOperation,
  getOAuthConsentTokenOperation,
  getOAuthGrantOperation,
  getOAuthJWKSOperation,
  type GetOAuthJWKSOptions,
  getOAuthProtectedResourceMetadataOperation,
  type GetOAuthProtectedResourceMetadataOptions,
  introspectOAuthTokenOperation,
  type IntrospectOAuthTokenOptions,
  listOAuthClientsOperation,
  listOAuthClientsPagination,
  type ListOAuthClientsQuery,
  listOAuthGrantsOperation,
  listOAuthGrantsPagination,
  type ListOAuthGrantsQuery,
  registerOAuthClientOperation,
  revokeOAuthGrantOperation,
  updateOAuthClientOperation,
} from "./operations.ts";
import {
  type ApiPromise,
  call,
  callForReply,
  type Client,
  listPages,
  type PagePromise,
  type RequestOptions,
  type SuccessReply,
} from "./runtime/index.ts";

/** `client.wellKnown` */
export class WellKnownResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Authorization server metadata
   *
   * OAuth 2.0 Authorization Server Metadata (RFC 8414)
   *
   * `GET /.well-known/oauth-authorization-server`
   */
  retrieveAuthorizationServerMetadata(
    options?: GetOAuthAuthorizationServerMetadataOptions,
  ): ApiPromise<AuthorizationServerMetadata> {
    return call(
      this.#client,
      getOAuthAuthorizationServerMetadataOperation,
      { headers: options?.headers },
      options,
    );
  }

  /**
   * Protected resource metadata
   *
   * OAuth 2.0 Protected Resource Metadata for resource discovery
   *
   * `GET /.well-known/oauth-protected-resource`
   */
  retrieveProtectedResourceMetadata(
    options?: GetOAuthProtectedResourceMetadataOptions,
  ): ApiPromise<ResourceMetadata> {
    return call(this.#client, getOAuthProtectedResourceMetadataOperation, { headers: options?.headers }, options);
  }
}

/** `client.oauth` */
export class OauthResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * OAuth authorization endpoint
   *
   * OAuth 2.0 authorization endpoint for the authorization code flow
   *
   * `GET /oauth/authorize`
   */
  retrieveAuthorize(
    query: AuthorizeOAuthQuery,
    options?: RequestOptions,
  ): ApiPromise<SuccessReply<AuthorizeOAuthResult>> {
    return callForReply(this.#client, authorizeOAuthOperation, { query }, options);
  }

  /**
   * Get OAuth consent token
   *
   * Says what a consent token stands for, so that the user can be asked.
   *
   * `GET /oauth/consent/{consent_token}`
   */
  retrieve(consentToken: string, options?: RequestOptions): ApiPromise<ConsentTokenResponse> {
    return call(this.#client, getOAuthConsentTokenOperation, { path: { consent_token: consentToken } }, options);
  }

  /**
   * Create OAuth grant
   *
   * Records what the user decided about a consent token, and says where to send the user next.
   *
   * `POST /oauth/grants`
   */
  grants(body: CreateOAuthGrantRequest, options?: RequestOptions): ApiPromise<CreateGrantResponse> {
    return call(this.#client, createOAuthGrantOperation, { body }, options);
  }

  /**
   * Token introspection
   *
   * Says whether a token is active, and what it stands for (RFC 7662).
   *
   * `POST /oauth/introspect`
   */
  introspect(body: IntrospectRequest, options?: IntrospectOAuthTokenOptions): ApiPromise<IntrospectResponse> {
    return call(
      this.#client,
      introspectOAuthTokenOperation,
      { body, contentType: options?.contentType },
      options,
    );
  }

  /**
   * JSON Web Key Set
   *
   * Returns the public keys that verify access tokens (RFC 7517).
   *
   * `GET /oauth/jwks`
   */
  retrieveJwks(options?: GetOAuthJWKSOptions): ApiPromise<JWKSet> {
    return call(this.#client, getOAuthJWKSOperation, { headers: options?.headers }, options);
  }

  /**
   * Dynamic client registration
   *
   * Registers an OAuth client at its own request (RFC 7591).
   *
   * `POST /oauth/register`
   */
  register(
    body?: OAuthDynamicRegistrationRequestInput,
    options?: RequestOptions,
  ): ApiPromise<OAuthDynamicRegistrationResponse> {
    return call(this.#client, registerOAuthClientOperation, { body }, options);
  }

  /**
   * OAuth token endpoint
   *
   * Exchange authorization code, client credentials, or refresh token for access token
   *
   * `POST /oauth/token`
   */
  token(body: TokenRequest, options?: ExchangeOAuthTokenOptions): ApiPromise<TokenResponse> {
    return call(this.#client, exchangeOAuthTokenOperation, { body, contentType: options?.contentType }, options);
  }
}

/** `client.oauthClients` */
export class OauthClientsResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * List OAuth clients
   *
   * Lists the OAuth clients that belong to the caller, a page at a time.
   *
   * `GET /oauth/clients`
   */
  list(
    query?: ListOAuthClientsQuery,
    options?: RequestOptions,
  ): PagePromise<ListOAuthClients200Body, OAuthClient> {
    return listPages(this.#client, listOAuthClientsOperation, listOAuthClientsPagination, { query }, options);
  }

  /**
   * Create OAuth client
   *
   * Creates an OAuth client that belongs to the caller.
   *
   * `POST /oauth/clients`
   */
  create(body: OAuthClientCreateRequestInput, options?: RequestOptions): ApiPromise<CreateOAuthClient201Body> {
    return call(this.#client, createOAuthClientOperation, { body }, options);
  }

  /**
   * Get OAuth client
   *
   * Returns one OAuth client.
   *
   * `GET /oauth/clients/{id}`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<GetOAuthClient200Body> {
    return call(this.#client, getOAuthClientOperation, { path: { id } }, options);
  }

  /**
   * Update OAuth client
   *
   * Changes the given members of an OAuth client and leaves the others as they are.
   *
   * `PUT /oauth/clients/{id}`
   */
  update(
    id: string,
    body?: OAuthClientUpdateRequest,
    options?: RequestOptions,
  ): ApiPromise<UpdateOAuthClient200Body> {
    return call(this.#client, updateOAuthClientOperation, { path: { id }, body }, options);
  }

  /**
   * Delete OAuth client
   *
   * Deletes an OAuth client for good.
   *
   * `DELETE /oauth/clients/{id}`
   */
  delete(id: string, options?: RequestOptions): ApiPromise<void> {
    return call(this.#client, deleteOAuthClientOperation, { path: { id } }, options);
  }
}

/** `client.oauthGrants` */
export class OauthGrantsResource {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * List OAuth grants
   *
   * Lists the grants that the caller has given to OAuth clients, a page at a time.
   *
   * `GET /oauth/grants`
   */
  list(
    query?: ListOAuthGrantsQuery,
    options?: RequestOptions,
  ): PagePromise<ListOAuthGrants200Body, OAuthGrant> {
    return listPages(this.#client, listOAuthGrantsOperation, listOAuthGrantsPagination, { query }, options);
  }

  /**
   * Get OAuth grant
   *
   * Returns one OAuth grant.
   *
   * `GET /oauth/grants/{id}`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<GetOAuthGrant200Body> {
    return call(this.#client, getOAuthGrantOperation, { path: { id } }, options);
  }

  /**
   * Revoke OAuth grant
   *
   * Revokes an OAuth grant, and with it every token that came from it.
   *
   * `DELETE /oauth/grants/{id}`
   */
  delete(id: string, options?: RequestOptions): ApiPromise<RevokeOAuthGrant200Body> {
    return call(this.#client, revokeOAuthGrantOperation, { path: { id } }, options);
  }
}
