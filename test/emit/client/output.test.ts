import { describe, expect, test } from "vitest";
import { declarations, emittedClient } from "./emitted-client.ts";
import { zoo } from "./zoo.ts";

const client = emittedClient(zoo);

test("a document without problems is emitted without any", () => {
  expect(client.diagnostics).toEqual([]);
});

describe("what is written", () => {
  test("client.ts", () => {
    expect(declarations(client, "src/client.ts")).toMatchInlineSnapshot(`
      "/** The client of Zoo. */
      export class Zoo {
        static readonly APIError = APIError;
        static readonly APIConnectionError = APIConnectionError;
        static readonly APIConnectionTimeoutError = APIConnectionTimeoutError;
        static readonly APIUserAbortError = APIUserAbortError;
        static readonly BadRequestError = BadRequestError;
        static readonly AuthenticationError = AuthenticationError;
        static readonly PermissionDeniedError = PermissionDeniedError;
        static readonly NotFoundError = NotFoundError;
        static readonly ConflictError = ConflictError;
        static readonly UnprocessableEntityError = UnprocessableEntityError;
        static readonly RateLimitError = RateLimitError;
        static readonly InternalServerError = InternalServerError;
        static readonly ServiceUnavailableError = ServiceUnavailableError;
        readonly animals: AnimalsResource;
        readonly gate: GateResource;

        /**
         * Nothing is sent yet, and credentials may be missing: operations without them still work.
         *
         * @throws TypeError if \`baseURL\` is no http URL of an origin and a path alone.
         */
        constructor(options: ClientOptions = {}) {
          const client: Client = {
            ...createClient({ ...fromEnvironment(options), delivery: reliably(options) }),
            errors: errorClasses,
          };
          this.animals = new AnimalsResource(client);
          this.gate = new GateResource(client);
        }
      }"
    `);
  });
  test("create-client.ts", () => {
    expect(declarations(client, "src/create-client.ts")).toMatchInlineSnapshot(`
      "/**
       * What a client of the functions can be told.
       *
       * The API's address, \`baseURL\`, is by default
       * https://api.zoo.example/v1
       */
      export interface CreateClientOptions extends CommonOptions {
        /**
         * The credentials of key.
         *
         * From the environment: ZOO_KEY.
         */
        readonly apiKey?: Credential | null | undefined;
        /** A keeper's badge. */
        readonly keeper?: BasicCredential | null | undefined;
      }

      /**
       * What a client can be told. What is not given comes from the environment, as \`fromEnvironment\` says; \`baseURL\`
       * from ZOO_BASE_URL.
       */
      export interface ClientOptions extends Omit<CreateClientOptions, "delivery">, DeliveryOptions {}

      /**
       * What the functions send requests with.
       *
       * @throws TypeError if \`baseURL\` is no http URL of an origin and a path alone.
       */
      export function createClient(options: CreateClientOptions = {}): Client {
        return resolveClient(options, "https://api.zoo.example/v1");
      }

      /**
       * The options, and in place of those that are not given what environment variables say: the address of the API and
       * credentials.
       */
      export function fromEnvironment(options: CreateClientOptions = {}): CreateClientOptions {
        return {
          ...options,
          baseURL: orEnvironment(options.baseURL, "ZOO_BASE_URL"),
          apiKey: orEnvironment(options.apiKey, "ZOO_KEY"),
        };
      }"
    `);
  });
  test("security.ts", () => {
    expect(declarations(client, "src/security.ts")).toMatchInlineSnapshot(`
      "/** \`#/components/securitySchemes/key\` */
      export const key: SecurityScheme = { type: "apiKey", option: "apiKey", in: "header", name: "X-Key", add: addKey };

      /**
       * A keeper's badge.
       *
       * \`#/components/securitySchemes/keeper\`
       */
      export const keeper: SecurityScheme = { type: "basic", option: "keeper", add: addBasic };"
    `);
  });
  test("errors.ts", () => {
    expect(declarations(client, "src/errors.ts")).toMatchInlineSnapshot(`
      "export { APIError, APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "./runtime/index.ts";

      /** An answer of status 400. */
      export class BadRequestError extends APIError<400, Problem | undefined> {
        override readonly name: string = "BadRequestError";
      }

      /** An answer of status 401. */
      export class AuthenticationError extends APIError<401, Problem | undefined> {
        override readonly name: string = "AuthenticationError";
      }

      /** An answer of status 403. */
      export class PermissionDeniedError extends APIError<403, Problem | undefined> {
        override readonly name: string = "PermissionDeniedError";
      }

      /** An answer of status 404. */
      export class NotFoundError extends APIError<404, Problem | undefined> {
        override readonly name: string = "NotFoundError";
      }

      /** An answer of status 409. */
      export class ConflictError extends APIError<409, Problem | undefined> {
        override readonly name: string = "ConflictError";
      }

      /** An answer of status 422. */
      export class UnprocessableEntityError extends APIError<422, Problem | undefined> {
        override readonly name: string = "UnprocessableEntityError";
      }

      /** An answer of status 429. */
      export class RateLimitError extends APIError<429, Problem | undefined> {
        override readonly name: string = "RateLimitError";
      }

      /** An answer of status 500 or above. */
      export class InternalServerError<Status extends number = number> extends APIError<Status, Problem | string | undefined> {
        override readonly name: string = "InternalServerError";
      }

      /** An answer of status 503. */
      export class ServiceUnavailableError extends InternalServerError<503> {
        override readonly name: string = "ServiceUnavailableError";
      }

      /** Which class an answer of a status is thrown as; \`APIError\` itself where there is none. */
      export const errorClasses = {
        400: BadRequestError,
        401: AuthenticationError,
        403: PermissionDeniedError,
        404: NotFoundError,
        409: ConflictError,
        422: UnprocessableEntityError,
        429: RateLimitError,
        503: ServiceUnavailableError,
        "5XX": InternalServerError,
      } satisfies Partial<ErrorClasses>;"
    `);
  });
  test("index.ts", () => {
    expect(declarations(client, "src/index.ts")).toMatchInlineSnapshot(`
      "export { Zoo, Zoo as default } from "./client.ts";
      export type { ClientOptions } from "./create-client.ts";
      export {
        APIError,
        APIConnectionError,
        APIConnectionTimeoutError,
        APIUserAbortError,
        BadRequestError,
        AuthenticationError,
        PermissionDeniedError,
        NotFoundError,
        ConflictError,
        UnprocessableEntityError,
        RateLimitError,
        InternalServerError,
        ServiceUnavailableError,
      } from "./errors.ts";
      export type {
        ListAnimalsQuery,
        ListAnimalsArguments,
        ListAnimalsResult,
        CreateAnimalQuery,
        CreateAnimalHeaders,
        CreateAnimalArguments,
        CreateAnimalOptions,
        CreateAnimalResult,
        FeedAnimalArguments,
        FeedAnimalOptions,
        FeedAnimalResult,
        NoteAnimalContent,
        NoteAnimalArguments,
        NoteAnimalResult,
        OpenGateQuery,
        OpenGateArguments,
        OpenGateResult,
      } from "./operations.ts";
      export type { AnimalsResource, GateResource } from "./resources.ts";
      export {
        ApiPromise,
        type BasicCredential,
        type ClientRequest,
        type Clock,
        type Credential,
        type Fetch,
        type HeaderOptions,
        type Interceptor,
        type Logger,
        type LogLevel,
        type Page,
        type PageMethods,
        PagePromise,
        type Reply,
        type RequestContext,
        type RequestOptions,
        type Send,
      } from "./runtime/index.ts";
      export { logging } from "./logging.ts";
      export type * from "zoo-model";"
    `);
  });
});
