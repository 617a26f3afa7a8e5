import { createReceiver } from "./client/webhooks/index.ts";
import { createServer } from "./server/index.ts";
import {
  auditOrderURL,
  orderShippedURL,
  putCreateOrderProgressCallbackURL,
  sendOrderShipped,
  sendPutCreateOrderProgressCallback,
} from "./server/webhooks/index.ts";

/** What has become of each order, for the test to wait for. */
export const done: Promise<unknown>[] = [];
export const audits: string[] = [];

/** The provider: it answers, and calls back after that. */
export const server = createServer({
  handlers: {
    async createOrder(input) {
      const response = { status: 201, headers: { location: "/v1/orders/5" }, body: { id: 5 } } as const;
      const shippedTo = orderShippedURL(input, response);
      if (input.headers["x-tenant"] !== undefined) audits.push(auditOrderURL(input, response));
      const after = async () => {
        if (input.query.progressTo !== undefined) {
          await sendPutCreateOrderProgressCallback(putCreateOrderProgressCallbackURL(input), { body: "packed" });
        }
        return sendOrderShipped(shippedTo, { body: { parcel: "P1" } });
      };
      done.push(after());
      return response;
    },
  },
});

/** The API's user. */
export const received: unknown[] = [];
export const receiver = createReceiver({
  handlers: {
    orderShipped({ body }) {
      received.push(body);
      return { status: 204 };
    },
    putCreateOrderProgressCallback({ body }) {
      received.push(body);
      return { status: 202 };
    },
  },
  paths: { orderShipped: "/hooks/shipped/5", putCreateOrderProgressCallback: "/hooks/progress" },
});
