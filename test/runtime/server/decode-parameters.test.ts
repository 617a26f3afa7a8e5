import { describe, expect, test } from "vitest";
import { formValue } from "../../../templates/runtime/server/decode-form.ts";
import { type DecodedParameters, decodeParameters } from "../../../templates/runtime/server/decode-parameters.ts";
import { defaultLimits, Exchange } from "../../../templates/runtime/server/exchange.ts";
import { FetchRequest } from "../../../templates/runtime/server/fetch-request.ts";
import { nameValuePairs } from "../../../templates/runtime/server/name-value-pairs.ts";
import type { FieldTable, Operation } from "../../../templates/runtime/server/operation.ts";
import type { RequestIssue } from "../../../templates/runtime/server/request-issue.ts";
import { matched, route } from "../../../templates/runtime/server/route.ts";

test("a default is every request's own, whatever a handler does with it", () => {
  const sort = { name: "sort", in: "query", type: "string", list: "repeated", default: ["name"] } as const;
  const operation: Operation = { name: "list", security: [], parameters: [sort], responses: [] };
  const decode = (): unknown => {
    const request = new FetchRequest(new Request("http://x.example/"), undefined, 10);
    const match = matched(route("/", { GET: operation.name }));
    const target: DecodedParameters = {};
    decodeParameters(new Exchange(operation, request, match, defaultLimits), target, []);
    return Reflect.get(Object(target.query), "sort");
  };
  const first = decode();
  if (!Array.isArray(first)) throw new Error("no default");
  first.push("changed");
  expect(decode()).toEqual(["name"]);
});

test("a parameter that was not sent is undefined, even where every object inherits something of its name", () => {
  const parameters = ["constructor", "__proto__", "other"].map(
    (name) => ({ name, in: "query", type: "string" }) as const,
  );
  const operation: Operation = { name: "list", security: [], parameters, responses: [] };
  const decode = (search: string): object => {
    const request = new FetchRequest(new Request(`http://x.example/?${search}`), undefined, 10);
    const match = matched(route("/", { GET: operation.name }));
    const target: DecodedParameters = {};
    decodeParameters(new Exchange(operation, request, match, defaultLimits), target, []);
    return Object(target.query);
  };
  for (const { name } of parameters) {
    expect(Reflect.get(decode(""), name)).toBe(undefined);
    expect(Reflect.get(decode(`${name}=a`), name)).toBe("a");
  }
  expect(Object.keys(decode(""))).toEqual([]);
  expect(Object.keys(decode("constructor=a"))).toEqual(["constructor"]);
});

describe("an empty text is a list or an object that has nothing in it", () => {
  const decoded = (search: string, ...fields: FieldTable[]): unknown => {
    const parameters = fields.map((field) => ({ ...field, in: "query" }) as const);
    const operation: Operation = { name: "list", security: [], parameters, responses: [] };
    const request = new FetchRequest(new Request(`http://x.example/?${search}`), undefined, 10);
    const target: DecodedParameters = {};
    const issues: RequestIssue[] = [];
    decodeParameters(
      new Exchange(operation, request, matched(route("/", { GET: operation.name })), defaultLimits),
      target,
      issues,
    );
    return issues.length > 0 ? issues.map(({ message }) => message) : target.query;
  };

  test.each([
    [{ list: "repeated" }, []],
    [{ list: "," }, []],
    [{ list: " " }, []],
    [{ object: "," }, {}],
    [{ object: "|" }, {}],
    [{ object: "exploded" }, {}],
    [{ object: "exploded", open: true }, {}],
    [{ object: "deepObject" }, {}],
  ] as const)("%j", (layout, empty) => {
    expect(decoded("a=", { name: "a", type: "string", ...layout })).toEqual({ a: empty });
    expect(decoded("", { name: "a", type: "string", ...layout })).toEqual({});
  });

  test("within an object, too, and beside what has members", () => {
    const inner: FieldTable = { name: "b", type: "string", object: "deepObject" };
    const list: FieldTable = { name: "c", type: "integer", list: "repeated" };
    const outer: FieldTable = { name: "a", type: "string", object: "deepObject", fields: [inner, list] };
    expect(decoded("a[b]=&a[c]=", outer)).toEqual({ a: { b: {}, c: [] } });
    expect(decoded("a=&a[c]=1", outer)).toEqual(["Must be written with members in brackets."]);
    const open: FieldTable = { name: "a", type: "string", object: "exploded", open: true };
    expect(decoded("a=&b=1", open)).toEqual({ a: { a: "", b: "1" } });
  });

  test("in a form", () => {
    const fields: FieldTable[] = [
      { name: "a", type: "string", object: "deepObject" },
      { name: "b", type: "string", object: "exploded" },
      { name: "c", type: "integer", list: "repeated" },
      { name: "d", type: "string", object: "," },
    ];
    const issues: RequestIssue[] = [];
    const pairs = nameValuePairs("a=&b=&c=&d=", 100) ?? [];
    expect(formValue("body", { fields }, pairs, issues, {})).toEqual({ a: {}, b: {}, c: [], d: {} });
    expect(issues).toEqual([]);
  });
});

describe("an exploded object that is open", () => {
  const filter = { name: "filter", type: "string", object: "deepObject" } as const;
  const page = {
    name: "page",
    type: "string",
    object: "exploded",
    fields: [{ name: "size", type: "integer" }],
  } as const;
  const others = { name: "others", type: "string", object: "exploded", open: true } as const;
  const sent = "limit=1&filter[x]=2&size=3&key=4&a=5&filter=6&filters[y]=7";
  const rest = { a: "5", "filters[y]": "7" };

  test("takes of a query what is no other parameter's, and no key", () => {
    const fields = [{ name: "limit", type: "integer" } as const, filter, page, others];
    const parameters = fields.map((field) => ({ ...field, in: "query" }) as const);
    const operation: Operation = { name: "list", security: [], parameters, responses: [] };
    const request = new FetchRequest(new Request(`http://x.example/?${sent}`), undefined, 10);
    const keys = { query: new Set(["key"]), cookie: new Set<string>() };
    const exchange = new Exchange(
      operation,
      request,
      matched(route("/", { GET: operation.name })),
      defaultLimits,
      keys,
    );
    const target: DecodedParameters = {};
    const issues: RequestIssue[] = [];
    decodeParameters(exchange, target, issues);
    expect(target.query).toEqual({ limit: 1, page: { size: 3 }, others: rest });
    expect(issues).toMatchObject([{ path: "/filter", message: "Must be written with members in brackets." }]);
  });

  test("takes of a form what is no other member's", () => {
    const pairs = nameValuePairs(sent.replace("&filter=6", ""), 100) ?? [];
    const issues: RequestIssue[] = [];
    expect(formValue("body", { fields: [filter, page, others] }, pairs, issues, {})).toEqual({
      filter: { x: "2" },
      page: { size: 3 },
      others: { limit: "1", key: "4", ...rest },
    });
    expect(issues).toEqual([]);
  });
});
