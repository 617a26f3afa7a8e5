/**
 * The conditions of a schema that asks what is described where that depends on the value. Every alternative is tested
 * once, and a flag keeps the answer: for what the composition asks, and for what is described.
 */

import type { Schema } from "../../../model/api/schema.ts";
import { camelCase, isReserved } from "../../../model/names/spelling.ts";
import { certainParts } from "../../../model/schema/certain-parts.ts";
import { sameValue, withoutKeywords } from "../../../model/schema/keyword-kinds.ts";
import { mapSubschemas } from "../../../model/schema/map-subschemas.ts";
import { freeName } from "../../core/free-name.ts";
import { code, identifier, literal, nothing, type Printable } from "../../core/printable.ts";
import { asksCoverage, certainCoverage, coversNothing, noCoverage, ownCoverage } from "../coverage.ts";
import { definition } from "../definitions/definition.ts";
import { namedDefinition } from "../named-schema.ts";
import { runtimeValue } from "../runtime-imports.ts";
import { alternativeCondition, exactlyOne, part } from "./composition-conditions.ts";
import { all, any, type Condition, holds, mentions, not, printCondition, returnStatement, test } from "./condition.ts";
import { depthName, depthParameter } from "./depth-parameter.ts";
import { isPresent } from "./member-access.ts";
import { partTest } from "./part-test.ts";
import { type ConditionContext, deeper, fitsCondition, passedDepth, within } from "./predicate.ts";
import { typeTest } from "./type-test.ts";
import { type Evaluated, unevaluatedConditions } from "./unevaluated-conditions.ts";
import { approximateWidth } from "./width.ts";

/** Whether the flags are needed. */
export function isTraced(schema: Schema): boolean {
  return asksCoverage(schema) && certainCoverage(withoutQuestions(schema)) === undefined;
}

/** Beyond so many schemas in one function it would be too long to be of use: about 1,000 lines. */
const mostTraced = 200;

const lengths = new WeakMap<Schema, number>();

/** How many schemas of the same value a trace goes through, each as often as there are ways to it, up to the limit. */
function tracedLength(schema: Schema): number {
  const known = lengths.get(schema);
  if (known !== undefined) return known;
  // What is part of itself ends where it begins.
  lengths.set(schema, 1);
  let length = 1;
  mapSubschemas(schema, (sub, keyword) => {
    if (sameValue.has(keyword) && length <= mostTraced) length += certainCoverage(sub) ? 1 : tracedLength(sub);
    return sub;
  });
  lengths.set(schema, length);
  return length;
}

/** The call of a function that is declared for the schema, and holds everything that it asks. */
export function tracedCondition(schema: Schema, value: Printable, context: ConditionContext): Condition {
  if (tracedLength(schema) > mostTraced) return tableCondition(schema, value, context);
  const { local, name } = context.place;
  const functionName = local.freeName(`isEvaluated${name}`);
  const parameter = code`value`;
  const trace = new Trace(parameter);
  const { fits } = trace.schema(schema, { ...context, level: context.level === undefined ? undefined : 0 }, []);
  const flags = trace.flagsFor(fits);
  const uses = (part: Printable) => mentions(fits, part) || flags.some(({ initializer }) => holds(initializer, part));
  const takesDepth = uses(depthName);
  const statements = flags.map(({ flag, initializer }) => code`const ${flag} =${initializer};\n`);
  local.add({
    kind: "function",
    name: functionName,
    exported: false,
    parameters: [{ name: uses(parameter) ? "value" : "_value", type: code`unknown` }, ...depthParameter(takesDepth)],
    returnType: code`boolean`,
    body: code`${statements}${returnStatement(fits, false)}`,
  });
  return test(code`${identifier(functionName)}(${value}${takesDepth ? passedDepth(context) : nothing})`);
}

/** The table is walked, and every schema in it stands once. */
function tableCondition(schema: Schema, value: Printable, { place, level }: ConditionContext): Condition {
  const table = namedDefinition(schema) ?? place.constant("Table", definition(schema, place.local.settings));
  const options =
    level === undefined
      ? nothing
      : code`, { maxDepth: ${depthName}${level === 0 ? nothing : code` - ${literal(level)}`} }`;
  return test(code`${runtimeValue("fits")}(${table}, ${value}${options})`);
}

interface Traced {
  readonly fits: Condition;
  readonly evaluated: Evaluated;
}

/** A constant that keeps an answer. */
interface Flag {
  readonly flag: Printable;
  /** What stands behind `=`. */
  readonly initializer: Printable;
}

class Trace {
  readonly #value: Printable;
  readonly #flags: Flag[] = [];
  readonly #names = new Set(["value", "depth", "name", "member", "item", "index"]);

  constructor(value: Printable) {
    this.#value = value;
  }

  /** The flags that a condition needs, by itself or through other flags, in the order in which they are declared. */
  flagsFor(fits: Condition): readonly Flag[] {
    const needed: Flag[] = [];
    for (const one of this.#flags.toReversed()) {
      const isNeeded = mentions(fits, one.flag) || needed.some(({ initializer }) => holds(initializer, one.flag));
      if (isNeeded) needed.unshift(one);
    }
    return needed;
  }

  /**
   * @param path The words that lead to the schema: the beginning of the names of its flags.
   * @param open The schemas around this one that describe the same value.
   */
  schema(
    schema: Schema,
    context: ConditionContext,
    path: readonly string[],
    open: ReadonlySet<Schema> = new Set(),
  ): Traced {
    const inner = new Set([...open, schema]);
    const certain = certainCoverage(schema);
    if (path.length > 0 && (certain || open.has(schema))) {
      return {
        fits: part(schema, this.#value, context, true),
        evaluated: { coverage: certain ?? noCoverage, further: [] },
      };
    }
    const go = (sub: Schema, word: string) => this.schema(sub, within(context, word), [...path, word], inner);
    const fits: Condition[] = [this.#own(schema, context, path.length > 0)];
    const further: Evaluated[] = [];
    certainParts(schema).forEach((sub, index) => {
      const traced = go(sub, sub === schema.ref && index === 0 ? "Reference" : `Part${index + 1}`);
      fits.push(traced.fits);
      further.push(traced.evaluated);
    });
    for (const keyword of ["anyOf", "oneOf"] as const) {
      const options = schema[keyword];
      if (!options) continue;
      const conditions = options.map((sub, index) => {
        const traced = go(sub, `${keyword === "oneOf" && schema.anyOf ? "Choice" : "Option"}${index + 1}`);
        const condition = alternativeCondition(schema, options, index, this.#value, traced.fits);
        return this.#flagged({ ...traced, fits: condition }, [...path, `Option${index + 1}`], further);
      });
      fits.push(keyword === "anyOf" ? any(...conditions) : exactlyOne(schema, options, options, conditions));
    }
    if (schema.not) fits.push(not(part(schema.not, this.#value, within(context, "Not"), true)));
    if (schema.if) fits.push(this.#choice(schema, go, path, further));
    for (const { property, schema: sub } of schema.dependentSchemas ?? []) {
      const present = all(typeTest("object", this.#value), isPresent(this.#value, property));
      const flag = this.#flag([...path, "With", property], present);
      const traced = go(sub, `With ${property}`);
      fits.push(any(not(flag), traced.fits));
      if (typeof flag !== "boolean") further.push(under(flag, traced.evaluated));
    }
    const contained = this.#contained(schema, context, path, fits);
    const evaluated: Evaluated = {
      coverage: ownCoverage(withoutQuestions(schema)),
      ...(contained && { contained }),
      further,
    };
    const unevaluated = unevaluatedConditions(schema, this.#value, evaluated, context, path.length === 0);
    return {
      fits: all(...fits, unevaluated),
      evaluated: asksCoverage(schema) ? { ...evaluated, coverage: ownCoverage(schema) } : evaluated,
    };
  }

  /** What the schema asks without applying another schema to the same value. */
  #own(schema: Schema, context: ConditionContext, narrowed: boolean): Condition {
    const own = withoutKeywords(withoutQuestions(schema), ["name", "contains", ...sameValue]);
    return narrowed
      ? part(own, this.#value, within(context, "Itself"), true)
      : fitsCondition(own, this.#value, context);
  }

  #choice(
    schema: Schema,
    go: (sub: Schema, word: string) => Traced,
    path: readonly string[],
    further: Evaluated[],
  ): Condition {
    if (!schema.if) return true;
    const condition = go(schema.if, "If");
    const flag = this.#flag([...path, "Condition"], condition.fits);
    const then = flag === false ? undefined : schema.then && go(schema.then, "Then");
    const otherwise = flag === true ? undefined : schema.else && go(schema.else, "Else");
    further.push(under(flag, condition.evaluated));
    if (then) further.push(under(flag, then.evaluated));
    if (otherwise) further.push(under(not(flag), otherwise.evaluated));
    return all(any(not(flag), then?.fits ?? true), any(flag, otherwise?.fits ?? true));
  }

  /** The items that `contains` takes, each tested once. */
  #contained(
    schema: Schema,
    context: ConditionContext,
    path: readonly string[],
    fits: Condition[],
  ): Printable | undefined {
    const { contains, minContains = 1, maxContains } = schema;
    if (!contains) return undefined;
    const { test: name, depthArgument } = partTest(contains, deeper(within(context, "Contained")));
    const tested = code`(item) => ${name}(item${depthArgument})`;
    const flags = this.#declare(
      [...path, "Contained"],
      code` Array.isArray(${this.#value}) ? Array.from(${this.#value}, ${tested}) : []`,
    );
    const most = maxContains === undefined ? nothing : code`, ${literal(maxContains)}`;
    const limits = minContains === 1 && maxContains === undefined ? nothing : code`, 0, ${literal(minContains)}${most}`;
    const enough = test(code`${runtimeValue("containsItems")}(${flags}, Boolean${limits})`);
    const isAsked = minContains > 0 || maxContains !== undefined;
    if (isAsked) fits.push(any(not(typeTest("array", this.#value)), enough));
    return flags;
  }

  /** An alternative that describes nothing needs no flag. */
  #flagged({ fits, evaluated }: Traced, path: readonly string[], further: Evaluated[]): Condition {
    if (coversNothing(evaluated.coverage) && !evaluated.contained && evaluated.further.length === 0) return fits;
    const flag = this.#flag(path, fits);
    further.push(under(flag, evaluated));
    return flag;
  }

  #flag(path: readonly string[], condition: Condition): Condition {
    if (typeof condition === "boolean") return condition;
    const printed = printCondition(condition);
    const isLong = condition.kind !== "test" && approximateWidth(printed) > 90;
    return test(this.#declare(path, isLong ? code`\n  ${printed}` : code` ${printed}`));
  }

  /** @param initializer With the blank or the line end before it. */
  #declare(path: readonly string[], initializer: Printable): Printable {
    const name = freeName(camelCase(path.join(" ")), { has: (taken) => this.#names.has(taken) || isReserved(taken) });
    this.#names.add(name);
    const flag = identifier(name);
    this.#flags.push({ flag, initializer });
    return flag;
  }
}

/** What is described where a condition holds that may be certain. */
function under(flag: Condition, evaluated: Evaluated): Evaluated {
  if (flag === true) return evaluated;
  if (flag === false) return { coverage: noCoverage, further: [] };
  return { flag: printCondition(flag), coverage: noCoverage, further: [evaluated] };
}

/** The schema as it is before it asks what is described. */
function withoutQuestions(schema: Schema): Schema {
  return { ...schema, unevaluatedItems: undefined, unevaluatedProperties: undefined };
}

/** The condition of a schema that asks what is described, where that is known. */
export function certainUnevaluated(schema: Schema, value: Printable, context: ConditionContext): Condition {
  const coverage = certainCoverage(withoutQuestions(schema)) ?? noCoverage;
  return unevaluatedConditions(schema, value, { coverage, further: [] }, context, true);
}
