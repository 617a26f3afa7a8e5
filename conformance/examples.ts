/** Requests that the document itself shows: the examples of parameters and bodies (OpenAPI 3.1 section 4.8.19). */
import type { ServedContent } from "../generator/emit/server/served-operation.ts";
import { isJsonArray, isJsonObject, type JsonValue } from "../generator/load/text/json.ts";
import type { Example } from "../generator/model/api/media-type.ts";
import type { Schema } from "../generator/model/api/schema.ts";
import {
  drawRequest,
  type File,
  isPossibleRequest,
  type RequestBody,
  type RequestCase,
  type RequestChoice,
} from "./case.ts";
import { concreteType } from "./concrete-type.ts";
import type { Described } from "./described.ts";
import type { Draw } from "./drawing/draw.ts";
import type { Endpoint } from "./endpoint.ts";

/** What stands in the place of a part of a request. */
type Part = (request: RequestCase) => RequestCase;

/**
 * The requests of one media type of an operation's body: as many as its part with most examples has. What has to be there
 * and has none is drawn. An example that does not fit its own schema is passed over: that is the document's fault, and
 * no server's.
 * @throws {Undrawable} Where something that has to be there cannot be drawn.
 */
export function shownRequests(
  described: Described,
  endpoint: Endpoint,
  choice: RequestChoice,
  draw: Draw,
): readonly RequestCase[] {
  const parts = [...parameterParts(endpoint, choice), queryPart(endpoint), bodyPart(endpoint, choice)]
    .map((examples) => examples.filter((example) => isPossibleRequest(described, endpoint, example(nothing))))
    .filter((examples) => examples.length > 0);
  const count = Math.max(0, ...parts.map((examples) => examples.length));
  return Array.from({ length: count }, (_, index) => {
    const drawn = requiredOf(endpoint, drawRequest(described, endpoint, choice, draw));
    return parts.reduce((request, examples) => examples[index % examples.length]?.(request) ?? request, drawn);
  });
}

const nothing: RequestCase = {
  parameters: { path: {}, query: {}, header: {}, cookie: {} },
  querystring: undefined,
  body: undefined,
};

/** The request without what it could be sent without. */
function requiredOf({ parameters, body, querystring }: Endpoint, request: RequestCase): RequestCase {
  const required = parameters.filter(({ parameter }) => parameter.required);
  const only = (place: keyof RequestCase["parameters"]) => {
    const names = new Set(required.flatMap((parameter) => (parameter.in === place ? [parameter.name] : [])));
    return Object.fromEntries(Object.entries(request.parameters[place]).filter(([name]) => names.has(name)));
  };
  return {
    parameters: { path: only("path"), query: only("query"), header: only("header"), cookie: only("cookie") },
    querystring: querystring?.parameter.required ? request.querystring : undefined,
    body: body?.required ? request.body : undefined,
  };
}

function parameterParts({ parameters }: Endpoint, { taken }: RequestChoice): readonly (readonly Part[])[] {
  return parameters
    .filter(({ in: place, name }) => !taken.has(`${place} ${name}`))
    .map(({ in: place, name, schema, parameter: { examples, value } }) => {
      const own = value.kind === "content" ? [...examples, ...value.mediaType.examples] : examples;
      return examplesOf(own, schema).map((example) => ({ parameters, ...others }) => ({
        ...others,
        parameters: { ...parameters, [place]: { ...parameters[place], [name]: example } },
      }));
    });
}

function queryPart({ querystring }: Endpoint): readonly Part[] {
  if (!querystring) return [];
  const { parameter, mediaType, schema } = querystring;
  const values = examplesOf([...parameter.examples, ...mediaType.examples], schema);
  return values.map((example) => (request) => ({ ...request, querystring: example }));
}

function bodyPart({ body }: Endpoint, { media }: RequestChoice): readonly Part[] {
  const content = body?.content[media];
  if (!content) return [];
  const values = examplesOf(content.mediaType.examples, content.schema, content.kind === "sequence");
  const bodies = values.flatMap((value) => {
    const given = bodyOf(content, value);
    return given ? [{ media, ...given }] : [];
  });
  return bodies.map((body) => (request) => ({ ...request, body }));
}

/**
 * What is said of the place itself, else of its schema. One that is only there as it is on the wire, or elsewhere, is not
 * read.
 * @param isOfItems Whether the schema is that of each item.
 */
function examplesOf(examples: readonly Example[], schema: Schema | undefined, isOfItems = false): readonly JsonValue[] {
  const own = examples.flatMap(({ dataValue, value = dataValue }) => (value === undefined ? [] : [value]));
  const ofSchema = schema?.examples ?? [];
  if (own.length > 0 || ofSchema.length === 0) return own;
  return isOfItems ? [ofSchema] : ofSchema;
}

/** The body of an example; undefined where it shows none that could be sent. */
function bodyOf(content: ServedContent, value: JsonValue): Omit<RequestBody, "media"> | undefined {
  const { kind, mediaType } = content;
  const plain = { contentType: concreteType(mediaType.range, kind), streamed: false, files: {} };
  if (kind === "binary" || kind === "range") {
    return typeof value === "string" ? { ...plain, value: octetsOf(value) } : undefined;
  }
  if (kind !== "multipart") return { ...plain, value };
  if (!isJsonObject(value)) return undefined;
  const files = filesOf(content, value);
  const octets = Object.entries(files).map(([name, all]) => {
    const [first] = all;
    return [name, isJsonArray(value[name]) ? all.map((file) => file.octets) : (first?.octets ?? "")];
  });
  return { ...plain, files, value: { ...value, ...Object.fromEntries(octets) } };
}

/** The files among the members of a multipart body. */
function filesOf({ multipart }: ServedContent, value: Readonly<Record<string, JsonValue>>): Record<string, File[]> {
  const files = (multipart?.parts ?? [])
    .filter(({ name, kind }) => kind === "file" && Object.hasOwn(value, name))
    .map(({ name, contentTypes: [type = "application/octet-stream"] = [] }) => {
      const texts = [value[name]].flat().filter((text) => typeof text === "string");
      const contentType = concreteType(type);
      return [name, texts.map((text) => ({ octets: octetsOf(text), filename: "example", contentType, headers: {} }))];
    });
  return Object.fromEntries(files);
}

/** The octets of a text, with a character for each. */
function octetsOf(text: string): string {
  return Buffer.from(text).toString("latin1");
}
