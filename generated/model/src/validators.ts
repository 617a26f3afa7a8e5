/*
 * The validators of Telnyx OAuth API. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfAuthorizationServerMetadata,
  schemaOfConsentTokenResponse,
  schemaOfConsentTokenResponseData,
  schemaOfConsentTokenResponseDataRequestedScopesItem,
  schemaOfCreateGrantResponse,
  schemaOfCreateOAuthClient201Body,
  schemaOfCreateOAuthGrantRequest,
  schemaOfGetOAuthClient200Body,
  schemaOfGetOAuthGrant200Body,
  schemaOfIntrospectRequest,
  schemaOfIntrospectResponse,
  schemaOfJWKSet,
  schemaOfJWKSetKeysItem,
  schemaOfListOAuthClients200Body,
  schemaOfListOAuthGrants200Body,
  schemaOfOauth_Error,
  schemaOfOauth_PaginationMeta,
  schemaOfOAuthClient,
  schemaOfOAuthClientCreateRequest,
  schemaOfOAuthClientUpdateRequest,
  schemaOfOAuthDynamicRegistrationRequest,
  schemaOfOAuthDynamicRegistrationResponse,
  schemaOfOAuthGrant,
  schemaOfRegisterOAuthClient400Body,
  schemaOfResourceMetadata,
  schemaOfRevokeOAuthGrant200Body,
  schemaOfTokenRequest,
  schemaOfTokenResponse,
  schemaOfUpdateOAuthClient200Body,
} from "./definitions.ts";
import {
  areStrings,
  check,
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  everyValue,
  isDateTime,
  isInteger,
  isObject,
  isUri,
  isUuid,
  parse,
  parseWithDefaults,
} from "./runtime/index.ts";
import type {
  AuthorizationServerMetadata,
  ConsentTokenResponse,
  ConsentTokenResponseData,
  ConsentTokenResponseDataRequestedScopesItem,
  CreateGrantResponse,
  CreateOAuthClient201Body,
  CreateOAuthGrantRequest,
  GetOAuthClient200Body,
  GetOAuthGrant200Body,
  IntrospectRequest,
  IntrospectResponse,
  JWKSet,
  JWKSetKeysItem,
  ListOAuthClients200Body,
  ListOAuthGrants200Body,
  oauth_Error,
  oauth_PaginationMeta,
  OAuthClient,
  OAuthClientCreateRequest,
  OAuthClientCreateRequestInput,
  OAuthClientUpdateRequest,
  OAuthDynamicRegistrationRequest,
  OAuthDynamicRegistrationRequestInput,
  OAuthDynamicRegistrationResponse,
  OAuthGrant,
  RegisterOAuthClient400Body,
  ResourceMetadata,
  RevokeOAuthGrant200Body,
  TokenRequest,
  TokenResponse,
  UpdateOAuthClient200Body,
} from "./schemas.ts";

/** Whether a value fits AuthorizationServerMetadata. */
export function isAuthorizationServerMetadata(value: unknown): value is AuthorizationServerMetadata {
  return (
    isObject(value) &&
    (value.issuer === undefined || isUri(value.issuer)) &&
    (value.token_endpoint === undefined || isUri(value.token_endpoint)) &&
    (value.introspection_endpoint === undefined || isUri(value.introspection_endpoint)) &&
    (value.jwks_uri === undefined || isUri(value.jwks_uri)) &&
    (value.registration_endpoint === undefined || isUri(value.registration_endpoint)) &&
    (value.authorization_endpoint === undefined || isUri(value.authorization_endpoint)) &&
    (value.grant_types_supported === undefined || areStrings(value.grant_types_supported)) &&
    (value.code_challenge_methods_supported === undefined ||
      areStrings(value.code_challenge_methods_supported)) &&
    (value.response_types_supported === undefined || areStrings(value.response_types_supported)) &&
    (value.token_endpoint_auth_methods_supported === undefined ||
      areStrings(value.token_endpoint_auth_methods_supported)) &&
    (value.scopes_supported === undefined || areStrings(value.scopes_supported)) &&
    (value.response_modes_supported === undefined || areStrings(value.response_modes_supported)) &&
    (value.introspection_endpoint_auth_methods_supported === undefined ||
      areStrings(value.introspection_endpoint_auth_methods_supported)) &&
    (value.authorization_response_iss_parameter_supported === undefined ||
      typeof value.authorization_response_iss_parameter_supported === "boolean")
  );
}

/** The value as AuthorizationServerMetadata, or everything that is wrong with it. */
export function checkAuthorizationServerMetadata(
  value: unknown,
  options?: CheckOptions,
): CheckResult<AuthorizationServerMetadata> {
  return check(isAuthorizationServerMetadata, schemaOfAuthorizationServerMetadata, value, options);
}

/**
 * The value as AuthorizationServerMetadata.
 *
 * @throws {ValidationError}
 */
export function parseAuthorizationServerMetadata(
  value: unknown,
  options?: CheckOptions,
): AuthorizationServerMetadata {
  return parse(
    "AuthorizationServerMetadata",
    isAuthorizationServerMetadata,
    schemaOfAuthorizationServerMetadata,
    value,
    options,
  );
}

/** Whether a value fits ResourceMetadata. */
export function isResourceMetadata(value: unknown): value is ResourceMetadata {
  if (!isObject(value)) return false;
  const { authorization_servers } = value;
  return (
    (value.resource === undefined || isUri(value.resource)) &&
    (authorization_servers === undefined ||
      (Array.isArray(authorization_servers) &&
        areResourceMetadataAuthorizationServers(authorization_servers))) &&
    (value.scopes_supported === undefined || areStrings(value.scopes_supported)) &&
    (value.bearer_methods_supported === undefined || areStrings(value.bearer_methods_supported)) &&
    (value.jwks_uri === undefined || isUri(value.jwks_uri))
  );
}

function areResourceMetadataAuthorizationServers(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUri(items[index])) return false;
  }
  return true;
}

/** The value as ResourceMetadata, or everything that is wrong with it. */
export function checkResourceMetadata(value: unknown, options?: CheckOptions): CheckResult<ResourceMetadata> {
  return check(isResourceMetadata, schemaOfResourceMetadata, value, options);
}

/**
 * The value as ResourceMetadata.
 *
 * @throws {ValidationError}
 */
export function parseResourceMetadata(value: unknown, options?: CheckOptions): ResourceMetadata {
  return parse("ResourceMetadata", isResourceMetadata, schemaOfResourceMetadata, value, options);
}

/** Whether a value fits OAuthClient. */
export function isOAuthClient(value: unknown): value is OAuthClient {
  if (!isObject(value)) return false;
  const { allowed_grant_types, redirect_uris, logo_uri, tos_uri, policy_uri, client_secret } = value;
  return (
    value.record_type === "oauth_client" &&
    (value.client_type === "public" || value.client_type === "confidential") &&
    typeof value.client_id === "string" &&
    typeof value.name === "string" &&
    typeof value.org_id === "string" &&
    typeof value.user_id === "string" &&
    (value.allowed_scopes === undefined || areStrings(value.allowed_scopes)) &&
    typeof value.require_pkce === "boolean" &&
    (allowed_grant_types === undefined ||
      (Array.isArray(allowed_grant_types) && areOAuthClientAllowedGrantTypes(allowed_grant_types))) &&
    (redirect_uris === undefined ||
      (Array.isArray(redirect_uris) && areOAuthClientRedirectUris(redirect_uris))) &&
    (logo_uri === undefined || isUri(logo_uri) || logo_uri === null) &&
    (tos_uri === undefined || isUri(tos_uri) || tos_uri === null) &&
    (policy_uri === undefined || isUri(policy_uri) || policy_uri === null) &&
    (client_secret === undefined || typeof client_secret === "string" || client_secret === null) &&
    isDateTime(value.created_at) &&
    isDateTime(value.updated_at)
  );
}

function isOAuthClientAllowedGrantTypesItem(value: unknown): boolean {
  return value === "client_credentials" || value === "authorization_code" || value === "refresh_token";
}

function areOAuthClientAllowedGrantTypes(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isOAuthClientAllowedGrantTypesItem(items[index])) return false;
  }
  return true;
}

function areOAuthClientRedirectUris(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUri(items[index])) return false;
  }
  return true;
}

/** The value as OAuthClient, or everything that is wrong with it. */
export function checkOAuthClient(value: unknown, options?: CheckOptions): CheckResult<OAuthClient> {
  return check(isOAuthClient, schemaOfOAuthClient, value, options);
}

/**
 * The value as OAuthClient.
 *
 * @throws {ValidationError}
 */
export function parseOAuthClient(value: unknown, options?: CheckOptions): OAuthClient {
  return parse("OAuthClient", isOAuthClient, schemaOfOAuthClient, value, options);
}

/** Whether a value fits OAuthClientCreateRequestInput. */
export function isOAuthClientCreateRequest(value: unknown): value is OAuthClientCreateRequestInput {
  if (!isObject(value)) return false;
  const { redirect_uris } = value;
  return (
    (value.client_type === "public" || value.client_type === "confidential") &&
    hasOnlyOAuthClientCreateRequestMembers(value) &&
    typeof value.name === "string" &&
    areStrings(value.allowed_scopes) &&
    (value.require_pkce === undefined || typeof value.require_pkce === "boolean") &&
    Array.isArray(value.allowed_grant_types) &&
    areOAuthClientCreateRequestAllowedGrantTypes(value.allowed_grant_types) &&
    (redirect_uris === undefined ||
      (Array.isArray(redirect_uris) && areOAuthClientCreateRequestRedirectUris(redirect_uris))) &&
    (value.logo_uri === undefined || isUri(value.logo_uri)) &&
    (value.policy_uri === undefined || isUri(value.policy_uri)) &&
    (value.tos_uri === undefined || isUri(value.tos_uri))
  );
}

function hasOnlyOAuthClientCreateRequestMembers(value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    switch (name) {
      case "name":
      case "allowed_scopes":
      case "client_type":
      case "require_pkce":
      case "allowed_grant_types":
      case "redirect_uris":
      case "logo_uri":
      case "policy_uri":
      case "tos_uri":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

function isOAuthClientCreateRequestAllowedGrantTypesItem(value: unknown): boolean {
  return value === "client_credentials" || value === "authorization_code" || value === "refresh_token";
}

function areOAuthClientCreateRequestAllowedGrantTypes(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isOAuthClientCreateRequestAllowedGrantTypesItem(items[index])) return false;
  }
  return true;
}

function areOAuthClientCreateRequestRedirectUris(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUri(items[index])) return false;
  }
  return true;
}

/** The value as OAuthClientCreateRequest, or everything that is wrong with it. */
export function checkOAuthClientCreateRequest(
  value: unknown,
  options?: CheckOptions,
): CheckResult<OAuthClientCreateRequest> {
  return checkWithDefaults<OAuthClientCreateRequest>(
    isOAuthClientCreateRequest,
    schemaOfOAuthClientCreateRequest,
    value,
    options,
  );
}

/**
 * The value as OAuthClientCreateRequest.
 *
 * @throws {ValidationError}
 */
export function parseOAuthClientCreateRequest(value: unknown, options?: CheckOptions): OAuthClientCreateRequest {
  return parseWithDefaults<OAuthClientCreateRequest>(
    "OAuthClientCreateRequest",
    isOAuthClientCreateRequest,
    schemaOfOAuthClientCreateRequest,
    value,
    options,
  );
}

/** Whether a value fits OAuthClientUpdateRequest. */
export function isOAuthClientUpdateRequest(value: unknown): value is OAuthClientUpdateRequest {
  if (!isObject(value)) return false;
  const { allowed_grant_types, redirect_uris } = value;
  return (
    hasOnlyOAuthClientUpdateRequestMembers(value) &&
    (value.name === undefined || typeof value.name === "string") &&
    (value.allowed_scopes === undefined || areStrings(value.allowed_scopes)) &&
    (value.require_pkce === undefined || typeof value.require_pkce === "boolean") &&
    (allowed_grant_types === undefined ||
      (Array.isArray(allowed_grant_types) &&
        areOAuthClientUpdateRequestAllowedGrantTypes(allowed_grant_types))) &&
    (redirect_uris === undefined ||
      (Array.isArray(redirect_uris) && areOAuthClientUpdateRequestRedirectUris(redirect_uris))) &&
    (value.logo_uri === undefined || isUri(value.logo_uri)) &&
    (value.policy_uri === undefined || isUri(value.policy_uri)) &&
    (value.tos_uri === undefined || isUri(value.tos_uri))
  );
}

function hasOnlyOAuthClientUpdateRequestMembers(value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    switch (name) {
      case "name":
      case "allowed_scopes":
      case "require_pkce":
      case "allowed_grant_types":
      case "redirect_uris":
      case "logo_uri":
      case "policy_uri":
      case "tos_uri":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

function isOAuthClientUpdateRequestAllowedGrantTypesItem(value: unknown): boolean {
  return value === "client_credentials" || value === "authorization_code" || value === "refresh_token";
}

function areOAuthClientUpdateRequestAllowedGrantTypes(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isOAuthClientUpdateRequestAllowedGrantTypesItem(items[index])) return false;
  }
  return true;
}

function areOAuthClientUpdateRequestRedirectUris(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUri(items[index])) return false;
  }
  return true;
}

/** The value as OAuthClientUpdateRequest, or everything that is wrong with it. */
export function checkOAuthClientUpdateRequest(
  value: unknown,
  options?: CheckOptions,
): CheckResult<OAuthClientUpdateRequest> {
  return check(isOAuthClientUpdateRequest, schemaOfOAuthClientUpdateRequest, value, options);
}

/**
 * The value as OAuthClientUpdateRequest.
 *
 * @throws {ValidationError}
 */
export function parseOAuthClientUpdateRequest(value: unknown, options?: CheckOptions): OAuthClientUpdateRequest {
  return parse(
    "OAuthClientUpdateRequest",
    isOAuthClientUpdateRequest,
    schemaOfOAuthClientUpdateRequest,
    value,
    options,
  );
}

/** Whether a value fits ConsentTokenResponse. */
export function isConsentTokenResponse(value: unknown): value is ConsentTokenResponse {
  return (
    isObject(value) &&
    (value.data === undefined || isConsentTokenResponseData(value.data))
  );
}

/** The value as ConsentTokenResponse, or everything that is wrong with it. */
export function checkConsentTokenResponse(
  value: unknown,
  options?: CheckOptions,
): CheckResult<ConsentTokenResponse> {
  return check(isConsentTokenResponse, schemaOfConsentTokenResponse, value, options);
}

/**
 * The value as ConsentTokenResponse.
 *
 * @throws {ValidationError}
 */
export function parseConsentTokenResponse(value: unknown, options?: CheckOptions): ConsentTokenResponse {
  return parse("ConsentTokenResponse", isConsentTokenResponse, schemaOfConsentTokenResponse, value, options);
}

/** Whether a value fits ConsentTokenResponseData. */
export function isConsentTokenResponseData(value: unknown): value is ConsentTokenResponseData {
  if (!isObject(value)) return false;
  const { requested_scopes, logo_uri, tos_uri, policy_uri } = value;
  return (
    (value.client_id === undefined || typeof value.client_id === "string") &&
    (value.name === undefined || typeof value.name === "string") &&
    (requested_scopes === undefined ||
      (Array.isArray(requested_scopes) && areConsentTokenResponseDataRequestedScopes(requested_scopes))) &&
    (logo_uri === undefined || isUri(logo_uri) || logo_uri === null) &&
    (tos_uri === undefined || isUri(tos_uri) || tos_uri === null) &&
    (policy_uri === undefined || isUri(policy_uri) || policy_uri === null) &&
    (value.redirect_uri === undefined || isUri(value.redirect_uri)) &&
    (value.verified === undefined || typeof value.verified === "boolean")
  );
}

function areConsentTokenResponseDataRequestedScopes(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isConsentTokenResponseDataRequestedScopesItem(items[index])) return false;
  }
  return true;
}

/** The value as ConsentTokenResponseData, or everything that is wrong with it. */
export function checkConsentTokenResponseData(
  value: unknown,
  options?: CheckOptions,
): CheckResult<ConsentTokenResponseData> {
  return check(isConsentTokenResponseData, schemaOfConsentTokenResponseData, value, options);
}

/**
 * The value as ConsentTokenResponseData.
 *
 * @throws {ValidationError}
 */
export function parseConsentTokenResponseData(value: unknown, options?: CheckOptions): ConsentTokenResponseData {
  return parse(
    "ConsentTokenResponseData",
    isConsentTokenResponseData,
    schemaOfConsentTokenResponseData,
    value,
    options,
  );
}

/** Whether a value fits ConsentTokenResponseDataRequestedScopesItem. */
export function isConsentTokenResponseDataRequestedScopesItem(
  value: unknown,
): value is ConsentTokenResponseDataRequestedScopesItem {
  return (
    isObject(value) &&
    (value.id === undefined || typeof value.id === "string") &&
    (value.name === undefined || typeof value.name === "string") &&
    (value.description === undefined || typeof value.description === "string")
  );
}

/** The value as ConsentTokenResponseDataRequestedScopesItem, or everything that is wrong with it. */
export function checkConsentTokenResponseDataRequestedScopesItem(
  value: unknown,
  options?: CheckOptions,
): CheckResult<ConsentTokenResponseDataRequestedScopesItem> {
  return check(
    isConsentTokenResponseDataRequestedScopesItem,
    schemaOfConsentTokenResponseDataRequestedScopesItem,
    value,
    options,
  );
}

/**
 * The value as ConsentTokenResponseDataRequestedScopesItem.
 *
 * @throws {ValidationError}
 */
export function parseConsentTokenResponseDataRequestedScopesItem(
  value: unknown,
  options?: CheckOptions,
): ConsentTokenResponseDataRequestedScopesItem {
  return parse(
    "ConsentTokenResponseDataRequestedScopesItem",
    isConsentTokenResponseDataRequestedScopesItem,
    schemaOfConsentTokenResponseDataRequestedScopesItem,
    value,
    options,
  );
}

/** Whether a value fits OAuthGrant. */
export function isOAuthGrant(value: unknown): value is OAuthGrant {
  if (!isObject(value)) return false;
  const { last_used_at } = value;
  return (
    value.record_type === "oauth_grant" &&
    isUuid(value.id) &&
    typeof value.client_id === "string" &&
    areStrings(value.scopes) &&
    (last_used_at === undefined || isDateTime(last_used_at) || last_used_at === null) &&
    isDateTime(value.created_at)
  );
}

/** The value as OAuthGrant, or everything that is wrong with it. */
export function checkOAuthGrant(value: unknown, options?: CheckOptions): CheckResult<OAuthGrant> {
  return check(isOAuthGrant, schemaOfOAuthGrant, value, options);
}

/**
 * The value as OAuthGrant.
 *
 * @throws {ValidationError}
 */
export function parseOAuthGrant(value: unknown, options?: CheckOptions): OAuthGrant {
  return parse("OAuthGrant", isOAuthGrant, schemaOfOAuthGrant, value, options);
}

/** Whether a value fits CreateOAuthGrantRequest. */
export function isCreateOAuthGrantRequest(value: unknown): value is CreateOAuthGrantRequest {
  return (
    isObject(value) &&
    hasOnlyCreateOAuthGrantRequestMembers(value) &&
    typeof value.allowed === "boolean" &&
    typeof value.consent_token === "string"
  );
}

function hasOnlyCreateOAuthGrantRequestMembers(value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    switch (name) {
      case "allowed":
      case "consent_token":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

/** The value as CreateOAuthGrantRequest, or everything that is wrong with it. */
export function checkCreateOAuthGrantRequest(
  value: unknown,
  options?: CheckOptions,
): CheckResult<CreateOAuthGrantRequest> {
  return check(isCreateOAuthGrantRequest, schemaOfCreateOAuthGrantRequest, value, options);
}

/**
 * The value as CreateOAuthGrantRequest.
 *
 * @throws {ValidationError}
 */
export function parseCreateOAuthGrantRequest(value: unknown, options?: CheckOptions): CreateOAuthGrantRequest {
  return parse(
    "CreateOAuthGrantRequest",
    isCreateOAuthGrantRequest,
    schemaOfCreateOAuthGrantRequest,
    value,
    options,
  );
}

/** Whether a value fits CreateGrantResponse. */
export function isCreateGrantResponse(value: unknown): value is CreateGrantResponse {
  return (
    isObject(value) &&
    isUri(value.redirect_uri)
  );
}

/** The value as CreateGrantResponse, or everything that is wrong with it. */
export function checkCreateGrantResponse(
  value: unknown,
  options?: CheckOptions,
): CheckResult<CreateGrantResponse> {
  return check(isCreateGrantResponse, schemaOfCreateGrantResponse, value, options);
}

/**
 * The value as CreateGrantResponse.
 *
 * @throws {ValidationError}
 */
export function parseCreateGrantResponse(value: unknown, options?: CheckOptions): CreateGrantResponse {
  return parse("CreateGrantResponse", isCreateGrantResponse, schemaOfCreateGrantResponse, value, options);
}

/** Whether a value fits IntrospectRequest. */
export function isIntrospectRequest(value: unknown): value is IntrospectRequest {
  return (
    isObject(value) &&
    typeof value.token === "string" &&
    (value.token_type_hint === undefined || typeof value.token_type_hint === "string") &&
    (value.client_id === undefined || typeof value.client_id === "string") &&
    (value.client_secret === undefined || typeof value.client_secret === "string")
  );
}

/** The value as IntrospectRequest, or everything that is wrong with it. */
export function checkIntrospectRequest(value: unknown, options?: CheckOptions): CheckResult<IntrospectRequest> {
  return check(isIntrospectRequest, schemaOfIntrospectRequest, value, options);
}

/**
 * The value as IntrospectRequest.
 *
 * @throws {ValidationError}
 */
export function parseIntrospectRequest(value: unknown, options?: CheckOptions): IntrospectRequest {
  return parse("IntrospectRequest", isIntrospectRequest, schemaOfIntrospectRequest, value, options);
}

/** Whether a value fits IntrospectResponse. */
export function isIntrospectResponse(value: unknown): value is IntrospectResponse {
  return (
    isObject(value) &&
    typeof value.active === "boolean" &&
    (value.scope === undefined || typeof value.scope === "string") &&
    (value.client_id === undefined || typeof value.client_id === "string") &&
    (value.exp === undefined || isInteger(value.exp)) &&
    (value.iat === undefined || isInteger(value.iat)) &&
    (value.iss === undefined || typeof value.iss === "string") &&
    (value.aud === undefined || typeof value.aud === "string") &&
    (value.sub === undefined || typeof value.sub === "string") &&
    (value.token_type === undefined || typeof value.token_type === "string") &&
    (value.jti === undefined || typeof value.jti === "string") &&
    (value.nbf === undefined || isInteger(value.nbf))
  );
}

/** The value as IntrospectResponse, or everything that is wrong with it. */
export function checkIntrospectResponse(
  value: unknown,
  options?: CheckOptions,
): CheckResult<IntrospectResponse> {
  return check(isIntrospectResponse, schemaOfIntrospectResponse, value, options);
}

/**
 * The value as IntrospectResponse.
 *
 * @throws {ValidationError}
 */
export function parseIntrospectResponse(value: unknown, options?: CheckOptions): IntrospectResponse {
  return parse("IntrospectResponse", isIntrospectResponse, schemaOfIntrospectResponse, value, options);
}

/** Whether a value fits JWKSet. */
export function isJWKSet(value: unknown): value is JWKSet {
  if (!isObject(value)) return false;
  const { keys } = value;
  return (
    keys === undefined ||
    (Array.isArray(keys) && areJWKSetKeys(keys))
  );
}

function areJWKSetKeys(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isJWKSetKeysItem(items[index])) return false;
  }
  return true;
}

/** The value as JWKSet, or everything that is wrong with it. */
export function checkJWKSet(value: unknown, options?: CheckOptions): CheckResult<JWKSet> {
  return check(isJWKSet, schemaOfJWKSet, value, options);
}

/**
 * The value as JWKSet.
 *
 * @throws {ValidationError}
 */
export function parseJWKSet(value: unknown, options?: CheckOptions): JWKSet {
  return parse("JWKSet", isJWKSet, schemaOfJWKSet, value, options);
}

/** Whether a value fits JWKSetKeysItem. */
export function isJWKSetKeysItem(value: unknown): value is JWKSetKeysItem {
  return (
    isObject(value) &&
    (value.kty === undefined || typeof value.kty === "string") &&
    (value.use === undefined || typeof value.use === "string") &&
    (value.alg === undefined || typeof value.alg === "string") &&
    (value.kid === undefined || typeof value.kid === "string") &&
    (value.n === undefined || typeof value.n === "string") &&
    (value.e === undefined || typeof value.e === "string") &&
    (value.crv === undefined || typeof value.crv === "string") &&
    (value.x === undefined || typeof value.x === "string") &&
    (value.y === undefined || typeof value.y === "string")
  );
}

/** The value as JWKSetKeysItem, or everything that is wrong with it. */
export function checkJWKSetKeysItem(value: unknown, options?: CheckOptions): CheckResult<JWKSetKeysItem> {
  return check(isJWKSetKeysItem, schemaOfJWKSetKeysItem, value, options);
}

/**
 * The value as JWKSetKeysItem.
 *
 * @throws {ValidationError}
 */
export function parseJWKSetKeysItem(value: unknown, options?: CheckOptions): JWKSetKeysItem {
  return parse("JWKSetKeysItem", isJWKSetKeysItem, schemaOfJWKSetKeysItem, value, options);
}

/** Whether a value fits OAuthDynamicRegistrationRequestInput. */
export function isOAuthDynamicRegistrationRequest(
  value: unknown,
): value is OAuthDynamicRegistrationRequestInput {
  if (!isObject(value)) return false;
  const { redirect_uris, grant_types, token_endpoint_auth_method } = value;
  return (
    hasOnlyOAuthDynamicRegistrationRequestMembers(value) &&
    (redirect_uris === undefined ||
      (Array.isArray(redirect_uris) && areOAuthDynamicRegistrationRequestRedirectUris(redirect_uris))) &&
    (value.client_name === undefined || typeof value.client_name === "string") &&
    (grant_types === undefined ||
      (Array.isArray(grant_types) && areOAuthDynamicRegistrationRequestGrantTypes(grant_types))) &&
    (value.response_types === undefined || areStrings(value.response_types)) &&
    (value.scope === undefined || typeof value.scope === "string") &&
    (token_endpoint_auth_method === undefined ||
      token_endpoint_auth_method === "none" ||
      token_endpoint_auth_method === "client_secret_basic" ||
      token_endpoint_auth_method === "client_secret_post") &&
    (value.logo_uri === undefined || isUri(value.logo_uri)) &&
    (value.tos_uri === undefined || isUri(value.tos_uri)) &&
    (value.policy_uri === undefined || isUri(value.policy_uri))
  );
}

function hasOnlyOAuthDynamicRegistrationRequestMembers(
  value: { readonly [name: string]: unknown },
): boolean {
  for (const name in value) {
    switch (name) {
      case "redirect_uris":
      case "client_name":
      case "grant_types":
      case "response_types":
      case "scope":
      case "token_endpoint_auth_method":
      case "logo_uri":
      case "tos_uri":
      case "policy_uri":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

function areOAuthDynamicRegistrationRequestRedirectUris(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUri(items[index])) return false;
  }
  return true;
}

function isOAuthDynamicRegistrationRequestGrantTypesItem(value: unknown): boolean {
  return value === "authorization_code" || value === "client_credentials" || value === "refresh_token";
}

function areOAuthDynamicRegistrationRequestGrantTypes(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isOAuthDynamicRegistrationRequestGrantTypesItem(items[index])) return false;
  }
  return true;
}

/** The value as OAuthDynamicRegistrationRequest, or everything that is wrong with it. */
export function checkOAuthDynamicRegistrationRequest(
  value: unknown,
  options?: CheckOptions,
): CheckResult<OAuthDynamicRegistrationRequest> {
  return checkWithDefaults<OAuthDynamicRegistrationRequest>(
    isOAuthDynamicRegistrationRequest,
    schemaOfOAuthDynamicRegistrationRequest,
    value,
    options,
  );
}

/**
 * The value as OAuthDynamicRegistrationRequest.
 *
 * @throws {ValidationError}
 */
export function parseOAuthDynamicRegistrationRequest(
  value: unknown,
  options?: CheckOptions,
): OAuthDynamicRegistrationRequest {
  return parseWithDefaults<OAuthDynamicRegistrationRequest>(
    "OAuthDynamicRegistrationRequest",
    isOAuthDynamicRegistrationRequest,
    schemaOfOAuthDynamicRegistrationRequest,
    value,
    options,
  );
}

/** Whether a value fits OAuthDynamicRegistrationResponse. */
export function isOAuthDynamicRegistrationResponse(value: unknown): value is OAuthDynamicRegistrationResponse {
  if (!isObject(value)) return false;
  const { redirect_uris } = value;
  return (
    typeof value.client_id === "string" &&
    (value.client_secret === undefined || typeof value.client_secret === "string") &&
    (redirect_uris === undefined ||
      (Array.isArray(redirect_uris) && areOAuthDynamicRegistrationResponseRedirectUris(redirect_uris))) &&
    (value.client_name === undefined || typeof value.client_name === "string") &&
    (value.grant_types === undefined || areStrings(value.grant_types)) &&
    (value.response_types === undefined || areStrings(value.response_types)) &&
    (value.scope === undefined || typeof value.scope === "string") &&
    (value.token_endpoint_auth_method === undefined || typeof value.token_endpoint_auth_method === "string") &&
    isInteger(value.client_id_issued_at) &&
    (value.logo_uri === undefined || isUri(value.logo_uri)) &&
    (value.tos_uri === undefined || isUri(value.tos_uri)) &&
    (value.policy_uri === undefined || isUri(value.policy_uri)) &&
    (value.client_secret_expires_at === undefined || isInteger(value.client_secret_expires_at))
  );
}

function areOAuthDynamicRegistrationResponseRedirectUris(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUri(items[index])) return false;
  }
  return true;
}

/** The value as OAuthDynamicRegistrationResponse, or everything that is wrong with it. */
export function checkOAuthDynamicRegistrationResponse(
  value: unknown,
  options?: CheckOptions,
): CheckResult<OAuthDynamicRegistrationResponse> {
  return check(isOAuthDynamicRegistrationResponse, schemaOfOAuthDynamicRegistrationResponse, value, options);
}

/**
 * The value as OAuthDynamicRegistrationResponse.
 *
 * @throws {ValidationError}
 */
export function parseOAuthDynamicRegistrationResponse(
  value: unknown,
  options?: CheckOptions,
): OAuthDynamicRegistrationResponse {
  return parse(
    "OAuthDynamicRegistrationResponse",
    isOAuthDynamicRegistrationResponse,
    schemaOfOAuthDynamicRegistrationResponse,
    value,
    options,
  );
}

/** Whether a value fits TokenRequest. */
export function isTokenRequest(value: unknown): value is TokenRequest {
  if (!isObject(value)) return false;
  const { grant_type } = value;
  return (
    (grant_type === "client_credentials" ||
      grant_type === "authorization_code" ||
      grant_type === "refresh_token") &&
    (value.scope === undefined || typeof value.scope === "string") &&
    (value.code === undefined || typeof value.code === "string") &&
    (value.redirect_uri === undefined || isUri(value.redirect_uri)) &&
    (value.code_verifier === undefined || typeof value.code_verifier === "string") &&
    (value.refresh_token === undefined || typeof value.refresh_token === "string") &&
    (value.client_id === undefined || typeof value.client_id === "string") &&
    (value.client_secret === undefined || typeof value.client_secret === "string") &&
    (value.resource === undefined || isUri(value.resource))
  );
}

/** The value as TokenRequest, or everything that is wrong with it. */
export function checkTokenRequest(value: unknown, options?: CheckOptions): CheckResult<TokenRequest> {
  return check(isTokenRequest, schemaOfTokenRequest, value, options);
}

/**
 * The value as TokenRequest.
 *
 * @throws {ValidationError}
 */
export function parseTokenRequest(value: unknown, options?: CheckOptions): TokenRequest {
  return parse("TokenRequest", isTokenRequest, schemaOfTokenRequest, value, options);
}

/** Whether a value fits TokenResponse. */
export function isTokenResponse(value: unknown): value is TokenResponse {
  return (
    isObject(value) &&
    value.token_type === "Bearer" &&
    typeof value.access_token === "string" &&
    isInteger(value.expires_in) &&
    (value.scope === undefined || typeof value.scope === "string") &&
    (value.refresh_token === undefined || typeof value.refresh_token === "string")
  );
}

/** The value as TokenResponse, or everything that is wrong with it. */
export function checkTokenResponse(value: unknown, options?: CheckOptions): CheckResult<TokenResponse> {
  return check(isTokenResponse, schemaOfTokenResponse, value, options);
}

/**
 * The value as TokenResponse.
 *
 * @throws {ValidationError}
 */
export function parseTokenResponse(value: unknown, options?: CheckOptions): TokenResponse {
  return parse("TokenResponse", isTokenResponse, schemaOfTokenResponse, value, options);
}

/** Whether a value fits oauth_Error. */
export function isOauth_Error(value: unknown): value is oauth_Error {
  return (
    isObject(value) &&
    typeof value.error === "string" &&
    (value.error_description === undefined || typeof value.error_description === "string")
  );
}

/** The value as oauth_Error, or everything that is wrong with it. */
export function checkOauth_Error(value: unknown, options?: CheckOptions): CheckResult<oauth_Error> {
  return check(isOauth_Error, schemaOfOauth_Error, value, options);
}

/**
 * The value as oauth_Error.
 *
 * @throws {ValidationError}
 */
export function parseOauth_Error(value: unknown, options?: CheckOptions): oauth_Error {
  return parse("oauth_Error", isOauth_Error, schemaOfOauth_Error, value, options);
}

/** Whether a value fits oauth_PaginationMeta. */
export function isOauth_PaginationMeta(value: unknown): value is oauth_PaginationMeta {
  return (
    isObject(value) &&
    (value.page_number === undefined || isInteger(value.page_number)) &&
    (value.page_size === undefined || isInteger(value.page_size)) &&
    (value.total_results === undefined || isInteger(value.total_results)) &&
    (value.total_pages === undefined || isInteger(value.total_pages))
  );
}

/** The value as oauth_PaginationMeta, or everything that is wrong with it. */
export function checkOauth_PaginationMeta(
  value: unknown,
  options?: CheckOptions,
): CheckResult<oauth_PaginationMeta> {
  return check(isOauth_PaginationMeta, schemaOfOauth_PaginationMeta, value, options);
}

/**
 * The value as oauth_PaginationMeta.
 *
 * @throws {ValidationError}
 */
export function parseOauth_PaginationMeta(value: unknown, options?: CheckOptions): oauth_PaginationMeta {
  return parse("oauth_PaginationMeta", isOauth_PaginationMeta, schemaOfOauth_PaginationMeta, value, options);
}

/** Whether a value fits ListOAuthClients200Body. */
export function isListOAuthClients200Body(value: unknown): value is ListOAuthClients200Body {
  if (!isObject(value)) return false;
  const { data } = value;
  return (
    (data === undefined || (Array.isArray(data) && areListOAuthClients200BodyData(data))) &&
    (value.meta === undefined || isOauth_PaginationMeta(value.meta))
  );
}

function areListOAuthClients200BodyData(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isOAuthClient(items[index])) return false;
  }
  return true;
}

/** The value as ListOAuthClients200Body, or everything that is wrong with it. */
export function checkListOAuthClients200Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<ListOAuthClients200Body> {
  return check(isListOAuthClients200Body, schemaOfListOAuthClients200Body, value, options);
}

/**
 * The value as ListOAuthClients200Body.
 *
 * @throws {ValidationError}
 */
export function parseListOAuthClients200Body(value: unknown, options?: CheckOptions): ListOAuthClients200Body {
  return parse(
    "ListOAuthClients200Body",
    isListOAuthClients200Body,
    schemaOfListOAuthClients200Body,
    value,
    options,
  );
}

/** Whether a value fits CreateOAuthClient201Body. */
export function isCreateOAuthClient201Body(value: unknown): value is CreateOAuthClient201Body {
  return (
    isObject(value) &&
    (value.data === undefined || isOAuthClient(value.data))
  );
}

/** The value as CreateOAuthClient201Body, or everything that is wrong with it. */
export function checkCreateOAuthClient201Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<CreateOAuthClient201Body> {
  return check(isCreateOAuthClient201Body, schemaOfCreateOAuthClient201Body, value, options);
}

/**
 * The value as CreateOAuthClient201Body.
 *
 * @throws {ValidationError}
 */
export function parseCreateOAuthClient201Body(value: unknown, options?: CheckOptions): CreateOAuthClient201Body {
  return parse(
    "CreateOAuthClient201Body",
    isCreateOAuthClient201Body,
    schemaOfCreateOAuthClient201Body,
    value,
    options,
  );
}

/** Whether a value fits GetOAuthClient200Body. */
export function isGetOAuthClient200Body(value: unknown): value is GetOAuthClient200Body {
  return (
    isObject(value) &&
    (value.data === undefined || isOAuthClient(value.data))
  );
}

/** The value as GetOAuthClient200Body, or everything that is wrong with it. */
export function checkGetOAuthClient200Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<GetOAuthClient200Body> {
  return check(isGetOAuthClient200Body, schemaOfGetOAuthClient200Body, value, options);
}

/**
 * The value as GetOAuthClient200Body.
 *
 * @throws {ValidationError}
 */
export function parseGetOAuthClient200Body(value: unknown, options?: CheckOptions): GetOAuthClient200Body {
  return parse("GetOAuthClient200Body", isGetOAuthClient200Body, schemaOfGetOAuthClient200Body, value, options);
}

/** Whether a value fits UpdateOAuthClient200Body. */
export function isUpdateOAuthClient200Body(value: unknown): value is UpdateOAuthClient200Body {
  return (
    isObject(value) &&
    (value.data === undefined || isOAuthClient(value.data))
  );
}

/** The value as UpdateOAuthClient200Body, or everything that is wrong with it. */
export function checkUpdateOAuthClient200Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<UpdateOAuthClient200Body> {
  return check(isUpdateOAuthClient200Body, schemaOfUpdateOAuthClient200Body, value, options);
}

/**
 * The value as UpdateOAuthClient200Body.
 *
 * @throws {ValidationError}
 */
export function parseUpdateOAuthClient200Body(value: unknown, options?: CheckOptions): UpdateOAuthClient200Body {
  return parse(
    "UpdateOAuthClient200Body",
    isUpdateOAuthClient200Body,
    schemaOfUpdateOAuthClient200Body,
    value,
    options,
  );
}

/** Whether a value fits ListOAuthGrants200Body. */
export function isListOAuthGrants200Body(value: unknown): value is ListOAuthGrants200Body {
  if (!isObject(value)) return false;
  const { data } = value;
  return (
    (data === undefined || (Array.isArray(data) && areListOAuthGrants200BodyData(data))) &&
    (value.meta === undefined || isOauth_PaginationMeta(value.meta))
  );
}

function areListOAuthGrants200BodyData(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isOAuthGrant(items[index])) return false;
  }
  return true;
}

/** The value as ListOAuthGrants200Body, or everything that is wrong with it. */
export function checkListOAuthGrants200Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<ListOAuthGrants200Body> {
  return check(isListOAuthGrants200Body, schemaOfListOAuthGrants200Body, value, options);
}

/**
 * The value as ListOAuthGrants200Body.
 *
 * @throws {ValidationError}
 */
export function parseListOAuthGrants200Body(value: unknown, options?: CheckOptions): ListOAuthGrants200Body {
  return parse(
    "ListOAuthGrants200Body",
    isListOAuthGrants200Body,
    schemaOfListOAuthGrants200Body,
    value,
    options,
  );
}

/** Whether a value fits GetOAuthGrant200Body. */
export function isGetOAuthGrant200Body(value: unknown): value is GetOAuthGrant200Body {
  return (
    isObject(value) &&
    (value.data === undefined || isOAuthGrant(value.data))
  );
}

/** The value as GetOAuthGrant200Body, or everything that is wrong with it. */
export function checkGetOAuthGrant200Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<GetOAuthGrant200Body> {
  return check(isGetOAuthGrant200Body, schemaOfGetOAuthGrant200Body, value, options);
}

/**
 * The value as GetOAuthGrant200Body.
 *
 * @throws {ValidationError}
 */
export function parseGetOAuthGrant200Body(value: unknown, options?: CheckOptions): GetOAuthGrant200Body {
  return parse("GetOAuthGrant200Body", isGetOAuthGrant200Body, schemaOfGetOAuthGrant200Body, value, options);
}

/** Whether a value fits RevokeOAuthGrant200Body. */
export function isRevokeOAuthGrant200Body(value: unknown): value is RevokeOAuthGrant200Body {
  return (
    isObject(value) &&
    (value.data === undefined || isOAuthGrant(value.data))
  );
}

/** The value as RevokeOAuthGrant200Body, or everything that is wrong with it. */
export function checkRevokeOAuthGrant200Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<RevokeOAuthGrant200Body> {
  return check(isRevokeOAuthGrant200Body, schemaOfRevokeOAuthGrant200Body, value, options);
}

/**
 * The value as RevokeOAuthGrant200Body.
 *
 * @throws {ValidationError}
 */
export function parseRevokeOAuthGrant200Body(value: unknown, options?: CheckOptions): RevokeOAuthGrant200Body {
  return parse(
    "RevokeOAuthGrant200Body",
    isRevokeOAuthGrant200Body,
    schemaOfRevokeOAuthGrant200Body,
    value,
    options,
  );
}

/** Whether a value fits RegisterOAuthClient400Body. */
export function isRegisterOAuthClient400Body(value: unknown): value is RegisterOAuthClient400Body {
  return (
    isObject(value) &&
    (value.error === undefined || typeof value.error === "string") &&
    (value.error_description === undefined || typeof value.error_description === "string") &&
    (value.invalid_fields === undefined || isRegisterOAuthClient400BodyInvalidFields(value.invalid_fields))
  );
}

function isRegisterOAuthClient400BodyInvalidFieldsValue(value: unknown): boolean {
  return areStrings(value);
}

function isRegisterOAuthClient400BodyInvalidFields(value: unknown): boolean {
  return isObject(value) && everyValue(value, isRegisterOAuthClient400BodyInvalidFieldsValue);
}

/** The value as RegisterOAuthClient400Body, or everything that is wrong with it. */
export function checkRegisterOAuthClient400Body(
  value: unknown,
  options?: CheckOptions,
): CheckResult<RegisterOAuthClient400Body> {
  return check(isRegisterOAuthClient400Body, schemaOfRegisterOAuthClient400Body, value, options);
}

/**
 * The value as RegisterOAuthClient400Body.
 *
 * @throws {ValidationError}
 */
export function parseRegisterOAuthClient400Body(
  value: unknown,
  options?: CheckOptions,
): RegisterOAuthClient400Body {
  return parse(
    "RegisterOAuthClient400Body",
    isRegisterOAuthClient400Body,
    schemaOfRegisterOAuthClient400Body,
    value,
    options,
  );
}
