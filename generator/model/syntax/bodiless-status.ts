import type { StatusKey } from "../api/response.ts";

/** Statuses whose responses have no body (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5). */
export const bodilessStatuses: readonly number[] = [204, 205, 304];

/**
 * Those of them that a range or `default` stands for, since no closer response of the operation does. Whatever is described
 * there of a body is not of them.
 */
export function bodilessWithin(status: StatusKey, all: readonly StatusKey[]): readonly number[] {
  if (status.kind === "exact") return [];
  return bodilessStatuses.filter((one) => {
    const own = closeness(status, one);
    return own > 0 && all.every((other) => closeness(other, one) <= own);
  });
}

/** OpenAPI 3.1 section 4.8.16: an exact status comes before its range, and both before `default`. */
function closeness(key: StatusKey, status: number): number {
  switch (key.kind) {
    case "exact":
      return key.status === status ? 3 : 0;
    case "range":
      return key.digit === Math.floor(status / 100) ? 2 : 0;
    case "default":
      return 1;
  }
}
