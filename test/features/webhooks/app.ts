import { createReceiver, type Handlers, type PetGoneWebhookRequest } from "./client/webhooks/index.ts";
import { type NewPetResult, sendNewPet, sendPetGoneWebhook } from "./server/webhooks/index.ts";

/** The subscriber's side: what has arrived, and who was let in. */
export const received: unknown[] = [];

const handlers: Handlers<undefined, { signature: "shelter" }> = {
  newPet({ body, query, headers, auth }) {
    received.push({ body, attempt: query.attempt, event: headers["x-event-id"], auth });
    if (body.name === "Ghost") return { status: 410 };
    if (body.tags.length === 0) return { status: 204 };
    return { status: 200, headers: { "x-queue": received.length }, body: { name: body.name } };
  },
  petGoneWebhook({ body }: PetGoneWebhookRequest) {
    received.push(body);
    return { status: 204 };
  },
};

const security = {
  signature: ({ key }: { readonly key: string }) => (key === "s3cret" ? ("shelter" as const) : undefined),
};

export const receiver = createReceiver({ handlers, security, paths: { newPet: "/hooks/new pet" } });

/** It wants to know of one kind of event alone. */
export const receiverOfOne = createReceiver({ handlers: { newPet: handlers.newPet }, security });

export const sameForBoth = () => createReceiver({ handlers, security, paths: { newPet: "/x", petGoneWebhook: "/x" } });

export const event = "0b0f8f9e-8d0e-4b3e-9a39-5f3c2f3f0001";

/** The provider's side. */
export function announce(url: string, name: string, tags: string[] = []): Promise<NewPetResult> {
  const args = { query: { attempt: 2 }, headers: { "x-event-id": event }, body: { id: 7, name, tags } };
  return sendNewPet(url, args, { signature: "s3cret", maxRetries: 0 });
}

export async function queueOf(url: string): Promise<number | undefined> {
  const reply = await announce(url, "Rex", ["dog"]);
  return reply.status === 200 ? reply.headers["x-queue"] : undefined;
}

export const sayGoodbye = (url: string | URL, id: number) => sendPetGoneWebhook(url, { body: { id } });
