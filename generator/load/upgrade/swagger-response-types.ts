import type { DocumentNode } from "../document-node.ts";
import { isJsonArray, isJsonObject, type JsonValue } from "../json.ts";
import { classifyMediaType, essenceOf, isOfOctets } from "../media-type-kind.ts";

/** The media types that an operation produces. */
export interface Produces {
  readonly types: readonly string[];
  /** Whether the document says them for all of its operations. */
  readonly inherited: boolean;
  /** Whether a response of the operation is a file. */
  readonly hasFile: boolean;
}

/**
 * What the schema of a response says of its body: that it is a file (`type: file`), octets by a reference, a text, or what is
 * neither octets nor text. Undefined where it leaves that open.
 */
type BodyKind = "file" | "octets" | "text" | "value" | undefined;

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

  /** Whether one of the responses of an operation is a file, or a text where all that it produces are octets. */
  sendFile(responses: DocumentNode | undefined, types: readonly string[]): boolean {
    const ofFiles = types.length > 0 && types.every(isOfOctets);
    return (responses?.entries() ?? []).some(([, response]) => {
      const resolved = response.resolve();
      const kind = resolved && this.#kinds.get(resolved.value);
      return kind === "file" || kind === "octets" || (ofFiles && kind === "text");
    });
  }
}

/** The media types of one response. */
export interface ResponseTypes {
  readonly types: readonly string[];
  /** Whether types of files are left out, since the response is a value. */
  readonly isValueBesideFile?: true;
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
 *
 * Where nothing is produced, a file is `application/octet-stream`, and anything else JSON.
 */
function responseTypes(kind: BodyKind, { types, inherited, hasFile }: Produces): ResponseTypes {
  if (types.length === 0) return { types: [kind === "file" ? "application/octet-stream" : "application/json"] };
  if (kind === "file") return inherited ? fileTypes(types) : { types };
  if (!hasFile || kind !== "value" || !types.some(isOfOctets)) return { types };
  const others = types.filter((type) => !isOfOctets(type));
  if (others.some((type) => classifyMediaType(essenceOf(type)) !== "text")) {
    return { types: others, isValueBesideFile: true };
  }
  return {
    types: ["application/json"],
    isValueBesideFile: true,
    told: {
      message: `a value, and the operation produces files ${others.length > 0 ? "and texts" : "alone"}`,
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

function kindOf(schema: DocumentNode): BodyKind {
  const resolved = schema.resolve();
  if (resolved?.string("type") === "string") {
    if (resolved.string("format") !== "binary") return "text";
    return schema.ref === undefined ? "file" : "octets";
  }
  return isValue(schema) ? "value" : undefined;
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
