import { expect, test } from "vitest";
import { declarations, emittedClient } from "./emitted-client.ts";
import { zoo } from "./zoo.ts";

const client = emittedClient(zoo);

test("operations.ts", () => {
  expect(declarations(client, "src/operations.ts")).toMatchInlineSnapshot(`
    "const json: ResponseTable = { content: ["application/json"] };
    const html: ResponseTable = { content: ["text/html"] };

    /** The query parameters of listAnimals. */
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
    export const listAnimalsOperation: Operation<ListAnimalsArguments, ListAnimalsResult> = {
      name: "listAnimals",
      method: "GET",
      path: "/animals",
      query: styledQuery,
      parameters: [{ name: "tags", in: "query", style: "form", explode: false, write: pairs }],
      accept: "application/json",
      security: [[key]],
      responses: {
        200: { content: ["application/json"], headers: { "x-total": readInteger } },
      },
    };

    /** How the pages of listAnimals follow one another. */
    export const listAnimalsPagination: PaginationTable = {
      kind: byPage,
      parameter: "page[number]",
      items: ["data"],
      page: ["meta", "page"],
      totalPages: ["meta", "pages"],
      optional: true,
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
      name: "createAnimal",
      method: "POST",
      path: "/animals",
      query: queryText,
      body: { write: encodeBody, content: { "application/json": encodeJSON } },
      accept: "application/json",
      security: [[key]],
      responses: {
        201: json,
        "4XX": json,
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
      | Reply<Exclude<AnyStatus, 204 | 205 | 304 | 404>, "application/json", Problem>;

    /**
     * How feedAnimal is sent and answered.
     *
     * \`#/paths/~1animals~1{animal_id}/put\`
     */
    export const feedAnimalOperation: Operation<FeedAnimalArguments, FeedAnimalResult> = {
      name: "feedAnimal",
      method: "PUT",
      path: "/animals/{animal_id}",
      fill: fillPath,
      body: {
        write: encodeBody,
        content: { "application/x-www-form-urlencoded": encodeForm, "application/json": encodeJSON },
        emptyObject: true,
      },
      accept: "application/json",
      security: [[key]],
      responses: {
        204: {},
        404: json,
        default: json,
      },
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
      name: "noteAnimal",
      method: "PUT",
      path: "/notes",
      body: { write: encodeBody, content: { "application/json": encodeJSON, "text/plain": encodeText } },
      security: [[key]],
      responses: {
        204: {},
      },
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
      name: "openGate",
      method: "GET",
      path: "/gate",
      server: { url: "https://gate.zoo.example", locate: locateServer },
      query: queryText,
      accept: "text/html",
      security: [[keeper], []],
      responses: {
        200: html,
        302: {},
        503: html,
      },
      redirects: true,
    };"
  `);
});
