import { createClient, describeTenants, sendParcel } from "./client/functions.ts";
import { createReceiver } from "./client/webhooks/index.ts";
import { createServer } from "./server/index.ts";
import {
  sendArrivalWebhook,
  sendParcelOnArrivalCallbackURL,
  sendParcelOnLossCallbackURL,
  sendRecallWebhook,
  sendSendParcelOnArrivalCallback,
  sendSendParcelOnLossCallback,
} from "./server/webhooks/index.ts";

/** What the provider has sent, for the test to wait for. */
export const done: Promise<unknown>[] = [];

/** The provider: one parcel of two is lost. */
export const server = createServer({
  handlers: {
    describeTenants: () => ({ status: 204 }),
    sendParcel(input) {
      const tenant = input.headers["x-tenant"];
      done.push(
        sendSendParcelOnArrivalCallback(sendParcelOnArrivalCallbackURL(input), { body: { parcel: `${tenant} 1` } }),
        sendSendParcelOnLossCallback(sendParcelOnLossCallbackURL(input), { body: { parcel: `${tenant} 2` } }),
      );
      return { status: 202 };
    },
  },
});

export async function announce(hooks: string): Promise<readonly number[]> {
  const arrival = await sendArrivalWebhook(`${hooks}/arrivalWebhook`, { body: { parcel: "3" } });
  const recall = await sendRecallWebhook(`${hooks}/recallWebhook`, { body: { parcel: "4" } });
  return [arrival.status, recall.status];
}

/** The API's user. */
export async function order(baseURL: string, hooks: string): Promise<readonly number[]> {
  const client = createClient({ baseURL });
  const headers = { "x-tenant": "t" };
  const described = await describeTenants(client, { headers });
  const query = { arrivedTo: `${hooks}/arrived`, lostTo: `${hooks}/lost` };
  const sent = await sendParcel(client, { headers, query });
  return [described.status, sent.status];
}

export const received: string[] = [];
export const receiver = createReceiver({
  handlers: {
    arrivalWebhook: ({ body }) => note("arrival", body),
    recallWebhook: ({ body }) => note("recall", body),
    sendParcelOnArrivalCallback: ({ body }) => note("arrived", body),
    sendParcelOnLossCallback: ({ body }) => note("lost", body),
  },
  paths: { sendParcelOnArrivalCallback: "/arrived", sendParcelOnLossCallback: "/lost" },
});

function note(handler: string, { parcel }: { readonly parcel: string }) {
  received.push(`${handler}: ${parcel}`);
  return { status: 204 } as const;
}
