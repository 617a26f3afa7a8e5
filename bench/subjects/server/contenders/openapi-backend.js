import { createServer } from "node:http";
import { parse } from "node:querystring";
import addFormats from "ajv-formats";
import { OpenAPIBackend } from "openapi-backend";

/** openapi-backend on node:http. It leaves the reading of bodies and the writing of answers to the application. */
export async function start(host, shop, schemas) {
  const api = new OpenAPIBackend({
    definition: schemas.file,
    coerceTypes: true,
    ajvOpts: { strict: false, useDefaults: true },
    customizeAjv: (ajv) => addFormats(ajv),
    handlers: {
      placeOrder: (c, _req, res) => send(res, 201, shop.placeOrder(c.request.requestBody)),
      exchangeToken: (c, _req, res) => send(res, 200, shop.exchangeToken(c.request.requestBody)),
      // The path's parameters in `c.request` are texts, whatever `coerceTypes` says.
      listOrders: (c, _req, res) =>
        send(res, 200, shop.listOrders(c.validation.coerced.params.customerId, c.request.query)),
      validationFail: (c, _req, res) => send(res, 400, { errors: c.validation.errors }),
      notFound: (_c, _req, res) => send(res, 404, { message: "not found" }),
      methodNotAllowed: (_c, _req, res) => send(res, 405, { message: "method not allowed" }),
    },
  });
  await api.init();

  const answer = async (req, res) => {
    const text = await textOf(req);
    let body;
    if (req.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) body = { ...parse(text) };
    else if (text !== "") {
      try {
        // A value, in which defaults are filled in; a text would be parsed by each step for itself.
        body = JSON.parse(text);
      } catch {
        return send(res, 400, { message: "no JSON" });
      }
    }
    await api.handleRequest({ method: req.method, path: req.url, headers: req.headers, body }, req, res);
  };
  const listening = createServer((req, res) => {
    answer(req, res).catch((error) => send(res, 500, { message: error.message }));
  });
  return new Promise((resolve) => {
    listening.listen(0, host, () => resolve(listening.address().port));
  });
}

async function textOf(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(res, status, value) {
  const text = JSON.stringify(value);
  res.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  res.end(text);
}
