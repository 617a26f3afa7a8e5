import express from "express";
import * as OpenApiValidator from "express-openapi-validator";

/** Express with express-openapi-validator in front of its routes, set up as the latter's guide begins. */
export async function start(host, shop, schemas) {
  const app = express();
  app.disable("x-powered-by");
  app.use(express.json());
  app.use(express.urlencoded({ extended: false }));
  app.use(
    OpenApiValidator.middleware({
      apiSpec: schemas.file,
      validateRequests: true,
      validateResponses: false,
      // Without it, February has 30 days.
      ajvFormats: { mode: "full" },
    }),
  );
  app.post("/orders", (req, res) => {
    res.status(201).json(shop.placeOrder(req.body));
  });
  app.post("/token", (req, res) => {
    res.json(shop.exchangeToken(req.body));
  });
  app.get("/customers/:customerId/orders", (req, res) => {
    res.json(shop.listOrders(req.params.customerId, req.query));
  });
  // Express knows an error handler by its four parameters.
  app.use((error, _req, res, _next) => {
    res.status(error.status || 500).json({ message: error.message, errors: error.errors });
  });
  return new Promise((resolve) => {
    const listening = app.listen(0, host, () => resolve(listening.address().port));
  });
}
