import type { Client } from "./client.ts";
import type { HeldToken } from "./credentials.ts";
import type { Exchange } from "./exchange.ts";
import type { OperationTable } from "./operation.ts";
import type { AnyRequestOptions, HeaderOptions, Send } from "./options.ts";

/** How a call gets its answer: by one attempt, or with `reliably` by as many as it takes. */
export type Delivery = (call: Call) => Promise<Exchange>;

/** A request that is ready to be sent, once or several times. */
export interface Call {
  readonly client: Client;
  readonly operation: OperationTable;
  readonly options: AnyRequestOptions;
  /** The caller's; of a body that is made of streams also what ends the call where one fails. */
  readonly signal: AbortSignal;
  readonly body: RequestInit["body"];
  /** Sends the request once, with the credentials of this moment. */
  send(attempt: Attempt): Promise<Answer>;
}

export interface Attempt {
  /** Ends it, the reading of its answer too. */
  readonly signal: AbortSignal;
  /** How many there have been. Default 0. */
  readonly attempt?: number;
  /** In place of the client's own. */
  readonly through?: Send;
  /** What the delivery says beside the request's own headers, which are the stronger ones. */
  readonly headers?: HeaderOptions;
}

export interface Answer {
  readonly response: Response;
  /** Of a token that was kept from before. */
  readonly renew: HeldToken["renew"] | undefined;
  /** Reads the body. */
  read(): Promise<Exchange>;
}

/** One attempt, without a limit of time; a redirect is the answer. */
export const once: Delivery = async ({ signal, send }) => (await send({ signal })).read();
