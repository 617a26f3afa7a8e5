/** The process of `apart.ts`: one document, one verdict. */
import type { Task, Verdict } from "./apart.ts";
import { examine } from "./examine.ts";
import { generateApi } from "./generated-api.ts";

process.once("message", async ({ source, workshop, amount }: Task) => {
  const api = await generateApi(source, workshop);
  const verdict: Verdict = "problem" in api ? { problem: api.problem } : { examination: await examine(api, amount) };
  process.send?.(verdict, () => process.disconnect());
});
