import { expect, test } from "vitest";
import { receive } from "../../../templates/runtime/receiver/receive.ts";
import { serve } from "../../../templates/runtime/server/serve.ts";

const api = { title: "Nothing", match: () => undefined, operations: [], schemes: {} };
const made = (options: object) => () => serve(api, { handlers: {}, ...options }, undefined);

const all =
  "handlers, security, context, refuse, challenges, fallback, interceptors, validateResponses, unknownParameters, " +
  "validationStatus, eventKeepAlive, limits, onError";

test.each([
  [{ validationStatus: 499 }, "validationStatus is 499, and none of 400 and 422"],
  [{ unknownParameters: "reject" }, "unknownParameters is reject, and none of ignore and refuse"],
  [{ eventKeepAlive: -1 }, "eventKeepAlive is -1, and no number from 0 on"],
  [{ limits: { bodyBytes: -1 } }, "limits.bodyBytes is -1, and no number from 0 on"],
  [{ limits: { depth: Number.NaN } }, "limits.depth is NaN, and no number from 0 on"],
  [{ limits: { bodybytes: 7 } }, "limits.bodybytes is no limit"],
  [{ limits: { parts: "7" } }, "limits.parts is 7, and no number from 0 on"],
  [{ validateResponse: true }, `validateResponse is no option of createServer, which are ${all}`],
  [{ paths: {} }, `paths is no option of createServer, which are ${all}`],
])("%j is refused where the server is made", (options, message) => {
  expect(made(options)).toThrow(new RangeError(message));
});

test("an option that is undefined is one that was left out, and a limit may be infinite", () => {
  expect(made({ validationStatus: undefined, limits: { depth: undefined, parts: Infinity } })).not.toThrow();
});

test("what is missing is said with what the application called", () => {
  const schemes = { key: { type: "bearer" } } as const;
  const missing = "the authenticator key is missing";
  expect(() => serve({ ...api, schemes }, { handlers: {} }, undefined)).toThrow(`createServer: ${missing}`);
  expect(() => receive({ title: "Nothing", webhooks: [], schemes }, { handlers: {} }, undefined)).toThrow(
    `createReceiver: ${missing}`,
  );
});

test("a receiver has an option more", () => {
  const tables = { title: "Nothing", webhooks: [], schemes: {} };
  expect(() => receive(tables, { handlers: {}, paths: {} }, undefined)).not.toThrow();
  const misspelt = { handlers: {}, path: {} };
  expect(() => receive(tables, misspelt, undefined)).toThrow(
    "path is no option of createReceiver, which are paths, handlers, ",
  );
});
