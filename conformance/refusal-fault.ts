/** Whether an invalid request is refused as docs/responses.md says (Refusals), or as the document declares. */
import { contentFor, responseFor } from "../templates/runtime/server/operation.ts";
import type { Answer } from "./answer.ts";
import { answerProblems } from "./answer-fault.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Fault } from "./fault.ts";
import { isProblemDetail, problemDetailProblems } from "./problem-details.ts";
import type { RefusalKind } from "./refusals.ts";
import { statusHeaderProblems } from "./status-headers.ts";

/** What refuses each kind of request. */
const statuses: Readonly<Record<RefusalKind, readonly number[]>> = {
  invalid: [400, 422],
  unauthenticated: [401, 403],
  "unknown path": [404],
  // A server that knows the method nowhere says that it does not (RFC 9110 section 9.1).
  "unknown method": [405, 501],
  "not acceptable": [406],
  // A server that takes more octets reads them, and finds that they do not fit.
  "too large": [413, 400, 422],
  "unknown media type": [415],
};

export interface Refused {
  readonly what: string;
  readonly kind: RefusalKind;
  /** The answer has a body, which that to HEAD has not. */
  readonly hasBody: boolean;
}

/** What is wrong with the answer to an invalid request; undefined where it is refused as it should be. */
export async function refusalFault(
  endpoint: Endpoint,
  { what, kind, hasBody }: Refused,
  answer: Answer,
): Promise<Omit<Fault, "exchange"> | undefined> {
  const { status } = answer;
  const expected = statuses[kind];
  const undeclared = await answerProblems(endpoint, answer);
  const isExpected = expected.includes(status) || (isOfNoOperation(kind) && elsewhere.includes(status));
  if (!isExpected && !(mayRefuse(kind, status) && undeclared.length === 0)) {
    const came = `${status} came, where ${expected.join(" or ")} is expected`;
    return { what: `An invalid request was not refused as it should be: ${what}.`, details: [came] };
  }
  const details = bodyProblems(endpoint, kind, answer, { undeclared, hasBody });
  if (details.length > 0) return { what: `A refusal is neither declared nor a problem detail: ${what}.`, details };
  const missing = statusHeaderProblems(endpoint, answer);
  if (missing.length === 0) return undefined;
  return { what: `A refusal is without a header that its status demands: ${what}.`, details: missing };
}

/** A problem detail is as the document describes it, or as RFC 9457 does. What is of no operation may be anything else. */
function bodyProblems(
  { table }: Endpoint,
  kind: RefusalKind,
  answer: Answer,
  { undeclared, hasBody }: { readonly undeclared: readonly string[]; readonly hasBody: boolean },
): readonly string[] {
  if (isProblemDetail(answer)) {
    const described = contentFor(responseFor(table, answer.status), answer.headers.get("content-type") ?? "");
    const isDescribed = described?.check !== undefined && undeclared.length === 0;
    return isDescribed || !hasBody ? [] : problemDetailProblems(answer);
  }
  return isOfNoOperation(kind) ? [] : undeclared;
}

function isOfNoOperation(kind: RefusalKind): boolean {
  return kind === "unknown path" || kind === "unknown method";
}

/** What is right for whatever is of no operation: of frameworks that know paths by methods alone, and that ask first who calls. */
const elsewhere: readonly number[] = [404, 401, 403];

/** Whether a server may refuse a request in this way all the same, if the document declares it: 404 for a key that can be none. */
function mayRefuse(kind: RefusalKind, status: number): boolean {
  const isOfRequest = status >= 400 && status < 500 && ![401, 403, 429].includes(status);
  // No operation declares what answers elsewhere.
  return isOfRequest && kind !== "unauthenticated" && kind !== "unknown path";
}
