import { createServer } from "node:http";
import { parse as parseForm } from "node:querystring";
import { isOrder, isTokenRequest, listOrdersQuery } from "./node-http-checks.js";

/**
 * node:http and nothing else: routes, reading and checks by hand, as a careful person would write them for this API alone.
 * It refuses all that the document refuses, and does not say in detail why.
 */
export async function start(host, shop) {
  const answer = (req, res) => {
    const query = req.url.indexOf("?");
    const path = query < 0 ? req.url : req.url.slice(0, query);
    if (path === "/orders") {
      if (!namesOneHost(req)) return refuse(res, 400);
      if (req.method !== "POST") return refuse(res, 405, { allow: "POST" });
      return readBody(req, res, "application/json", (text) => {
        const order = parseJson(text);
        if (!isOrder(order)) return refuse(res, 400);
        order.priority ??= "normal";
        send(res, 201, shop.placeOrder(order));
      });
    }
    if (path === "/token") {
      if (!namesOneHost(req)) return refuse(res, 400);
      if (req.method !== "POST") return refuse(res, 405, { allow: "POST" });
      return readBody(req, res, "application/x-www-form-urlencoded", (text) => {
        const request = parseForm(text);
        if (!isTokenRequest(request)) return refuse(res, 400);
        send(res, 200, shop.exchangeToken(request));
      });
    }
    const customer = /^\/customers\/([^/]+)\/orders$/.exec(path);
    if (customer !== null) {
      if (!namesOneHost(req)) return refuse(res, 400);
      if (req.method !== "GET" && req.method !== "HEAD") return refuse(res, 405, { allow: "GET, HEAD" });
      const customerId = /^[1-9][0-9]{0,14}$/.test(customer[1]) ? Number(customer[1]) : undefined;
      const parameters = listOrdersQuery(query < 0 ? {} : parseForm(req.url.slice(query + 1)));
      if (customerId === undefined || parameters === undefined) return refuse(res, 400);
      return send(res, 200, shop.listOrders(customerId, parameters));
    }
    refuse(res, 404);
  };
  const listening = createServer((req, res) => orRefuse(res, () => answer(req, res)));
  return new Promise((resolve) => {
    listening.listen(0, host, () => resolve(listening.address().port));
  });
}

const largestBody = 1_048_576;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Gives the text of a body of the media type to `use`; answers itself where there is none. */
function readBody(req, res, mediaType, use) {
  const type = req.headers["content-type"];
  if (type !== mediaType && type?.split(";", 1)[0].trim().toLowerCase() !== mediaType) return refuse(res, 415);
  const chunks = [];
  let size = 0;
  req.on("data", (chunk) => {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  });
  req.on("end", () => {
    if (size > largestBody) return refuse(res, 413);
    let text;
    try {
      text = utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    } catch {
      return refuse(res, 400);
    }
    orRefuse(res, () => use(text));
  });
}

/** A fault of the application must not end the process. */
function orRefuse(res, answer) {
  try {
    answer();
  } catch {
    refuse(res, 500);
  }
}

const host = /^[\w.~!$&'()*+,;=%:[\]-]*$/;

/** RFC 9112 section 3.2: a server must refuse several hosts, of which Node keeps the first, and one that is none. */
function namesOneHost({ headers, rawHeaders }) {
  if (!host.test(headers.host ?? "")) return false;
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index].length === 4 && rawHeaders[index].toLowerCase() === "host") count++;
  }
  return count <= 1;
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(res, status, value) {
  const text = JSON.stringify(value);
  res.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  res.end(text);
}

function refuse(res, status, headers) {
  const text = JSON.stringify({ status });
  res.writeHead(status, {
    ...headers,
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(text),
  });
  res.end(text);
}
