import type { Schema } from "../../model/api/schema.ts";
import type { EmitSettings } from "../core/context.ts";
import { type OutputModule, outputModule } from "../core/module.ts";
import { code, list, type Printable, valueFrom } from "../core/printable.ts";
import { definition } from "../schema/definitions/definition.ts";
import { namedFunction } from "../schema/named-schema.ts";
import type { Place } from "../schema/predicates/local-declarations.ts";
import { partTest } from "../schema/predicates/part-test.ts";
import { isInterpreted } from "../schema/predicates/predicate.ts";
import type { ServedField } from "./served-operation.ts";

export const runtime = outputModule("server", "runtime/index.ts");

/** Where a check stands. */
export interface CheckSite {
  readonly settings: EmitSettings;
  /** The run-time part that makes checks of tables: the server's own, or another package's. */
  readonly module: OutputModule;
  /**
   * Takes the predicates that answer before a table is asked: what comes in is checked with every request. Left out, the
   * table answers alone, and there is less code.
   */
  readonly place?: Place;
}

/** A site within another one: what is declared for it is named after both. */
export function inside(site: CheckSite, part: string): CheckSite {
  return site.place ? { ...site, place: site.place.within(part) } : site;
}

/** How values of a schema are checked at run time. */
export interface Check {
  /** The function that says what is wrong: `checkTokenRequest`, or one made from the schema's table. */
  readonly check: Printable;
  /** The function that tells whether nothing is; undefined where the table alone says so. */
  readonly test: Printable | undefined;
}

/** How the values of a schema are checked. Undefined where there is nothing to check. */
function checkOf(schema: Schema | undefined, site: CheckSite): Check | undefined {
  const subject = schema && plainTarget(schema);
  if (!subject || saysNothing(subject)) return undefined;
  const check = namedFunction(subject, "check");
  if (check) return { check, test: namedFunction(subject, "is") };
  const table = definition(subject, site.settings);
  const test = predicateOf(subject, site);
  return {
    check: code`${valueFrom(site.module, "checkBy")}(${list("arguments", test ? [table, test] : [table])})`,
    test,
  };
}

/** The same for values that get no defaults: what is missing stays missing. */
export function checkAsSent(schema: Schema | undefined, site: CheckSite): Printable | undefined {
  const subject = schema && plainTarget(schema);
  if (!subject?.reach.defaults) return checkExpression(schema, site);
  const test = namedFunction(subject, "is") ?? predicateOf(subject, site);
  const table = definition(subject, site.settings);
  return code`${valueFrom(site.module, "checkAsSent")}(${list("arguments", test ? [table, test] : [table])})`;
}

/** The function that checks a schema's values at run time. Undefined where there is nothing to check. */
export function checkExpression(schema: Schema | undefined, site: CheckSite): Printable | undefined {
  return checkOf(schema, site)?.check;
}

function predicateOf(schema: Schema, { place }: CheckSite): Printable | undefined {
  return place && !isInterpreted(schema)
    ? partTest(schema, { place, level: undefined, open: new Set() }).test
    : undefined;
}

/** How a parameter or a header is checked: what JSON holds may be of any type, what else is decoded is of the right one already. */
export function checkOfField({ schema, layout }: ServedField, site: CheckSite): Check | undefined {
  const isJson = layout.kind === "scalar" && layout.types.includes("json");
  return isJson ? checkOf(schema, site) : checkOfDecoded(schema, site);
}

/** As `checkOf`, where decoding gives values of the right type already. */
export function checkOfDecoded(schema: Schema | undefined, site: CheckSite): Check | undefined {
  return schema && saysOnlyType(plainTarget(schema)) ? undefined : checkOf(schema, site);
}

/** As `checkExpression`, where decoding gives values of the right type already. */
export function checkAfterDecoding(schema: Schema | undefined, site: CheckSite): Printable | undefined {
  return checkOfDecoded(schema, site)?.check;
}

/** The target of a reference that has no other keywords beside it. */
export function plainTarget(schema: Schema): Schema {
  let subject = schema;
  while (!subject.name && subject.ref && constraintsOf(subject).every((keyword) => keyword === "ref")) {
    subject = subject.ref;
  }
  return subject;
}

function saysNothing(schema: Schema): boolean {
  return schema.types === undefined && constraintsOf(schema).length === 0;
}

function saysOnlyType(schema: Schema): boolean {
  const constraints = constraintsOf(schema);
  if (constraints.length === 0) return true;
  return (
    constraints.every((keyword) => keyword === "items") && schema.items !== undefined && saysOnlyType(schema.items)
  );
}

/** Members of a schema that no value can break. */
const annotations: ReadonlySet<string> = new Set<keyof Schema>([
  "node",
  "name",
  "component",
  "variant",
  "types",
  "title",
  "description",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "examples",
  "externalDocs",
  "xml",
  "reach",
  "dynamicAnchor",
]);

function constraintsOf(schema: Schema): readonly string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    const empty = value === undefined || (key === "always" && value === true);
    return empty || annotations.has(key) ? [] : [key];
  });
}
