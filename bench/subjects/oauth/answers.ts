import { createPublicKey, verify } from "node:crypto";
import type { Presented, WorkloadId } from "./workloads.ts";

/**
 * Looks at the answers of a stretch: that every secret in them is a new one, and of every so manieth that it is what was
 * asked for. What is wrong ends the run: who may answer anything is fast.
 */
export function checkAnswers(
  workload: WorkloadId,
  bodies: readonly string[],
  presented: readonly Presented[],
  keySet: string,
): void {
  const answers = bodies.map(readObject);
  if (workload === "key set") return;
  for (const name of ["access_token", "refresh_token"]) {
    const given = answers.flatMap((answer) => (name in answer ? [answer[name]] : []));
    expect(new Set(given).size === given.length, `a server gave the same ${name} twice`);
  }
  const every = Math.max(1, Math.floor(answers.length / sampled));
  for (const [index, answer] of answers.entries()) {
    if (index % every !== 0) continue;
    const clientId = presented[index]?.clientId ?? "";
    if (workload.startsWith("introspection")) checkIntrospection(answer, clientId);
    else checkToken(answer, clientId, keySet);
  }
}

const sampled = 50;
const lifetime = 3_600;

function checkIntrospection(answer: Members, clientId: string): void {
  expect(answer.active === true && answer.client_id === clientId, `an introspection says ${JSON.stringify(answer)}`);
}

/** RFC 9068 section 4. */
function checkToken(answer: Members, clientId: string, keySet: string): void {
  const told = JSON.stringify(answer);
  expect(answer.token_type === "Bearer" && answer.expires_in === lifetime, `an answer is ${told}`);
  const [header = "", payload = "", signature = ""] = String(answer.access_token).split(".");
  const { kid, alg, typ } = readObject(decode(header));
  const { keys } = readObject(keySet);
  const jwk = Array.isArray(keys) ? keys.map(objectOf).find((key) => key.kid === kid) : undefined;
  expect(alg === "ES256" && typ === "at+jwt" && jwk !== undefined, `no key is published for the token of ${told}`);
  const key = createPublicKey({ key: { ...jwk }, format: "jwk" });
  const options = { key, dsaEncoding: "ieee-p1363" } as const;
  const signed = verify("sha256", Buffer.from(`${header}.${payload}`), options, Buffer.from(signature, "base64url"));
  const claims = readObject(decode(payload));
  const age = Date.now() / 1_000 - Number(claims.iat);
  const isFresh = Number(claims.exp) - Number(claims.iat) === lifetime && age < lifetime;
  expect(signed && isFresh && claims.client_id === clientId, `a token holds ${JSON.stringify(claims)}`);
}

type Members = Readonly<Record<string, unknown>>;

export function readObject(text: string): Members {
  return objectOf(JSON.parse(text));
}

function objectOf(value: unknown): Members {
  if (typeof value !== "object" || value === null) throw new TypeError("not an object");
  return { ...value };
}

function decode(part: string): string {
  return Buffer.from(part, "base64url").toString();
}

function expect(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(`A wrong answer: ${sentence}`);
}
