/** What of an operation both ends carry: where values are drawn, and how they stand. */
import { Diagnostics } from "../generator/diagnostics.ts";
import { type ClientOperation, clientOperation } from "../generator/emit/client/client-operation.ts";
import { serveOperation } from "../generator/emit/server/serve-operation.ts";
import type {
  ServedContent,
  ServedParameter,
  ServedQuerystring,
  ServedResponse,
} from "../generator/emit/server/served-operation.ts";
import type { JsonValue } from "../generator/load/text/json.ts";
import type { Operation } from "../generator/model/api/operation.ts";
import type { PathSegment } from "../generator/model/api/path-template.ts";
import type { Operation as OperationTable } from "../templates/runtime/server/operation.ts";
import type { Described } from "./described.ts";
import { reachable } from "./drawing/applied.ts";
import { isAnswer, isFraming, isOfFetch } from "./wire.ts";

export interface Endpoint {
  readonly operation: Operation;
  readonly client: ClientOperation;
  readonly table: OperationTable;
  readonly parameters: readonly ServedParameter[];
  readonly querystring: ServedQuerystring | undefined;
  readonly body: { readonly required: boolean; readonly content: readonly ServedContent[] } | undefined;
  readonly answers: readonly Answer[];
  /** The other operations' paths, which a value in this one's must not make another one. */
  readonly otherPaths: readonly (readonly PathSegment[])[];
}

/** One of the answers that an operation can give: a declared status with one of its media types. */
export interface Answer {
  /** Undefined where the document declares none at all. */
  readonly response: ServedResponse | undefined;
  /** Undefined where there is no body. */
  readonly content: ServedContent | undefined;
  /** Those that the status can be. */
  readonly statuses: readonly number[];
}

export interface Endpoints {
  readonly endpoints: readonly Endpoint[];
  /** Operations that are not tried, with the reason. */
  readonly left: readonly (readonly [operation: string, reason: string])[];
}

export function endpointsOf({ api, tables, mistakes }: Described): Endpoints {
  const endpoints: Endpoint[] = [];
  const left: (readonly [string, string])[] = [];
  for (const operation of api.operations) {
    const diagnostics = new Diagnostics();
    const name = operation.name.typescript;
    const table = tables.get(name);
    const client = clientOperation(operation, { settings, diagnostics });
    const served = serveOperation(operation, { settings, diagnostics });
    const mistake = mistakes.find(({ location }) => location && stands(operation, location.pointer));
    if (mistake) {
      left.push([name, `the document has a mistake: ${mistake.code}`]);
      continue;
    }
    if (!table || !client || !served) {
      left.push([name, `${operation.method} is carried by one end or none`]);
      continue;
    }
    if (served.body?.required && !client.body) {
      left.push([name, "its body is carried by one end"]);
      continue;
    }
    const ofHTTP = served.parameters.find(isLeftToHTTP);
    if (ofHTTP) {
      left.push([name, `its header ${ofHTTP.name} is written by HTTP itself`]);
      continue;
    }
    if (diagnostics.list.some(({ code }) => code === "parameter-clash")) {
      left.push([name, "two of its parameters have one name where they are written"]);
      continue;
    }
    const declared = served.responses.flatMap((response) => answersOf(response, served.responses, client));
    const answers = served.responses.length > 0 ? declared : [undeclared];
    if (answers.length === 0) {
      left.push([name, "no answer is declared that can be given"]);
      continue;
    }
    const body = served.body && client.body && bodyOf(served.body, client);
    endpoints.push({
      operation,
      client,
      table,
      parameters: served.parameters.filter(({ in: place, name }) => place !== "header" || !isFraming(name)),
      querystring: served.querystring,
      body,
      answers,
      otherPaths: api.operations
        .filter(({ path }) => path.template !== operation.path.template)
        .map(({ path }) => path.segments),
    });
  }
  return { endpoints, left };
}

/** Whether what stands in a header is not the caller's to say, or is not where the caller says nothing, and not any text will do. */
function isLeftToHTTP({ in: place, name, parameter, schema }: ServedParameter): boolean {
  if (place !== "header") return false;
  const { types, enum: values, const: constant, pattern, format } = schema ?? {};
  const isAnyText = (types?.includes("string") ?? true) && !values && !constant && !pattern && !format;
  return (isFraming(name) && parameter.required) || (isOfFetch(name) && !isAnyText && !parameter.required);
}

export const settings = {
  name: "example",
  layout: "folder",
  importExtension: ".ts",
  formats: "assert",
  client: { className: "Example", environmentPrefix: "EXAMPLE" },
} as const;

/** Whether a place is one of an operation, of its path, or of a schema that it leads to. */
function stands(operation: Operation, pointer: string): boolean {
  const isWithin = (outer: string) => pointer === outer || pointer.startsWith(`${outer}/`);
  const path = operation.node.pointer.replace(/\/[^/]*$/, "");
  if (pointer === path || isWithin(operation.node.pointer) || pointer.startsWith(`${path}/parameters`)) return true;
  const { parameters, body, responses } = operation;
  const values = [...parameters, ...responses.flatMap(({ headers }) => headers)].map(({ value }) => value);
  const contents = [...(body?.content ?? []), ...responses.flatMap(({ content }) => content)];
  const media = values.flatMap((value) => (value.kind === "content" ? [value.mediaType] : []));
  const schemas = [
    ...values.map((value) => (value.kind === "schema" ? value.schema : undefined)),
    ...[...contents, ...media].flatMap(({ schema, itemSchema }) => [schema, itemSchema]),
  ].filter((schema) => schema !== undefined);
  return [...reachable(schemas)].some(({ node }) => {
    return (
      pointer === node.pointer || pointer.startsWith(`${node.pointer}/default`) || pointer === `${node.pointer}/pattern`
    );
  });
}

const undeclared: Answer = { response: undefined, content: undefined, statuses: [204] };

/** The media types of a body that both ends carry. */
function bodyOf(
  { required, content }: { readonly required: boolean; readonly content: readonly ServedContent[] },
  { body }: ClientOperation,
): Endpoint["body"] {
  const shared = content.filter(({ mediaType }) => body?.content.includes(mediaType));
  return shared.length > 0 ? { required, content: shared } : undefined;
}

/** Of a range and of `default`: statuses of which no other response of the operation is. */
const registered = [
  200, 201, 202, 203, 204, 205, 206, 207, 300, 304, 400, 401, 403, 404, 409, 418, 422, 429, 451, 500, 501, 503, 511,
];

function answersOf(
  response: ServedResponse,
  all: readonly ServedResponse[],
  { operation, responses }: ClientOperation,
): readonly Answer[] {
  const { status } = response.response;
  const exact = new Set(all.flatMap(({ response: { status } }) => (status.kind === "exact" ? [status.status] : [])));
  const ranges = new Set(all.flatMap(({ response: { status } }) => (status.kind === "range" ? [status.digit] : [])));
  const digitOf = (one: number) => Math.floor(one / 100);
  const open = registered.filter((one) => !exact.has(one));
  const statuses = (
    status.kind === "exact"
      ? [status.status]
      : status.kind === "range"
        ? open.filter((one) => digitOf(one) === status.digit)
        : open.filter((one) => ![...ranges].some((digit) => digit === digitOf(one)))
  ).filter(isAnswer);
  if (statuses.length === 0) return [];
  // Of the answer to HEAD the client reads no body, whatever that would be of.
  const given = responses.find((each) => each.response === response.response);
  const read = (operation.method === "HEAD" ? given?.response.content : given?.content) ?? [];
  const carried = response.content.filter(({ mediaType }) => read.includes(mediaType));
  // Where both ends refuse all media types, both know an answer without a body.
  if (carried.length === 0 && response.content.length + read.length > 0) return [];
  const contents = carried.length === 0 ? [undefined] : carried;
  return contents.map((content) => ({ response, content, statuses }));
}

/**
 * What a value of a parameter in the path must not be, so that the path is of its own operation.
 * @param values Those of the path's parameters that are known, this one's among them.
 */
export function isAmbiguous(
  { operation, otherPaths }: Endpoint,
  name: string,
  values: Readonly<Record<string, JsonValue>>,
): boolean {
  const { segments } = operation.path;
  const text = String(values[name]);
  const isLost = segments.some((segment) => {
    if (!segment.some((part) => part.kind === "parameter" && part.name === name)) return false;
    // Between the parameters of one segment stands what must not stand in them.
    const between = segment.length > 1 ? segment.filter((part) => part.kind === "literal") : [];
    if (between.some((part) => part.kind === "literal" && text.includes(part.text))) return true;
    const isAdjacent = segment.some(({ kind }, at) => kind === "parameter" && segment[at + 1]?.kind === "parameter");
    return isAdjacent && text.length > 1;
  });
  return isLost || otherPaths.some((others) => isOf(others, segments, values));
}

/** Whether a path may be another operation's with these values: of one that has text where its own has a parameter. */
function isOf(
  others: readonly PathSegment[],
  segments: readonly PathSegment[],
  values: Readonly<Record<string, JsonValue>>,
): boolean {
  if (others.length !== segments.length) return false;
  const pairs = segments.flatMap((segment, index) => {
    const other = others[index]?.filter((part) => part.kind === "literal" && part.text !== "") ?? [];
    return other.length === 0
      ? []
      : [{ segment, texts: other.map((part) => (part.kind === "literal" ? part.text : "")) }];
  });
  return (
    pairs.some(({ segment }) => segment.some(({ kind }) => kind === "parameter")) &&
    pairs.every(({ segment, texts }) => {
      const text = textOf(segment, values);
      return text !== undefined && texts.every((part) => text.includes(part));
    })
  );
}

/** A segment with its values; undefined as long as one is not known. */
function textOf(segment: PathSegment, values: Readonly<Record<string, JsonValue>>): string | undefined {
  const parts = segment.map((part) => {
    if (part.kind === "literal") return part.text;
    return Object.hasOwn(values, part.name) ? String(values[part.name]) : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join("");
}
