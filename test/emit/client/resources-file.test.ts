import { describe, expect, test } from "vitest";
import { declarations, emittedClient } from "./emitted-client.ts";
import { zoo } from "./zoo.ts";

const client = emittedClient(zoo);

describe("what calls the operations", () => {
  test("functions.ts", () => {
    expect(declarations(client, "src/functions.ts")).toMatchInlineSnapshot(`
      "export { type CreateClientOptions, createClient, fromEnvironment } from "./create-client.ts";
      export { type CallOptions, type Client, type Delivery, reliably } from "./runtime/index.ts";

      /**
       * List animals
       *
       * \`GET /animals\`
       */
      export function listAnimals(
        client: Client,
        args: ListAnimalsArguments = {},
        options?: CallOptions,
      ): Promise<ListAnimalsResult> {
        return execute(client, listAnimalsOperation, args, options);
      }

      /** \`POST /animals\` */
      export function createAnimal(
        client: Client,
        args: CreateAnimalArguments,
        options?: CallOptions,
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
        options?: CallOptions,
      ): Promise<FeedAnimalResult> {
        return execute(client, feedAnimalOperation, args, options);
      }

      /** \`PUT /notes\` */
      export function noteAnimal(
        client: Client,
        args: NoteAnimalArguments,
        options?: CallOptions,
      ): Promise<NoteAnimalResult> {
        return execute(client, noteAnimalOperation, args, options);
      }

      /** \`GET /gate\` */
      export function openGate(
        client: Client,
        args: OpenGateArguments,
        options?: CallOptions,
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
          return listPages(this.#client, listAnimalsOperation, listAnimalsPagination, { query }, options);
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
});
