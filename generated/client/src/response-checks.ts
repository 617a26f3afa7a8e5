/*
 * Checks of answers against the document, for the client's option `validateResponses`.
 */
import {
  checkAuthorizationServerMetadata,
  checkConsentTokenResponse,
  checkCreateGrantResponse,
  checkCreateOAuthClient201Body,
  checkGetOAuthClient200Body,
  checkGetOAuthGrant200Body,
  checkIntrospectResponse,
  checkJWKSet,
  checkListOAuthClients200Body,
  checkListOAuthGrants200Body,
  checkOauth_Error,
  checkOAuthDynamicRegistrationResponse,
  checkRegisterOAuthClient400Body,
  checkResourceMetadata,
  checkRevokeOAuthGrant200Body,
  checkTokenResponse,
  checkUpdateOAuthClient200Body,
} from "telnyx-oauth-model";
import type { ResponseValidator } from "./runtime/index.ts";
import { validatorOf } from "./runtime/response-validation.ts";

export { APIResponseValidationError } from "./runtime/response-validation.ts";

/**
 * What the bodies of each operation's answers have to be.
 *
 * @throws APIResponseValidationError
 */
export const responseChecks: ResponseValidator = validatorOf({
  getOAuthAuthorizationServerMetadata: {
    200: { "application/json": checkAuthorizationServerMetadata },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  getOAuthProtectedResourceMetadata: {
    200: { "application/json": checkResourceMetadata },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  listOAuthClients: {
    200: { "application/json": checkListOAuthClients200Body },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  createOAuthClient: {
    201: { "application/json": checkCreateOAuthClient201Body },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    422: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  getOAuthClient: {
    200: { "application/json": checkGetOAuthClient200Body },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    404: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  updateOAuthClient: {
    200: { "application/json": checkUpdateOAuthClient200Body },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    404: { "application/json": checkOauth_Error },
    422: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  deleteOAuthClient: {
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    404: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  getOAuthConsentToken: {
    200: { "application/json": checkConsentTokenResponse },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    422: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  listOAuthGrants: {
    200: { "application/json": checkListOAuthGrants200Body },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  createOAuthGrant: {
    200: { "application/json": checkCreateGrantResponse },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    422: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  getOAuthGrant: {
    200: { "application/json": checkGetOAuthGrant200Body },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    404: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  revokeOAuthGrant: {
    200: { "application/json": checkRevokeOAuthGrant200Body },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    404: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  introspectOAuthToken: {
    200: { "application/json": checkIntrospectResponse },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    403: { "application/json": checkOauth_Error },
    405: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  getOAuthJWKS: {
    200: { "application/json": checkJWKSet },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  registerOAuthClient: {
    201: { "application/json": checkOAuthDynamicRegistrationResponse },
    400: { "application/json": checkRegisterOAuthClient400Body },
    405: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
  exchangeOAuthToken: {
    200: { "application/json": checkTokenResponse },
    400: { "application/json": checkOauth_Error },
    401: { "application/json": checkOauth_Error },
    405: { "application/json": checkOauth_Error },
    429: { "application/json": checkOauth_Error },
    503: { "application/json": checkOauth_Error },
  },
});
