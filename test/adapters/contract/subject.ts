import { expect } from "vitest";
import type { Adapter } from "../adapters.ts";
import { type Call, type Client, type WholeReply, whole } from "../client.ts";

/** A server behind an adapter, while the tests of the contract run. */
export interface Subject {
  readonly adapter: Adapter;
  readonly port: number;
  /** As PEM, for TLS. */
  readonly certificate: string;
  /** One connection that lasts for all tests. */
  readonly client: Client;
  /** Another connection, which the test closes. */
  connect(): Promise<Client>;
}

/** A request and the answer to it, whole. */
export function ask({ client }: Subject, call: Call): Promise<WholeReply> {
  return whole(client.send(call));
}

/** Asks for a path, or more, and expects this status. */
export async function expectStatus(subject: Subject, call: Call | string, status: number): Promise<WholeReply> {
  const reply = await ask(subject, typeof call === "string" ? { path: call } : call);
  expect({ status: reply.status, text: reply.text }).toEqual({ status, text: expect.any(String) });
  return reply;
}

export const json = (value: unknown) => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});
