/*
 * How requests and responses of Parameters stand on the wire.
 */
import { checkGetItemFilterParameter, checkGetItemWhereParameter } from "../model/index.ts";
import { areStrings, isInteger, isUuid } from "../model/runtime/index.ts";
import {
  booleanOf,
  checkBy,
  type DecodedParameters,
  integerOf,
  type Operation,
  Pairs,
  type ParameterSource,
  pathValue,
} from "./runtime/index.ts";

/** `GET /shops/{shop-id}/items/{sku}.{format}` (`#/paths/~1shops~1{shop-id}~1items~1{sku}.{format}/get`) */
export function getItem(): Operation {
  return {
    name: "getItem",
    security: [],
    parameters: [
      {
        in: "path",
        name: "shop-id",
        type: "integer",
        required: true,
        check: checkBy({ type: "integer", minimum: 1 }, isGetItemPathShopId),
      },
      {
        in: "path",
        name: "sku",
        type: "string",
        required: true,
        check: checkBy({ type: "string", pattern: /^[A-Z]{3}[0-9]+$/u }, isGetItemPathSku),
      },
      {
        in: "path",
        name: "format",
        type: "string",
        required: true,
        check: checkBy({ enum: ["json", "csv"] }, isGetItemPathFormat),
      },
      { in: "query", name: "verbose", type: "boolean", default: false },
      {
        in: "query",
        name: "page[size]",
        type: "integer",
        check: checkBy({ type: "integer", minimum: 1, maximum: 250, default: 20 }, isGetItemQueryPageSize),
        default: 20,
      },
      {
        in: "query",
        name: "tags",
        type: "string",
        list: "repeated",
        check: checkBy({ type: "array", items: { type: "string" }, maxItems: 5 }, isGetItemQueryTags),
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
        check: checkBy(
          { type: "array", items: { type: "string", format: ["uuid", isUuid] } },
          isGetItemHeaderXTraceIds,
        ),
      },
      { in: "cookie", name: "session", type: "string" },
    ],
    responses: [
      { status: 204 },
    ],
  };
}

function isGetItemPathShopId(value: unknown): boolean {
  return isInteger(value) && value >= 1;
}

const getItemPathSkuPattern = /^[A-Z]{3}[0-9]+$/u;

function isGetItemPathSku(value: unknown): boolean {
  return typeof value === "string" && getItemPathSkuPattern.test(value);
}

function isGetItemPathFormat(value: unknown): boolean {
  return value === "json" || value === "csv";
}

function isGetItemQueryPageSize(value: unknown): boolean {
  return isInteger(value) && value >= 1 && value <= 250;
}

function isGetItemQueryTags(value: unknown): boolean {
  return Array.isArray(value) && value.length <= 5 && areStrings(value);
}

function areGetItemHeaderXTraceIds(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isUuid(items[index])) return false;
  }
  return true;
}

function isGetItemHeaderXTraceIds(value: unknown): boolean {
  return Array.isArray(value) && areGetItemHeaderXTraceIds(value);
}

/** `HEAD /shops/{shop-id}/items/{sku}.{format}` (`#/paths/~1shops~1{shop-id}~1items~1{sku}.{format}/head`) */
export function hasItem(): Operation {
  return {
    name: "hasItem",
    security: [],
    parameters: [
      {
        in: "path",
        name: "shop-id",
        type: "integer",
        required: true,
        check: checkBy({ type: "integer", minimum: 1 }, isHasItemPathShopId),
      },
      {
        in: "path",
        name: "sku",
        type: "string",
        required: true,
        check: checkBy({ type: "string", pattern: /^[A-Z]{3}[0-9]+$/u }, isHasItemPathSku),
      },
      {
        in: "path",
        name: "format",
        type: "string",
        required: true,
        check: checkBy({ enum: ["json", "csv"] }, isHasItemPathFormat),
      },
      { in: "query", name: "verbose", type: "boolean" },
    ],
    readParameters: readHasItemParameters,
    responses: [
      { status: 204 },
    ],
    head: true,
  };
}

function isHasItemPathShopId(value: unknown): boolean {
  return isInteger(value) && value >= 1;
}

const hasItemPathSkuPattern = /^[A-Z]{3}[0-9]+$/u;

function isHasItemPathSku(value: unknown): boolean {
  return typeof value === "string" && hasItemPathSkuPattern.test(value);
}

function isHasItemPathFormat(value: unknown): boolean {
  return value === "json" || value === "csv";
}

/** The parameters of most requests; of the others, the table says what they are. */
function readHasItemParameters(source: ParameterSource): DecodedParameters | undefined {
  const shopId = integerOf(pathValue(source.match, "shop-id"));
  if (shopId === undefined || !isHasItemPathShopId(shopId)) return undefined;
  const sku = pathValue(source.match, "sku");
  if (sku === undefined || !isHasItemPathSku(sku)) return undefined;
  const format = pathValue(source.match, "format");
  if (format === undefined || !isHasItemPathFormat(format)) return undefined;
  let verbose: boolean | undefined;
  const pairs = new Pairs(source.request.search, source.limits.parameters);
  while (pairs.next()) {
    const { value } = pairs;
    switch (pairs.name) {
      case "verbose":
        if (verbose !== undefined) return undefined;
        verbose = booleanOf(value);
        if (verbose === undefined) return undefined;
        break;
    }
  }
  if (pairs.isOdd) return undefined;
  const query: Record<string, unknown> = {};
  if (verbose !== undefined) query.verbose = verbose;
  return { path: { "shop-id": shopId, sku, format }, query };
}
