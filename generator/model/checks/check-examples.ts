import type { SpecNode } from "../../load/document/spec-node.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { Header } from "../api/header.ts";
import type { Example, MediaType } from "../api/media-type.ts";
import type { Operation } from "../api/operation.ts";
import type { Parameter } from "../api/parameter.ts";
import type { Schema } from "../api/schema.ts";
import type { Respelling } from "../graph/schema-graph.ts";
import { exampleNodes } from "../keywords/misspelt-values.ts";
import type { BuildContext } from "../operations/build-context.ts";
import type { OperationSite } from "../operations/collect-operations.ts";
import { mapOperations } from "../operations/map-operations.ts";
import { shown, verdictOn } from "../schema/fits-schema.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";

/** A document of thousands of examples may have one habit; more of it is counted. */
const mostShown = 10;

/**
 * Warns of examples that do not fit their schema (OpenAPI 3.1 sections 4.8.12.2, 4.8.14 and 4.8.24), and leaves them out:
 * who copies one from a README gets a program that does not compile, and a request that is refused. Formats are left to
 * who reads them.
 * @returns The operations without them.
 */
export function checkExamples(
  schemas: readonly SchemaDraft[],
  operations: ReadonlyMap<OperationSite, Operation>,
  context: BuildContext,
): ReadonlyMap<OperationSite, Operation> {
  const misfits = new Misfits();
  checkSchemas(schemas, misfits);
  const checked = mapOperations(
    operations,
    (schema) => schema,
    (owner) => {
      const schema = schemaOf(owner);
      const respelling = schema && context.schemas.respellings.get(schema);
      const examples = respelling ? owner.examples.map((example) => respelt(example, respelling)) : owner.examples;
      return examples.filter(({ value, node }) => value === undefined || fits(owner, value, node, misfits));
    },
  );
  misfits.report(context);
  return checked;
}

/** One schema may have a form for each direction: an example that fits one of them is right. */
function checkSchemas(schemas: readonly SchemaDraft[], misfits: Misfits): void {
  const forms = Map.groupBy(
    schemas.filter(({ examples }) => examples.length > 0),
    ({ node }) => node.id,
  );
  for (const group of forms.values()) {
    const verdicts = group.map((schema) => schema.examples.map((value) => verdictOn(value, schema)));
    for (const [form, schema] of group.entries()) {
      const nodes = exampleNodes(schema);
      schema.examples = schema.examples.filter((value, index) => {
        const verdict = verdicts[form]?.[index];
        if (typeof verdict !== "string") return true;
        const never = verdicts.every((found) => typeof found[index] === "string");
        if (never) misfits.add(value, verdict, nodes[index] ?? schema.node);
        return false;
      });
    }
  }
}

/** An example that is spelt as the values of its schema are. */
function respelt(example: Example, respelling: Respelling): Example {
  const { value, node } = example;
  return value === undefined ? example : { ...example, value: respelling(node) ?? value };
}

function fits(owner: MediaType | Parameter | Header, value: JsonValue, node: SpecNode, misfits: Misfits): boolean {
  const schema = schemaOf(owner);
  const verdict = schema && misfits.verdict(value, schema, node);
  if (typeof verdict !== "string") return true;
  // Until OpenAPI 3.2 a text may be what the value is written as: `a,b` of an array.
  const isWritten = typeof value === "string" && "value" in owner;
  const isPlain = schema?.types?.every((type) => type !== "array" && type !== "object") ?? false;
  if (!isWritten || isPlain) misfits.add(value, verdict, node);
  return false;
}

/** What an example has to fit. Of a body that is no value, such as XML, the example is the text. */
function schemaOf(owner: MediaType | Parameter | Header): Schema | undefined {
  if ("value" in owner) return owner.value.kind === "schema" ? owner.value.schema : owner.value.mediaType.schema;
  return ["json", "form", "multipart"].includes(owner.kind) ? owner.schema : undefined;
}

/** The examples that do not fit, each once: operations share responses, and parameters. */
class Misfits {
  readonly #found = new Map<string, { readonly message: string; readonly node: SpecNode }>();
  readonly #verdicts = new Map<Schema, Map<string, ReturnType<typeof verdictOn>>>();

  add(value: JsonValue, verdict: string, node: SpecNode): void {
    this.#found.set(node.id, { message: `the example ${shown(value)} ${verdict}`, node });
  }

  verdict(value: JsonValue, schema: Schema, { id }: SpecNode): ReturnType<typeof verdictOn> {
    const known = this.#verdicts.get(schema) ?? new Map<string, ReturnType<typeof verdictOn>>();
    this.#verdicts.set(schema, known);
    if (!known.has(id)) known.set(id, verdictOn(value, schema));
    return known.get(id);
  }

  report({ diagnostics, ledger }: BuildContext): void {
    const rest = this.#found.size - mostShown;
    for (const [index, { message, node }] of [...this.#found.values()].entries()) {
      ledger.enter("example (does not fit)", "documentation", node);
      const more = index === mostShown - 1 && rest > 0 ? ` (and ${rest} more do not fit)` : "";
      if (index < mostShown)
        diagnostics.warning("invalid-example", message + more, { location: node.location("value") });
    }
  }
}
