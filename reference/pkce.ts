/** Proof Key for Code Exchange (RFC 7636), and where it is required (RFC 9700 §2.1.1). */
import { createHash } from "node:crypto";
import { type Refusal, refuse } from "./refusal.ts";
import { textsEqual } from "./secrets.ts";
import type { CodeChallengeMethod } from "./store/records.ts";

/** RFC 7636 §4.1 and §4.2: 43 to 128 unreserved characters, for verifier and challenge alike. */
const UNRESERVED_43_TO_128 = /^[A-Za-z0-9._~-]{43,128}$/;

export interface Challenge {
  readonly codeChallenge: string | null;
  readonly codeChallengeMethod: CodeChallengeMethod | null;
}

/** The challenge of an authorization request, or why it is refused (`invalid_request`, RFC 7636 §4.4.1). */
export function readChallenge(request: {
  readonly challenge: string | undefined;
  readonly method: string | undefined;
  readonly required: boolean;
  readonly plainAllowed: boolean;
}): Challenge | Refusal {
  const { challenge, method, required, plainAllowed } = request;
  if (challenge === undefined) {
    if (method !== undefined) return refuse("invalid_request", "code_challenge_method needs a code_challenge");
    if (required) return refuse("invalid_request", "code challenge required");
    return { codeChallenge: null, codeChallengeMethod: null };
  }
  // RFC 7636 §4.3: a challenge without a method means plain.
  const meant = method ?? "plain";
  if (meant !== "S256" && !(meant === "plain" && plainAllowed)) {
    return refuse("invalid_request", "transform algorithm not supported");
  }
  if (!UNRESERVED_43_TO_128.test(challenge)) {
    return refuse("invalid_request", "code_challenge must be 43 to 128 unreserved characters");
  }
  return { codeChallenge: challenge, codeChallengeMethod: meant };
}

export function isVerifier(text: string): boolean {
  return UNRESERVED_43_TO_128.test(text);
}

/** RFC 7636 §4.6. The comparison takes the same time wherever the values differ. */
export function verifierMatches(verifier: string, challenge: string, method: CodeChallengeMethod): boolean {
  const transformed =
    method === "plain" ? verifier : createHash("sha256").update(verifier, "ascii").digest("base64url");
  return textsEqual(transformed, challenge);
}
