/** Requests to the server over HTTP, and what comes back. */
import { expect } from "vitest";
import { API_KEY, query, type TestApplication } from "./application.ts";
import { serverOf } from "./endpoints.ts";

/** A request from one source, its answer checked against the API description. */
export function send(app: TestApplication, path: string, init: RequestInit = {}): Promise<Response> {
  return serverOf(app).fetch(new Request(app.settings.issuer + path, init), { remoteAddress: "192.0.2.1" });
}

/** The same with the body read, and with nothing reported beside it. */
export async function answerOf(app: TestApplication, path: string, init?: RequestInit) {
  const response = await send(app, path, init);
  expect(app.failures).toEqual([]);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  const body = isJson && text !== "" ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

/** The header with which the owner of the first account comes. */
export const asOwner = { authorization: `Bearer ${API_KEY}` };

export function basicHeader(id: string, secret = "") {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` };
}

/** JSON from the owner; a text is sent as it is. */
export function jsonRequest(body: unknown, method = "POST"): RequestInit {
  return {
    method,
    headers: { ...asOwner, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

/** A form, from nobody unless a header says otherwise. */
export function formRequest(parameters: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: query(parameters),
  };
}
