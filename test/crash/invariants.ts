/**
 * What must be so after each restart. Everything here is asked of the server by its protocol, and of the database only
 * what no client can see. Most looks do no harm; a part of the chains is spent by looking whether what is used up is.
 */
import type { TestClient } from "../reference/support/application.ts";
import type { ServerNode } from "../reference/support/cluster.ts";
import type { Place } from "./place.ts";
import type { Random } from "./random.ts";
import { advance, type Chain, type Workload } from "./workload.ts";

/** So many of what is older than this cycle are looked at again. */
const SAMPLE = 40;
/** So many chains go on into the next cycle. */
const KEPT_CHAINS = 60;
const AT_ONCE = 16;

/** Sentences about what was not so. */
export type Violations = string[];

export async function checkInvariants(
  { place, work, random, keySet }: { place: Place; work: Workload; random: Random; keySet: string },
  found: Violations,
): Promise<void> {
  const { node } = work;
  const must = (holds: boolean, sentence: string) => {
    if (!holds) found.push(sentence);
  };

  // 1: the database is whole.
  const integrity = await place.integrity();
  must(integrity === undefined || integrity === "ok", `the database says of its integrity: ${integrity}`);

  // 2: who was registered can authenticate.
  await each(sample(work.clients, random), async (client) => {
    const { status } = await node.token(client, { grant_type: "client_credentials" });
    must(status === 200, `the client ${client.id} was registered, and is answered with ${status}`);
  });

  // 5: what was revoked or deleted is dead.
  await each(sample(work.revoked, random), async ({ client, access, refresh, grantId }) => {
    must(!(await node.isActive(client, access)), `the grant ${grantId} is revoked, and its access token is active`);
    must(!(await node.isActive(client, refresh)), `the grant ${grantId} is revoked, and its refresh token is active`);
    const { status } = await work.manage("GET", `/v2/oauth/grants/${grantId}`);
    must(status === 404, `the grant ${grantId} is revoked, and is answered with ${status}`);
  });
  await each(sample(work.deleted, random), async (client) => {
    const { status } = await node.token(client, { grant_type: "client_credentials" });
    must(status === 401, `the client ${client.id} was deleted, and is answered with ${status}`);
  });

  // 6: what was under way has happened or has not.
  await each(work.refreshing.splice(0), async (chain) => {
    const answers = [await node.refresh(chain.client, chain.refresh), await node.refresh(chain.client, chain.refresh)];
    const [first, second] = answers.map(({ status, body }) => `${status} ${body.refresh_token}`);
    const once = first === second && first?.startsWith("200 ") === true;
    must(once, `a refresh of ${chain.grantId} that was under way is answered with ${first}, and then with ${second}`);
    advance(chain, answers[0]?.body ?? {});
    work.chains.push(chain);
  });
  await each(work.redeeming.splice(0), async ({ client, code }) => {
    const { status, body } = await node.redeem(client, code);
    if (status !== 200) return must(body.error === "invalid_grant", `a code that was under way is answered ${status}`);
    await spent(node, { client, code, access: String(body.access_token) }, must);
  });
  await each(work.deciding.splice(0), async ({ consentToken }) => {
    const [first, second] = [await work.decision(consentToken), await work.decision(consentToken)];
    must([200, 422].includes(first.status), `a decision that was under way is answered ${first.status}`);
    must(second.status === 422, `a decision was taken, and is then answered ${second.status}`);
  });
  await each(work.revoking.splice(0), async (chain) => {
    const { status } = await work.manage("DELETE", `/v2/oauth/grants/${chain.grantId}`);
    must([200, 404].includes(status), `a revocation that was under way is answered ${status}`);
    must(!(await node.isActive(chain.client, chain.refresh)), `the grant ${chain.grantId} outlives its revocation`);
  });

  // 7: the keys are the same, and what they signed is believed.
  must((await node.call("/v2/oauth/jwks")).text === keySet, "the signing keys have changed");
  await each([...work.chains], async ({ client, access, refresh, grantId }) => {
    must(await node.isActive(client, access), `the access token of the grant ${grantId} is lost`);
    must(await node.isActive(client, refresh), `the refresh token of the grant ${grantId} is lost`);
  });

  // 4: a rotation that was acknowledged is repeated as it was, and gives no second successor.
  await each([...work.chains], async ({ client, refresh, used, grantId }) => {
    const before = used.at(-1);
    if (before === undefined) return;
    const { status, body } = await node.refresh(client, before);
    const same = status === 200 && body.refresh_token === refresh;
    must(same, `the rotation of ${grantId} was acknowledged, and gives another successor (${status})`);
  });

  // 8, and the halves of 3 and 6 that no client sees.
  for (const [sentence, sql] of Object.entries(IMPOSSIBLE)) {
    const [row] = await place.query(sql);
    must(Number(row?.n) === 0, `${row?.n} ${sentence}`);
  }

  // 3 and 4: chains that do not go on end by what is used up.
  while (work.chains.length > KEPT_CHAINS)
    await each(work.chains.splice(0, AT_ONCE), (chain) => end(node, chain, must));
}

/** Rows that would be halves of a step. No request of the load fails five times, so that none ends a code so. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  "grants have more than one live refresh token": `SELECT count(*) AS n FROM
    (SELECT grant_id FROM refresh_tokens WHERE consumed_at IS NULL GROUP BY grant_id HAVING count(*) > 1) AS many`,
  "codes are used up without a refresh token": `SELECT count(*) AS n FROM codes JOIN grants ON grants.id = grant_id
    WHERE redeemed_by IS NOT NULL AND revoked_at IS NULL AND grant_id NOT IN (SELECT grant_id FROM refresh_tokens)`,
  "refresh tokens are used up without a successor": `SELECT count(*) AS n FROM refresh_tokens
    JOIN grants ON grants.id = grant_id WHERE consumed_at IS NOT NULL AND revoked_at IS NULL
    AND successor_hash NOT IN (SELECT token_hash FROM refresh_tokens)`,
};

type Must = (holds: boolean, sentence: string) => void;

/** Uses the chain's successor once, and then what came before it, which must end the grant. */
export async function end(node: ServerNode, chain: Chain, must: Must): Promise<void> {
  const { client, used, grantId } = chain;
  const before = used.at(-1);
  if (before === undefined) return spent(node, chain, must);
  const next = await node.refresh(client, chain.refresh);
  must(next.status === 200, `the successor in ${grantId} does not work: ${next.status}`);
  const again = await node.refresh(client, before);
  must(again.body.error === "invalid_grant", `a predecessor in ${grantId} began a second chain (${again.status})`);
  must(!(await node.isActive(client, next.body.refresh_token)), `the grant ${grantId} outlives a reuse`);
}

/** A code that was redeemed is so for good: a second use is refused, and ends the grant. */
async function spent(
  node: ServerNode,
  { client, code, access }: { readonly client: TestClient; readonly code: string; readonly access: string },
  must: Must,
): Promise<void> {
  const { status, body } = await node.redeem(client, code);
  must(body.error === "invalid_grant", `a code was redeemed twice (${status})`);
  must(!(await node.isActive(client, access)), "a grant outlives the replay of its code");
}

/** The newest, and some of the others. */
function sample<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const newest = items.slice(-SAMPLE);
  const others = Array.from({ length: SAMPLE }, () => random.pick(items)).filter((item) => item !== undefined);
  return [...new Set([...newest, ...others])];
}

/** Some at a time. */
async function each<Item>(items: readonly Item[], look: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const next = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await look(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
