/** An independent validator, ajv, as the judge of what the schemas of a loaded document say. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { reachable } from "../../conformance/drawing/applied.ts";
import { saysType } from "../../generator/emit/schema/document-text.ts";
import type { SpecNode } from "../../generator/load/document/spec-node.ts";
import { type JsonValue, pointerTokens } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { judgedFormats, unjudgeable } from "./ajv-deviations.ts";
import { judgedFiles, type Reading } from "./judged-documents.ts";

export interface JudgedDocument {
  readonly root: SpecNode;
  /** Some schemas of the document; what they reach is judged too. */
  readonly schemas: readonly Schema[];
  /** Documents that references name by a URI, each with the name that its file has in the model. */
  readonly documents: ReadonlyMap<string, { readonly file: string; readonly value: JsonValue }>;
  readonly formats: "assert" | "annotate";
}

/** Where the files of a document stand for ajv: deep enough for relative references that lead upwards. */
const base = "https://document.example/a/b/c/d/e/f/g/h/i/j/k/l/";

export class AjvJudge {
  readonly #ajv: Ajv2020;
  readonly #known = new Map<Schema, ValidateFunction | Error>();
  /** The schemas that ajv gets wrong, with the reason. */
  readonly #wrong: ReadonlyMap<Schema, string>;
  /** The URIs of files that have one. */
  readonly #uris = new Map<string, string>();
  /** Why ajv cannot read a file. */
  #problem: string | undefined;

  constructor({ root, schemas, documents, formats }: JudgedDocument, reading: Reading) {
    this.#ajv = new Ajv2020({
      strict: false,
      validateSchema: false,
      validateFormats: formats === "assert",
      multipleOfPrecision: 6,
      ownProperties: true,
      logger: false,
    });
    this.#wrong = new Map([...reachable(schemas)].flatMap((schema) => withReason(schema)));
    for (const [name, format] of judgedFormats) this.#ajv.addFormat(name, format);
    const files = judgedFiles(root, schemas, reading);
    for (const [uri, { file, value }] of documents) {
      this.#uris.set(file, uri);
      this.#add(files.get(file) ?? value, uri);
    }
    for (const [file, value] of files) if (!this.#uris.has(file)) this.#add(value, this.#uri(file));
  }

  #uri(file: string): string {
    return this.#uris.get(file) ?? new URL(encodeURI(file), base).href;
  }

  #add(document: JsonValue, uri: string): void {
    if (typeof document !== "object" || document === null) return;
    // The meta-schemas of 2020-12 are there already.
    if (uri.startsWith("https://json-schema.org/draft/2020-12/")) return;
    try {
      this.#ajv.addSchema(document, uri);
    } catch (error) {
      this.#problem = `ajv cannot read ${uri}: ${String(error)}`;
    }
  }

  /** Whether a value fits a schema; undefined for a schema that ajv cannot be asked about. */
  fits(schema: Schema, value: JsonValue): boolean | undefined {
    if (schema.always !== undefined) return schema.always;
    const validate = this.#validator(schema);
    if (validate instanceof Error) return undefined;
    try {
      return validate(value) === true;
    } catch (error) {
      this.#known.set(schema, new Error(`ajv fails: ${String(error)}`));
      return undefined;
    }
  }

  /** Why ajv cannot be asked about a schema. */
  problem(schema: Schema): string | undefined {
    const validate = schema.always === undefined ? this.#validator(schema) : undefined;
    return validate instanceof Error ? validate.message : undefined;
  }

  #validator(schema: Schema): ValidateFunction | Error {
    const known = this.#known.get(schema);
    if (known) return known;
    const found = this.#compiled(schema);
    this.#known.set(schema, found);
    return found;
  }

  #compiled(schema: Schema): ValidateFunction | Error {
    const { node } = schema;
    const reason = this.#reason(schema);
    if (reason !== undefined) return new Error(reason);
    const tokens = pointerTokens(node.pointer) ?? [];
    // Also where a part of it has them in its place: ajv reads the text of that part.
    const types = saysType(schema) ? undefined : schema.types;
    try {
      // Half of a surrogate pair in a name cannot stand in a URI.
      const fragment = tokens.map(
        (token) => `/${encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
      );
      return this.#ajv.compile({
        ...(types && { type: [...types] }),
        $ref: `${this.#uri(node.file)}#${fragment.join("")}`,
      });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  #reason(schema: Schema): string | undefined {
    if (this.#problem !== undefined) return this.#problem;
    // The way that leads to such a schema is part of what it says, and ajv is only told the place.
    if (schema.scope) return "the schema depends on the dynamic scope";
    if (losesNull(schema)) return "the text of the schema lets null through, which stands beside it in the model";
    if (schema.variant?.kind === "part") return "what another schema hides does not stand in the text of the schema";
    if (this.#wrong.size === 0) return undefined;
    return [...reachable([schema])].map((part) => this.#wrong.get(part)).find((reason) => reason !== undefined);
  }
}

function withReason(schema: Schema): [Schema, string][] {
  const reason = unjudgeable(schema);
  return reason === undefined ? [] : [[schema, reason]];
}

/** Whether null stands in the schema's own text, and beside it in the model: of a parent, and of an heir that says so itself. */
function losesNull({ variant, types, node }: Schema): boolean {
  const written = node.get("type")?.items() ?? [];
  return variant !== undefined && types?.includes("null") === false && written.some(({ value }) => value === "null");
}
