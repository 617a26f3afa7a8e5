/*
 * The client of Telnyx OAuth API.
 */
import { type ClientOptions, createClient, fromEnvironment } from "./create-client.ts";
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  errorClasses,
  InternalServerError,
  MethodNotAllowedError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServiceUnavailableError,
  UnprocessableEntityError,
} from "./errors.ts";
import { OauthClientsResource, OauthGrantsResource, OauthResource, WellKnownResource } from "./resources.ts";
import { type Client, reliably } from "./runtime/index.ts";

/** API for OAuth. */
export class Telnyx {
  static readonly APIError = APIError;
  static readonly APIConnectionError = APIConnectionError;
  static readonly APIConnectionTimeoutError = APIConnectionTimeoutError;
  static readonly APIUserAbortError = APIUserAbortError;
  static readonly BadRequestError = BadRequestError;
  static readonly AuthenticationError = AuthenticationError;
  static readonly PermissionDeniedError = PermissionDeniedError;
  static readonly NotFoundError = NotFoundError;
  static readonly MethodNotAllowedError = MethodNotAllowedError;
  static readonly ConflictError = ConflictError;
  static readonly UnprocessableEntityError = UnprocessableEntityError;
  static readonly RateLimitError = RateLimitError;
  static readonly InternalServerError = InternalServerError;
  static readonly ServiceUnavailableError = ServiceUnavailableError;
  readonly wellKnown: WellKnownResource;
  readonly oauth: OauthResource;
  readonly oauthClients: OauthClientsResource;
  readonly oauthGrants: OauthGrantsResource;

  /**
   * Nothing is sent yet, and credentials may be missing: operations without them still work.
   *
   * @throws TypeError if `baseURL` is no http URL of an origin and a path alone.
   */
  constructor(options: ClientOptions = {}) {
    const client: Client = {
      ...createClient({ ...fromEnvironment(options), delivery: reliably(options) }),
      errors: errorClasses,
    };
    this.wellKnown = new WellKnownResource(client);
    this.oauth = new OauthResource(client);
    this.oauthClients = new OauthClientsResource(client);
    this.oauthGrants = new OauthGrantsResource(client);
  }
}
