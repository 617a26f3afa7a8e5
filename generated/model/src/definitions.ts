/*
 * The schemas of Telnyx OAuth API as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import { type Definition, isDateTime, isUri, isUuid } from "./runtime/index.ts";

export function schemaOfAuthorizationServerMetadata(): Definition {
  return {
    type: "object",
    properties: {
      issuer: { type: "string", format: ["uri", isUri] },
      token_endpoint: { type: "string", format: ["uri", isUri] },
      introspection_endpoint: { type: "string", format: ["uri", isUri] },
      jwks_uri: { type: "string", format: ["uri", isUri] },
      registration_endpoint: { type: "string", format: ["uri", isUri] },
      authorization_endpoint: { type: "string", format: ["uri", isUri] },
      grant_types_supported: { type: "array", items: { type: "string" } },
      code_challenge_methods_supported: { type: "array", items: { type: "string" } },
      response_types_supported: { type: "array", items: { type: "string" } },
      token_endpoint_auth_methods_supported: { type: "array", items: { type: "string" } },
      scopes_supported: { type: "array", items: { type: "string" } },
      response_modes_supported: { type: "array", items: { type: "string" } },
      introspection_endpoint_auth_methods_supported: { type: "array", items: { type: "string" } },
      authorization_response_iss_parameter_supported: { type: "boolean" },
    },
  };
}

export function schemaOfResourceMetadata(): Definition {
  return {
    type: "object",
    properties: {
      resource: { type: "string", format: ["uri", isUri] },
      authorization_servers: { type: "array", items: { type: "string", format: ["uri", isUri] } },
      scopes_supported: { type: "array", items: { type: "string" } },
      bearer_methods_supported: { type: "array", items: { type: "string" } },
      jwks_uri: { type: "string", format: ["uri", isUri] },
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
      client_id: { type: "string" },
      name: { type: "string" },
      org_id: { type: "string" },
      user_id: { type: "string" },
      allowed_scopes: { type: "array", items: { type: "string" } },
      client_type: { type: "string", enum: ["public", "confidential"] },
      require_pkce: { type: "boolean" },
      allowed_grant_types: {
        type: "array",
        items: { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
      },
      redirect_uris: { type: "array", items: { type: "string", format: ["uri", isUri] } },
      logo_uri: { type: ["string", "null"], format: ["uri", isUri] },
      tos_uri: { type: ["string", "null"], format: ["uri", isUri] },
      policy_uri: { type: ["string", "null"], format: ["uri", isUri] },
      client_secret: { type: ["string", "null"] },
      created_at: { type: "string", format: ["date-time", isDateTime] },
      updated_at: { type: "string", format: ["date-time", isDateTime] },
    },
  };
}

export function schemaOfOAuthClientCreateRequest(): Definition {
  return {
    type: "object",
    required: ["name", "allowed_scopes", "client_type", "allowed_grant_types"],
    properties: {
      name: { type: "string" },
      allowed_scopes: { type: "array", items: { type: "string" } },
      client_type: { type: "string", enum: ["public", "confidential"] },
      require_pkce: { type: "boolean", default: false },
      allowed_grant_types: {
        type: "array",
        items: { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
      },
      redirect_uris: { type: "array", items: { type: "string", format: ["uri", isUri] }, default: [] },
      logo_uri: { type: "string", format: ["uri", isUri] },
      policy_uri: { type: "string", format: ["uri", isUri] },
      tos_uri: { type: "string", format: ["uri", isUri] },
    },
    additionalProperties: false,
  };
}

export function schemaOfOAuthClientUpdateRequest(): Definition {
  return {
    type: "object",
    properties: {
      name: { type: "string" },
      allowed_scopes: { type: "array", items: { type: "string" } },
      require_pkce: { type: "boolean" },
      allowed_grant_types: {
        type: "array",
        items: { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
      },
      redirect_uris: { type: "array", items: { type: "string", format: ["uri", isUri] } },
      logo_uri: { type: "string", format: ["uri", isUri] },
      policy_uri: { type: "string", format: ["uri", isUri] },
      tos_uri: { type: "string", format: ["uri", isUri] },
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
      client_id: { type: "string" },
      name: { type: "string" },
      requested_scopes: { type: "array", items: schemaOfConsentTokenResponseDataRequestedScopesItem },
      logo_uri: { type: ["string", "null"], format: ["uri", isUri] },
      tos_uri: { type: ["string", "null"], format: ["uri", isUri] },
      policy_uri: { type: ["string", "null"], format: ["uri", isUri] },
      redirect_uri: { type: "string", format: ["uri", isUri] },
      verified: { type: "boolean" },
    },
  };
}

export function schemaOfConsentTokenResponseDataRequestedScopesItem(): Definition {
  return {
    type: "object",
    properties: { id: { type: "string" }, name: { type: "string" }, description: { type: "string" } },
  };
}

export function schemaOfOAuthGrant(): Definition {
  return {
    type: "object",
    required: ["id", "record_type", "client_id", "scopes", "created_at"],
    properties: {
      id: { type: "string", format: ["uuid", isUuid] },
      record_type: { type: "string", enum: ["oauth_grant"] },
      client_id: { type: "string" },
      scopes: { type: "array", items: { type: "string" } },
      last_used_at: { type: ["string", "null"], format: ["date-time", isDateTime] },
      created_at: { type: "string", format: ["date-time", isDateTime] },
    },
  };
}

export function schemaOfCreateOAuthGrantRequest(): Definition {
  return {
    type: "object",
    required: ["allowed", "consent_token"],
    properties: { allowed: { type: "boolean" }, consent_token: { type: "string" } },
    additionalProperties: false,
  };
}

export function schemaOfCreateGrantResponse(): Definition {
  return {
    type: "object",
    required: ["redirect_uri"],
    properties: { redirect_uri: { type: "string", format: ["uri", isUri] } },
  };
}

export function schemaOfIntrospectRequest(): Definition {
  return {
    type: "object",
    required: ["token"],
    properties: {
      token: { type: "string" },
      token_type_hint: { type: "string" },
      client_id: { type: "string" },
      client_secret: { type: "string" },
    },
  };
}

export function schemaOfIntrospectResponse(): Definition {
  return {
    type: "object",
    required: ["active"],
    properties: {
      active: { type: "boolean" },
      scope: { type: "string" },
      client_id: { type: "string" },
      exp: { type: "integer" },
      iat: { type: "integer" },
      iss: { type: "string" },
      aud: { type: "string" },
      sub: { type: "string" },
      token_type: { type: "string" },
      jti: { type: "string" },
      nbf: { type: "integer" },
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
      kty: { type: "string" },
      use: { type: "string" },
      alg: { type: "string" },
      kid: { type: "string" },
      n: { type: "string" },
      e: { type: "string" },
      crv: { type: "string" },
      x: { type: "string" },
      y: { type: "string" },
    },
  };
}

export function schemaOfOAuthDynamicRegistrationRequest(): Definition {
  return {
    type: "object",
    properties: {
      redirect_uris: { type: "array", items: { type: "string", format: ["uri", isUri] } },
      client_name: { type: "string" },
      grant_types: {
        type: "array",
        items: { type: "string", enum: ["authorization_code", "client_credentials", "refresh_token"] },
        default: ["authorization_code"],
      },
      response_types: { type: "array", items: { type: "string" }, default: ["code"] },
      scope: { type: "string" },
      token_endpoint_auth_method: {
        type: "string",
        enum: ["none", "client_secret_basic", "client_secret_post"],
        default: "client_secret_basic",
      },
      logo_uri: { type: "string", format: ["uri", isUri] },
      tos_uri: { type: "string", format: ["uri", isUri] },
      policy_uri: { type: "string", format: ["uri", isUri] },
    },
    additionalProperties: false,
  };
}

export function schemaOfOAuthDynamicRegistrationResponse(): Definition {
  return {
    type: "object",
    required: ["client_id", "client_id_issued_at"],
    properties: {
      client_id: { type: "string" },
      client_secret: { type: "string" },
      redirect_uris: { type: "array", items: { type: "string", format: ["uri", isUri] } },
      client_name: { type: "string" },
      grant_types: { type: "array", items: { type: "string" } },
      response_types: { type: "array", items: { type: "string" } },
      scope: { type: "string" },
      token_endpoint_auth_method: { type: "string" },
      client_id_issued_at: { type: "integer" },
      logo_uri: { type: "string", format: ["uri", isUri] },
      tos_uri: { type: "string", format: ["uri", isUri] },
      policy_uri: { type: "string", format: ["uri", isUri] },
      client_secret_expires_at: { type: "integer" },
    },
  };
}

export function schemaOfTokenRequest(): Definition {
  return {
    type: "object",
    required: ["grant_type"],
    properties: {
      grant_type: { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
      scope: { type: "string" },
      code: { type: "string" },
      redirect_uri: { type: "string", format: ["uri", isUri] },
      code_verifier: { type: "string" },
      refresh_token: { type: "string" },
      client_id: { type: "string" },
      client_secret: { type: "string" },
      resource: { type: "string", format: ["uri", isUri] },
    },
  };
}

export function schemaOfTokenResponse(): Definition {
  return {
    type: "object",
    required: ["access_token", "token_type", "expires_in"],
    properties: {
      access_token: { type: "string" },
      token_type: { type: "string", enum: ["Bearer"] },
      expires_in: { type: "integer" },
      scope: { type: "string" },
      refresh_token: { type: "string" },
    },
  };
}

export function schemaOfOauth_Error(): Definition {
  return {
    type: "object",
    required: ["error"],
    properties: { error: { type: "string" }, error_description: { type: "string" } },
  };
}

export function schemaOfOauth_PaginationMeta(): Definition {
  return {
    type: "object",
    properties: {
      page_number: { type: "integer" },
      page_size: { type: "integer" },
      total_results: { type: "integer" },
      total_pages: { type: "integer" },
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
      error: { type: "string" },
      error_description: { type: "string" },
      invalid_fields: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
    },
  };
}
