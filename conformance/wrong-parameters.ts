/** Parameters that are missing or do not fit, each one step away from one that does. */
import { type JsonValue, pointerToken } from "../generator/load/text/json.ts";
import { defaultOf } from "../generator/model/schema/reach.ts";
import { type RequestCase, siteOf } from "./case.ts";
import type { Described } from "./described.ts";
import { mutants } from "./drawing/mutants.ts";
import { type Endpoint, isAmbiguous } from "./endpoint.ts";
import { readingsOf } from "./readings.ts";
import { type Amount, type Change, type Fault, fault } from "./refusals.ts";
import { carries, readText, type Site } from "./wire.ts";
import { isWrongForm } from "./wrong-values.ts";

const members = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/** @param valid A request that has the parameter. */
export function* wrongParameters(
  { judge }: Described,
  endpoint: Endpoint,
  parameter: Endpoint["parameters"][number],
  valid: RequestCase,
  { runs, seed }: Amount,
): Generator<Fault, void, undefined> {
  const { name, in: place, schema, layout, parameter: declared } = parameter;
  const at = { in: place, pointer: `/${pointerToken(name)}` };
  const change = (value: JsonValue | undefined): Change => ({
    args: (args) => ({ ...args, [members[place]]: { ...Object(args[members[place]]), [name]: value } }),
  });
  // What has a default is never missing, nor is an exploded object that may be one without members.
  const isWhole = layout.kind === "object" && layout.layout === "exploded" && !(schema && judge.refuses(schema, {}));
  if (declared.required && place !== "path" && !(schema && defaultOf(schema)) && !isWhole) {
    yield fault(`the ${place} parameter ${name} is missing`, "invalid", change(undefined), undefined, at);
  }
  if (!schema) return;
  const site = siteOf(endpoint, parameter);
  // An empty text that fits no value counts as not sent there.
  const mayBeEmpty = place === "query" && declared.allowEmptyValue && !declared.required;
  const isWrong = (value: JsonValue) => {
    if (value === "" && mayBeEmpty) return false;
    const isUnreadable =
      layout.kind === "scalar" && !layout.types.includes("json") && isNoValue(layout.types, value, site);
    const read = [value, ...readingsOf(layout, value)];
    if (!isUnreadable && !(carries(layout, value, site) && read.every((one) => judge.refuses(schema, one))))
      return false;
    return place !== "path" || !isAmbiguous(endpoint, name, { ...valid.parameters.path, [name]: value });
  };
  const amount = { count: 4 * runs, seed };
  for (const { step, value } of mutants(schema, valid.parameters[place][name] ?? null, amount, isWrong)) {
    yield fault(`${step} of the ${place} parameter ${name}`, "invalid", change(value), value, at);
  }
}

/**
 * Where the whole query is one value.
 * @param valid A request that has one.
 */
export function* wrongQueries(
  { judge }: Described,
  querystring: NonNullable<Endpoint["querystring"]>,
  valid: RequestCase,
  { runs, seed }: Amount,
): Generator<Fault, void, undefined> {
  const { kind, schema, parameter } = querystring;
  const withQuery = (query: unknown): Change => ({ args: (args) => ({ ...args, query }) });
  const at = { in: "query", pointer: "" };
  if (parameter.required && kind !== "form" && !(schema && defaultOf(schema))) {
    yield fault("no query", "invalid", withQuery(undefined), undefined, at);
  }
  if (!schema) return;
  const isWrong = (value: JsonValue) =>
    kind === "form"
      ? isWrongForm(judge, querystring, value)
      : judge.refuses(schema, value) && (kind === "json" || (typeof value === "string" && value !== ""));
  for (const { step, value } of mutants(schema, valid.querystring ?? null, { count: 4 * runs, seed }, isWrong)) {
    yield fault(`${step} of the query`, "invalid", withQuery(value), value, at);
  }
}

/** Whether a text travels, and stands for no value of a parameter's types. */
function isNoValue(types: Parameters<typeof readText>[0], value: JsonValue, site: Site): boolean {
  return (
    typeof value === "string" &&
    carries({ kind: "scalar", types: ["string"] }, value, site) &&
    value !== "" &&
    readText(types, value) === undefined
  );
}
