/** What a run found to be wrong, each kind of problem of each schema once, with the smallest case that shows it. */
import { isJsonObject, type JsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { upperFirst } from "../../generator/model/names/spelling.ts";
import type { Examination } from "./examine.ts";
import { type Case, caseOf, minimalCase, signature } from "./minimal-case.ts";
import { type DocumentResult, problemText } from "./report.ts";

interface Problem {
  readonly examination: Examination;
  readonly where: string;
  readonly what: string;
  readonly start: Case;
  readonly otherwise: string;
}

/**
 * The problems of some documents as text.
 * @param limit How many of them are made smaller: that takes its time.
 */
export async function problemsOf(
  results: readonly DocumentResult[],
  workshop: string,
  limit: number,
): Promise<readonly string[]> {
  const texts: string[] = results.flatMap(({ surprises }) => surprises);
  let left = limit;
  for (const { examination, where, what, start, otherwise } of distinct(results.flatMap(problemsIn))) {
    const minimal = left-- > 0 ? await minimalCase(start, examination.document.formats, workshop) : undefined;
    texts.push(problemText(where, what, minimal, otherwise));
  }
  return texts;
}

function problemsIn({ examination, typeErrors }: DocumentResult): readonly Problem[] {
  const { document } = examination;
  const components = componentsOf(document.schemas);
  const about = (schema: Schema, what: string, value: JsonValue | undefined, message: string): Problem => {
    const otherwise = `value: ${shortened(value)}\n    schema: ${shortened(schema.node.value)}\n    ${message}`;
    return {
      examination,
      where: `${document.name} ${schema.node.id}`,
      what,
      start: caseOf(schema, components, value),
      otherwise,
    };
  };
  return [
    ...examination.disagreements.map(({ schema, what, value }) => about(schema, what, value, "")),
    ...typeErrors.map(({ claim, message, statement }) => {
      if (claim) return about(claim.schema, signature(message), claim.value, message);
      const named = schemaNamedIn(statement, document.schemas);
      if (named) return about(named, signature(message), undefined, `${statement}\n    ${message}`);
      return {
        examination,
        where: document.name,
        what: signature(message),
        start: { schemas: components },
        otherwise: message,
      };
    }),
  ];
}

/** The schema whose function, table or type begins a statement. */
function schemaNamedIn(statement: string, schemas: readonly Schema[]): Schema | undefined {
  const [line = ""] = statement.split("\n");
  const found = schemas.filter(({ name }) => name && line.includes(upperFirst(name.typescript)));
  return found.sort((a, b) => (b.name?.typescript.length ?? 0) - (a.name?.typescript.length ?? 0))[0];
}

/** The components of the document that a schema stands in. */
function componentsOf(schemas: readonly Schema[]): JsonObject {
  const named = schemas
    .filter(({ component }) => component)
    .map(({ node }): [string, JsonValue] => [node.key, node.value]);
  return Object.fromEntries(named.filter(([, value]) => isJsonObject(value) || typeof value === "boolean"));
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.where} ${problem.what}`;
    if (!found.has(key)) found.set(key, problem);
  }
  return [...found.values()];
}

function shortened(value: JsonValue | undefined): string {
  if (value === undefined) return "none";
  const text = JSON.stringify(value);
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
