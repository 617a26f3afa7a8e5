/** What arrives of a request, and what is made of an answer's body. */
import Probe, { logging } from "probe-client";
import { ask, createClient } from "probe-client/functions";
import { responseChecks } from "probe-client/response-checks";
import type { Check, World } from "./check.ts";
import { outcome, rejection } from "./outcome.ts";

/** All octets, many times over: more than one chunk of a connection. */
const octets = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256);

async function isMirrored({ probe }: World, body: Parameters<typeof probe.probe.mirrorOctets>[0]): Promise<boolean> {
  const blob = await probe.probe.mirrorOctets(body, { maxRetries: 0 });
  const mirrored = new Uint8Array(await blob.arrayBuffer());
  return mirrored.length === octets.length && mirrored.every((octet, index) => octet === octets[index]);
}

export const bodyChecks: readonly Check[] = [
  {
    name: "text outside of ASCII in the path, the query and a JSON body",
    async observe({ probe }) {
      const { method, url, headers, body } = await probe.probe.mirror("a/b c?ü&'|😀", {
        query: { list: ["x y", "&'|", "ü+"] },
        contentType: "application/json",
        body: { text: "𝒳\u2028" },
      });
      return { method, url, contentType: headers["content-type"], accept: headers.accept, body };
    },
    expected: {
      method: "POST",
      // A quote is encoded in queries alone (WHATWG URL, special-query percent-encode set).
      url: "/mirror/a%2Fb%20c%3F%C3%BC%26'%7C%F0%9F%98%80?list=x%20y&list=%26%27%7C&list=%C3%BC%2B",
      contentType: "application/json",
      accept: "application/json",
      body: '{"text":"𝒳\u2028"}',
    },
  },
  {
    name: "a form",
    async observe({ probe }) {
      const { headers, body } = await probe.probe.mirror("form", {
        contentType: "application/x-www-form-urlencoded",
        body: { name: "x y&é=+", list: ["1", "2"] },
      });
      return [headers["content-type"], body];
    },
    expected: ["application/x-www-form-urlencoded", "name=x+y%26%C3%A9%3D%2B&list=1&list=2"],
  },
  {
    name: "plain text",
    async observe({ probe }) {
      const { headers, body } = await probe.probe.mirror("text", { contentType: "text/plain", body: "é\r\n" });
      return [headers["content-type"], body];
    },
    expected: ["text/plain", "é\r\n"],
  },
  {
    name: "no body",
    async observe({ probe }) {
      const { headers, body } = await probe.probe.mirror("nothing");
      return [headers["content-type"] ?? "no content type", headers["content-length"], body];
    },
    expected: ["no content type", "0", ""],
  },
  {
    name: "octets as a Uint8Array, an ArrayBuffer and a Blob",
    observe: async (world) =>
      Promise.all([octets, octets.buffer, new Blob([octets])].map((body) => isMirrored(world, body))),
    expected: [true, true, true],
  },
  {
    name: "octets as a stream",
    observe: (world) =>
      outcome(
        isMirrored(
          world,
          new ReadableStream({
            start(controller) {
              for (let at = 0; at < octets.length; at += 50_000) controller.enqueue(octets.slice(at, at + 50_000));
              controller.close();
            },
          }),
        ),
      ),
    expected: true,
    unless: {
      page: {
        expected: { thrown: "APIConnectionError" },
        because: "Chromium streams a request's body over HTTP/2 alone",
      },
    },
  },
  {
    name: "an answer's body is read while it arrives",
    async observe({ probe, run }) {
      const response = await probe.probe.readTwoParts({ run }).asResponse();
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      const first = (await reader?.read())?.value;
      // Only now does the server send the rest.
      await probe.probe.release(run);
      let rest = "";
      for (let chunk = await reader?.read(); chunk?.done === false; chunk = await reader?.read()) rest += chunk.value;
      return [first, rest];
    },
    expected: ["the first part", "the second part"],
  },
  {
    name: "a list by the header Link",
    async observe({ probe }) {
      const items: number[] = [];
      for await (const item of probe.probe.walk()) items.push(item);
      return items;
    },
    expected: [1, 2, 3],
  },
  {
    name: "answers that are checked and written down",
    async observe({ settings }) {
      const lines: string[] = [];
      const write = (message: string) => lines.push(message.replace(settings.probe, ""));
      const logger = { debug: write, info: write, warn: write, error: write };
      const checked = new Probe({
        baseURL: settings.probe,
        validateResponses: responseChecks,
        interceptors: [logging(logger)],
      });
      const arrived = await checked.probe.mirror("checked");
      return [arrived.method, lines];
    },
    expected: ["POST", ["POST /mirror/checked 200"]],
  },
  {
    name: "a compressed answer",
    observe: ({ probe, run }) => outcome(probe.probe.ask("compressed", { run })),
    expected: { attempt: 1, method: "GET" },
  },
  {
    name: "a header that is a number",
    async observe({ settings, run }) {
      const { status, headers } = await ask(createClient({ baseURL: settings.probe }), {
        path: { script: "steady" },
        query: { run },
      });
      return [status, headers["x-attempt"]];
    },
    expected: [200, 1],
  },
  {
    name: "a body that is not the JSON it is said to be",
    async observe({ probe, run }) {
      const { name, message } = await rejection(probe.probe.ask("not-json", { run }));
      return [name, message];
    },
    expected: ["APIError", "200 The body is not JSON."],
  },
];
