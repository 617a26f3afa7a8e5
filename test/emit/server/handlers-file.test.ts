import { expect, test } from "vitest";
import { serverFile } from "./emit-spec.ts";
import { spec } from "./output-api.ts";

test("handlers.ts", () => {
  expect(serverFile(spec, "handlers.ts")).toMatchInlineSnapshot(`
    "import type { Pet } from "../model/index.ts";
    import type {
      Accepted,
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
      /** The media types that the client takes, the one that it likes best first. */
      readonly accepts: Accepted<"application/json" | "text/html">;
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
