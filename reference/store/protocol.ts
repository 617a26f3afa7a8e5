/**
 * The steps in which the protocol moves: a request waits for consent, consent gives a code, a code gives tokens, and a
 * refresh token gives the next one (RFC 6749 §4.1 and §6).
 *
 * A step is judged inside its transaction, on the rows as they stand there. The client's row is one of them: it may
 * have changed, or be gone, since the request was authenticated. What changes the client while a step is under way
 * counts from the next step on.
 *
 * A step can be taken again with the same new secrets in it, and then answers as it did the first time. That is what to
 * do when nobody knows whether it was committed (see until-known.ts).
 */
import type { AuthorizationRecord, ClientRecord, CodeRecord, RefreshTokenRecord } from "./records.ts";

/** Of a step that spends what the client has. */
export interface Answered {
  /**
   * Whether nobody waits for the answer any more. Asked when the step is decided, which then is not taken, and "invalid":
   * a client that has given up and asks another server must not meet its first request there, and pass for a thief.
   */
  readonly isAbandoned?: () => boolean;
}

/** What the rules of OAuth say of the rows that they are shown: on what terms the step is taken, or why it is not. */
export type Verdict<Terms, Refusal> = { readonly terms: Terms } | { readonly refusal: Refusal };

export interface ConsentOpening {
  readonly consentHash: Uint8Array;
  readonly userId: string;
  readonly now: number;
}
export interface OpenedConsent {
  readonly authorization: AuthorizationRecord;
  readonly client: ClientRecord;
}
export interface ConsentDecision extends ConsentOpening {
  /** Names this attempt to decide: the same again is not a second decision. */
  readonly attempt: string;
  /** What an approval creates; absent for a denial. */
  readonly approve?: { readonly grantId: string; readonly codeHash: Uint8Array; readonly codeExpiresAt: number };
  /** Whether the client, as it stands now, may still have what the authorization holds. */
  readonly judge: (authorization: AuthorizationRecord, client: ClientRecord) => boolean;
}

export interface AuthorizationStore {
  /** "absent", and nothing written, when there is no such client (any more). */
  insertAuthorization(authorization: AuthorizationRecord): Promise<"inserted" | "absent">;
  /** Reads an undecided authorization, whoever may decide it. */
  findAuthorization(consentHash: Uint8Array, now: number): Promise<OpenedConsent | undefined>;
  /** Reads an undecided authorization and binds it to the user, if no other user has opened it. Consumes nothing. */
  openAuthorization(opening: ConsentOpening): Promise<OpenedConsent | undefined>;
  /**
   * Decides once. Undefined, and nothing written, when there is nothing to decide for this user, when all the user's API
   * keys are revoked (the grants end after the keys, and none may be made between), or when `judge` says no.
   */
  consumeConsent(decision: ConsentDecision): Promise<AuthorizationRecord | undefined>;
}

export interface NewRefreshToken {
  readonly tokenHash: Uint8Array;
  readonly expiresAt: number;
  readonly absoluteExpiresAt: number;
}
export interface CodeTerms {
  /** The refresh token to create; absent when the client may not have one. */
  readonly refresh?: NewRefreshToken;
}
export interface CodeRedemption<Refusal> extends Answered {
  readonly codeHash: Uint8Array;
  readonly clientId: string;
  /** Names this attempt to redeem: the same again is not a replay. */
  readonly attempt: string;
  readonly now: number;
  /** So many refusals by `judge` end the code. */
  readonly attemptLimit: number;
  /** When the access token expires. The code is kept until then, so that its second use is noticed. */
  readonly accessExpiresAt: number;
  /** All checks of the request against the code and the client. */
  readonly judge: (code: CodeRecord, client: ClientRecord) => Verdict<CodeTerms, Refusal>;
}
export type CodeRedemptionResult<Refusal> =
  | { readonly outcome: "redeemed"; readonly code: CodeRecord; readonly terms: CodeTerms }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  /** Unknown, expired, ended by wrong attempts, another client's, or of a revoked grant. */
  | { readonly outcome: "invalid" }
  /** Redeemed before, by another attempt; the grant was live, and is revoked now. */
  | { readonly outcome: "replayed"; readonly grantId: string };

export interface CodeStore {
  /**
   * Redeems a code once (RFC 6749 §4.1.2). A refusal consumes nothing until the attempt limit. A second redemption that
   * `judge` finds right revokes the grant.
   */
  redeemCode<Refusal>(redemption: CodeRedemption<Refusal>): Promise<CodeRedemptionResult<Refusal>>;
}

export interface RefreshRotation<Terms, Refusal> extends Answered {
  readonly tokenHash: Uint8Array;
  readonly clientId: string;
  readonly now: number;
  /** How long after its use a token may be presented again for the same successor; 0 turns that off. */
  readonly graceMs: number;
  readonly idleMs: number;
  readonly accessExpiresAt: number;
  /** What the request asks for, in canonical form: only the same request is given the same successor. */
  readonly request: string;
  /** The successor also names this attempt to rotate: the same again is not a reuse. */
  readonly successorHash: Uint8Array;
  readonly successorSealed: Uint8Array;
  /** All checks of the request against the token and the client. */
  readonly judge: (token: RefreshTokenRecord, client: ClientRecord) => Verdict<Terms, Refusal>;
}
export type RefreshRotationResult<Terms, Refusal> =
  | { readonly outcome: "rotated"; readonly token: RefreshTokenRecord; readonly terms: Terms }
  /** Within the grace, and the successor is unused: the successor of the first answer, to give again. */
  | {
      readonly outcome: "repeated";
      readonly token: RefreshTokenRecord;
      readonly terms: Terms;
      readonly successorSealed: Uint8Array;
    }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  /** Unknown, expired, another client's, or of a revoked grant. */
  | { readonly outcome: "invalid" }
  /** Used before; the grant is revoked now. */
  | { readonly outcome: "reused"; readonly grantId: string };

/** The last use of a grant is written down at most this often, in milliseconds. */
export const USE_RESOLUTION_MS = 60_000;

export interface RefreshTokenStore {
  /** Rotates a refresh token once (RFC 9700 §4.14.2). A refusal by `judge` consumes nothing. */
  rotateRefresh<Terms, Refusal>(
    rotation: RefreshRotation<Terms, Refusal>,
  ): Promise<RefreshRotationResult<Terms, Refusal>>;
  /** A refresh token that would still be accepted at `now`. */
  findLiveRefreshToken(tokenHash: Uint8Array, now: number): Promise<RefreshTokenRecord | undefined>;
}
