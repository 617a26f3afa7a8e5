import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/command.ts";
import { type ReferenceServer, startReferenceServer } from "./reference-server.ts";
import { readSamples, runSample, samplesOf } from "./samples.ts";

let server: ReferenceServer;

beforeAll(async () => {
  server = await startReferenceServer();
});

afterAll(() => server.stop());

test("calls written for the vendor's SDK run on the generated client, with its address and key from the environment", async () => {
  const folder = await temporaryFolder();
  const outcomes: Record<string, string> = {};
  for (const sample of await readSamples(join(import.meta.dirname, "samples.md"))) {
    outcomes[sample.title] = (await runSample(sample, server, folder)).ended;
  }
  // A made-up identifier or credential is refused as the document says; everything else is done.
  expect(outcomes).toEqual({
    "Authorization server metadata": "done",
    "Protected resource metadata": "done",
    "Authorization endpoint": "NotFoundError 404",
    "List clients": "done",
    "Create client": "done",
    "Get client": "NotFoundError 404",
    "Update client": "NotFoundError 404",
    "Delete client": "NotFoundError 404",
    "Get consent token": "UnprocessableEntityError 422",
    "Create grant": "UnprocessableEntityError 422",
    "List grants": "done",
    "Get grant": "NotFoundError 404",
    "Revoke grant": "NotFoundError 404",
    "Introspect token": "done",
    "Key set": "done",
    "Register client": "BadRequestError 400",
    "Token endpoint": "AuthenticationError 401",
  });
});

test("a sample that does not run is told from one that is refused", async () => {
  const [sample] = samplesOf(
    "## Broken\n\n```javascript\nimport Telnyx from 'telnyx';\nawait new Telnyx().nothing.at.all();\n```\n",
  );
  if (!sample) throw new Error("no sample was found");
  const outcome = await runSample(sample, server, await temporaryFolder());
  expect(outcome).toMatchObject({ title: "Broken", runs: false, ended: expect.stringContaining("TypeError") });
});
