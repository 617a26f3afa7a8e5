import { createServer as createHttpServer } from "node:http";
// Generated from orders.yml when the benchmark starts; this file runs from a copy beside that package.
import { createServer } from "bench-orders-server";

/** The generated server on node:http, with its defaults. */
export async function start(host, shop) {
  const server = createServer({
    handlers: {
      placeOrder: ({ body }) => ({ status: 201, body: shop.placeOrder(body) }),
      exchangeToken: ({ body }) => ({ status: 200, body: shop.exchangeToken(body) }),
      listOrders: ({ path, query }) => ({ status: 200, body: shop.listOrders(path.customerId, query) }),
    },
  });
  const listening = createHttpServer(server.node);
  return new Promise((resolve) => {
    listening.listen(0, host, () => resolve(listening.address().port));
  });
}
