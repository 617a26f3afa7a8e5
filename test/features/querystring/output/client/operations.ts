/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { AddSelectionBody, GetSelectionSelectionParameter, SearchInput } from "../model/index.ts";
import {
  encodeBody,
  encodeJSON,
  formQuery,
  jsonQuery,
  type Operation,
  pairs,
  type Reply,
  type ResponseTable,
  textQuery,
} from "./runtime/index.ts";
import { key } from "./security.ts";

const json: ResponseTable = { content: ["application/json"] };

/** What the pets are like. */
export type SearchPetsQuery = SearchInput;

/** What searchPets takes. */
export interface SearchPetsArguments {
  query: SearchPetsQuery;
}

/** What searchPets gives back. */
export type SearchPetsResult = Reply<200, "application/json", unknown>;

/**
 * How searchPets is sent and answered.
 *
 * `#/paths/~1pets/get`
 */
export const searchPetsOperation: Operation<SearchPetsArguments, SearchPetsResult> = {
  name: "searchPets",
  method: "GET",
  path: "/pets",
  query: (operation, value) => formQuery(operation, value, [
    { property: "colors", style: "form", explode: false, write: pairs },
    { property: "range", style: "deepObject", explode: true, write: pairs },
  ]),
  accept: "application/json",
  security: [[key]],
  responses: {
    200: json,
  },
};

/** The query of getSelection. */
export type GetSelectionQuery = GetSelectionSelectionParameter;

/** What getSelection takes. */
export interface GetSelectionArguments {
  query?: GetSelectionQuery | undefined;
}

/** What getSelection gives back. */
export type GetSelectionResult = Reply<200, "application/json", unknown>;

/**
 * How getSelection is sent and answered.
 *
 * `#/paths/~1selection/get`
 */
export const getSelectionOperation: Operation<GetSelectionArguments, GetSelectionResult> = {
  name: "getSelection",
  method: "GET",
  path: "/selection",
  query: jsonQuery,
  accept: "application/json",
  responses: {
    200: json,
  },
};

/**
 * The query of addSelection.
 *
 * @pattern ^[$]
 */
export type AddSelectionQuery = string;

/** What addSelection takes. */
export interface AddSelectionArguments {
  query: AddSelectionQuery;
  body?: AddSelectionBody | undefined;
}

/** What addSelection gives back. */
export type AddSelectionResult = Reply<200, "application/json", unknown>;

/**
 * How addSelection is sent and answered.
 *
 * `#/paths/~1selection/post`
 */
export const addSelectionOperation: Operation<AddSelectionArguments, AddSelectionResult> = {
  name: "addSelection",
  method: "POST",
  path: "/selection",
  query: textQuery,
  body: { write: encodeBody, content: { "application/json": encodeJSON } },
  accept: "application/json",
  responses: {
    200: json,
  },
};
