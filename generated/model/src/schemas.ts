/*
 * The types of Telnyx OAuth API: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/** `#/components/schemas/AuthorizationServerMetadata` */
export interface AuthorizationServerMetadata {
  /**
   * Authorization server issuer URL
   *
   * @format uri
   */
  issuer?: string;
  /**
   * Token endpoint URL
   *
   * @format uri
   */
  token_endpoint?: string;
  /**
   * Token introspection endpoint URL
   *
   * @format uri
   */
  introspection_endpoint?: string;
  /**
   * JWK Set endpoint URL
   *
   * @format uri
   */
  jwks_uri?: string;
  /**
   * Dynamic client registration endpoint URL
   *
   * @format uri
   */
  registration_endpoint?: string;
  /**
   * Authorization endpoint URL
   *
   * @format uri
   */
  authorization_endpoint?: string;
  /** Supported grant types */
  grant_types_supported?: string[];
  /** Supported PKCE code challenge methods */
  code_challenge_methods_supported?: string[];
  /** Supported response types */
  response_types_supported?: string[];
  /** Supported token endpoint authentication methods */
  token_endpoint_auth_methods_supported?: string[];
  /** Supported OAuth scopes */
  scopes_supported?: string[];
  /** How the answer of the authorization endpoint is returned */
  response_modes_supported?: string[];
  /** How clients authenticate at the introspection endpoint */
  introspection_endpoint_auth_methods_supported?: string[];
  /** Whether the answer of the authorization endpoint carries `iss` */
  authorization_response_iss_parameter_supported?: boolean;
}

/** `#/components/schemas/ResourceMetadata` */
export interface ResourceMetadata {
  /**
   * Protected resource URL
   *
   * @format uri
   */
  resource?: string;
  /**
   * List of authorization server URLs
   *
   * @items string, format uri
   */
  authorization_servers?: string[];
  /** Scopes that give access to the resource */
  scopes_supported?: string[];
  /** Where the resource takes a bearer token */
  bearer_methods_supported?: string[];
  /**
   * Where the resource's public keys are
   *
   * @format uri
   */
  jwks_uri?: string;
}

/** `#/components/schemas/OAuthClient` */
export interface OAuthClient {
  /** Says that the record is an OAuth client */
  record_type: "oauth_client";
  /** Identifier of the client */
  client_id: string;
  /** What the client is called in front of users */
  name: string;
  /** Identifier of the organization that the client belongs to */
  org_id: string;
  /** Identifier of the user who created the client */
  user_id: string;
  /** Scopes that the client may ask for */
  allowed_scopes?: string[];
  /** Whether the client can keep a secret */
  client_type: "public" | "confidential";
  /** Whether the client has to use PKCE (Proof Key for Code Exchange) */
  require_pkce: boolean;
  /** Grant types that the client may use */
  allowed_grant_types?: ("client_credentials" | "authorization_code" | "refresh_token")[];
  /**
   * Where the user may be sent back to
   *
   * @items string, format uri
   */
  redirect_uris?: string[];
  /**
   * Where the client's logo is
   *
   * @format uri
   */
  logo_uri?: string | null;
  /**
   * Where the client's terms of service are
   *
   * @format uri
   */
  tos_uri?: string | null;
  /**
   * Where the client's privacy policy is
   *
   * @format uri
   */
  policy_uri?: string | null;
  /** The secret of a confidential client, in the answers that may show it */
  client_secret?: string | null;
  /**
   * When the client was created
   *
   * @format date-time
   */
  created_at: string;
  /**
   * When the client was last changed
   *
   * @format date-time
   */
  updated_at: string;
}

/** `#/components/schemas/OAuthClientCreateRequest` */
export interface OAuthClientCreateRequest {
  /** What the client is called in front of users */
  name: string;
  /** Scopes that the client may ask for */
  allowed_scopes: string[];
  /** Whether the client can keep a secret */
  client_type: "public" | "confidential";
  /**
   * Whether the client has to use PKCE (Proof Key for Code Exchange)
   *
   * @default false
   */
  require_pkce: boolean;
  /** Grant types that the client may use */
  allowed_grant_types: ("client_credentials" | "authorization_code" | "refresh_token")[];
  /**
   * Where the user may be sent back to; the authorization_code grant needs at least one
   *
   * @default []
   * @items string, format uri
   */
  redirect_uris: string[];
  /**
   * Where the client's logo is
   *
   * @format uri
   */
  logo_uri?: string;
  /**
   * Where the client's privacy policy is
   *
   * @format uri
   */
  policy_uri?: string;
  /**
   * Where the client's terms of service are
   *
   * @format uri
   */
  tos_uri?: string;
}

/**
 * `#/components/schemas/OAuthClientCreateRequest`
 *
 * OAuthClientCreateRequest as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface OAuthClientCreateRequestInput {
  /** What the client is called in front of users */
  name: string;
  /** Scopes that the client may ask for */
  allowed_scopes: string[];
  /** Whether the client can keep a secret */
  client_type: "public" | "confidential";
  /**
   * Whether the client has to use PKCE (Proof Key for Code Exchange)
   *
   * @default false
   */
  require_pkce?: boolean;
  /** Grant types that the client may use */
  allowed_grant_types: ("client_credentials" | "authorization_code" | "refresh_token")[];
  /**
   * Where the user may be sent back to; the authorization_code grant needs at least one
   *
   * @default []
   * @items string, format uri
   */
  redirect_uris?: string[];
  /**
   * Where the client's logo is
   *
   * @format uri
   */
  logo_uri?: string;
  /**
   * Where the client's privacy policy is
   *
   * @format uri
   */
  policy_uri?: string;
  /**
   * Where the client's terms of service are
   *
   * @format uri
   */
  tos_uri?: string;
}

/** `#/components/schemas/OAuthClientUpdateRequest` */
export interface OAuthClientUpdateRequest {
  /** What the client is called in front of users */
  name?: string;
  /** Scopes that the client may ask for */
  allowed_scopes?: string[];
  /** Whether the client has to use PKCE (Proof Key for Code Exchange) */
  require_pkce?: boolean;
  /** Grant types that the client may use */
  allowed_grant_types?: ("client_credentials" | "authorization_code" | "refresh_token")[];
  /**
   * Where the user may be sent back to
   *
   * @items string, format uri
   */
  redirect_uris?: string[];
  /**
   * Where the client's logo is
   *
   * @format uri
   */
  logo_uri?: string;
  /**
   * Where the client's privacy policy is
   *
   * @format uri
   */
  policy_uri?: string;
  /**
   * Where the client's terms of service are
   *
   * @format uri
   */
  tos_uri?: string;
}

/** `#/components/schemas/ConsentTokenResponse` */
export interface ConsentTokenResponse {
  data?: ConsentTokenResponseData;
}

export interface ConsentTokenResponseData {
  /** Identifier of the client that asks */
  client_id?: string;
  /** Name of the client that asks */
  name?: string;
  requested_scopes?: ConsentTokenResponseDataRequestedScopesItem[];
  /**
   * Where the client's logo is
   *
   * @format uri
   */
  logo_uri?: string | null;
  /**
   * Where the client's terms of service are
   *
   * @format uri
   */
  tos_uri?: string | null;
  /**
   * Where the client's privacy policy is
   *
   * @format uri
   */
  policy_uri?: string | null;
  /**
   * Where the user is sent back to after the decision
   *
   * @format uri
   */
  redirect_uri?: string;
  /** Whether the client has been verified */
  verified?: boolean;
}

export interface ConsentTokenResponseDataRequestedScopesItem {
  /** The scope as it stands in requests */
  id?: string;
  /** The scope's name in front of users */
  name?: string;
  /** What the scope permits */
  description?: string;
}

/** `#/components/schemas/OAuthGrant` */
export interface OAuthGrant {
  /**
   * Identifier of the grant
   *
   * @format uuid
   */
  id: string;
  /** Says that the record is an OAuth grant */
  record_type: "oauth_grant";
  /** Identifier of the client that has the grant */
  client_id: string;
  /** Scopes that the user granted */
  scopes: string[];
  /**
   * When the grant was last used
   *
   * @format date-time
   */
  last_used_at?: string | null;
  /**
   * When the user gave the grant
   *
   * @format date-time
   */
  created_at: string;
}

/** `#/components/schemas/CreateOAuthGrantRequest` */
export interface CreateOAuthGrantRequest {
  /** Whether the user consents */
  allowed: boolean;
  /** The consent token that the decision is about */
  consent_token: string;
}

/** `#/components/schemas/CreateGrantResponse` */
export interface CreateGrantResponse {
  /**
   * The client's redirect URI with an authorization code or an error
   *
   * @format uri
   */
  redirect_uri: string;
}

/** `#/components/schemas/IntrospectRequest` */
export interface IntrospectRequest {
  /** The token in question */
  token: string;
  /** What kind of token it may be, to find it sooner */
  token_type_hint?: string;
  /** OAuth client ID (if not using HTTP Basic auth) */
  client_id?: string;
  /** OAuth client secret (if not using HTTP Basic auth) */
  client_secret?: string;
}

/** `#/components/schemas/IntrospectResponse` */
export interface IntrospectResponse {
  /** Whether the token can be used now */
  active: boolean;
  /** The token's scopes, separated by spaces */
  scope?: string;
  /** Identifier of the client that the token was issued to */
  client_id?: string;
  /** When the token expires, in seconds since 1970 */
  exp?: number;
  /** When the token was issued, in seconds since 1970 */
  iat?: number;
  /** The authorization server that issued the token */
  iss?: string;
  /** The resource that the token is for */
  aud?: string;
  /** Whom the token stands for */
  sub?: string;
  /** How the token is presented */
  token_type?: string;
  /** Identifier of the token */
  jti?: string;
  /** When the token starts to be valid, in seconds since 1970 */
  nbf?: number;
}

/** `#/components/schemas/JWKSet` */
export interface JWKSet {
  keys?: JWKSetKeysItem[];
}

export interface JWKSetKeysItem {
  /** Family of the key's algorithm */
  kty?: string;
  /** What the key is for */
  use?: string;
  /** Algorithm that the key is used with */
  alg?: string;
  /** Identifier of the key */
  kid?: string;
  /** Modulus of an RSA key, base64url */
  n?: string;
  /** Exponent of an RSA key, base64url */
  e?: string;
  /** Curve of an elliptic-curve key */
  crv?: string;
  /** First coordinate of an elliptic-curve key, or an Ed25519 key, base64url */
  x?: string;
  /** Second coordinate of an elliptic-curve key, base64url */
  y?: string;
}

/** `#/components/schemas/OAuthDynamicRegistrationRequest` */
export interface OAuthDynamicRegistrationRequest {
  /**
   * Where the user may be sent back to in flows with a redirect
   *
   * @items string, format uri
   */
  redirect_uris?: string[];
  /** What the client is called in front of users */
  client_name?: string;
  /**
   * Grant types that the client may use
   *
   * @default ["authorization_code"]
   */
  grant_types: ("authorization_code" | "client_credentials" | "refresh_token")[];
  /**
   * Response types that the client may ask for at the authorization endpoint
   *
   * @default ["code"]
   */
  response_types: string[];
  /** Scopes that the client may ask for, separated by spaces */
  scope?: string;
  /**
   * How the client authenticates at the token endpoint
   *
   * @default "client_secret_basic"
   */
  token_endpoint_auth_method: "none" | "client_secret_basic" | "client_secret_post";
  /**
   * Where the client's logo is
   *
   * @format uri
   */
  logo_uri?: string;
  /**
   * Where the client's terms of service are
   *
   * @format uri
   */
  tos_uri?: string;
  /**
   * Where the client's privacy policy is
   *
   * @format uri
   */
  policy_uri?: string;
}

/**
 * `#/components/schemas/OAuthDynamicRegistrationRequest`
 *
 * OAuthDynamicRegistrationRequest as it is sent and as it arrives, before defaults: members that have one may be
 * missing.
 */
export interface OAuthDynamicRegistrationRequestInput {
  /**
   * Where the user may be sent back to in flows with a redirect
   *
   * @items string, format uri
   */
  redirect_uris?: string[];
  /** What the client is called in front of users */
  client_name?: string;
  /**
   * Grant types that the client may use
   *
   * @default ["authorization_code"]
   */
  grant_types?: ("authorization_code" | "client_credentials" | "refresh_token")[];
  /**
   * Response types that the client may ask for at the authorization endpoint
   *
   * @default ["code"]
   */
  response_types?: string[];
  /** Scopes that the client may ask for, separated by spaces */
  scope?: string;
  /**
   * How the client authenticates at the token endpoint
   *
   * @default "client_secret_basic"
   */
  token_endpoint_auth_method?: "none" | "client_secret_basic" | "client_secret_post";
  /**
   * Where the client's logo is
   *
   * @format uri
   */
  logo_uri?: string;
  /**
   * Where the client's terms of service are
   *
   * @format uri
   */
  tos_uri?: string;
  /**
   * Where the client's privacy policy is
   *
   * @format uri
   */
  policy_uri?: string;
}

/** `#/components/schemas/OAuthDynamicRegistrationResponse` */
export interface OAuthDynamicRegistrationResponse {
  /** Identifier of the new client */
  client_id: string;
  /** The client's secret, if it is a confidential client */
  client_secret?: string;
  /**
   * Where the user may be sent back to
   *
   * @items string, format uri
   */
  redirect_uris?: string[];
  /** What the client is called in front of users */
  client_name?: string;
  /** Grant types that the client may use */
  grant_types?: string[];
  /** Response types that the client may ask for */
  response_types?: string[];
  /** Scopes that the client may ask for, separated by spaces */
  scope?: string;
  /** How the client authenticates at the token endpoint */
  token_endpoint_auth_method?: string;
  /** When the identifier was issued, in seconds since 1970 */
  client_id_issued_at: number;
  /**
   * Where the client's logo is
   *
   * @format uri
   */
  logo_uri?: string;
  /**
   * Where the client's terms of service are
   *
   * @format uri
   */
  tos_uri?: string;
  /**
   * Where the client's privacy policy is
   *
   * @format uri
   */
  policy_uri?: string;
  /** When the secret expires, in seconds since 1970; 0 if it does not */
  client_secret_expires_at?: number;
}

/** `#/components/schemas/TokenRequest` */
export interface TokenRequest {
  /** OAuth 2.0 grant type */
  grant_type: "client_credentials" | "authorization_code" | "refresh_token";
  /** Space-separated list of requested scopes (for client_credentials) */
  scope?: string;
  /** Authorization code (for authorization_code flow) */
  code?: string;
  /**
   * Redirect URI (for authorization_code flow)
   *
   * @format uri
   */
  redirect_uri?: string;
  /** PKCE code verifier (for authorization_code flow) */
  code_verifier?: string;
  /** Refresh token (for refresh_token flow) */
  refresh_token?: string;
  /** OAuth client ID (if not using HTTP Basic auth) */
  client_id?: string;
  /** OAuth client secret (if not using HTTP Basic auth) */
  client_secret?: string;
  /**
   * The resource that the token is for
   *
   * @format uri
   */
  resource?: string;
}

/** `#/components/schemas/TokenResponse` */
export interface TokenResponse {
  /** The access token */
  access_token: string;
  /** Token type */
  token_type: "Bearer";
  /** Token lifetime in seconds */
  expires_in: number;
  /** Space-separated list of granted scopes */
  scope?: string;
  /** Refresh token (if applicable) */
  refresh_token?: string;
}

/** `#/components/schemas/oauth_Error` */
export interface oauth_Error {
  /** Error code */
  error: string;
  /** Human-readable error description */
  error_description?: string;
}

/** `#/components/schemas/oauth_PaginationMeta` */
export interface oauth_PaginationMeta {
  /** Number of this page, counted from 1 */
  page_number?: number;
  /** How many items a page holds */
  page_size?: number;
  /** How many items there are on all pages */
  total_results?: number;
  /** How many pages there are */
  total_pages?: number;
}

export interface ListOAuthClients200Body {
  data?: OAuthClient[];
  meta?: oauth_PaginationMeta;
}

export interface CreateOAuthClient201Body {
  data?: OAuthClient;
}

export interface GetOAuthClient200Body {
  data?: OAuthClient;
}

export interface UpdateOAuthClient200Body {
  data?: OAuthClient;
}

export interface ListOAuthGrants200Body {
  data?: OAuthGrant[];
  meta?: oauth_PaginationMeta;
}

export interface GetOAuthGrant200Body {
  data?: OAuthGrant;
}

export interface RevokeOAuthGrant200Body {
  data?: OAuthGrant;
}

export interface RegisterOAuthClient400Body {
  error?: string;
  error_description?: string;
  invalid_fields?: { [name: string]: string[] };
}
