/*
 * How requests and responses of Content parameters stand on the wire.
 */
import { checkDeleteThingsSeenParameter, checkIds } from "../model/index.ts";
import { areNumbers, isBoolean, isNoLongerThan } from "../model/runtime/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `DELETE /things/{place}` (`#/paths/~1things~1{place}/delete`) */
export function deleteThings(): Operation {
  return {
    name: "deleteThings",
    security: [],
    parameters: [
      {
        in: "path",
        name: "place",
        type: "json",
        required: true,
        check: checkBy({ type: "array", items: { type: "number" } }, isDeleteThingsPathPlace),
      },
      { in: "query", name: "ids", type: "json", check: checkIds },
      { in: "query", name: "any", type: "json" },
      {
        in: "query",
        name: "note",
        type: "string",
        check: checkBy({ type: "string", maxLength: 5 }, isDeleteThingsQueryNote),
      },
      { in: "header", name: "x-dry-run", type: "json", check: checkBy({ type: "boolean" }, isBoolean) },
      { in: "cookie", name: "seen", type: "json", check: checkDeleteThingsSeenParameter },
    ],
    responses: [
      {
        status: 200,
        headers: [
          { name: "x-left", type: "json", required: true, check: checkBy({ type: "integer" }) },
        ],
      },
    ],
  };
}

function isDeleteThingsPathPlace(value: unknown): boolean {
  return areNumbers(value);
}

function isDeleteThingsQueryNote(value: unknown): boolean {
  return typeof value === "string" && isNoLongerThan(value, 5);
}
