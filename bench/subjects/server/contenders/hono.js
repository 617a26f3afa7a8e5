import { serve } from "@hono/node-server";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { Hono } from "hono";
import { validator } from "hono/validator";

/** Hono on @hono/node-server, with its own `validator` and a compiled function of ajv in each. */
export async function start(host, shop, schemas) {
  const strict = withFormats({ useDefaults: true });
  const coercing = withFormats({ coerceTypes: "array", useDefaults: true });
  /** The middleware that takes one part of a request as ajv leaves it, or answers 400. */
  const checked = (target, ajv, schema) => {
    const check = ajv.compile(schema);
    return validator(target, (value, c) => (check(value) ? value : c.json({ errors: check.errors }, 400)));
  };

  const app = new Hono();
  app.post("/orders", checked("json", strict, schemas.Order), (c) => c.json(shop.placeOrder(c.req.valid("json")), 201));
  app.post("/token", checked("form", strict, schemas.TokenRequest), (c) =>
    c.json(shop.exchangeToken(c.req.valid("form"))),
  );
  app.get(
    "/customers/:customerId/orders",
    checked("param", coercing, schemas.listOrders.path),
    checked("query", coercing, schemas.listOrders.query),
    (c) => c.json(shop.listOrders(c.req.valid("param").customerId, c.req.valid("query"))),
  );
  return new Promise((resolve) => {
    serve({ fetch: app.fetch, hostname: host, port: 0 }, ({ port }) => resolve(port));
  });
}

function withFormats(options) {
  const ajv = new Ajv(options);
  addFormats(ajv);
  return ajv;
}
