import { expect, test } from "vitest";
import { type DecodedParameters, decodeParameters } from "../../../templates/runtime/server/decode-parameters.ts";
import { defaultLimits, Exchange } from "../../../templates/runtime/server/exchange.ts";
import { FetchRequest } from "../../../templates/runtime/server/fetch-request.ts";
import type { Operation } from "../../../templates/runtime/server/operation.ts";
import { matched, route } from "../../../templates/runtime/server/route.ts";

test("a default is every request's own, whatever a handler does with it", () => {
  const sort = { name: "sort", in: "query", type: "string", list: "repeated", default: ["name"] } as const;
  const operation: Operation = { name: "list", security: [], parameters: [sort], responses: [] };
  const decode = (): unknown => {
    const request = new FetchRequest(new Request("http://x.example/"), undefined, 10);
    const match = matched(route("/", { GET: operation }));
    const target: DecodedParameters = {};
    decodeParameters(new Exchange(operation, request, match, defaultLimits), target, []);
    return target.query?.sort;
  };
  const first = decode();
  if (!Array.isArray(first)) throw new Error("no default");
  first.push("changed");
  expect(decode()).toEqual(["name"]);
});
