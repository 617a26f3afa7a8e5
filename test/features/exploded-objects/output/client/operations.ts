/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type {
  AddPetsFormBodyInput,
  ListPetsFilterParameter,
  ListPetsHiddenParameter,
  ListPetsSeenParameter,
  ListPetsTagsParameter,
  PageableInput,
} from "../model/index.ts";
import {
  cookieHeader,
  encodeBody,
  encodeStyledForm,
  type Operation,
  pairs,
  type Reply,
  type RequestOptions,
  styledQuery,
} from "./runtime/index.ts";

/** The query parameters of listPets. */
export interface ListPetsQuery {
  pageable: PageableInput;
  filter?: ListPetsFilterParameter | undefined;
  tags?: ListPetsTagsParameter | undefined;
}

/** The cookies of listPets. */
export interface ListPetsCookies {
  seen?: ListPetsSeenParameter | undefined;
  hidden?: ListPetsHiddenParameter | undefined;
}

/** What listPets takes. */
export interface ListPetsArguments {
  query: ListPetsQuery;
  cookies?: ListPetsCookies | undefined;
}

/** How `client.default.listPets` is sent. */
export interface ListPetsOptions extends RequestOptions {
  cookies?: ListPetsCookies | undefined;
}

/** What listPets gives back. */
export type ListPetsResult = Reply<204>;

/**
 * How listPets is sent and answered.
 *
 * `#/paths/~1pets/get`
 */
export const listPetsOperation: Operation<ListPetsArguments, ListPetsResult> = {
  name: "listPets",
  method: "GET",
  path: "/pets",
  query: styledQuery,
  cookies: cookieHeader,
  parameters: [
    { name: "pageable", in: "query", style: "form", explode: true, write: pairs },
    {
      name: "filter",
      in: "query",
      style: "form",
      explode: true,
      taken: ["page", "size", "sort", "tags", "not"],
      write: pairs,
    },
    { name: "tags", in: "query", style: "form", explode: true, nullable: true, write: pairs },
    { name: "seen", in: "cookie", style: "form", explode: true, write: pairs },
    { name: "hidden", in: "cookie", style: "cookie", explode: true, write: pairs },
  ],
  responses: {
    204: {},
  },
};

/** What addPets takes. */
export interface AddPetsArguments {
  body: AddPetsFormBodyInput;
}

/** What addPets gives back. */
export type AddPetsResult = Reply<204>;

/**
 * How addPets is sent and answered.
 *
 * `#/paths/~1pets/post`
 */
export const addPetsOperation: Operation<AddPetsArguments, AddPetsResult> = {
  name: "addPets",
  method: "POST",
  path: "/pets",
  body: {
    write: encodeBody,
    content: {
      "application/x-www-form-urlencoded": (type, value) => encodeStyledForm(type, value, [
        { property: "page", style: "form", explode: true, write: pairs },
      ]),
    },
  },
  responses: {
    204: {},
  },
};
