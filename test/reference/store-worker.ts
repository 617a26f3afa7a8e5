/**
 * One of several processes on one database, for the store's tests: opens it as a server does and prints the active key,
 * then redeems the codes that it is told on its input, all at once, and prints the outcomes.
 */
import { createInterface } from "node:readline";
import { openApplication } from "../../reference/application.ts";
import { readSettings } from "../../reference/settings.ts";
import { NOW, redemption } from "./store-contract-data.ts";

const read = readSettings({ DATABASE_URL: `sqlite:${process.argv[2]}`, API_KEY: "worker-key-0123456789abcdef" });
if (!("settings" in read)) throw new Error(read.problems.join("\n"));
const { store, keys } = await openApplication(read.settings, { clock: () => NOW });
console.log((await keys.signing(NOW)).kid);

for await (const line of createInterface({ input: process.stdin })) {
  const codes: { client: string; code: string }[] = JSON.parse(line);
  const results = await Promise.all(
    codes.map(({ client, code }) => store.redeemCode(redemption(Buffer.from(code, "base64url"), client))),
  );
  console.log(JSON.stringify(results.map(({ outcome }) => outcome)));
}
await store.close();
