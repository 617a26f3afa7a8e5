/** All checks, one after another, on whatever runtime this module is loaded by. */
import Probe from "probe-client";
import Telnyx from "telnyx-oauth-client";
import { apiChecks } from "./api.ts";
import { bodyChecks } from "./bodies.ts";
import type { Check } from "./check.ts";
import { credentialChecks } from "./credentials.ts";
import { limitChecks } from "./limits.ts";
import type { Result, Settings } from "./messages.ts";
import { redirectChecks } from "./redirects.ts";
import { retryChecks } from "./retries.ts";
import { streamChecks } from "./streams.ts";
import { uploadChecks } from "./uploads.ts";

const checks: readonly Check[] = [
  ...apiChecks,
  ...credentialChecks,
  ...redirectChecks,
  ...bodyChecks,
  ...uploadChecks,
  ...streamChecks,
  ...retryChecks,
  ...limitChecks,
];

export async function run(settings: Settings): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const check of checks) results.push(await perform(check, settings));
  return results;
}

async function perform(check: Check, settings: Settings): Promise<Result> {
  const world = {
    settings,
    telnyx: new Telnyx({ apiKey: settings.apiKey, baseURL: settings.api }),
    probe: new Probe({ baseURL: settings.probe }),
    run: crypto.randomUUID(),
  };
  const difference = settings.surroundings.map((surrounding) => check.unless?.[surrounding]).find(Boolean);
  const { expected } = difference ?? check;
  const observed = await check.observe(world).catch((error: unknown) => ({ uncaught: String(error) }));
  return { name: check.name, expected, observed, ...(difference && { because: difference.because }) };
}
