/*
 * How requests and responses of Telnyx OAuth API stand on the wire.
 */
import {
  checkAuthorizationServerMetadata,
  checkConsentTokenResponse,
  checkCreateGrantResponse,
  checkCreateOAuthClient201Body,
  checkCreateOAuthGrantRequest,
  checkGetOAuthClient200Body,
  checkGetOAuthGrant200Body,
  checkIntrospectRequest,
  checkIntrospectResponse,
  checkJWKSet,
  checkListOAuthClients200Body,
  checkListOAuthGrants200Body,
  checkOauth_Error,
  checkOAuthClientCreateRequest,
  checkOAuthClientUpdateRequest,
  checkOAuthDynamicRegistrationRequest,
  checkOAuthDynamicRegistrationResponse,
  checkRegisterOAuthClient400Body,
  checkResourceMetadata,
  checkRevokeOAuthGrant200Body,
  checkTokenRequest,
  checkTokenResponse,
  checkUpdateOAuthClient200Body,
} from "telnyx-oauth-model";
import { isInteger, isUri, isUriReference, isUuid } from "telnyx-oauth-model/runtime";
import {
  booleanOf,
  checkBy,
  type DecodedParameters,
  integerOf,
  type Operation,
  Pairs,
  type ParameterSource,
  pathValue,
} from "./runtime/index.ts";

/** `GET /.well-known/oauth-authorization-server` (`#/paths/~1.well-known~1oauth-authorization-server/get`) */
export function getOAuthAuthorizationServerMetadata(): Operation {
  return {
    name: "getOAuthAuthorizationServerMetadata",
    security: [],
    parameters: [
      { in: "header", name: "if-none-match", type: "string" },
    ],
    readParameters: readGetOAuthAuthorizationServerMetadataParameters,
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "etag", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkAuthorizationServerMetadata },
        ],
      },
      {
        status: 304,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "etag", type: "string", required: true },
        ],
      },
      {
        status: 400,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetOAuthAuthorizationServerMetadataParameters(
  source: ParameterSource,
): DecodedParameters | undefined {
  const ifNoneMatch = source.request.headers.get("if-none-match");
  if (ifNoneMatch !== undefined && source.request.headers.getAll("if-none-match").length > 1) return undefined;
  const headers: Record<string, unknown> = {};
  if (ifNoneMatch !== undefined) headers["if-none-match"] = ifNoneMatch;
  return { headers };
}

/** `GET /.well-known/oauth-protected-resource` (`#/paths/~1.well-known~1oauth-protected-resource/get`) */
export function getOAuthProtectedResourceMetadata(): Operation {
  return {
    name: "getOAuthProtectedResourceMetadata",
    security: [],
    parameters: [
      { in: "header", name: "if-none-match", type: "string" },
    ],
    readParameters: readGetOAuthProtectedResourceMetadataParameters,
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "etag", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkResourceMetadata },
        ],
      },
      {
        status: 304,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "etag", type: "string", required: true },
        ],
      },
      {
        status: 400,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetOAuthProtectedResourceMetadataParameters(
  source: ParameterSource,
): DecodedParameters | undefined {
  const ifNoneMatch = source.request.headers.get("if-none-match");
  if (ifNoneMatch !== undefined && source.request.headers.getAll("if-none-match").length > 1) return undefined;
  const headers: Record<string, unknown> = {};
  if (ifNoneMatch !== undefined) headers["if-none-match"] = ifNoneMatch;
  return { headers };
}

/** `GET /oauth/authorize` (`#/paths/~1oauth~1authorize/get`) */
export function authorizeOAuth(): Operation {
  return {
    name: "authorizeOAuth",
    security: [],
    parameters: [
      {
        in: "query",
        name: "response_type",
        type: "string",
        required: true,
        check: checkBy({ type: "string", enum: ["code"] }, isAuthorizeOAuthQueryResponseType),
      },
      { in: "query", name: "client_id", type: "string", required: true },
      {
        in: "query",
        name: "redirect_uri",
        type: "string",
        required: true,
        check: checkBy({ type: "string", format: ["uri", isUri] }, isUri),
      },
      { in: "query", name: "scope", type: "string" },
      { in: "query", name: "state", type: "string" },
      { in: "query", name: "code_challenge", type: "string" },
      {
        in: "query",
        name: "code_challenge_method",
        type: "string",
        check: checkBy({ type: "string", enum: ["plain", "S256"] }, isAuthorizeOAuthQueryCodeChallengeMethod),
      },
      {
        in: "query",
        name: "resource",
        type: "string",
        list: "repeated",
        check: checkBy(
          { type: "array", items: { type: "string", format: ["uri", isUri] } },
          isAuthorizeOAuthQueryResource,
        ),
      },
    ],
    responses: [
      {
        status: 200,
        content: [
          { type: "text/html", kind: "text" },
        ],
      },
      {
        status: 302,
        headers: [
          {
            name: "location",
            type: "string",
            required: true,
            check: checkBy({ type: "string", format: ["uri-reference", isUriReference] }),
          },
        ],
      },
      {
        status: 400,
        content: [
          { type: "text/html", kind: "text" },
        ],
      },
      {
        status: 404,
        content: [
          { type: "text/html", kind: "text" },
        ],
      },
      {
        status: 422,
        content: [
          { type: "text/html", kind: "text" },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "text/html", kind: "text" },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "text/html", kind: "text" },
        ],
      },
    ],
    validation: "handler",
  };
}

function isAuthorizeOAuthQueryResponseType(value: unknown): boolean {
  return value === "code";
}

function isAuthorizeOAuthQueryCodeChallengeMethod(value: unknown): boolean {
  return value === "plain" || value === "S256";
}

function areAuthorizeOAuthQueryResource(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUri(items[index])) return false;
  }
  return true;
}

function isAuthorizeOAuthQueryResource(value: unknown): boolean {
  return Array.isArray(value) && areAuthorizeOAuthQueryResource(value);
}

/** `GET /oauth/clients` (`#/paths/~1oauth~1clients/get`) */
export function listOAuthClients(): Operation {
  return {
    name: "listOAuthClients",
    security: [[{ scheme: "bearerAuth", scopes: ["admin"] }]],
    parameters: [
      {
        in: "query",
        name: "page[size]",
        type: "integer",
        check: checkBy({ type: "integer", minimum: 1, maximum: 100, default: 20 }, isListOAuthClientsQueryPageSize),
        default: 20,
      },
      {
        in: "query",
        name: "page[number]",
        type: "integer",
        check: checkBy({ type: "integer", minimum: 1, default: 1 }, isListOAuthClientsQueryPageNumber),
        default: 1,
      },
      {
        in: "query",
        name: "filter[client_type]",
        type: "string",
        check: checkBy({ type: "string", enum: ["confidential", "public"] }, isListOAuthClientsQueryFilterClientType),
      },
      { in: "query", name: "filter[verified]", type: "boolean" },
      {
        in: "query",
        name: "filter[allowed_grant_types][contains]",
        type: "string",
        check: checkBy(
          { type: "string", enum: ["client_credentials", "authorization_code", "refresh_token"] },
          isListOAuthClientsQueryFilterAllowedGrantTypesContains,
        ),
      },
      { in: "query", name: "filter[name]", type: "string" },
      { in: "query", name: "filter[name][contains]", type: "string" },
      { in: "query", name: "filter[client_id]", type: "string" },
    ],
    readParameters: readListOAuthClientsParameters,
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkListOAuthClients200Body },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

function isListOAuthClientsQueryPageSize(value: unknown): boolean {
  return isInteger(value) && value >= 1 && value <= 100;
}

function isListOAuthClientsQueryPageNumber(value: unknown): boolean {
  return isInteger(value) && value >= 1;
}

function isListOAuthClientsQueryFilterClientType(value: unknown): boolean {
  return value === "confidential" || value === "public";
}

function isListOAuthClientsQueryFilterAllowedGrantTypesContains(value: unknown): boolean {
  return value === "client_credentials" || value === "authorization_code" || value === "refresh_token";
}

/** The parameters of most requests; of the others, the table says what they are. */
function readListOAuthClientsParameters(source: ParameterSource): DecodedParameters | undefined {
  let pageSize: number | undefined;
  let pageNumber: number | undefined;
  let filterClientType: string | undefined;
  let filterVerified: boolean | undefined;
  let filterAllowedGrantTypesContains: string | undefined;
  let filterName: string | undefined;
  let filterNameContains: string | undefined;
  let filterClientId: string | undefined;
  const pairs = new Pairs(source.request.search, source.limits.parameters);
  while (pairs.next()) {
    const { value } = pairs;
    switch (pairs.name) {
      case "page[size]":
        if (pageSize !== undefined) return undefined;
        pageSize = integerOf(value);
        if (pageSize === undefined || !isListOAuthClientsQueryPageSize(pageSize)) return undefined;
        break;
      case "page[number]":
        if (pageNumber !== undefined) return undefined;
        pageNumber = integerOf(value);
        if (pageNumber === undefined || !isListOAuthClientsQueryPageNumber(pageNumber)) return undefined;
        break;
      case "filter[client_type]":
        if (filterClientType !== undefined) return undefined;
        filterClientType = value;
        if (!isListOAuthClientsQueryFilterClientType(filterClientType)) return undefined;
        break;
      case "filter[verified]":
        if (filterVerified !== undefined) return undefined;
        filterVerified = booleanOf(value);
        if (filterVerified === undefined) return undefined;
        break;
      case "filter[allowed_grant_types][contains]":
        if (filterAllowedGrantTypesContains !== undefined) return undefined;
        filterAllowedGrantTypesContains = value;
        if (!isListOAuthClientsQueryFilterAllowedGrantTypesContains(filterAllowedGrantTypesContains)) return undefined;
        break;
      case "filter[name]":
        if (filterName !== undefined) return undefined;
        filterName = value;
        break;
      case "filter[name][contains]":
        if (filterNameContains !== undefined) return undefined;
        filterNameContains = value;
        break;
      case "filter[client_id]":
        if (filterClientId !== undefined) return undefined;
        filterClientId = value;
        break;
    }
  }
  if (pairs.isOdd) return undefined;
  const query: Record<string, unknown> = { "page[size]": pageSize ?? 20, "page[number]": pageNumber ?? 1 };
  if (filterClientType !== undefined) query["filter[client_type]"] = filterClientType;
  if (filterVerified !== undefined) query["filter[verified]"] = filterVerified;
  if (filterAllowedGrantTypesContains !== undefined) query["filter[allowed_grant_types][contains]"] = filterAllowedGrantTypesContains;
  if (filterName !== undefined) query["filter[name]"] = filterName;
  if (filterNameContains !== undefined) query["filter[name][contains]"] = filterNameContains;
  if (filterClientId !== undefined) query["filter[client_id]"] = filterClientId;
  return { query };
}

/** `POST /oauth/clients` (`#/paths/~1oauth~1clients/post`) */
export function createOAuthClient(): Operation {
  return {
    name: "createOAuthClient",
    security: [[{ scheme: "bearerAuth", scopes: ["admin"] }]],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkOAuthClientCreateRequest },
      ],
    },
    responses: [
      {
        status: 201,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkCreateOAuthClient201Body },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 422,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** `GET /oauth/clients/{id}` (`#/paths/~1oauth~1clients~1{id}/get`) */
export function getOAuthClient(): Operation {
  return {
    name: "getOAuthClient",
    security: [[{ scheme: "bearerAuth", scopes: ["admin"] }]],
    parameters: [
      {
        in: "path",
        name: "id",
        type: "string",
        required: true,
        check: checkBy({ type: "string", format: ["uuid", isUuid] }, isUuid),
      },
    ],
    readParameters: readGetOAuthClientParameters,
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkGetOAuthClient200Body },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 404,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetOAuthClientParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined || !isUuid(id)) return undefined;
  return { path: { id } };
}

/** `PUT /oauth/clients/{id}` (`#/paths/~1oauth~1clients~1{id}/put`) */
export function updateOAuthClient(): Operation {
  return {
    name: "updateOAuthClient",
    security: [[{ scheme: "bearerAuth", scopes: ["admin"] }]],
    parameters: [
      {
        in: "path",
        name: "id",
        type: "string",
        required: true,
        check: checkBy({ type: "string", format: ["uuid", isUuid] }, isUuid),
      },
    ],
    readParameters: readUpdateOAuthClientParameters,
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkOAuthClientUpdateRequest },
      ],
    },
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkUpdateOAuthClient200Body },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 404,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 422,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readUpdateOAuthClientParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined || !isUuid(id)) return undefined;
  return { path: { id } };
}

/** `DELETE /oauth/clients/{id}` (`#/paths/~1oauth~1clients~1{id}/delete`) */
export function deleteOAuthClient(): Operation {
  return {
    name: "deleteOAuthClient",
    security: [[{ scheme: "bearerAuth", scopes: ["admin"] }]],
    parameters: [
      {
        in: "path",
        name: "id",
        type: "string",
        required: true,
        check: checkBy({ type: "string", format: ["uuid", isUuid] }, isUuid),
      },
    ],
    readParameters: readDeleteOAuthClientParameters,
    responses: [
      { status: 204 },
      {
        status: 400,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 404,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readDeleteOAuthClientParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined || !isUuid(id)) return undefined;
  return { path: { id } };
}

/** `GET /oauth/consent/{consent_token}` (`#/paths/~1oauth~1consent~1{consent_token}/get`) */
export function getOAuthConsentToken(): Operation {
  return {
    name: "getOAuthConsentToken",
    security: [[{ scheme: "bearerAuth", scopes: [] }]],
    parameters: [
      { in: "path", name: "consent_token", type: "string", required: true },
    ],
    readParameters: readGetOAuthConsentTokenParameters,
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkConsentTokenResponse },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 422,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetOAuthConsentTokenParameters(source: ParameterSource): DecodedParameters | undefined {
  const consentToken = pathValue(source.match, "consent_token");
  if (consentToken === undefined) return undefined;
  return { path: { consent_token: consentToken } };
}

/** `GET /oauth/grants` (`#/paths/~1oauth~1grants/get`) */
export function listOAuthGrants(): Operation {
  return {
    name: "listOAuthGrants",
    security: [[{ scheme: "bearerAuth", scopes: ["admin"] }]],
    parameters: [
      {
        in: "query",
        name: "page[size]",
        type: "integer",
        check: checkBy({ type: "integer", minimum: 1, maximum: 100, default: 20 }, isListOAuthGrantsQueryPageSize),
        default: 20,
      },
      {
        in: "query",
        name: "page[number]",
        type: "integer",
        check: checkBy({ type: "integer", minimum: 1, default: 1 }, isListOAuthGrantsQueryPageNumber),
        default: 1,
      },
    ],
    readParameters: readListOAuthGrantsParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkListOAuthGrants200Body },
        ],
      },
      {
        status: 400,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

function isListOAuthGrantsQueryPageSize(value: unknown): boolean {
  return isInteger(value) && value >= 1 && value <= 100;
}

function isListOAuthGrantsQueryPageNumber(value: unknown): boolean {
  return isInteger(value) && value >= 1;
}

/** The parameters of most requests; of the others, the table says what they are. */
function readListOAuthGrantsParameters(source: ParameterSource): DecodedParameters | undefined {
  let pageSize: number | undefined;
  let pageNumber: number | undefined;
  const pairs = new Pairs(source.request.search, source.limits.parameters);
  while (pairs.next()) {
    const { value } = pairs;
    switch (pairs.name) {
      case "page[size]":
        if (pageSize !== undefined) return undefined;
        pageSize = integerOf(value);
        if (pageSize === undefined || !isListOAuthGrantsQueryPageSize(pageSize)) return undefined;
        break;
      case "page[number]":
        if (pageNumber !== undefined) return undefined;
        pageNumber = integerOf(value);
        if (pageNumber === undefined || !isListOAuthGrantsQueryPageNumber(pageNumber)) return undefined;
        break;
    }
  }
  if (pairs.isOdd) return undefined;
  return { query: { "page[size]": pageSize ?? 20, "page[number]": pageNumber ?? 1 } };
}

/** `POST /oauth/grants` (`#/paths/~1oauth~1grants/post`) */
export function createOAuthGrant(): Operation {
  return {
    name: "createOAuthGrant",
    security: [[{ scheme: "bearerAuth", scopes: [] }]],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkCreateOAuthGrantRequest },
      ],
    },
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkCreateGrantResponse },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 422,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** `GET /oauth/grants/{id}` (`#/paths/~1oauth~1grants~1{id}/get`) */
export function getOAuthGrant(): Operation {
  return {
    name: "getOAuthGrant",
    security: [[{ scheme: "bearerAuth", scopes: ["admin"] }]],
    parameters: [
      {
        in: "path",
        name: "id",
        type: "string",
        required: true,
        check: checkBy({ type: "string", format: ["uuid", isUuid] }, isUuid),
      },
    ],
    readParameters: readGetOAuthGrantParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkGetOAuthGrant200Body },
        ],
      },
      {
        status: 400,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 404,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetOAuthGrantParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined || !isUuid(id)) return undefined;
  return { path: { id } };
}

/** `DELETE /oauth/grants/{id}` (`#/paths/~1oauth~1grants~1{id}/delete`) */
export function revokeOAuthGrant(): Operation {
  return {
    name: "revokeOAuthGrant",
    security: [[{ scheme: "bearerAuth", scopes: ["admin"] }]],
    parameters: [
      {
        in: "path",
        name: "id",
        type: "string",
        required: true,
        check: checkBy({ type: "string", format: ["uuid", isUuid] }, isUuid),
      },
    ],
    readParameters: readRevokeOAuthGrantParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkRevokeOAuthGrant200Body },
        ],
      },
      {
        status: 400,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 404,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readRevokeOAuthGrantParameters(source: ParameterSource): DecodedParameters | undefined {
  const id = pathValue(source.match, "id");
  if (id === undefined || !isUuid(id)) return undefined;
  return { path: { id } };
}

/** `POST /oauth/introspect` (`#/paths/~1oauth~1introspect/post`) */
export function introspectOAuthToken(): Operation {
  return {
    name: "introspectOAuthToken",
    security: [[{ scheme: "oauthClientAuth", scopes: [] }], [{ scheme: "bearerAuth", scopes: ["admin"] }], []],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/x-www-form-urlencoded",
          kind: "form",
          fields: [
            { name: "token", type: "string" },
            { name: "token_type_hint", type: "string" },
            { name: "client_id", type: "string" },
            { name: "client_secret", type: "string" },
          ],
          check: checkIntrospectRequest,
        },
        { type: "application/json", kind: "json", check: checkIntrospectRequest },
      ],
    },
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkIntrospectResponse },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 403,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "www-authenticate", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 405,
        headers: [
          { name: "allow", type: "string", required: true },
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
    validation: "handler",
  };
}

/** `GET /oauth/jwks` (`#/paths/~1oauth~1jwks/get`) */
export function getOAuthJWKS(): Operation {
  return {
    name: "getOAuthJWKS",
    security: [],
    parameters: [
      { in: "header", name: "if-none-match", type: "string" },
    ],
    readParameters: readGetOAuthJWKSParameters,
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "etag", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkJWKSet },
        ],
      },
      {
        status: 304,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "etag", type: "string", required: true },
        ],
      },
      {
        status: 400,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetOAuthJWKSParameters(source: ParameterSource): DecodedParameters | undefined {
  const ifNoneMatch = source.request.headers.get("if-none-match");
  if (ifNoneMatch !== undefined && source.request.headers.getAll("if-none-match").length > 1) return undefined;
  const headers: Record<string, unknown> = {};
  if (ifNoneMatch !== undefined) headers["if-none-match"] = ifNoneMatch;
  return { headers };
}

/** `POST /oauth/register` (`#/paths/~1oauth~1register/post`) */
export function registerOAuthClient(): Operation {
  return {
    name: "registerOAuthClient",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkOAuthDynamicRegistrationRequest },
      ],
    },
    responses: [
      {
        status: 201,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOAuthDynamicRegistrationResponse },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkRegisterOAuthClient400Body },
        ],
      },
      {
        status: 405,
        headers: [
          { name: "allow", type: "string", required: true },
          { name: "cache-control", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
    validation: "handler",
  };
}

/** `POST /oauth/token` (`#/paths/~1oauth~1token/post`) */
export function exchangeOAuthToken(): Operation {
  return {
    name: "exchangeOAuthToken",
    security: [[{ scheme: "oauthClientAuth", scopes: [] }], []],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/x-www-form-urlencoded",
          kind: "form",
          fields: [
            { name: "grant_type", type: "string" },
            { name: "scope", type: "string" },
            { name: "code", type: "string" },
            { name: "redirect_uri", type: "string" },
            { name: "code_verifier", type: "string" },
            { name: "refresh_token", type: "string" },
            { name: "client_id", type: "string" },
            { name: "client_secret", type: "string" },
            { name: "resource", type: "string" },
          ],
          check: checkTokenRequest,
        },
        { type: "application/json", kind: "json", check: checkTokenRequest },
      ],
    },
    responses: [
      {
        status: 200,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "pragma", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkTokenResponse },
        ],
      },
      {
        status: 400,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "pragma", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 401,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "pragma", type: "string", required: true },
          { name: "www-authenticate", type: "string" },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 405,
        headers: [
          { name: "allow", type: "string", required: true },
          { name: "cache-control", type: "string", required: true },
          { name: "pragma", type: "string", required: true },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 429,
        headers: [
          { name: "cache-control", type: "string", required: true },
          { name: "pragma", type: "string", required: true },
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
      {
        status: 503,
        headers: [
          { name: "retry-after", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 0 }) },
        ],
        content: [
          { type: "application/json", kind: "json", check: checkOauth_Error },
        ],
      },
    ],
    validation: "handler",
  };
}
