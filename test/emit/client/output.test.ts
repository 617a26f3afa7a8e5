import { describe, expect, test } from "vitest";
import { declarations, emittedClient } from "./emitted-client.ts";
import { zoo } from "./zoo.ts";

const client = emittedClient(zoo);

test("a document without problems is emitted without any", () => {
  expect(client.diagnostics).toEqual([]);
});

describe("what is written", () => {
  test("operations.ts", () => {
    expect(declarations(client, "src/operations.ts")).toMatchInlineSnapshot(`
      "/** The query parameters of listAnimals. */
      export interface ListAnimalsQuery {
        /**
         * From 1.
         *
         * @default 1
         */
        "page[number]"?: number | undefined;
        tags?: string[] | undefined;
      }

      /** What listAnimals takes. */
      export interface ListAnimalsArguments {
        query?: ListAnimalsQuery | undefined;
      }

      /** What listAnimals gives back. */
      export type ListAnimalsResult = Reply<200, "application/json", ListAnimals200BodyInput, { "x-total": number }>;

      /**
       * How listAnimals is sent and answered.
       *
       * \`#/paths/~1animals/get\`
       */
      export const listAnimalsOperation: ListOperation<ListAnimalsArguments, ListAnimalsResult> = {
        method: "GET",
        path: "/animals",
        parameters: [{ name: "tags", in: "query", style: "form", explode: false }],
        security: [[key]],
        responses: {
          200: { content: ["application/json"], headers: { "x-total": "integer" } },
        },
        idempotent: true,
        pagination: {
          kind: "page",
          parameter: "page[number]",
          items: "/data",
          page: "/meta/page",
          totalPages: "/meta/pages",
        },
      };

      /** The query parameters of createAnimal. */
      export interface CreateAnimalQuery {
        dry_run?: boolean | undefined;
      }

      /** The headers of createAnimal. */
      export interface CreateAnimalHeaders {
        "x-keeper": string;
      }

      /** What createAnimal takes. */
      export interface CreateAnimalArguments {
        query?: CreateAnimalQuery | undefined;
        headers: CreateAnimalHeaders;
        body: AnimalInput;
      }

      /** How \`client.animals.createAnimal\` is sent. */
      export type CreateAnimalOptions = RequestOptionsWithHeaders<CreateAnimalHeaders>;

      /** What createAnimal gives back. */
      export type CreateAnimalResult =
        | Reply<201, "application/json", AnimalInput>
        | Reply<Status4XX, "application/json", Problem>;

      /**
       * How createAnimal is sent and answered.
       *
       * \`#/paths/~1animals/post\`
       */
      export const createAnimalOperation: Operation<CreateAnimalArguments, CreateAnimalResult> = {
        method: "POST",
        path: "/animals",
        body: { content: ["application/json"] },
        security: [[key]],
        responses: {
          201: { content: ["application/json"] },
          "4XX": { content: ["application/json"] },
        },
      };

      /** What feedAnimal takes. */
      export interface FeedAnimalArguments {
        path: { animal_id: string };
        body?: Meal | undefined;
        /** How the body is written. Default: \`application/x-www-form-urlencoded\`. */
        contentType?: "application/x-www-form-urlencoded" | "application/json" | undefined;
      }

      /** How \`client.animals.feedAnimal\` is sent. */
      export interface FeedAnimalOptions extends RequestOptions {
        /** How the body is written. Default: \`application/x-www-form-urlencoded\`. */
        contentType?: "application/x-www-form-urlencoded" | "application/json" | undefined;
      }

      /** What feedAnimal gives back. */
      export type FeedAnimalResult =
        | Reply<204>
        | Reply<404, "application/json", Problem>
        | Reply<Exclude<AnyStatus, 204 | 404>, "application/json", Problem>;

      /**
       * How feedAnimal is sent and answered.
       *
       * \`#/paths/~1animals~1{animal_id}/put\`
       */
      export const feedAnimalOperation: Operation<FeedAnimalArguments, FeedAnimalResult> = {
        method: "PUT",
        path: "/animals/{animal_id}",
        body: { content: ["application/x-www-form-urlencoded", "application/json"], emptyObject: true },
        security: [[key]],
        responses: {
          204: {},
          404: { content: ["application/json"] },
          default: { content: ["application/json"] },
        },
        idempotent: true,
      };

      /** A body of noteAnimal and how it is written. Default: \`application/json\`. */
      export type NoteAnimalContent =
        | { body: AnimalInput; contentType?: "application/json" | undefined }
        | { body: string; contentType: "text/plain" };

      /** What noteAnimal takes. */
      export type NoteAnimalArguments = NoteAnimalContent;

      /** What noteAnimal gives back. */
      export type NoteAnimalResult = Reply<204>;

      /**
       * How noteAnimal is sent and answered.
       *
       * \`#/paths/~1notes/put\`
       */
      export const noteAnimalOperation: Operation<NoteAnimalArguments, NoteAnimalResult> = {
        method: "PUT",
        path: "/notes",
        body: { content: ["application/json", "text/plain"] },
        security: [[key]],
        responses: {
          204: {},
        },
        idempotent: true,
      };

      /** The query parameters of openGate. */
      export interface OpenGateQuery {
        /** @format uri */
        to: string;
      }

      /** What openGate takes. */
      export interface OpenGateArguments {
        query: OpenGateQuery;
      }

      /** What openGate gives back. */
      export type OpenGateResult =
        | Reply<200, "text/html", string>
        | Reply<302, undefined, undefined, { location: string }>
        | Reply<503, "text/html", string>;

      /**
       * How openGate is sent and answered.
       *
       * \`#/paths/~1gate/get\`
       */
      export const openGateOperation: Operation<OpenGateArguments, OpenGateResult> = {
        method: "GET",
        path: "/gate",
        server: "https://gate.zoo.example",
        security: [[keeper], []],
        responses: {
          200: { content: ["text/html"] },
          302: {},
          503: { content: ["text/html"] },
        },
        idempotent: true,
      };"
    `);
  });
  test("functions.ts", () => {
    expect(declarations(client, "src/functions.ts")).toMatchInlineSnapshot(`
      "export { type ClientOptions, createClient } from "./create-client.ts";

      /**
       * List animals
       *
       * \`GET /animals\`
       */
      export function listAnimals(
        client: Client,
        args: ListAnimalsArguments = {},
        options?: RequestOptions,
      ): Promise<ListAnimalsResult> {
        return execute(client, listAnimalsOperation, args, options);
      }

      /** \`POST /animals\` */
      export function createAnimal(
        client: Client,
        args: CreateAnimalArguments,
        options?: RequestOptions,
      ): Promise<CreateAnimalResult> {
        return execute(client, createAnimalOperation, args, options);
      }

      /**
       * \`PUT /animals/{animal_id}\`
       *
       * @deprecated
       */
      export function feedAnimal(
        client: Client,
        args: FeedAnimalArguments,
        options?: RequestOptions,
      ): Promise<FeedAnimalResult> {
        return execute(client, feedAnimalOperation, args, options);
      }

      /** \`PUT /notes\` */
      export function noteAnimal(
        client: Client,
        args: NoteAnimalArguments,
        options?: RequestOptions,
      ): Promise<NoteAnimalResult> {
        return execute(client, noteAnimalOperation, args, options);
      }

      /** \`GET /gate\` */
      export function openGate(
        client: Client,
        args: OpenGateArguments,
        options?: RequestOptions,
      ): Promise<OpenGateResult> {
        return execute(client, openGateOperation, args, options);
      }"
    `);
  });
  test("resources.ts", () => {
    expect(declarations(client, "src/resources.ts")).toMatchInlineSnapshot(`
      "/** \`client.animals\` */
      export class AnimalsResource {
        readonly #client: Client;

        constructor(client: Client) {
          this.#client = client;
        }

        /**
         * List animals
         *
         * \`GET /animals\`
         */
        list(query?: ListAnimalsQuery, options?: RequestOptions): PagePromise<ListAnimals200BodyInput, AnimalInput> {
          return listPages(this.#client, listAnimalsOperation, { query }, options);
        }

        /** \`POST /animals\` */
        createAnimal(
          params: Pick<CreateAnimalArguments, "query" | "body">,
          options: CreateAnimalOptions,
        ): ApiPromise<AnimalInput> {
          return call(this.#client, createAnimalOperation, { ...params, headers: options.headers }, options);
        }

        /**
         * \`PUT /animals/{animal_id}\`
         *
         * @deprecated
         */
        feedAnimal(animalId: string, body?: Meal, options?: FeedAnimalOptions): ApiPromise<void> {
          return call(
            this.#client,
            feedAnimalOperation,
            { path: { animal_id: animalId }, body, contentType: options?.contentType },
            options,
          );
        }

        /** \`PUT /notes\` */
        noteAnimal(content: NoteAnimalContent, options?: RequestOptions): ApiPromise<void> {
          return call(this.#client, noteAnimalOperation, content, options);
        }
      }

      /** \`client.gate\` */
      export class GateResource {
        readonly #client: Client;

        constructor(client: Client) {
          this.#client = client;
        }

        /** \`GET /gate\` */
        openGate(query: OpenGateQuery, options?: RequestOptions): ApiPromise<SuccessReply<OpenGateResult>> {
          return callForReply(this.#client, openGateOperation, { query }, options);
        }
      }"
    `);
  });
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
         * @throws TypeError if \`baseURL\` is no absolute URL.
         */
        constructor(options: ClientOptions = {}) {
          const client = createClient(options);
          this.animals = new AnimalsResource(client);
          this.gate = new GateResource(client);
        }
      }"
    `);
  });
  test("create-client.ts", () => {
    expect(declarations(client, "src/create-client.ts")).toMatchInlineSnapshot(`
      "/**
       * What a client can be told.
       *
       * The API's address, \`baseURL\`, is by default the environment variable ZOO_BASE_URL, else
       * https://api.zoo.example/v1
       */
      export interface ClientOptions extends CommonOptions {
        /**
         * The credentials of key.
         *
         * Default: the environment variable ZOO_KEY.
         */
        readonly apiKey?: Credential | null | undefined;
        /** A keeper's badge. */
        readonly keeper?: BasicCredential | null | undefined;
      }

      /**
       * What the functions send requests with.
       *
       * @throws TypeError if \`baseURL\` is no absolute URL.
       */
      export function createClient(options: ClientOptions = {}): Client {
        return resolveClient(options, {
          server: "https://api.zoo.example/v1",
          baseURL: orEnvironment(options.baseURL, "ZOO_BASE_URL"),
          credentials: { apiKey: orEnvironment(options.apiKey, "ZOO_KEY"), keeper: options.keeper },
          errors: errorClasses,
        });
      }"
    `);
  });
  test("security.ts", () => {
    expect(declarations(client, "src/security.ts")).toMatchInlineSnapshot(`
      "/** \`#/components/securitySchemes/key\` */
      export const key: SecurityScheme = { type: "apiKey", option: "apiKey", in: "header", name: "X-Key" };

      /**
       * A keeper's badge.
       *
       * \`#/components/securitySchemes/keeper\`
       */
      export const keeper: SecurityScheme = { type: "basic", option: "keeper" };"
    `);
  });
  test("errors.ts", () => {
    expect(declarations(client, "src/errors.ts")).toMatchInlineSnapshot(`
      "export { APIError, APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "./runtime/index.ts";

      /** An answer of status 400. */
      export class BadRequestError extends APIError<400, Problem | undefined> {}

      /** An answer of status 401. */
      export class AuthenticationError extends APIError<401, Problem | undefined> {}

      /** An answer of status 403. */
      export class PermissionDeniedError extends APIError<403, Problem | undefined> {}

      /** An answer of status 404. */
      export class NotFoundError extends APIError<404, Problem | undefined> {}

      /** An answer of status 409. */
      export class ConflictError extends APIError<409, Problem | undefined> {}

      /** An answer of status 422. */
      export class UnprocessableEntityError extends APIError<422, Problem | undefined> {}

      /** An answer of status 429. */
      export class RateLimitError extends APIError<429, Problem | undefined> {}

      /** An answer of status 500 or above. */
      export class InternalServerError<Status extends number = number> extends APIError<Status, Problem | string | undefined> {}

      /** An answer of status 503. */
      export class ServiceUnavailableError extends InternalServerError<503> {}

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
        type Clock,
        type Credential,
        type Fetch,
        type HeaderOptions,
        type Interceptor,
        type Page,
        type PageMethods,
        PagePromise,
        type Reply,
        type RequestOptions,
      } from "./runtime/index.ts";"
    `);
  });
});
