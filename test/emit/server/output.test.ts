import { expect, test } from "vitest";
import { emitted, serverFile } from "./emit-spec.ts";

const spec = `
info: { title: Pets, version: "1" }
tags: [{ name: Pets, description: Animals that live with people. }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [Pets]
      summary: Get a pet
      description: |
        Returns one pet.

        It closes no comment: */ and names no @internal tag.
      deprecated: true
      security: [{ user: [] }, { key: [], user: [read] }, {}]
      parameters:
        - { name: id, in: path, required: true, description: Its number, schema: { type: integer, minimum: 1 } }
        - { name: "fields[pet]", in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: limit, in: query, schema: { type: integer, default: 20, maximum: 100 } }
        - { name: If-None-Match, in: header, schema: { type: string } }
      responses:
        "200":
          description: The pet
          headers:
            ETag: { required: true, description: Its version, schema: { type: string } }
            Set-Cookie: { schema: { type: string } }
          content:
            application/json: { schema: { $ref: "#/components/schemas/Pet" } }
            text/html: {}
        "304": { description: Not changed }
        4XX: { description: Wrong, content: { application/json: { schema: { type: object } } } }
        default: { description: Anything else }
    patch:
      operationId: changePet
      tags: [Pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      x-specwright: { validation: handler }
      requestBody:
        required: true
        description: What changes
        content:
          application/x-www-form-urlencoded:
            schema: { $ref: "#/components/schemas/Pet" }
            encoding: { tags: { explode: false } }
      responses:
        "204": { description: Changed }
components:
  securitySchemes:
    user: { type: http, scheme: bearer, description: Whoever signed in. }
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
        age: { type: integer }
        tags: { type: array, items: { type: string } }
        home: { type: object }
`;

test("handlers.ts", () => {
  expect(serverFile(spec, "handlers.ts")).toMatchInlineSnapshot(`
    "import type { Pet } from "../model/index.ts";
    import type {
      Answer,
      ClientErrorStatus,
      FinalStatus,
      HeaderValue,
      RawParameters,
      ResponseHeaders,
      ServerRequest,
      ValidateOptions,
      Validation,
    } from "./runtime/index.ts";
    import type { Principals } from "./security.ts";

    /** All handlers of the API: those of its groups together. */
    export interface Handlers<Context = undefined, P extends Principals = Principals> extends PetsHandlers<Context, P> {}

    /**
     * The operations of the tag \`Pets\`.
     *
     * Animals that live with people.
     */
    export interface PetsHandlers<Context = undefined, P extends Principals = Principals> {
      /**
       * Get a pet
       *
       * Returns one pet.
       *
       * It closes no comment: *\\/ and names no &#64;internal tag.
       *
       * \`GET /pets/{id}\` (\`#/paths/~1pets~1{id}/get\`)
       *
       * @deprecated
       */
      getPet(request: GetPetRequest<P>, context: Context): Answer<GetPetResponse>;
      /** \`PATCH /pets/{id}\` (\`#/paths/~1pets~1{id}/patch\`) */
      changePet(request: ChangePetRequest, context: Context): Answer<ChangePetResponse>;
    }

    /** What \`getPet\` gets. */
    export interface GetPetRequest<P extends Principals = Principals> {
      readonly path: {
        /**
         * Its number
         *
         * @minimum 1
         */
        readonly id: number;
      };
      readonly query: {
        readonly "fields[pet]"?: string[];
        /**
         * @default 20
         * @maximum 100
         */
        readonly limit: number;
      };
      readonly headers: { readonly "if-none-match"?: string };
      readonly auth:
        | { readonly user: P["user"]; readonly key?: never }
        | { readonly key: P["key"]; readonly user: P["user"] }
        | { readonly user?: never; readonly key?: never };
      readonly request: ServerRequest;
    }

    /** What \`getPet\` answers. */
    export type GetPetResponse =
      | {
          /** The pet */
          status: 200;
          headers: {
            /** Its version */
            etag: string;
            "set-cookie"?: string | readonly string[];
            [name: string]: HeaderValue | undefined;
          };
          contentType: "application/json";
          body: Pet;
        }
      | {
          /** The pet */
          status: 200;
          headers: {
            /** Its version */
            etag: string;
            "set-cookie"?: string | readonly string[];
            [name: string]: HeaderValue | undefined;
          };
          contentType: "text/html";
          body: string;
        }
      | {
          /** Not changed */
          status: 304;
          headers?: ResponseHeaders;
          body?: never;
        }
      | {
          /** Wrong */
          status: ClientErrorStatus;
          headers?: ResponseHeaders;
          contentType?: "application/json";
          body: { [name: string]: unknown };
        }
      | {
          /** Anything else */
          status: Exclude<FinalStatus, 200 | 304 | ClientErrorStatus>;
          headers?: ResponseHeaders;
          body?: never;
        };

    /** What \`changePet\` gets: it validates for itself. */
    export interface ChangePetRequest {
      /** The Content-Type of the body as it was sent. */
      readonly contentType: string | undefined;
      /** The query and the members of the body as they were sent, in order, repeated ones included. */
      readonly parameters: RawParameters;
      /** Decodes and checks the request as the document describes it. */
      readonly validate: (options?: ValidateOptions) => Validation<ChangePetInput>;
      /** How authentication ended. Nothing was refused for it. */
      readonly auth: { readonly kind: "anonymous" };
      readonly request: ServerRequest;
    }

    /** What \`validate()\` of \`changePet\` gives for a request that fits the document. */
    export interface ChangePetInput {
      readonly path: { readonly id: number };
      readonly contentType: "application/x-www-form-urlencoded";
      /** What changes */
      readonly body: Pet;
    }

    /** What \`changePet\` answers. */
    export type ChangePetResponse = {
      /** Changed */
      status: 204;
      headers?: ResponseHeaders;
      body?: never;
    };
    "
  `);
});

test("security.ts", () => {
  expect(serverFile(spec, "security.ts")).toMatchInlineSnapshot(`
    "import type {
      ApiKeyCredentials,
      BearerCredentials,
      Forbidden,
      MaybePromise,
      SecurityScheme,
      ServerRequest,
    } from "./runtime/index.ts";

    /**
     * What authenticators make of credentials, by security scheme: a user, a client, whatever the application knows its
     * callers as.
     */
    export interface Principals {
      readonly user: unknown;
      readonly key: unknown;
    }

    /**
     * One authenticator for each security scheme. It answers with the principal; with \`undefined\` if the credentials are
     * wrong, which the client sees as 401; or with \`forbidden()\`, 403.
     *
     * \`scopes\` are those that the operation asks for.
     */
    export interface Authenticators<Context = undefined, P extends Principals = Principals> {
      /**
       * Whoever signed in.
       *
       * \`#/components/securitySchemes/user\`
       */
      user(
        credentials: BearerCredentials,
        request: ServerRequest,
        context: Context,
        scopes: readonly string[],
      ): MaybePromise<P["user"] | Forbidden | undefined>;
      /** \`#/components/securitySchemes/key\` */
      key(
        credentials: ApiKeyCredentials,
        request: ServerRequest,
        context: Context,
        scopes: readonly string[],
      ): MaybePromise<P["key"] | Forbidden | undefined>;
    }

    /** Where each scheme's credentials stand in a request. */
    export const securitySchemes: Readonly<Record<string, SecurityScheme>> = {
      user: { type: "bearer" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
    };
    "
  `);
});

test("operations.ts", () => {
  expect(serverFile(spec, "operations.ts")).toMatchInlineSnapshot(`
    "import { checkPet } from "../model/index.ts";
    import { checkBy, type Operation } from "./runtime/index.ts";

    /** \`GET /pets/{id}\` (\`#/paths/~1pets~1{id}/get\`) */
    export const getPet: Operation = {
      name: "getPet",
      security: [
        [{ scheme: "user", scopes: [] }],
        [{ scheme: "key", scopes: [] }, { scheme: "user", scopes: ["read"] }],
        [],
      ],
      parameters: [
        { in: "path", name: "id", type: "integer", required: true, check: checkBy({ type: "integer", minimum: 1 }) },
        { in: "query", name: "fields[pet]", type: "string", list: "," },
        {
          in: "query",
          name: "limit",
          type: "integer",
          check: checkBy({ type: "integer", maximum: 100, default: 20 }),
          default: 20,
        },
        { in: "header", name: "if-none-match", type: "string" },
      ],
      responses: [
        {
          status: 200,
          headers: [
            { name: "etag", type: "string", required: true },
            { name: "set-cookie", type: "string" },
          ],
          content: [
            { type: "application/json", kind: "json", check: checkPet },
            { type: "text/html", kind: "text" },
          ],
        },
        { status: 304 },
        {
          status: "4XX",
          content: [
            { type: "application/json", kind: "json", check: checkBy({ type: "object" }) },
          ],
        },
        { status: "default" },
      ],
    };

    /** \`PATCH /pets/{id}\` (\`#/paths/~1pets~1{id}/patch\`) */
    export const changePet: Operation = {
      name: "changePet",
      security: [],
      parameters: [
        { in: "path", name: "id", type: "integer", required: true },
      ],
      body: {
        required: true,
        content: [
          {
            type: "application/x-www-form-urlencoded",
            kind: "form",
            fields: [
              { name: "name", type: "string" },
              { name: "age", type: "integer" },
              { name: "tags", type: "string", list: "," },
              { name: "home", type: "json" },
            ],
            check: checkPet,
          },
        ],
      },
      responses: [
        { status: 204 },
      ],
      validation: "handler",
    };
    "
  `);
});

test("server.ts", () => {
  expect(serverFile(spec, "server.ts")).toMatchInlineSnapshot(`
    "import type { Handlers } from "./handlers.ts";
    import { changePet, getPet } from "./operations.ts";
    import { matchPath } from "./router.ts";
    import {
      type ChallengeParameters,
      type CommonOptions,
      type ContextOption,
      type Refusal,
      type RefuseOptions,
      serve,
      type Server,
    } from "./runtime/index.ts";
    import { type Authenticators, type Principals, securitySchemes } from "./security.ts";

    /** What \`createServer\` is given. The context may be left out where the handlers do without. */
    export type ServerOptions<Context, P extends Principals> = ApiOptions<Context, P> & ContextOption<Context>;

    /** The options that depend on the API. */
    export interface ApiOptions<Context, P extends Principals> extends CommonOptions<Context> {
      /** The implementation: one object, or several spread into one. */
      readonly handlers: Handlers<Context, P>;
      /** Finds out who is calling, by the security schemes of the API. */
      readonly security: Authenticators<Context, P>;
      /**
       * Parameters of the challenges in WWW-Authenticate, by security scheme: \`realm\`, and others that the scheme knows.
       */
      readonly challenges?: { readonly [Scheme in keyof Principals]?: ChallengeParameters };
      /** How requests are answered that do not reach a handler, and those whose handler fails. */
      readonly refuse?: RefusalAnswers<Context, P>;
    }

    /** How refusals are answered: for the API as a whole, and by operation with a response that the operation declares. */
    export interface RefusalAnswers<Context, P extends Principals> extends Pick<RefuseOptions<Context>, "default"> {
      /** Where an answer is \`undefined\`, the default answers. */
      readonly operations?: {
        readonly [Name in keyof Handlers<Context, P>]?: (
          refusal: Refusal<Name>,
          context: Context,
        ) => ReturnType<Handlers<Context, P>[Name]> | undefined;
      };
    }

    /** Makes a server of handlers. The context is what each of them gets as its second argument. */
    export function createServer<Context = undefined, P extends Principals = Principals>(options: ServerOptions<Context, P>): Server {
      return serve<Context>(
        {
          title: "Pets",
          match: matchPath,
          operations: [getPet, changePet],
          schemes: securitySchemes,
        },
        options,
        options.context,
      );
    }
    "
  `);
});

test("what is not generated is refused where it stands", () => {
  const yaml = `
paths:
  /a/{m}:
    get:
      operationId: a
      security: [{ tls: [] }]
      parameters:
        - { name: m, in: path, required: true, style: matrix, schema: { type: string } }
        - { name: d, in: query, style: deepObject, explode: true, schema: { type: object } }
        - { name: o, in: query, schema: { type: object } }
        - { name: c, in: cookie, schema: { type: array, items: { type: string } } }
        - { name: h, in: header, schema: { type: object } }
        - { name: n, in: query, schema: { type: array, items: { type: array } } }
      responses:
        "200":
          description: ok
          headers: { X-O: { schema: { type: object } } }
          content: { image/png: {}, "text/*": {}, application/json: {} }
  /c:
    trace: { operationId: t, responses: {} }
  /b:
    post:
      operationId: b
      requestBody: { content: { multipart/form-data: {}, application/octet-stream: {}, text/event-stream: {} } }
      responses: {}
components: { securitySchemes: { tls: { type: mutualTLS } } }
`;
  const messages = emitted(yaml).diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
  expect(messages).toMatchInlineSnapshot(`
    [
      "error unsupported-security: neither the server checks nor the client sends credentials of tls, which is of type mutualTLS",
      "error unsupported-parameter: neither the server reads nor the client sends the cookie parameter c in style form, exploded, with this schema",
      "error unsupported-parameter: neither the server reads nor the client sends the query parameter n in style form, exploded, with this schema",
      "error unsupported-parameter: neither the server writes nor the client reads the header x-o with this schema",
      "error unsupported-media-type: the server does not write image/png",
      "error unsupported-media-type: the server does not write text/*",
      "error unsupported-method: neither the server receives nor the client sends the method TRACE",
      "error unsupported-media-type: neither the server reads nor the client sends multipart/form-data",
      "error unsupported-media-type: the server does not read application/octet-stream",
      "error unsupported-media-type: neither the server reads nor the client sends text/event-stream",
    ]
  `);
  const allowed = emitted(yaml, [
    "unsupported-parameter",
    "unsupported-media-type",
    "unsupported-security",
    "unsupported-method",
  ]);
  expect(new Set(allowed.diagnostics.map(({ severity }) => severity))).toEqual(new Set(["warning"]));
});
