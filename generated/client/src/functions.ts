/*
 * One function for each operation. It gives back any answer that the document declares, told apart by `status`.
 * It throws for an answer that is not declared, and where there is none.
 */
import {
  type AuthorizeOAuthArguments,
  authorizeOAuthOperation,
  type AuthorizeOAuthResult,
  type CreateOAuthClientArguments,
  createOAuthClientOperation,
  type CreateOAuthClientResult,
  type CreateOAuthGrantArguments,
  createOAuthGrantOperation,
  type CreateOAuthGrantResult,
  type DeleteOAuthClientArguments,
  deleteOAuthClientOperation,
  type DeleteOAuthClientResult,
  type ExchangeOAuthTokenArguments,
  exchangeOAuthTokenOperation,
  type ExchangeOAuthTokenResult,
  type GetOAuthAuthorizationServerMetadataArguments,
  getOAuthAuthorizationServerMetadataOperation,
  type GetOAuthAuthorizationServerMetadataResult,
  type GetOAuthClientArguments,
  getOAuthClientOperation,
  type GetOAuthClientResult,
  type GetOAuthConsentTokenArguments,
  getOAuthConsentTokenOperation,
  type GetOAuthConsentTokenResult,
  type GetOAuthGrantArguments,
  getOAuthGrantOperation,
  type GetOAuthGrantResult,
  type GetOAuthJWKSArguments,
  getOAuthJWKSOperation,
  type GetOAuthJWKSResult,
  type GetOAuthProtectedResourceMetadataArguments,
  getOAuthProtectedResourceMetadataOperation,
  type GetOAuthProtectedResourceMetadataResult,
  type IntrospectOAuthTokenArguments,
  introspectOAuthTokenOperation,
  type IntrospectOAuthTokenResult,
  type ListOAuthClientsArguments,
  listOAuthClientsOperation,
  type ListOAuthClientsResult,
  type ListOAuthGrantsArguments,
  listOAuthGrantsOperation,
  type ListOAuthGrantsResult,
  type RegisterOAuthClientArguments,
  registerOAuthClientOperation,
  type RegisterOAuthClientResult,
  type RevokeOAuthGrantArguments,
  revokeOAuthGrantOperation,
  type RevokeOAuthGrantResult,
  type UpdateOAuthClientArguments,
  updateOAuthClientOperation,
  type UpdateOAuthClientResult,
} from "./operations.ts";
import { type CallOptions, type Client, execute } from "./runtime/index.ts";

export { type CreateClientOptions, createClient, fromEnvironment } from "./create-client.ts";
export { type CallOptions, type Client, type Delivery, reliably } from "./runtime/index.ts";

/**
 * Authorization server metadata
 *
 * OAuth 2.0 Authorization Server Metadata (RFC 8414)
 *
 * `GET /.well-known/oauth-authorization-server`
 */
export function getOAuthAuthorizationServerMetadata(
  client: Client,
  args: GetOAuthAuthorizationServerMetadataArguments = {},
  options?: CallOptions,
): Promise<GetOAuthAuthorizationServerMetadataResult> {
  return execute(client, getOAuthAuthorizationServerMetadataOperation, args, options);
}

/**
 * Protected resource metadata
 *
 * OAuth 2.0 Protected Resource Metadata for resource discovery
 *
 * `GET /.well-known/oauth-protected-resource`
 */
export function getOAuthProtectedResourceMetadata(
  client: Client,
  args: GetOAuthProtectedResourceMetadataArguments = {},
  options?: CallOptions,
): Promise<GetOAuthProtectedResourceMetadataResult> {
  return execute(client, getOAuthProtectedResourceMetadataOperation, args, options);
}

/**
 * OAuth authorization endpoint
 *
 * OAuth 2.0 authorization endpoint for the authorization code flow
 *
 * `GET /oauth/authorize`
 */
export function authorizeOAuth(
  client: Client,
  args: AuthorizeOAuthArguments,
  options?: CallOptions,
): Promise<AuthorizeOAuthResult> {
  return execute(client, authorizeOAuthOperation, args, options);
}

/**
 * List OAuth clients
 *
 * Lists the OAuth clients that belong to the caller, a page at a time.
 *
 * `GET /oauth/clients`
 */
export function listOAuthClients(
  client: Client,
  args: ListOAuthClientsArguments = {},
  options?: CallOptions,
): Promise<ListOAuthClientsResult> {
  return execute(client, listOAuthClientsOperation, args, options);
}

/**
 * Create OAuth client
 *
 * Creates an OAuth client that belongs to the caller.
 *
 * `POST /oauth/clients`
 */
export function createOAuthClient(
  client: Client,
  args: CreateOAuthClientArguments,
  options?: CallOptions,
): Promise<CreateOAuthClientResult> {
  return execute(client, createOAuthClientOperation, args, options);
}

/**
 * Get OAuth client
 *
 * Returns one OAuth client.
 *
 * `GET /oauth/clients/{id}`
 */
export function getOAuthClient(
  client: Client,
  args: GetOAuthClientArguments,
  options?: CallOptions,
): Promise<GetOAuthClientResult> {
  return execute(client, getOAuthClientOperation, args, options);
}

/**
 * Update OAuth client
 *
 * Changes the given members of an OAuth client and leaves the others as they are.
 *
 * `PUT /oauth/clients/{id}`
 */
export function updateOAuthClient(
  client: Client,
  args: UpdateOAuthClientArguments,
  options?: CallOptions,
): Promise<UpdateOAuthClientResult> {
  return execute(client, updateOAuthClientOperation, args, options);
}

/**
 * Delete OAuth client
 *
 * Deletes an OAuth client for good.
 *
 * `DELETE /oauth/clients/{id}`
 */
export function deleteOAuthClient(
  client: Client,
  args: DeleteOAuthClientArguments,
  options?: CallOptions,
): Promise<DeleteOAuthClientResult> {
  return execute(client, deleteOAuthClientOperation, args, options);
}

/**
 * Get OAuth consent token
 *
 * Says what a consent token stands for, so that the user can be asked.
 *
 * `GET /oauth/consent/{consent_token}`
 */
export function getOAuthConsentToken(
  client: Client,
  args: GetOAuthConsentTokenArguments,
  options?: CallOptions,
): Promise<GetOAuthConsentTokenResult> {
  return execute(client, getOAuthConsentTokenOperation, args, options);
}

/**
 * List OAuth grants
 *
 * Lists the grants that the caller has given to OAuth clients, a page at a time.
 *
 * `GET /oauth/grants`
 */
export function listOAuthGrants(
  client: Client,
  args: ListOAuthGrantsArguments = {},
  options?: CallOptions,
): Promise<ListOAuthGrantsResult> {
  return execute(client, listOAuthGrantsOperation, args, options);
}

/**
 * Create OAuth grant
 *
 * Records what the user decided about a consent token, and says where to send the user next.
 *
 * `POST /oauth/grants`
 */
export function createOAuthGrant(
  client: Client,
  args: CreateOAuthGrantArguments,
  options?: CallOptions,
): Promise<CreateOAuthGrantResult> {
  return execute(client, createOAuthGrantOperation, args, options);
}

/**
 * Get OAuth grant
 *
 * Returns one OAuth grant.
 *
 * `GET /oauth/grants/{id}`
 */
export function getOAuthGrant(
  client: Client,
  args: GetOAuthGrantArguments,
  options?: CallOptions,
): Promise<GetOAuthGrantResult> {
  return execute(client, getOAuthGrantOperation, args, options);
}

/**
 * Revoke OAuth grant
 *
 * Revokes an OAuth grant, and with it every token that came from it.
 *
 * `DELETE /oauth/grants/{id}`
 */
export function revokeOAuthGrant(
  client: Client,
  args: RevokeOAuthGrantArguments,
  options?: CallOptions,
): Promise<RevokeOAuthGrantResult> {
  return execute(client, revokeOAuthGrantOperation, args, options);
}

/**
 * Token introspection
 *
 * Says whether a token is active, and what it stands for (RFC 7662).
 *
 * `POST /oauth/introspect`
 */
export function introspectOAuthToken(
  client: Client,
  args: IntrospectOAuthTokenArguments,
  options?: CallOptions,
): Promise<IntrospectOAuthTokenResult> {
  return execute(client, introspectOAuthTokenOperation, args, options);
}

/**
 * JSON Web Key Set
 *
 * Returns the public keys that verify access tokens (RFC 7517).
 *
 * `GET /oauth/jwks`
 */
export function getOAuthJWKS(
  client: Client,
  args: GetOAuthJWKSArguments = {},
  options?: CallOptions,
): Promise<GetOAuthJWKSResult> {
  return execute(client, getOAuthJWKSOperation, args, options);
}

/**
 * Dynamic client registration
 *
 * Registers an OAuth client at its own request (RFC 7591).
 *
 * `POST /oauth/register`
 */
export function registerOAuthClient(
  client: Client,
  args: RegisterOAuthClientArguments = {},
  options?: CallOptions,
): Promise<RegisterOAuthClientResult> {
  return execute(client, registerOAuthClientOperation, args, options);
}

/**
 * OAuth token endpoint
 *
 * Exchange authorization code, client credentials, or refresh token for access token
 *
 * `POST /oauth/token`
 */
export function exchangeOAuthToken(
  client: Client,
  args: ExchangeOAuthTokenArguments,
  options?: CallOptions,
): Promise<ExchangeOAuthTokenResult> {
  return execute(client, exchangeOAuthTokenOperation, args, options);
}
