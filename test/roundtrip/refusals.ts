/** Requests that are invalid in one way, and the refusal that the documentation says (docs/responses.md, Refusals). */
import type { JsonValue } from "../../generator/load/json.ts";
import { defaultOf } from "../../generator/model/reach.ts";
import type { Schema } from "../../generator/model/schema.ts";
import { mutants } from "../support/mutants.ts";
import { type Case, siteOf } from "./case.ts";
import { shown } from "./compare.ts";
import { credentialsFor } from "./credentials.ts";
import { type Endpoint, isAmbiguous } from "./endpoint.ts";
import type { GeneratedApi } from "./generated-api.ts";
import { carries, carriesFormMember, readText, type Site } from "./wire.ts";
import type { Arguments, Outcome, World } from "./world.ts";

export interface Refusal {
  /** What is wrong with the request. */
  readonly what: string;
  readonly sent: unknown;
  readonly expected: string;
  /** What was wrong with the answer; undefined where it is a refusal as it should be. */
  readonly fault: string | undefined;
}

interface Place {
  readonly in: string;
  readonly pointer: string;
}

type Change = NonNullable<Parameters<World["exchange"]>[3]>;

const members = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/** @param valid An exchange that went well: all is as in it, but for one thing. */
export async function* refusalsOf(
  api: GeneratedApi,
  world: World,
  endpoint: Endpoint,
  valid: Case,
  seed: number,
  runs: number,
): AsyncGenerator<Refusal> {
  const ask = async (what: string, status: number, change: Change, sent: unknown, place?: Place): Promise<Refusal> => {
    const outcome = await world.exchange(endpoint, valid, "process", change);
    return {
      what,
      sent,
      expected: `${status}${place ? ` at ${place.in} ${place.pointer}` : ""}`,
      fault: fault(outcome, status, place),
    };
  };
  yield* unauthenticated(endpoint, valid, ask);
  if (endpoint.operation.validation === "handler") return;
  for (const parameter of endpoint.parameters) {
    const { name, in: place, schema, layout, parameter: declared } = parameter;
    const at = { in: place, pointer: `/${escaped(name)}` };
    const change = (value: JsonValue | undefined): Change => ({
      args: (args) => ({ ...args, [members[place]]: { ...Object(args[members[place]]), [name]: value } }),
    });
    // What has a default is never missing.
    const isMissed = declared.required && place !== "path" && !(schema && defaultOf(schema));
    if (isMissed && Object.hasOwn(valid.parameters[place], name)) {
      yield await ask(`the ${place} parameter ${name} is missing`, 400, change(undefined), undefined, at);
    }
    if (!schema || !Object.hasOwn(valid.parameters[place], name)) continue;
    const site = siteOf(endpoint, parameter);
    for (const { step, value } of mutants(schema, valid.parameters[place][name] ?? null, { count: 4 * runs, seed })) {
      const isUnreadable =
        layout.kind === "scalar" && !layout.types.includes("json") && isNoValue(layout.types, value, site);
      if (!isUnreadable && (!carries(layout, value, site) || !isRefused(api, schema, value))) continue;
      if (place === "path" && isAmbiguous(endpoint, name, String(value))) continue;
      yield await ask(`${step} of the ${place} parameter ${name}`, 400, change(value), value, at);
    }
  }
  yield* wrongQuerystrings(api, endpoint, valid, seed, runs, ask);
  yield* wrongBodies(api, endpoint, valid, seed, runs, ask);
  if (isNegotiated(endpoint)) {
    yield await ask("no media type that is taken", 406, { headers: { accept: "image/x-not-declared" } }, undefined);
  }
  yield* wrongPlaces(world, endpoint, valid);
}

/** Whether every success has a body, of types of which a client may take none. */
function isNegotiated({ table: { responses } }: Endpoint): boolean {
  const declared = responses.filter(
    ({ status }) => status === "2XX" || (Number(status) >= 200 && Number(status) < 300),
  );
  const successes = declared.length > 0 ? declared : responses.filter(({ status }) => status === "default");
  const types = successes.map(({ content = [] }) => content.map(({ type }) => type));
  const all = new Set(types.flat());
  return all.size > 0 && types.every((some) => some.length > 0) && !/\*\/\*|image\/\*/.test([...all].join(" "));
}

/** More than `limits.bodyBytes`, unless a server is told otherwise. */
const tooMuch = "x".repeat(1_048_577);

type Ask = (what: string, status: number, change: Change, sent: unknown, place?: Place) => Promise<Refusal>;

async function* unauthenticated(
  { operation }: Endpoint,
  { alternative, secret }: Case,
  ask: Ask,
): AsyncGenerator<Refusal> {
  const { alternatives } = operation.security;
  if (operation.validation === "handler" || alternatives.length === 0) return;
  if (alternatives.some(({ schemes }) => schemes.length === 0)) return;
  const chosen = alternatives[alternative];
  const wrong = credentialsFor(alternatives, chosen, `${secret}wrong`);
  if (wrong?.certificate) return;
  yield await ask("no credentials", 401, { credentials: {} }, undefined);
  if (wrong) yield await ask("wrong credentials", 401, { credentials: wrong.options }, undefined);
}

async function* wrongQuerystrings(
  api: GeneratedApi,
  { querystring }: Endpoint,
  valid: Case,
  seed: number,
  runs: number,
  ask: Ask,
): AsyncGenerator<Refusal> {
  if (!querystring || valid.querystring === undefined) return;
  const { kind, schema, fields, parameter } = querystring;
  const withQuery = (query: unknown): Change => ({ args: (args: Arguments) => ({ ...args, query }) });
  const at = { in: "query", pointer: "" };
  if (parameter.required && kind !== "form" && !(schema && defaultOf(schema))) {
    yield await ask("no query", 400, withQuery(undefined), undefined, at);
  }
  if (!schema) return;
  for (const { step, value } of mutants(schema, valid.querystring, { count: 4 * runs, seed })) {
    if (!isRefused(api, schema, value)) continue;
    if (kind === "text" && (typeof value !== "string" || value === "")) continue;
    if (kind === "form" && !isForm(value, (name, member) => carriesFormMember(fields, name, member, () => false)))
      continue;
    yield await ask(`${step} of the query`, 400, withQuery(value), value, at);
  }
}

async function* wrongBodies(
  api: GeneratedApi,
  { body, client }: Endpoint,
  valid: Case,
  seed: number,
  runs: number,
  ask: Ask,
): AsyncGenerator<Refusal> {
  if (!body) return;
  const withBody = (value: unknown): Change => ({ args: (args: Arguments) => ({ ...args, body: value }) });
  if (body.required && !client.body?.emptyObject && valid.body) {
    yield await ask("no body", 400, withBody(undefined), undefined, { in: "body", pointer: "" });
  }
  const content = valid.body && body.content[valid.body.media];
  if (!valid.body || !content) return;
  const takesAny = body.content.some(
    ({ mediaType }) => mediaType.essence === "*/*" || mediaType.essence === "application/*",
  );
  if (!takesAny) {
    const change = { headers: { "content-type": "application/x-not-declared" } };
    yield await ask("a media type that is not declared", 415, change, undefined);
  }
  const { schema, kind, fields } = content;
  if (kind === "json" || kind === "text")
    yield await ask("a body that is too large", 413, withBody(tooMuch), undefined);
  if (kind === "form") yield await ask("a form that is too large", 413, withBody({ tooMuch }), undefined);
  if (!schema || (kind !== "json" && kind !== "form" && kind !== "sequence")) return;
  const isList = kind === "sequence" && content.sequence?.format !== "eventStream";
  if (kind === "sequence" && !isList) return;
  const items = Array.isArray(valid.body.value) ? valid.body.value : [];
  const original: JsonValue = isList ? (items[0] ?? null) : valid.body.value;
  for (const { step, value } of mutants(schema, original, { count: 8 * runs, seed })) {
    if (!isRefused(api, schema, value)) continue;
    if (kind === "form" && !isForm(value, (name, member) => carriesFormMember(fields, name, member, () => false)))
      continue;
    const sent = isList ? [value] : value;
    yield await ask(`${step} of the body`, 400, withBody(sent), sent, { in: "body", pointer: isList ? "/0" : "" });
  }
}

function isForm(value: JsonValue, isCarried: (name: string, member: JsonValue) => boolean): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  // No octets at all are no body.
  return entries.length > 0 && entries.every(([name, member]) => isCarried(name, member));
}

/** What ajv refuses, however it reads discriminators. */
function isRefused({ judges }: GeneratedApi, schema: Schema, value: JsonValue): boolean {
  const { plain, deciding } = judges(schema);
  return plain.fits(schema, value) === false && deciding?.fits(schema, value) !== true;
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

async function* wrongPlaces(world: World, { operation }: Endpoint, valid: Case): AsyncGenerator<Refusal> {
  const path = `${world.base}/no-such-path${"/x".repeat(20)}`;
  const unknown = await world.send("process", path, { method: "GET" });
  yield refusedAs("an unknown path", path, 404, unknown.status);
  if (operation.path.segments.some((segment) => segment.some(({ kind }) => kind === "parameter")) || valid.status === 0)
    return;
  const own = world.base + operation.path.template;
  const method = await world.send("process", own, { method: "PROPFIND" });
  if (operation.serversInherited) yield refusedAs("an unknown method", own, 405, method.status);
}

function refusedAs(what: string, sent: string, expected: number, status: number): Refusal {
  const fault = status === expected ? undefined : `answered with ${status} in place of ${expected}`;
  return { what, sent, expected: String(expected), fault };
}

function fault({ answer, error, seen }: Outcome, status: number, place: Place | undefined): string | undefined {
  if (!answer) return `it was not sent: ${shown(error)}`;
  if (answer.status !== status) {
    return `answered with ${answer.status} in place of ${status}${seen ? `, the handler saw ${shown(seen.input)}` : `: ${answer.text}`}`;
  }
  // A refusal of HEAD has no body that could say more.
  if (!place || answer.text === "") return undefined;
  const { errors = [] }: { readonly errors?: readonly { readonly in: string; readonly pointer: string }[] } =
    JSON.parse(answer.text);
  const named = errors.some((issue) => issue.in === place.in && (issue.pointer ?? "").startsWith(place.pointer));
  return named ? undefined : `no issue is at ${place.in} ${place.pointer}: ${answer.text}`;
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
