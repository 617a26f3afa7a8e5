/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { AddLimitFormBody, AddSettingsFormBody, Answer, Counts } from "../model/index.ts";
import {
  encodeBody,
  encodeForm,
  encodeStyledForm,
  formQuery,
  type Operation,
  pairs,
  type Reply,
  type ResponseTable,
} from "./runtime/index.ts";

const json: ResponseTable = { content: ["application/json"] };

/** The query of findCounts. */
export type FindCountsQuery = Counts;

/** What findCounts takes. */
export interface FindCountsArguments {
  query?: FindCountsQuery | undefined;
}

/** What findCounts gives back. */
export type FindCountsResult = Reply<200, "application/json", unknown>;

/**
 * How findCounts is sent and answered.
 *
 * `#/paths/~1counts/get`
 */
export const findCountsOperation: Operation<FindCountsArguments, FindCountsResult> = {
  name: "findCounts",
  method: "GET",
  path: "/counts",
  query: formQuery,
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** What addCounts takes. */
export interface AddCountsArguments {
  body?: Counts | undefined;
}

/** What addCounts gives back. */
export type AddCountsResult = Reply<200, "application/json", unknown>;

/**
 * How addCounts is sent and answered.
 *
 * `#/paths/~1counts/post`
 */
export const addCountsOperation: Operation<AddCountsArguments, AddCountsResult> = {
  name: "addCounts",
  method: "POST",
  path: "/counts",
  body: { write: encodeBody, content: { "application/x-www-form-urlencoded": encodeForm }, emptyObject: true },
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** What addSettings takes. */
export interface AddSettingsArguments {
  body?: AddSettingsFormBody | undefined;
}

/** What addSettings gives back. */
export type AddSettingsResult = Reply<200, "application/json", unknown>;

/**
 * How addSettings is sent and answered.
 *
 * `#/paths/~1settings/post`
 */
export const addSettingsOperation: Operation<AddSettingsArguments, AddSettingsResult> = {
  name: "addSettings",
  method: "POST",
  path: "/settings",
  body: {
    write: encodeBody,
    content: {
      "application/x-www-form-urlencoded": (type, value) => encodeStyledForm(type, value, [
        { property: "x-name", style: "form", explode: true, write: pairs },
        { property: "list", style: "json", explode: true, write: pairs },
        { property: /^x-/u, style: "form", explode: true, write: pairs },
        { property: /^is[A-Z]/u, style: "form", explode: true, write: pairs },
        { property: /s$/u, style: "form", explode: true, write: pairs },
        { style: "jsonOrText", write: pairs },
      ]),
    },
    emptyObject: true,
  },
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** What addAnswer takes. */
export interface AddAnswerArguments {
  body: Answer;
}

/** What addAnswer gives back. */
export type AddAnswerResult = Reply<200, "application/json", unknown>;

/**
 * How addAnswer is sent and answered.
 *
 * `#/paths/~1answers/post`
 */
export const addAnswerOperation: Operation<AddAnswerArguments, AddAnswerResult> = {
  name: "addAnswer",
  method: "POST",
  path: "/answers",
  body: { write: encodeBody, content: { "application/x-www-form-urlencoded": encodeForm } },
  accept: "application/json",
  responses: {
    200: json,
  },
};

/** What addLimit takes. */
export interface AddLimitArguments {
  body: AddLimitFormBody;
}

/** What addLimit gives back. */
export type AddLimitResult = Reply<200, "application/json", unknown>;

/**
 * How addLimit is sent and answered.
 *
 * `#/paths/~1limits/post`
 */
export const addLimitOperation: Operation<AddLimitArguments, AddLimitResult> = {
  name: "addLimit",
  method: "POST",
  path: "/limits",
  body: { write: encodeBody, content: { "application/x-www-form-urlencoded": encodeForm } },
  accept: "application/json",
  responses: {
    200: json,
  },
};
