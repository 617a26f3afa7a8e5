/*
 * How requests and responses of Parameters stand on the wire.
 */
import { checkGetItemFilterParameter, checkGetItemWhereParameter } from "../model/index.ts";
import { isUuid } from "../model/runtime/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /shops/{shop-id}/items/{sku}.{format}` (`#/paths/~1shops~1{shop-id}~1items~1{sku}.{format}/get`) */
export const getItem: Operation = {
  name: "getItem",
  security: [],
  parameters: [
    {
      in: "path",
      name: "shop-id",
      type: "integer",
      required: true,
      check: checkBy({ type: "integer", minimum: 1 }),
    },
    {
      in: "path",
      name: "sku",
      type: "string",
      required: true,
      check: checkBy({ type: "string", pattern: /^[A-Z]{3}[0-9]+$/u }),
    },
    { in: "path", name: "format", type: "string", required: true, check: checkBy({ enum: ["json", "csv"] }) },
    { in: "query", name: "verbose", type: "boolean", default: false },
    {
      in: "query",
      name: "page[size]",
      type: "integer",
      check: checkBy({ type: "integer", minimum: 1, maximum: 250, default: 20 }),
      default: 20,
    },
    {
      in: "query",
      name: "tags",
      type: "string",
      list: "repeated",
      check: checkBy({ type: "array", items: { type: "string" }, maxItems: 5 }),
    },
    { in: "query", name: "ids", type: "integer", list: "," },
    {
      in: "query",
      name: "filter",
      type: "string",
      object: "deepObject",
      fields: [
        { name: "sold", type: "boolean" },
        { name: "labels", type: "string", list: "repeated" },
        {
          name: "price",
          type: "string",
          object: "deepObject",
          fields: [{ name: "from", type: "number" }, { name: "to", type: "number" }],
        },
      ],
      check: checkGetItemFilterParameter,
    },
    { in: "query", name: "where", type: "json", check: checkGetItemWhereParameter },
    { in: "header", name: "if-none-match", type: "string" },
    {
      in: "header",
      name: "x-trace-ids",
      type: "string",
      list: ",",
      required: true,
      check: checkBy({ type: "array", items: { type: "string", format: ["uuid", isUuid] } }),
    },
    { in: "cookie", name: "session", type: "string" },
  ],
  responses: [
    { status: 204 },
  ],
};

/** `HEAD /shops/{shop-id}/items/{sku}.{format}` (`#/paths/~1shops~1{shop-id}~1items~1{sku}.{format}/head`) */
export const hasItem: Operation = {
  name: "hasItem",
  security: [],
  parameters: [
    {
      in: "path",
      name: "shop-id",
      type: "integer",
      required: true,
      check: checkBy({ type: "integer", minimum: 1 }),
    },
    {
      in: "path",
      name: "sku",
      type: "string",
      required: true,
      check: checkBy({ type: "string", pattern: /^[A-Z]{3}[0-9]+$/u }),
    },
    { in: "path", name: "format", type: "string", required: true, check: checkBy({ enum: ["json", "csv"] }) },
    { in: "query", name: "verbose", type: "boolean" },
  ],
  responses: [
    { status: 204 },
  ],
};
