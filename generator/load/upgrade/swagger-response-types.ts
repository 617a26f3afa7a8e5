import type { DocumentNode } from "../document/document-node.ts";
import { classifyMediaType, essenceOf, isOfOctets } from "../objects/media-type-kind.ts";
import { isJsonArray, isJsonObject, type JsonValue } from "../text/json.ts";

/** The media types that an operation produces. */
export interface Produces {
  readonly types: readonly string[];
  /** Whether the document says them for all of its operations. */
  readonly inherited: boolean;
  /** What the operation sends that is no value: what it produces is of that first of all. */
  readonly sends: Sent;
}

/** A file; a success that is a text; successes, all without a schema; undefined where values alone are sent, or it is not known. */
export type Sent = "file" | "text" | "nothing" | undefined;

/**
 * What the schema of a response says of its body: that it is a file (`type: file`), octets by a reference, a text, or what is
 * neither octets nor text, a number or boolean by itself. Undefined where it leaves that open.
 */
type BodyKind = "file" | "octets" | "text" | "scalar" | "value" | undefined;

/** The kinds of the bodies of all responses, by Response Object. They are read before anything moves that references lead to. */
export class ResponseKinds {
  readonly #kinds = new Map<JsonValue, BodyKind>();

  /** @param responses Their schemas are upgraded already: `type: file` is a text of octets. */
  constructor(responses: readonly DocumentNode[]) {
    for (const response of responses) {
      const schema = response.get("schema");
      if (schema) this.#kinds.set(response.value, kindOf(schema));
    }
  }

  /** The media types of a response with a schema, of those that the operation produces. */
  typesOf(response: DocumentNode, produces: Produces): ResponseTypes {
    return responseTypes(this.#kinds.get(response.value), produces);
  }

  /** What an operation sends that is no value. A text is a file where all that it produces are octets. */
  sent(responses: DocumentNode | undefined, types: readonly string[]): Sent {
    const ofFiles = types.length > 0 && types.every(isOfOctets);
    const sent = (responses?.entries() ?? []).flatMap(([status, response]) => {
      const resolved = response.resolve();
      if (!resolved) return [];
      const kind = this.#kinds.get(resolved.value);
      return [{ isSuccess: /^[1-3]/.test(status), hasSchema: this.#kinds.has(resolved.value), kind }];
    });
    if (sent.some(({ kind }) => kind === "file" || kind === "octets" || (ofFiles && kind === "text"))) return "file";
    const successes = sent.filter(({ isSuccess }) => isSuccess);
    if (successes.some(({ kind }) => kind === "text")) return "text";
    return successes.length > 0 && successes.every(({ hasSchema }) => !hasSchema) ? "nothing" : undefined;
  }
}

/** The media types of one response. */
export interface ResponseTypes {
  readonly types: readonly string[];
  /** Whether types of files or texts are left out, since the response is a value. */
  readonly isValueApart?: true;
  /** Why they are others than those that the operation produces, where none of these fits. */
  readonly told?: { readonly message: string; readonly help: string };
}

/**
 * Swagger 2.0 has one list for all responses of an operation (Operation Object, `produces`), which are of two kinds where it
 * sends a file; a type counts for the kind that it is of:
 *
 * - A file does not have the JSON and XML that the document says for all operations: the one would be read as a value, and with
 *   the other alone any other file would be none of the declared ones (Response Object: `file` comes with a `produces` that fits).
 * - A value beside a file, such as an error, has none of the types of files, nor those of texts where there are no others: nobody
 *   sends one as a PDF.
 * - An object or a list beside a success that is a text, or where no success has a schema, has none of the types of both, but
 *   for formats of data.
 *
 * Where nothing is produced, a file is `application/octet-stream`, and anything else JSON.
 */
function responseTypes(kind: BodyKind, { types, inherited, sends }: Produces): ResponseTypes {
  if (types.length === 0) return { types: [kind === "file" ? "application/octet-stream" : "application/json"] };
  if (kind === "file") return inherited ? fileTypes(types) : { types };
  if (sends === "file" && (kind === "value" || kind === "scalar")) {
    const others = types.filter((type) => !isOfOctets(type));
    const isSome = others.some((type) => classifyMediaType(essenceOf(type)) !== "text");
    return others.length === types.length ? { types } : valueApart(types, isSome ? others : []);
  }
  if ((sends !== "text" && sends !== "nothing") || kind !== "value") return { types };
  const others = types.filter((type) => !isOfNoValue(type));
  return others.length === types.length ? { types } : valueApart(types, others);
}

/** Whether nobody writes an object in a media type: it is of texts or octets, and none of the formats of data. */
function isOfNoValue(type: string): boolean {
  const isRaw = isOfOctets(type) || classifyMediaType(essenceOf(type)) === "text";
  return isRaw && !/avro|bson|cbor|m(?:essage|sg)pack|proto|thrift|xml|yaml/i.test(type);
}

/** A value of the other types alone. Where there are none, it is JSON. */
function valueApart(types: readonly string[], others: readonly string[]): ResponseTypes {
  if (others.length > 0) return { types: others, isValueApart: true };
  const isText = (type: string) => !isOfOctets(type);
  const produced = types.every(isText) ? "texts alone" : `files ${types.some(isText) ? "and texts" : "alone"}`;
  return {
    types: ["application/json"],
    isValueApart: true,
    told: {
      message: `a value, and the operation produces ${produced}`,
      help: "Write `application/json` into its `produces` too. A value is not sent as a file or a text: this is read as `application/json`.",
    },
  };
}

function fileTypes(produces: readonly string[]): ResponseTypes {
  const others = produces.filter((type) => !/[/+](?:json|xml)\b/i.test(type));
  if (others.length === produces.length) return { types: produces };
  const types = others.length > 0 ? others : ["*/*"];
  return {
    types,
    told: {
      message: "a file, and the operation does not say of which media type",
      help: `Write \`produces\` into the operation. The document's JSON and XML say nothing of files: this is read as ${types.map((type) => `\`${type}\``).join(", ")}.`,
    },
  };
}

const scalars: readonly unknown[] = ["boolean", "integer", "number"];

function kindOf(schema: DocumentNode): BodyKind {
  const resolved = schema.resolve();
  if (resolved?.string("type") === "string") {
    if (resolved.string("format") !== "binary") return "text";
    return schema.ref === undefined ? "file" : "octets";
  }
  if (!isValue(schema)) return undefined;
  return scalars.includes(resolved?.get("type")?.value) ? "scalar" : "value";
}

/** Whether a schema describes no text and so no octets, as far as it says itself what it describes. */
function isValue(schema: DocumentNode, seen: readonly unknown[] = []): boolean {
  const resolved = schema.resolve();
  if (!resolved || !isJsonObject(resolved.value) || seen.includes(resolved.value)) return false;
  const type = resolved.get("type")?.value;
  if (type !== undefined) return type !== "string" && !(isJsonArray(type) && type.includes("string"));
  if (["properties", "additionalProperties", "items"].some((key) => resolved.get(key) !== undefined)) return true;
  return (resolved.get("allOf")?.items() ?? []).some((part) => isValue(part, [...seen, resolved.value]));
}
