import { copyOf, holderOfDefault } from "./default-of.ts";
import type { Definition, Subschema } from "./definition.ts";
import { dependentsOf } from "./dependents.ts";
import { below, visit } from "./explain.ts";
import { chosen } from "./explain-composition.ts";
import { ignored } from "./ignored.ts";
import type { CheckOptions } from "./issue.ts";
import { isObject } from "./json-types.ts";
import { changingMembers, mayChange, plainDefaults } from "./may-change.ts";
import { copyOfMembers, memberOf, setMember } from "./members.ts";
import { runSteps, type Steps } from "./steps.ts";
import { tableOf } from "./table-of.ts";
import { branchOff, type Evaluated, isDescribed, startWalk, type Walk } from "./walk.ts";

/**
 * A value with the defaults of its schema in place of missing members (JSON Schema 2020-12 Validation, section 9.2),
 * and without the members that its direction ignores. The value itself is never changed: what has to change is copied,
 * and what need not is shared with it. Of alternatives all that the value fits say the defaults, unless it would not fit
 * the schema any more: then the first ones do. What depends on the value is decided before there are defaults in it.
 * @param value A value that fits the schema.
 * @param options Those that it was checked with.
 */
export function withDefaults(definition: Subschema, value: unknown, options: CheckOptions = {}): unknown {
  if (!mayChange(definition)) return value;
  const plain = isObject(value) && plainDefaults(definition);
  if (plain) return withMissing(value, plain);
  return runSteps(complete({ ...taskOf(options), defaults: new Set() }, definition, value, undefined));
}

function withMissing(value: JsonObject, defaults: readonly (readonly [name: string, value: unknown])[]): unknown {
  const result = new Copy(value);
  for (const [name, given] of defaults) if (memberOf(value, name) === undefined) result.set(name, copyOf(given));
  return result.value;
}

/**
 * A value without the members that its direction ignores, and without defaults. A value that fits no alternative is
 * taken for a value of each.
 */
export function withoutIgnored(definition: Subschema, value: unknown, options: CheckOptions = {}): unknown {
  return mayChange(definition) ? runSteps(complete(taskOf(options), definition, value, undefined)) : value;
}

interface Task {
  /** What the values that were changed were as they came, or as a default gives them: what applies is decided by that. */
  readonly came: Map<unknown, unknown>;
  /** The schemas whose defaults are being completed, each of which stands in itself no second time; undefined where missing members stay missing. */
  readonly defaults?: Set<Definition> | undefined;
  /** What is complete already, by schemas that several ways lead to: it is not looked at again. */
  readonly done: Map<Definition, Set<unknown>>;
  /** Asks what values fit, and keeps the answers: each level of a value asks about all that is below it. */
  readonly walk: Walk;
  /** The same without defaults. */
  without?: Task;
}

function taskOf(options: CheckOptions): Task {
  const walk = { ...startWalk(options), keepsAll: true };
  return { came: new Map(), done: new Map(), walk };
}

/**
 * Only schemas that may change their values are worth a call.
 * @param current The value as it came, or what other schemas that describe it have made of it.
 * @param outer The depth of the value, as a walk counts it.
 */
function* complete(task: Task, definition: Subschema, current: unknown, outer: number | undefined): Steps {
  const schema = tableOf(definition);
  if (typeof schema === "boolean" || task.done.get(schema)?.has(current)) return current;
  const depth = schema.recursive ? (outer ?? 0) : outer;
  const value = task.came.get(current) ?? current;
  let result = current;
  if (Array.isArray(current)) result = yield* completeItems(task, schema, current, depth);
  else if (isObject(current)) result = yield* completeMembers(task, schema, current, depth);
  if (result !== value) task.came.set(result, value);
  for (const part of yield* applicable(task, schema, value, depth)) {
    if (mayChange(part)) result = yield complete(task, part, result, depth);
  }
  for (const keyword of ["anyOf", "oneOf"] as const) {
    if (!schema[keyword]?.some(mayChange)) continue;
    let applied = 0;
    for (const alternative of yield* fitting(task, schema, keyword, value, depth)) {
      const before = result;
      result = yield complete(task, alternative, before, depth);
      // What several of them say may be more than the schema takes.
      if (applied++ > 0 && task.defaults && !(yield* fitsWithin(task, schema, result, depth))) {
        task.without ??= { ...task, defaults: undefined, done: new Map() };
        result = yield complete(task.without, alternative, before, depth);
      }
    }
  }
  const rest = schema.unevaluatedItems ?? schema.unevaluatedProperties;
  if (rest && mayChange(rest[0])) {
    result = yield* completeUnevaluated(task, schema, value, result, depth);
    if (result !== value) task.came.set(result, value);
  }
  if (schema.repeats) task.done.set(schema, (task.done.get(schema) ?? new Set()).add(result));
  return result;
}

function* fitsWithin({ walk }: Task, schema: Subschema, value: unknown, depth: number | undefined): Steps<boolean> {
  const branch = { ...branchOff(walk, 1), depth };
  yield visit(branch, schema, value);
  return branch.findings.length === 0;
}

/** The schemas that describe the same value, but for alternatives. */
function* applicable(
  task: Task,
  schema: Definition,
  value: unknown,
  depth: number | undefined,
): Steps<readonly Subschema[]> {
  const { $ref, $dynamicRef, allOf, if: condition, then, else: otherwise } = schema;
  const parts = [$ref, $dynamicRef, allOf].flatMap((part) => part ?? []);
  if (condition !== undefined && [then, otherwise].some((branch) => branch !== undefined && mayChange(branch))) {
    parts.push(((yield* fitsWithin(task, condition, value, depth)) ? then : otherwise) ?? true);
  }
  for (const [name, dependent] of dependentsOf(schema)) {
    if (isObject(value) && memberOf(value, name) !== undefined) parts.push(dependent);
  }
  return parts;
}

/** The alternatives that count. One that is left alone is known to fit, since the value fits one of them. */
function* fitting(
  task: Task,
  schema: Definition,
  keyword: "anyOf" | "oneOf",
  value: unknown,
  depth: number | undefined,
): Steps<readonly Subschema[]> {
  const alternatives = schema[keyword];
  if (!alternatives) return [];
  const open = chosen(schema, keyword, alternatives, value).map((index) => alternatives[index] ?? false);
  if (open.length === 1) return open;
  const found: Subschema[] = [];
  for (const alternative of open) if (yield* fitsWithin(task, alternative, value, depth)) found.push(alternative);
  return found.length > 0 || task.defaults ? found : alternatives;
}

function* completeItems(task: Task, schema: Definition, value: readonly unknown[], depth: number | undefined): Steps {
  const { prefixItems = [], items = true } = schema;
  if (!mayChange(items) && !prefixItems.some(mayChange)) return value;
  let copy: unknown[] | undefined;
  for (const [index, item] of value.entries()) {
    const part = prefixItems[index] ?? items;
    if (!mayChange(part)) continue;
    const completed = yield complete(task, part, item, below(depth));
    if (completed === item) continue;
    copy ??= [...value];
    copy[index] = completed;
  }
  return copy ?? value;
}

type JsonObject = { readonly [name: string]: unknown };

function* completeMembers(task: Task, schema: Definition, value: JsonObject, depth: number | undefined): Steps {
  const { properties = {}, patternProperties = [], additionalProperties = true } = schema;
  const result = new Copy(value);
  for (const [name, property] of changingMembers(schema)) {
    if (property === ignored) {
      result.leaveOut(name);
      continue;
    }
    const member = memberOf(value, name);
    if (member !== undefined) {
      if (mayChange(property)) result.set(name, yield complete(task, property, member, below(depth)));
      continue;
    }
    const holder = task.defaults && holderOfDefault(property);
    if (!holder || task.defaults.has(holder)) continue;
    task.defaults.add(holder);
    const given = copyOf(holder.default);
    result.set(name, mayChange(property) ? yield complete(task, property, given, below(depth)) : given);
    task.defaults.delete(holder);
  }
  const others = [...patternProperties.map((pattern) => pattern.schema), additionalProperties];
  if (!others.some((part) => part === ignored || mayChange(part))) return result.value;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || (Object.hasOwn(properties, name) && properties[name] === ignored)) continue;
    const schemas = patternProperties.filter(({ pattern }) => pattern.test(name)).map((entry) => entry.schema);
    if (schemas.length === 0 && !Object.hasOwn(properties, name)) schemas.push(additionalProperties);
    for (const part of schemas) {
      if (part === ignored) result.leaveOut(name);
      else if (result.has(name))
        result.set(name, yield complete(task, part, memberOf(result.value, name), below(depth)));
    }
  }
  return result.value;
}

/** @param value As it came: what is evaluated depends on it. */
function* completeUnevaluated(
  task: Task,
  schema: Definition,
  value: unknown,
  current: unknown,
  depth: number | undefined,
): Steps {
  const { unevaluatedItems, unevaluatedProperties, ...others } = schema;
  const evaluated: Evaluated = new Map();
  yield visit({ ...task.walk, findings: [], depth, evaluated }, others, value);
  if (Array.isArray(current) && unevaluatedItems) {
    const copy = [...current];
    for (const [index, item] of current.entries()) {
      if (!isDescribed(evaluated, index)) copy[index] = yield complete(task, unevaluatedItems[0], item, below(depth));
    }
    return copy.some((item, index) => item !== current[index]) ? copy : current;
  }
  if (!isObject(current) || !isObject(value) || !unevaluatedProperties) return current;
  const result = new Copy(current);
  for (const [name, member] of Object.entries(current)) {
    // A member that came in as a default is described by whoever says the default.
    if (member === undefined || isDescribed(evaluated, name) || memberOf(value, name) === undefined) continue;
    result.set(name, yield complete(task, unevaluatedProperties[0], member, below(depth)));
  }
  return result.value;
}

/** An object that is copied as soon as something in it becomes another. */
class Copy {
  readonly #original: JsonObject;
  #copy: { [name: string]: unknown } | undefined;

  constructor(original: JsonObject) {
    this.#original = original;
  }

  get value(): JsonObject {
    return this.#copy ?? this.#original;
  }

  has(name: string): boolean {
    return memberOf(this.value, name) !== undefined;
  }

  set(name: string, member: unknown): void {
    if (memberOf(this.value, name) === member) return;
    this.#copy ??= copyOfMembers(this.#original);
    setMember(this.#copy, name, member);
  }

  leaveOut(name: string): void {
    if (!Object.hasOwn(this.value, name)) return;
    this.#copy ??= copyOfMembers(this.#original);
    delete this.#copy[name];
  }
}
