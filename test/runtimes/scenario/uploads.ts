/** Multipart bodies, as a reader that is not ours finds them. */
import type { Check } from "./check.ts";
import { outcome } from "./outcome.ts";

const size = 200_000;
/** All octets, line ends and hyphens among them, many times over. */
const octets = Uint8Array.from({ length: size }, (_, index) => index % 256);
const sum = octets.reduce((total, octet) => total + octet, 0);

const values = { title: "é\r\n--x", place: { x: 0.5 } };
/** The value of a part that is JSON is text for a reader of forms. */
const valuesRead = [
  ["title", "é\r\n--x"],
  ["place", '{"x":0.5}'],
];

export const uploadChecks: readonly Check[] = [
  {
    name: "an upload: values, a Blob, a File and octets with a name of their own",
    observe: ({ probe }) =>
      probe.probe.upload({
        ...values,
        files: [
          new Blob([octets], { type: "image/png" }),
          new File([octets], 'a "ü".bin', { type: "application/x-own" }),
          { content: octets, filename: "named.bin" },
        ],
      }),
    expected: [
      ...valuesRead,
      ["files", "blob", "image/png", size, sum],
      ["files", 'a "ü".bin', "application/x-own", size, sum],
      ["files", "named.bin", "application/octet-stream", size, sum],
    ],
  },
  {
    name: "an upload that is streamed",
    observe: ({ probe }) => {
      const content = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < size; at += 50_000) controller.enqueue(octets.slice(at, at + 50_000));
          controller.close();
        },
      });
      return outcome(
        probe.probe.upload({ ...values, files: [{ content, filename: "stream.bin" }] }, { maxRetries: 0 }),
      );
    },
    expected: [...valuesRead, ["files", "stream.bin", "application/octet-stream", size, sum]],
    unless: {
      page: {
        expected: { thrown: "APIConnectionError" },
        because: "Chromium streams a request's body over HTTP/2 alone",
      },
    },
  },
];
