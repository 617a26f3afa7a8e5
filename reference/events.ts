/**
 * What an operator wants to know of beside requests and failures: who was let in, what was agreed to, which clients have
 * changed, and above all that a token or a code was used by two. It names ids and addresses, and no secret.
 */
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** Two have used what one was given: the grant is ended for both (RFC 9700 §2.1.1 and §4.14.2). */
export const THEFTS = ["code_replayed", "refresh_token_reused"] as const;

interface OfClient {
  readonly client_id: string;
}
interface OfUser {
  readonly user_id: string;
}

export type SecurityEvent =
  | ({
      readonly event: "grant_revoked";
      readonly reason: (typeof THEFTS)[number];
      readonly grant_id: string;
    } & OfClient)
  | ({ readonly event: "grant_revoked"; readonly reason: "by_user"; readonly grant_id: string } & OfClient & OfUser)
  | ({ readonly event: "consent"; readonly reason: "allowed" | "denied" } & OfClient & OfUser)
  | ({ readonly event: "sign_in"; readonly reason: "accepted"; readonly source: string } & OfUser)
  | { readonly event: "sign_in"; readonly reason: "refused"; readonly source: string }
  | ({ readonly event: "client_registered"; readonly source: string } & OfClient)
  | ({ readonly event: "client_created" | "client_changed" | "client_deleted" } & OfClient & OfUser);

export type Tell = (event: SecurityEvent) => void;

/** Counts every event, and logs it: a theft always, what is ordinary where `all` is asked for. */
export function eventTeller(metrics: Metrics, log: Log | undefined, { all }: { readonly all: boolean }): Tell {
  return (event) => {
    metrics.event(event.event, "reason" in event ? event.reason : "");
    const isTheft = "reason" in event && THEFTS.some((reason) => reason === event.reason);
    if (isTheft || all) log?.({ level: isTheft ? "warning" : "info", ...event });
  };
}
