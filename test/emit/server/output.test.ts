import { expect, test } from "vitest";
import { serverFile } from "./emit-spec.ts";
import { spec } from "./output-api.ts";

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
     * One authenticator for each security scheme. It answers with the principal; with \`undefined\` or \`false\` if the
     * credentials are wrong, which the client sees as 401; or with \`forbidden()\`, 403.
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
      ): MaybePromise<P["user"] | Forbidden | false | undefined>;
      /** \`#/components/securitySchemes/key\` */
      key(
        credentials: ApiKeyCredentials,
        request: ServerRequest,
        context: Context,
        scopes: readonly string[],
      ): MaybePromise<P["key"] | Forbidden | false | undefined>;
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
    import { isInteger } from "../model/runtime/index.ts";
    import { checkBy, type Operation } from "./runtime/index.ts";

    /** \`GET /pets/{id}\` (\`#/paths/~1pets~1{id}/get\`) */
    export function getPet(): Operation {
      return {
        name: "getPet",
        security: [
          [{ scheme: "user", scopes: [] }],
          [{ scheme: "key", scopes: [] }, { scheme: "user", scopes: ["read"] }],
          [],
        ],
        parameters: [
          {
            in: "path",
            name: "id",
            type: "integer",
            required: true,
            check: checkBy({ type: "integer", minimum: 1 }, isGetPetPathId),
          },
          { in: "query", name: "fields[pet]", type: "string", list: "," },
          {
            in: "query",
            name: "limit",
            type: "integer",
            check: checkBy({ type: "integer", maximum: 100, default: 20 }, isGetPetQueryLimit),
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
    }

    function isGetPetPathId(value: unknown): boolean {
      return isInteger(value) && value >= 1;
    }

    function isGetPetQueryLimit(value: unknown): boolean {
      return isInteger(value) && value <= 100;
    }

    /** \`PATCH /pets/{id}\` (\`#/paths/~1pets~1{id}/patch\`) */
    export function changePet(): Operation {
      return {
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
    }
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
      type ServerOf,
    } from "./runtime/index.ts";
    import { type Authenticators, type Principals, securitySchemes } from "./security.ts";

    /** What \`createServer\` is given. The context may be left out where the handlers do without. */
    export type ServerOptions<Context, P extends Principals, Own = Context> = ApiOptions<Context, P> & ContextOption<Context, Own>;

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
    export function createServer<Context = undefined, P extends Principals = Principals, Own = Context>(options: ServerOptions<Context, P, Own>): ServerOf<Context, Own> {
      return serve<Context, Own>(
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
