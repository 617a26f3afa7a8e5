/*
 * The schemas of Telnyx OAuth API as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, isDateTime, isUri, isUuid } from "./runtime/index.ts";

const anyBoolean: Definition = { type: "boolean" };
const anyInteger: Definition = { type: "integer" };
const anyString: Definition = { type: "string" };
const anyStringOrNull: Definition = { type: ["string", "null"] };
const dateTimeString: Definition = { type: "string", format: ["date-time", isDateTime] };
const dateTimeStringOrNull: Definition = { type: ["string", "null"], format: ["date-time", isDateTime] };
const uriString: Definition = { type: "string", format: ["uri", isUri] };
const uriStringOrNull: Definition = { type: ["string", "null"], format: ["uri", isUri] };
const uuidString: Definition = { type: "string", format: ["uuid", isUuid] };

export function schemaOfAuthorizationServerMetadata(): Definition {
  return {
    type: "object",
    properties: {
      issuer: uriString,
      token_endpoint: uriString,
      introspection_endpoint: uriString,
      jwks_uri: uriString,
      registration_endpoint: uriString,
      authorization_endpoint: uriString,
      grant_types_supported: { type: "array", items: anyString },
      code_challenge_methods_supported: { type: "array", items: anyString },
      response_types_supported: { type: "array", items: anyString },
      token_endpoint_auth_methods_supported: { type: "array", items: anyString },
      scopes_supported: { type: "array", items: anyString },
      response_modes_supported: { type: "array", items: anyString },
      introspection_endpoint_auth_methods_supported: { type: "array", items: anyString },
      authorization_response_iss_parameter_supported: anyBoolean,
    },
  };
}

export function schemaOfResourceMetadata(): Definition {
  return {
    type: "object",
    properties: {
      resource: uriString,
      authorization_servers: { type: "array", items: uriString },
      scopes_supported: { type: "array", items: anyString },
      bearer_methods_supported: { type: "array", items: anyString },
      jwks_uri: uriString,
    },
  };
}

export function schemaOfOAuthClient(): Definition {
  return {
    type: "object",
    required: [
      "record_type",
      "client_id",
      "name",
      "org_id",
      "user_id",
      "client_type",
      "require_pkce",
      "created_at",
      "updated_at",
    ],
    properties: {
      record_type: { type: "string", enum: ["oauth_client"] },
      client_id: anyString,
      name: anyString,
      org_id: anyString,
      user_id: anyString,
      allowed_scopes: { type: "array", items: anyString },
      client_type: { type: "string", enum: ["public", "confidential"] },
      require_pkce: anyBoolean,
      allowed_grant_types: {
        type: "array",
        items: { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
      },
      redirect_uris: { type: "array", items: uriString },
      logo_uri: uriStringOrNull,
      tos_uri: uriStringOrNull,
      policy_uri: uriStringOrNull,
      client_secret: anyStringOrNull,
      created_at: dateTimeString,
      updated_at: dateTimeString,
    },
  };
}

export function schemaOfOAuthClientCreateRequest(): Definition {
  return {
    type: "object",
    required: ["name", "allowed_scopes", "client_type", "allowed_grant_types"],
    properties: {
      name: anyString,
      allowed_scopes: { type: "array", items: anyString },
      client_type: { type: "string", enum: ["public", "confidential"] },
      require_pkce: { type: "boolean", default: false },
      allowed_grant_types: {
        type: "array",
        items: { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
      },
      redirect_uris: { type: "array", items: uriString, default: [] },
      logo_uri: uriString,
      policy_uri: uriString,
      tos_uri: uriString,
    },
    additionalProperties: false,
  };
}

export function schemaOfOAuthClientUpdateRequest(): Definition {
  return {
    type: "object",
    properties: {
      name: anyString,
      allowed_scopes: { type: "array", items: anyString },
      require_pkce: anyBoolean,
      allowed_grant_types: {
        type: "array",
        items: { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
      },
      redirect_uris: { type: "array", items: uriString },
      logo_uri: uriString,
      policy_uri: uriString,
      tos_uri: uriString,
    },
    additionalProperties: false,
  };
}

export function schemaOfConsentTokenResponse(): Definition {
  return { type: "object", properties: { data: schemaOfConsentTokenResponseData } };
}

export function schemaOfConsentTokenResponseData(): Definition {
  return {
    type: "object",
    properties: {
      client_id: anyString,
      name: anyString,
      requested_scopes: { type: "array", items: schemaOfConsentTokenResponseDataRequestedScopesItem },
      logo_uri: uriStringOrNull,
      tos_uri: uriStringOrNull,
      policy_uri: uriStringOrNull,
      redirect_uri: uriString,
      verified: anyBoolean,
    },
  };
}

export function schemaOfConsentTokenResponseDataRequestedScopesItem(): Definition {
  return { type: "object", properties: { id: anyString, name: anyString, description: anyString } };
}

export function schemaOfOAuthGrant(): Definition {
  return {
    type: "object",
    required: ["id", "record_type", "client_id", "scopes", "created_at"],
    properties: {
      id: uuidString,
      record_type: { type: "string", enum: ["oauth_grant"] },
      client_id: anyString,
      scopes: { type: "array", items: anyString },
      last_used_at: dateTimeStringOrNull,
      created_at: dateTimeString,
    },
  };
}

export function schemaOfCreateOAuthGrantRequest(): Definition {
  return {
    type: "object",
    required: ["allowed", "consent_token"],
    properties: { allowed: anyBoolean, consent_token: anyString },
    additionalProperties: false,
  };
}

export function schemaOfCreateGrantResponse(): Definition {
  return { type: "object", required: ["redirect_uri"], properties: { redirect_uri: uriString } };
}

export function schemaOfIntrospectRequest(): Definition {
  return {
    type: "object",
    required: ["token"],
    properties: { token: anyString, token_type_hint: anyString, client_id: anyString, client_secret: anyString },
  };
}

export function schemaOfIntrospectResponse(): Definition {
  return {
    type: "object",
    required: ["active"],
    properties: {
      active: anyBoolean,
      scope: anyString,
      client_id: anyString,
      exp: anyInteger,
      iat: anyInteger,
      iss: anyString,
      aud: anyString,
      sub: anyString,
      token_type: anyString,
      jti: anyString,
      nbf: anyInteger,
    },
  };
}

export function schemaOfJWKSet(): Definition {
  return { type: "object", properties: { keys: { type: "array", items: schemaOfJWKSetKeysItem } } };
}

export function schemaOfJWKSetKeysItem(): Definition {
  return {
    type: "object",
    properties: {
      kty: anyString,
      use: anyString,
      alg: anyString,
      kid: anyString,
      n: anyString,
      e: anyString,
      crv: anyString,
      x: anyString,
      y: anyString,
    },
  };
}

export function schemaOfOAuthDynamicRegistrationRequest(): Definition {
  return {
    type: "object",
    properties: {
      redirect_uris: { type: "array", items: uriString },
      client_name: anyString,
      grant_types: {
        type: "array",
        items: { type: "string", enum: ["authorization_code", "client_credentials", "refresh_token"] },
        default: ["authorization_code"],
      },
      response_types: { type: "array", items: anyString, default: ["code"] },
      scope: anyString,
      token_endpoint_auth_method: {
        type: "string",
        enum: ["none", "client_secret_basic", "client_secret_post"],
        default: "client_secret_basic",
      },
      logo_uri: uriString,
      tos_uri: uriString,
      policy_uri: uriString,
    },
    additionalProperties: false,
  };
}

export function schemaOfOAuthDynamicRegistrationResponse(): Definition {
  return {
    type: "object",
    required: ["client_id", "client_id_issued_at"],
    properties: {
      client_id: anyString,
      client_secret: anyString,
      redirect_uris: { type: "array", items: uriString },
      client_name: anyString,
      grant_types: { type: "array", items: anyString },
      response_types: { type: "array", items: anyString },
      scope: anyString,
      token_endpoint_auth_method: anyString,
      client_id_issued_at: anyInteger,
      logo_uri: uriString,
      tos_uri: uriString,
      policy_uri: uriString,
      client_secret_expires_at: anyInteger,
    },
  };
}

export function schemaOfTokenRequest(): Definition {
  return {
    type: "object",
    required: ["grant_type"],
    properties: {
      grant_type: { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
      scope: anyString,
      code: anyString,
      redirect_uri: uriString,
      code_verifier: anyString,
      refresh_token: anyString,
      client_id: anyString,
      client_secret: anyString,
      resource: uriString,
    },
  };
}

export function schemaOfTokenResponse(): Definition {
  return {
    type: "object",
    required: ["access_token", "token_type", "expires_in"],
    properties: {
      access_token: anyString,
      token_type: { type: "string", enum: ["Bearer"] },
      expires_in: anyInteger,
      scope: anyString,
      refresh_token: anyString,
    },
  };
}

export function schemaOfOauth_Error(): Definition {
  return {
    type: "object",
    required: ["error"],
    properties: { error: anyString, error_description: anyString },
  };
}

export function schemaOfOauth_PaginationMeta(): Definition {
  return {
    type: "object",
    properties: {
      page_number: anyInteger,
      page_size: anyInteger,
      total_results: anyInteger,
      total_pages: anyInteger,
    },
  };
}

export function schemaOfListOAuthClients200Body(): Definition {
  return {
    type: "object",
    properties: {
      data: { type: "array", items: { $ref: schemaOfOAuthClient } },
      meta: { $ref: schemaOfOauth_PaginationMeta },
    },
  };
}

export function schemaOfCreateOAuthClient201Body(): Definition {
  return { type: "object", properties: { data: { $ref: schemaOfOAuthClient } } };
}

export function schemaOfGetOAuthClient200Body(): Definition {
  return { type: "object", properties: { data: { $ref: schemaOfOAuthClient } } };
}

export function schemaOfUpdateOAuthClient200Body(): Definition {
  return { type: "object", properties: { data: { $ref: schemaOfOAuthClient } } };
}

export function schemaOfListOAuthGrants200Body(): Definition {
  return {
    type: "object",
    properties: {
      data: { type: "array", items: { $ref: schemaOfOAuthGrant } },
      meta: { $ref: schemaOfOauth_PaginationMeta },
    },
  };
}

export function schemaOfGetOAuthGrant200Body(): Definition {
  return { type: "object", properties: { data: { $ref: schemaOfOAuthGrant } } };
}

export function schemaOfRevokeOAuthGrant200Body(): Definition {
  return { type: "object", properties: { data: { $ref: schemaOfOAuthGrant } } };
}

export function schemaOfRegisterOAuthClient400Body(): Definition {
  return {
    type: "object",
    properties: {
      error: anyString,
      error_description: anyString,
      invalid_fields: { type: "object", additionalProperties: { type: "array", items: anyString } },
    },
  };
}
