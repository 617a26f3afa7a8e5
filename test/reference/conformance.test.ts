/** The generated conformance test on the reference server: drawn requests of every operation, over its handlers and store. */
import { beforeAll, describe, expect, test } from "vitest";
import { conformance } from "../../generated/conformance/index.ts";
import { createOAuthServer } from "../../reference/server.ts";
import { API_KEY, newClient, openTestApplication, type TestApplication } from "./support/application.ts";

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});

const checks = conformance({
  async fetch(request) {
    // Each from an address of its own, so that none is refused for the others.
    return createOAuthServer(app).fetch(request, { remoteAddress: "192.0.2.1" });
  },
}, {
  credentials: { apiKey: API_KEY },
});

describe("the reference server answers as the document says", () => {
  test.each(checks)("$name", async ({ run }) => {
    const { answers, refusals } = await run();
    console.log(answers, refusals);
  });
});
