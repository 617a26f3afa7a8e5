/**
 * `npm run crash -- [--cycles 100] [--store sqlite|postgres] [--seed N]`: kills the server under load, again and again,
 * and looks after each restart whether everything that was acknowledged is still so. Exit code 1 if anything is not.
 * A killed process does not lose what the system has in memory; that answers wait for the disk is shown by system calls.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ServerNode } from "../reference/support/cluster.ts";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { showSync } from "./fsync.ts";
import { checkInvariants, end, type Violations } from "./invariants.ts";
import { Ledger } from "./ledger.ts";
import { stores } from "./place.ts";
import { Random } from "./random.ts";
import { Workload } from "./workload.ts";

/** A restart is ready within two seconds; where a machine is busy with something else, one may be late, but not most. */
const READY_MS = 2_000;
const LATE_MS = 10_000;

const usage = "Usage: npm run crash -- [--cycles 100] [--store sqlite|postgres] [--seed N]";
const { values } = readCommandLine(usage, {
  options: {
    cycles: { type: "string", default: "100" },
    store: { type: "string", default: "sqlite" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
process.exitCode = await main(Number(values.cycles), values.store, Number(values.seed));

async function main(cycles: number, store: string, seed: number): Promise<number> {
  const open = stores[store];
  if (open === undefined || !(cycles > 0) || !Number.isFinite(seed)) {
    return refuseCommandLine("A number of cycles, a store or a seed is none.", usage);
  }
  const place = await open();
  const folder = mkdtempSync(join(tmpdir(), "oauth-ledger-"));
  const path = join(folder, "ledger.ndjson");
  const variables = { ...place.variables, ISSUER: "http://127.0.0.1:8787", TRUSTED_PROXIES: "127.0.0.1" };
  // Long enough that what was cut off can be asked for again, however slow the machine is.
  const lifetimes = { REFRESH_GRACE_SECONDS: "300", CODE_SECONDS: "600" };
  const node = new ServerNode({ ...variables, ...lifetimes }, {});
  const found: Violations = [];
  try {
    const first = await timed(() => node.start());
    const apiKey = /shown only now, is (\S+)/.exec(node.output)?.[1] ?? "";
    const keySet = (await node.call("/v2/oauth/jwks")).text;
    const random = new Random(seed);
    const ledger = new Ledger(path);
    const work = new Workload(node, ledger, random, apiKey);
    console.log(`seed ${seed}, ${store}, ${cycles} cycles; the first start took ${first} ms`);
    const restarts: number[] = [];
    for (let cycle = 1; cycle <= cycles && found.length === 0; cycle += 1) {
      let killed = false;
      const answered = ledger.nextCycle();
      const load = work.run(() => killed);
      await Promise.race([load, answered.then(() => delay(random.between(20, 400)))]);
      killed = true;
      await node.end("SIGKILL");
      await load;
      const took = await timed(() => node.start());
      restarts.push(took);
      if (took > LATE_MS) found.push(`the server was ready only after ${took} ms`);
      await checkInvariants({ place, work, random, keySet }, found);
      if (cycle % 10 === 0) console.log(`  ${cycle}: ${JSON.stringify(ledger.counts)}`);
    }
    for (const chain of work.chains) {
      await end(node, chain, (holds, sentence) => {
        if (!holds) found.push(sentence);
      });
    }
    restarts.sort((left, right) => left - right);
    const median = restarts[Math.floor(restarts.length / 2)] ?? 0;
    // What the first start takes, on an empty database, is the machine's and not the recovery's.
    if (median > Math.max(READY_MS, 2 * first)) found.push(`half of the restarts took more than ${median} ms`);
    const times = `restarts took ${median} ms, the slowest ${restarts.at(-1)} ms`;
    console.log(`acknowledged: ${JSON.stringify(ledger.counts)}; ${times}`);
  } finally {
    await node.end("SIGKILL");
    await place.discard();
  }
  if (store === "sqlite") await showSync(found);
  for (const violation of found) console.log(`VIOLATED: ${violation}`);
  if (found.length > 0) console.log(`The seed is ${seed}; what was done stands in ${path}.`);
  else rmSync(folder, { recursive: true });
  console.log(`${found.length} violations.`);
  return found.length > 0 ? 1 : 0;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return Math.round(performance.now() - begun);
}
