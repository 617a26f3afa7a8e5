import type { Operation } from "../../model/api/operation.ts";
import type { Response } from "../../model/api/response.ts";
import { type Asking, refuse, responseVerbs } from "./ends.ts";
import { statusText } from "./status-text.ts";

/**
 * The responses that answer a request. Interim ones (RFC 9110 section 15.2) come before that, and 101 ends HTTP: neither
 * handlers nor `fetch` know them, which is reported.
 */
export function answeringResponses({ responses }: Operation, asking: Asking): readonly Response[] {
  return responses.filter(({ node, status }) => {
    const isInterim = status.kind === "exact" ? status.status < 200 : status.kind === "range" && status.digit === 1;
    if (!isInterim) return true;
    refuse(["server", "client"], responseVerbs, `the interim response ${statusText(status)}`, {
      code: "unsupported-feature",
      node,
      part: "key",
      asking,
    });
    return false;
  });
}
