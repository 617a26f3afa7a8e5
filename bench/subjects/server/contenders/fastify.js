import formBody from "@fastify/formbody";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import fastify from "fastify";

/**
 * Fastify with schemas for what comes in and for what goes out. Its own validator turns texts into numbers in JSON bodies
 * too, which the document does not allow: hence a validator for each part of the request, as its documentation has it
 * ("Validation and Serialization", using other options for parts of the request).
 */
export async function start(host, shop, schemas) {
  const app = fastify();
  const strict = withFormats({ useDefaults: true, removeAdditional: true, allErrors: false });
  const coercing = withFormats({ coerceTypes: "array", useDefaults: true, removeAdditional: true, allErrors: false });
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === "body" ? strict : coercing).compile(schema));
  await app.register(formBody);

  const { Order, Receipt, TokenRequest, TokenResponse, OrderPage, listOrders } = schemas;
  app.post("/orders", { schema: { body: Order, response: { 201: Receipt } } }, async ({ body }, reply) => {
    reply.code(201);
    return shop.placeOrder(body);
  });
  app.post("/token", { schema: { body: TokenRequest, response: { 200: TokenResponse } } }, async ({ body }) =>
    shop.exchangeToken(body),
  );
  app.get(
    "/customers/:customerId/orders",
    { schema: { params: listOrders.path, querystring: listOrders.query, response: { 200: OrderPage } } },
    async ({ params, query }) => shop.listOrders(params.customerId, query),
  );
  await app.listen({ host, port: 0 });
  return app.server.address().port;
}

function withFormats(options) {
  const ajv = new Ajv(options);
  addFormats(ajv);
  return ajv;
}
