/*
 * The conformance test of Telnyx OAuth API: requests that are drawn from the document are sent to a server, and its
 * answers held to what the document declares.
 */
import { type Conformance, conformanceOf } from "specwright/conformance";
import type {
  AuthorizeOAuthArguments,
  ClientOptions,
  CreateOAuthClientArguments,
  CreateOAuthGrantArguments,
  DeleteOAuthClientArguments,
  ExchangeOAuthTokenArguments,
  GetOAuthAuthorizationServerMetadataArguments,
  GetOAuthClientArguments,
  GetOAuthConsentTokenArguments,
  GetOAuthGrantArguments,
  GetOAuthJWKSArguments,
  GetOAuthProtectedResourceMetadataArguments,
  IntrospectOAuthTokenArguments,
  ListOAuthClientsArguments,
  ListOAuthGrantsArguments,
  RegisterOAuthClientArguments,
  RevokeOAuthGrantArguments,
  UpdateOAuthClientArguments,
} from "telnyx-oauth-client";
import {
  authorizeOAuth,
  createClient,
  createOAuthClient,
  createOAuthGrant,
  deleteOAuthClient,
  exchangeOAuthToken,
  getOAuthAuthorizationServerMetadata,
  getOAuthClient,
  getOAuthConsentToken,
  getOAuthGrant,
  getOAuthJWKS,
  getOAuthProtectedResourceMetadata,
  introspectOAuthToken,
  listOAuthClients,
  listOAuthGrants,
  registerOAuthClient,
  revokeOAuthGrant,
  updateOAuthClient,
} from "telnyx-oauth-client/functions";
import {
  authorizeOAuth as serverAuthorizeOAuth,
  createOAuthClient as serverCreateOAuthClient,
  createOAuthGrant as serverCreateOAuthGrant,
  deleteOAuthClient as serverDeleteOAuthClient,
  exchangeOAuthToken as serverExchangeOAuthToken,
  getOAuthAuthorizationServerMetadata as serverGetOAuthAuthorizationServerMetadata,
  getOAuthClient as serverGetOAuthClient,
  getOAuthConsentToken as serverGetOAuthConsentToken,
  getOAuthGrant as serverGetOAuthGrant,
  getOAuthJWKS as serverGetOAuthJWKS,
  getOAuthProtectedResourceMetadata as serverGetOAuthProtectedResourceMetadata,
  introspectOAuthToken as serverIntrospectOAuthToken,
  listOAuthClients as serverListOAuthClients,
  listOAuthGrants as serverListOAuthGrants,
  registerOAuthClient as serverRegisterOAuthClient,
  revokeOAuthGrant as serverRevokeOAuthGrant,
  updateOAuthClient as serverUpdateOAuthClient,
} from "telnyx-oauth-server/operations";

/** What each operation is called with: what `prepare` is given, and gives back. */
export interface Operations {
  getOAuthAuthorizationServerMetadata: GetOAuthAuthorizationServerMetadataArguments;
  getOAuthProtectedResourceMetadata: GetOAuthProtectedResourceMetadataArguments;
  authorizeOAuth: AuthorizeOAuthArguments;
  listOAuthClients: ListOAuthClientsArguments;
  createOAuthClient: CreateOAuthClientArguments;
  getOAuthClient: GetOAuthClientArguments;
  updateOAuthClient: UpdateOAuthClientArguments;
  deleteOAuthClient: DeleteOAuthClientArguments;
  getOAuthConsentToken: GetOAuthConsentTokenArguments;
  listOAuthGrants: ListOAuthGrantsArguments;
  createOAuthGrant: CreateOAuthGrantArguments;
  getOAuthGrant: GetOAuthGrantArguments;
  revokeOAuthGrant: RevokeOAuthGrantArguments;
  introspectOAuthToken: IntrospectOAuthTokenArguments;
  getOAuthJWKS: GetOAuthJWKSArguments;
  registerOAuthClient: RegisterOAuthClientArguments;
  exchangeOAuthToken: ExchangeOAuthTokenArguments;
}

/** What requests are sent with: the client's options of these names. */
export type Credentials = Pick<ClientOptions, "apiKey" | "clientID" | "clientSecret">;

/**
 * The check of each operation, for a test runner: `for (const { name, run } of conformance(server)) test(name, run);`
 */
export const conformance: Conformance<Operations, Credentials> = conformanceOf({
  spec: new URL("../../spec/oauth.yml", import.meta.url),
  overlays: [new URL("../../spec/oauth.overlay.yml", import.meta.url)],
  lock: new URL("../specwright.lock.json", import.meta.url),
  createClient: createClient,
  operations: {
    getOAuthAuthorizationServerMetadata: {
      call: getOAuthAuthorizationServerMetadata,
      table: serverGetOAuthAuthorizationServerMetadata(),
    },
    getOAuthProtectedResourceMetadata: {
      call: getOAuthProtectedResourceMetadata,
      table: serverGetOAuthProtectedResourceMetadata(),
    },
    authorizeOAuth: { call: authorizeOAuth, table: serverAuthorizeOAuth() },
    listOAuthClients: { call: listOAuthClients, table: serverListOAuthClients() },
    createOAuthClient: { call: createOAuthClient, table: serverCreateOAuthClient() },
    getOAuthClient: { call: getOAuthClient, table: serverGetOAuthClient() },
    updateOAuthClient: { call: updateOAuthClient, table: serverUpdateOAuthClient() },
    deleteOAuthClient: { call: deleteOAuthClient, table: serverDeleteOAuthClient() },
    getOAuthConsentToken: { call: getOAuthConsentToken, table: serverGetOAuthConsentToken() },
    listOAuthGrants: { call: listOAuthGrants, table: serverListOAuthGrants() },
    createOAuthGrant: { call: createOAuthGrant, table: serverCreateOAuthGrant() },
    getOAuthGrant: { call: getOAuthGrant, table: serverGetOAuthGrant() },
    revokeOAuthGrant: { call: revokeOAuthGrant, table: serverRevokeOAuthGrant() },
    introspectOAuthToken: { call: introspectOAuthToken, table: serverIntrospectOAuthToken() },
    getOAuthJWKS: { call: getOAuthJWKS, table: serverGetOAuthJWKS() },
    registerOAuthClient: { call: registerOAuthClient, table: serverRegisterOAuthClient() },
    exchangeOAuthToken: { call: exchangeOAuthToken, table: serverExchangeOAuthToken() },
  },
});
