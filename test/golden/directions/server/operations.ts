/*
 * How requests and responses of Directions stand on the wire.
 */
import {
  checkAccount,
  checkAccountWritable,
  checkPage,
  checkSearchAccountsBody,
  schemaOfAccount,
  schemaOfPage,
} from "../model/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /accounts` (`#/paths/~1accounts/get`) */
export function listAccounts(): Operation {
  return {
    name: "listAccounts",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          {
            type: "application/json",
            kind: "json",
            check: checkBy({ type: "array", items: { $ref: schemaOfAccount } }),
            ignored: { type: "array", items: { $ref: schemaOfAccount } },
          },
        ],
      },
    ],
  };
}

/** `POST /accounts` (`#/paths/~1accounts/post`) */
export function createAccount(): Operation {
  return {
    name: "createAccount",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkAccountWritable },
      ],
    },
    responses: [
      {
        status: 201,
        content: [
          { type: "application/json", kind: "json", check: checkAccount, ignored: schemaOfAccount },
        ],
      },
    ],
  };
}

/** `POST /accounts/search` (`#/paths/~1accounts~1search/post`) */
export function searchAccounts(): Operation {
  return {
    name: "searchAccounts",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkSearchAccountsBody },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkPage, ignored: schemaOfPage },
        ],
      },
    ],
  };
}
