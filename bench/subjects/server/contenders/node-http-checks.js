/** What orders.yml says of values, by hand. */

const currencies = new Set(["EUR", "USD", "GBP", "JPY"]);
const priorities = new Set(["low", "normal", "high"]);
const states = new Set(["new", "paid", "shipped", "returned"]);

const reference = /^[A-Z]{2}-[0-9]{6}$/;
const country = /^[A-Z]{2}$/;
const verifier = /^[A-Za-z0-9._~-]{43,128}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** RFC 5321's `Dot-string` at a host name. */
const email =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;
/** RFC 3339. */
const dateTime =
  /^(\d{4}-\d\d-\d\d)[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** RFC 3986, with a scheme. */
const uri = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|\[[0-9A-Fa-f:.]+\]|%[0-9A-Fa-f]{2})*$/;

export function isOrder(value) {
  return (
    isObject(value) &&
    isText(value.reference) &&
    reference.test(value.reference) &&
    isText(value.customerId) &&
    uuid.test(value.customerId) &&
    isText(value.email) &&
    email.test(value.email) &&
    currencies.has(value.currency) &&
    isText(value.deliverAt) &&
    isDateTime(value.deliverAt) &&
    (value.priority === undefined || priorities.has(value.priority)) &&
    (value.discount === undefined ||
      (typeof value.discount === "number" && value.discount >= 0 && value.discount <= 100)) &&
    (value.gift === undefined || typeof value.gift === "boolean") &&
    (value.note === undefined || isTextUpTo(value.note, 500)) &&
    (value.tags === undefined ||
      (Array.isArray(value.tags) && value.tags.length <= 10 && value.tags.every((tag) => isName(tag, 30)))) &&
    isAddress(value.address) &&
    Array.isArray(value.lines) &&
    value.lines.length >= 1 &&
    value.lines.length <= 100 &&
    value.lines.every(isLine)
  );
}

function isAddress(value) {
  return (
    isObject(value) &&
    isName(value.street, 100) &&
    isName(value.city, 100) &&
    isName(value.postalCode, 16) &&
    isText(value.country) &&
    country.test(value.country)
  );
}

function isLine(value) {
  return (
    isObject(value) &&
    isName(value.sku, 32) &&
    Number.isInteger(value.quantity) &&
    value.quantity >= 1 &&
    value.quantity <= 1000 &&
    typeof value.unitPrice === "number" &&
    value.unitPrice >= 0
  );
}

export function isTokenRequest(value) {
  return (
    isObject(value) &&
    value.grant_type === "authorization_code" &&
    isName(value.code, 512) &&
    isText(value.redirect_uri) &&
    uri.test(value.redirect_uri) &&
    isText(value.client_id) &&
    uuid.test(value.client_id) &&
    isText(value.code_verifier) &&
    verifier.test(value.code_verifier) &&
    (value.scope === undefined || isTextUpTo(value.scope, 200))
  );
}

/** The query of a list of orders with its defaults, or undefined if it is not as it should be. Repeated members are lists. */
export function listOrdersQuery({ page, size, open, since, status, search }) {
  if (page !== undefined && !(isText(page) && /^[1-9][0-9]{0,14}$/.test(page))) return undefined;
  if (size !== undefined && !(isText(size) && /^(?:[1-9][0-9]?|100)$/.test(size))) return undefined;
  if (open !== undefined && open !== "true" && open !== "false") return undefined;
  if (since !== undefined && !(isText(since) && isDate(since))) return undefined;
  if (search !== undefined && !isName(search, 80)) return undefined;
  const statuses = isText(status) ? [status] : status;
  if (statuses !== undefined && !statuses.every((each) => states.has(each))) return undefined;
  return {
    page: page === undefined ? 1 : Number(page),
    size: size === undefined ? 20 : Number(size),
    open: open === undefined ? undefined : open === "true",
    since,
    status: statuses,
    search,
  };
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value) {
  return typeof value === "string";
}

/** JSON Schema counts characters, not units of UTF-16. */
function isTextUpTo(value, length) {
  return typeof value === "string" && (value.length <= length || [...value].length <= length);
}

function isName(value, length) {
  return isTextUpTo(value, length) && value !== "";
}

const dayCounts = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return day >= 1 && day <= (dayCounts[month - 1] ?? 0) + leapDay;
}

function isDateTime(text) {
  const date = dateTime.exec(text)?.[1];
  return date !== undefined && isDate(date);
}
