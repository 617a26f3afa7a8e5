import { isObject } from "./json.ts";

const reference = /^\d{4}-\d{6}$/;
const country = /^[A-Z]{2}$/;

export function isOrder(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const name in value) {
    switch (name) {
      case "reference":
      case "status":
      case "customer":
      case "lines":
      case "discount":
      case "prices":
        break;
      default:
        return false;
    }
  }
  return (
    typeof value.reference === "string" &&
    reference.test(value.reference) &&
    (value.status === "new" || value.status === "paid" || value.status === "shipped" || value.status === "returned") &&
    isCustomer(value.customer) &&
    areLines(value.lines) &&
    (value.discount === undefined ||
      (typeof value.discount === "number" && value.discount >= 0 && value.discount < 100)) &&
    (value.prices === undefined || arePrices(value.prices))
  );
}

function isCustomer(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const name in value) if (name !== "name" && name !== "country" && name !== "tags") return false;
  return (
    isText(value.name, 1, 80) &&
    typeof value.country === "string" &&
    country.test(value.country) &&
    (value.tags === undefined || areTags(value.tags))
  );
}

function areTags(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > 10) return false;
  for (const tag of value) if (typeof tag !== "string" || tag === "") return false;
  return value.length < 2 || new Set(value).size === value.length;
}

function areLines(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 1 || value.length > 100) return false;
  for (const line of value) if (!isLine(line)) return false;
  return true;
}

function isLine(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const name in value) {
    if (name !== "sku" && name !== "title" && name !== "quantity" && name !== "price" && name !== "note") return false;
  }
  const { sku, title, quantity, price, note } = value;
  return (
    isText(sku, 2, 20) &&
    isText(title, 1, 200) &&
    typeof quantity === "number" &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= 1000 &&
    typeof price === "number" &&
    price >= 0 &&
    isInCents(price) &&
    (note === undefined || typeof note === "string")
  );
}

/** 0.07 × 100 is not 7 in binary: whether the nearest number of cents is this price tells. */
function isInCents(price: number): boolean {
  return Math.round(price * 100) / 100 === price;
}

function arePrices(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const currency in value) {
    const price = value[currency];
    if (typeof price !== "number" || !(price > 0) || price === Number.POSITIVE_INFINITY) return false;
  }
  return true;
}

/** Of so many characters, of which two units of UTF-16 may make one. */
function isText(value: unknown, least: number, most: number): boolean {
  if (typeof value !== "string" || value.length < least) return false;
  if (value.length <= most && (least < 2 || value.length >= 2 * least)) return true;
  let length = 0;
  for (const _ of value) length++;
  return length >= least && length <= most;
}
