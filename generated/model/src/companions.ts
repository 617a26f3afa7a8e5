/*
 * The types of Telnyx OAuth API, each with an object of the same name: its validators in one place,
 * and a Standard Schema for libraries that take one. A bundle that uses the
 * functions of validators.ts instead holds less.
 */
import { type Companion, companion } from "./runtime/index.ts";
import {
  checkAuthorizationServerMetadata,
  checkConsentTokenResponse,
  checkConsentTokenResponseData,
  checkConsentTokenResponseDataRequestedScopesItem,
  checkCreateGrantResponse,
  checkCreateOAuthClient201Body,
  checkCreateOAuthGrantRequest,
  checkGetOAuthClient200Body,
  checkGetOAuthGrant200Body,
  checkIntrospectRequest,
  checkIntrospectResponse,
  checkJWKSet,
  checkJWKSetKeysItem,
  checkListOAuthClients200Body,
  checkListOAuthGrants200Body,
  checkOauth_Error,
  checkOauth_PaginationMeta,
  checkOAuthClient,
  checkOAuthClientCreateRequest,
  checkOAuthClientUpdateRequest,
  checkOAuthDynamicRegistrationRequest,
  checkOAuthDynamicRegistrationResponse,
  checkOAuthGrant,
  checkRegisterOAuthClient400Body,
  checkResourceMetadata,
  checkRevokeOAuthGrant200Body,
  checkTokenRequest,
  checkTokenResponse,
  checkUpdateOAuthClient200Body,
  isAuthorizationServerMetadata,
  isConsentTokenResponse,
  isConsentTokenResponseData,
  isConsentTokenResponseDataRequestedScopesItem,
  isCreateGrantResponse,
  isCreateOAuthClient201Body,
  isCreateOAuthGrantRequest,
  isGetOAuthClient200Body,
  isGetOAuthGrant200Body,
  isIntrospectRequest,
  isIntrospectResponse,
  isJWKSet,
  isJWKSetKeysItem,
  isListOAuthClients200Body,
  isListOAuthGrants200Body,
  isOauth_Error,
  isOauth_PaginationMeta,
  isOAuthClient,
  isOAuthClientCreateRequest,
  isOAuthClientUpdateRequest,
  isOAuthDynamicRegistrationRequest,
  isOAuthDynamicRegistrationResponse,
  isOAuthGrant,
  isRegisterOAuthClient400Body,
  isResourceMetadata,
  isRevokeOAuthGrant200Body,
  isTokenRequest,
  isTokenResponse,
  isUpdateOAuthClient200Body,
  parseAuthorizationServerMetadata,
  parseConsentTokenResponse,
  parseConsentTokenResponseData,
  parseConsentTokenResponseDataRequestedScopesItem,
  parseCreateGrantResponse,
  parseCreateOAuthClient201Body,
  parseCreateOAuthGrantRequest,
  parseGetOAuthClient200Body,
  parseGetOAuthGrant200Body,
  parseIntrospectRequest,
  parseIntrospectResponse,
  parseJWKSet,
  parseJWKSetKeysItem,
  parseListOAuthClients200Body,
  parseListOAuthGrants200Body,
  parseOauth_Error,
  parseOauth_PaginationMeta,
  parseOAuthClient,
  parseOAuthClientCreateRequest,
  parseOAuthClientUpdateRequest,
  parseOAuthDynamicRegistrationRequest,
  parseOAuthDynamicRegistrationResponse,
  parseOAuthGrant,
  parseRegisterOAuthClient400Body,
  parseResourceMetadata,
  parseRevokeOAuthGrant200Body,
  parseTokenRequest,
  parseTokenResponse,
  parseUpdateOAuthClient200Body,
} from "./validators.ts";

import type * as schemas from "./schemas.ts";

/** `#/components/schemas/AuthorizationServerMetadata` */
export type AuthorizationServerMetadata = schemas.AuthorizationServerMetadata;

export const AuthorizationServerMetadata: Companion<AuthorizationServerMetadata> = /*@__PURE__*/ built(() => companion(
  isAuthorizationServerMetadata,
  checkAuthorizationServerMetadata,
  parseAuthorizationServerMetadata,
));

/** `#/components/schemas/ResourceMetadata` */
export type ResourceMetadata = schemas.ResourceMetadata;

export const ResourceMetadata: Companion<ResourceMetadata> = /*@__PURE__*/ built(() => companion(
  isResourceMetadata,
  checkResourceMetadata,
  parseResourceMetadata,
));

/** `#/components/schemas/OAuthClient` */
export type OAuthClient = schemas.OAuthClient;

export const OAuthClient: Companion<OAuthClient> = /*@__PURE__*/ built(() => companion(
  isOAuthClient,
  checkOAuthClient,
  parseOAuthClient,
));

/** `#/components/schemas/OAuthClientCreateRequest` */
export type OAuthClientCreateRequest = schemas.OAuthClientCreateRequest;

export const OAuthClientCreateRequest: Companion<OAuthClientCreateRequest, schemas.OAuthClientCreateRequestInput> = /*@__PURE__*/ built(() => companion(
  isOAuthClientCreateRequest,
  checkOAuthClientCreateRequest,
  parseOAuthClientCreateRequest,
));

/** `#/components/schemas/OAuthClientUpdateRequest` */
export type OAuthClientUpdateRequest = schemas.OAuthClientUpdateRequest;

export const OAuthClientUpdateRequest: Companion<OAuthClientUpdateRequest> = /*@__PURE__*/ built(() => companion(
  isOAuthClientUpdateRequest,
  checkOAuthClientUpdateRequest,
  parseOAuthClientUpdateRequest,
));

/** `#/components/schemas/ConsentTokenResponse` */
export type ConsentTokenResponse = schemas.ConsentTokenResponse;

export const ConsentTokenResponse: Companion<ConsentTokenResponse> = /*@__PURE__*/ built(() => companion(
  isConsentTokenResponse,
  checkConsentTokenResponse,
  parseConsentTokenResponse,
));

export type ConsentTokenResponseData = schemas.ConsentTokenResponseData;

export const ConsentTokenResponseData: Companion<ConsentTokenResponseData> = /*@__PURE__*/ built(() => companion(
  isConsentTokenResponseData,
  checkConsentTokenResponseData,
  parseConsentTokenResponseData,
));

export type ConsentTokenResponseDataRequestedScopesItem = schemas.ConsentTokenResponseDataRequestedScopesItem;

export const ConsentTokenResponseDataRequestedScopesItem: Companion<ConsentTokenResponseDataRequestedScopesItem> = /*@__PURE__*/ built(() => companion(
  isConsentTokenResponseDataRequestedScopesItem,
  checkConsentTokenResponseDataRequestedScopesItem,
  parseConsentTokenResponseDataRequestedScopesItem,
));

/** `#/components/schemas/OAuthGrant` */
export type OAuthGrant = schemas.OAuthGrant;

export const OAuthGrant: Companion<OAuthGrant> = /*@__PURE__*/ built(() => companion(isOAuthGrant, checkOAuthGrant, parseOAuthGrant));

/** `#/components/schemas/CreateOAuthGrantRequest` */
export type CreateOAuthGrantRequest = schemas.CreateOAuthGrantRequest;

export const CreateOAuthGrantRequest: Companion<CreateOAuthGrantRequest> = /*@__PURE__*/ built(() => companion(
  isCreateOAuthGrantRequest,
  checkCreateOAuthGrantRequest,
  parseCreateOAuthGrantRequest,
));

/** `#/components/schemas/CreateGrantResponse` */
export type CreateGrantResponse = schemas.CreateGrantResponse;

export const CreateGrantResponse: Companion<CreateGrantResponse> = /*@__PURE__*/ built(() => companion(
  isCreateGrantResponse,
  checkCreateGrantResponse,
  parseCreateGrantResponse,
));

/** `#/components/schemas/IntrospectRequest` */
export type IntrospectRequest = schemas.IntrospectRequest;

export const IntrospectRequest: Companion<IntrospectRequest> = /*@__PURE__*/ built(() => companion(
  isIntrospectRequest,
  checkIntrospectRequest,
  parseIntrospectRequest,
));

/** `#/components/schemas/IntrospectResponse` */
export type IntrospectResponse = schemas.IntrospectResponse;

export const IntrospectResponse: Companion<IntrospectResponse> = /*@__PURE__*/ built(() => companion(
  isIntrospectResponse,
  checkIntrospectResponse,
  parseIntrospectResponse,
));

/** `#/components/schemas/JWKSet` */
export type JWKSet = schemas.JWKSet;

export const JWKSet: Companion<JWKSet> = /*@__PURE__*/ built(() => companion(isJWKSet, checkJWKSet, parseJWKSet));

export type JWKSetKeysItem = schemas.JWKSetKeysItem;

export const JWKSetKeysItem: Companion<JWKSetKeysItem> = /*@__PURE__*/ built(() => companion(
  isJWKSetKeysItem,
  checkJWKSetKeysItem,
  parseJWKSetKeysItem,
));

/** `#/components/schemas/OAuthDynamicRegistrationRequest` */
export type OAuthDynamicRegistrationRequest = schemas.OAuthDynamicRegistrationRequest;

export const OAuthDynamicRegistrationRequest: Companion<OAuthDynamicRegistrationRequest, schemas.OAuthDynamicRegistrationRequestInput> = /*@__PURE__*/ built(() => companion(
  isOAuthDynamicRegistrationRequest,
  checkOAuthDynamicRegistrationRequest,
  parseOAuthDynamicRegistrationRequest,
));

/** `#/components/schemas/OAuthDynamicRegistrationResponse` */
export type OAuthDynamicRegistrationResponse = schemas.OAuthDynamicRegistrationResponse;

export const OAuthDynamicRegistrationResponse: Companion<OAuthDynamicRegistrationResponse> = /*@__PURE__*/ built(() => companion(
  isOAuthDynamicRegistrationResponse,
  checkOAuthDynamicRegistrationResponse,
  parseOAuthDynamicRegistrationResponse,
));

/** `#/components/schemas/TokenRequest` */
export type TokenRequest = schemas.TokenRequest;

export const TokenRequest: Companion<TokenRequest> = /*@__PURE__*/ built(() => companion(
  isTokenRequest,
  checkTokenRequest,
  parseTokenRequest,
));

/** `#/components/schemas/TokenResponse` */
export type TokenResponse = schemas.TokenResponse;

export const TokenResponse: Companion<TokenResponse> = /*@__PURE__*/ built(() => companion(
  isTokenResponse,
  checkTokenResponse,
  parseTokenResponse,
));

/** `#/components/schemas/oauth_Error` */
export type oauth_Error = schemas.oauth_Error;

export const oauth_Error: Companion<oauth_Error> = /*@__PURE__*/ built(() => companion(
  isOauth_Error,
  checkOauth_Error,
  parseOauth_Error,
));

/** `#/components/schemas/oauth_PaginationMeta` */
export type oauth_PaginationMeta = schemas.oauth_PaginationMeta;

export const oauth_PaginationMeta: Companion<oauth_PaginationMeta> = /*@__PURE__*/ built(() => companion(
  isOauth_PaginationMeta,
  checkOauth_PaginationMeta,
  parseOauth_PaginationMeta,
));

export type ListOAuthClients200Body = schemas.ListOAuthClients200Body;

export const ListOAuthClients200Body: Companion<ListOAuthClients200Body> = /*@__PURE__*/ built(() => companion(
  isListOAuthClients200Body,
  checkListOAuthClients200Body,
  parseListOAuthClients200Body,
));

export type CreateOAuthClient201Body = schemas.CreateOAuthClient201Body;

export const CreateOAuthClient201Body: Companion<CreateOAuthClient201Body> = /*@__PURE__*/ built(() => companion(
  isCreateOAuthClient201Body,
  checkCreateOAuthClient201Body,
  parseCreateOAuthClient201Body,
));

export type GetOAuthClient200Body = schemas.GetOAuthClient200Body;

export const GetOAuthClient200Body: Companion<GetOAuthClient200Body> = /*@__PURE__*/ built(() => companion(
  isGetOAuthClient200Body,
  checkGetOAuthClient200Body,
  parseGetOAuthClient200Body,
));

export type UpdateOAuthClient200Body = schemas.UpdateOAuthClient200Body;

export const UpdateOAuthClient200Body: Companion<UpdateOAuthClient200Body> = /*@__PURE__*/ built(() => companion(
  isUpdateOAuthClient200Body,
  checkUpdateOAuthClient200Body,
  parseUpdateOAuthClient200Body,
));

export type ListOAuthGrants200Body = schemas.ListOAuthGrants200Body;

export const ListOAuthGrants200Body: Companion<ListOAuthGrants200Body> = /*@__PURE__*/ built(() => companion(
  isListOAuthGrants200Body,
  checkListOAuthGrants200Body,
  parseListOAuthGrants200Body,
));

export type GetOAuthGrant200Body = schemas.GetOAuthGrant200Body;

export const GetOAuthGrant200Body: Companion<GetOAuthGrant200Body> = /*@__PURE__*/ built(() => companion(
  isGetOAuthGrant200Body,
  checkGetOAuthGrant200Body,
  parseGetOAuthGrant200Body,
));

export type RevokeOAuthGrant200Body = schemas.RevokeOAuthGrant200Body;

export const RevokeOAuthGrant200Body: Companion<RevokeOAuthGrant200Body> = /*@__PURE__*/ built(() => companion(
  isRevokeOAuthGrant200Body,
  checkRevokeOAuthGrant200Body,
  parseRevokeOAuthGrant200Body,
));

export type RegisterOAuthClient400Body = schemas.RegisterOAuthClient400Body;

export const RegisterOAuthClient400Body: Companion<RegisterOAuthClient400Body> = /*@__PURE__*/ built(() => companion(
  isRegisterOAuthClient400Body,
  checkRegisterOAuthClient400Body,
  parseRegisterOAuthClient400Body,
));

/** What a function makes. The compiler need not look beyond it for what the names in it mean. */
function built<Value>(make: () => Value): Value {
  return make();
}
