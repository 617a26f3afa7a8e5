import type { StatusKey } from "../../model/api/response.ts";

/** A status as a document writes it: `404`, `4XX` or `default`. */
export function statusText(status: StatusKey): string {
  if (status.kind === "exact") return String(status.status);
  return status.kind === "range" ? `${status.digit}XX` : "default";
}
