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
export const listAccounts: Operation = {
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

/** `POST /accounts` (`#/paths/~1accounts/post`) */
export const createAccount: Operation = {
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

/** `POST /accounts/search` (`#/paths/~1accounts~1search/post`) */
export const searchAccounts: Operation = {
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
