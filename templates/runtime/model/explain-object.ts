import type { Definition, HeirTag, Subschema } from "./definition.ts";
import { isNames } from "./dependents.ts";
import { visitAt, visitPart } from "./explain.ts";
import { explainCount } from "./explain-count.ts";
import { ignored } from "./ignored.ts";
import { isObject } from "./json-types.ts";
import { countMembers, memberOf, membersOf } from "./members.ts";
import { choice, mustBePresent, quoted, shown } from "./messages.ts";
import { done, type Steps } from "./steps.ts";
import { add, branchOff, type Finding, further, isBeyond, isFull, isSame, reportMember, type Walk } from "./walk.ts";

type JsonObject = { readonly [name: string]: unknown };

/** JSON Schema 2020-12: Core, section 10.3.2; Validation, section 6.5. */
export function* explainObject(walk: Walk, definition: Definition, value: JsonObject): Steps<void> {
  const { properties = {}, required = [], minProperties, maxProperties } = definition;
  // Made where a member is missing: most objects have all of theirs.
  let needed: ReadonlySet<string> | undefined;
  for (const name of required) {
    if (isFull(walk)) return;
    if (!Object.hasOwn(properties, name) && memberOf(value, name) === undefined) reportMissing(walk, name);
  }
  for (const [name, schema] of Object.entries(properties)) {
    if (isFull(walk)) return;
    const member = memberOf(value, name);
    if (member !== undefined) {
      yield* visitPart(walk, name, schema, member, "properties", name);
    } else {
      needed ??= new Set(required);
      if (needed.has(name)) reportMissing(walk, name);
    }
  }
  if ((minProperties ?? maxProperties) !== undefined) {
    const actual = countMembers(value, ignoredNames(properties));
    explainCount(walk, definition, "Properties", actual, "member");
  }
  yield* explainOtherMembers(walk, definition, value);
}

/** An heir has one of the values that lead to it. It is its parents' discriminators that say so. */
export function explainHeir(walk: Walk, { heir = [] }: Definition, value: unknown, from: number): Steps<void> {
  if (isObject(value)) for (const tag of heir) explainTag(walk, tag, value, from);
  return done;
}

function explainTag(
  walk: Walk,
  { propertyName, values, parent, required }: HeirTag,
  value: JsonObject,
  from: number,
): void {
  const member = memberOf(value, propertyName);
  if (member === undefined ? !required : values.some((allowed) => allowed === member)) return;
  const path = further(walk.path, propertyName);
  const place = parent.reduce(further, walk.schema);
  const schema = parent.length > 0 ? further(place, "discriminator") : place;
  // What the parent says of the member by itself is less: it names a type, or the values of other heirs too.
  const isLess = (one: Finding) => isSame(one.path, path) && parent.length > 0 && isBeyond(one.schema, place);
  for (const one of walk.findings.splice(from)) if (!isLess(one)) walk.findings.push(one);
  const described =
    member === undefined ? { message: mustBePresent } : { message: `Must be ${choice(values.map(quoted))}.`, values };
  add(walk, { path, schema, keyword: "discriminator", ...described, expected: values, actual: shown(member) });
}

function ignoredNames(properties: NonNullable<Definition["properties"]>): ReadonlySet<string> {
  return new Set(Object.keys(properties).filter((name) => properties[name] === ignored));
}

function reportMissing(walk: Walk, name: string): void {
  reportMember(walk, name, "required", { message: mustBePresent, expected: name, actual: undefined });
}

function* explainOtherMembers(walk: Walk, definition: Definition, value: JsonObject): Steps<void> {
  const { properties = {}, patternProperties = [], additionalProperties, propertyNames } = definition;
  if (patternProperties.length === 0 && additionalProperties === undefined && propertyNames === undefined) return;
  for (const [name, member] of membersOf(value)) {
    if (isFull(walk)) return;
    if (Object.hasOwn(properties, name) && properties[name] === ignored) continue;
    if (propertyNames !== undefined) yield* explainName(walk, name, propertyNames);
    let declared = Object.hasOwn(properties, name);
    for (const { pattern, schema, text = pattern.source } of patternProperties) {
      if (!pattern.test(name)) continue;
      declared = true;
      yield* visitPart(walk, name, schema, member, "patternProperties", text);
    }
    if (!declared && additionalProperties === false) {
      const message = "Must not be present.";
      reportMember(walk, name, "additionalProperties", { message, expected: undefined, actual: shown(member) });
    } else if (!declared && additionalProperties !== undefined) {
      yield* visitPart(walk, name, additionalProperties, member, "additionalProperties");
    }
  }
}

/** What is wrong with a name is an issue of `propertyNames`, at the place of the keyword that says so. */
function* explainName(walk: Walk, name: string, schema: Subschema): Steps<void> {
  const branch = { ...branchOff(walk), evaluated: undefined };
  yield* visitPart(branch, name, schema, name, "propertyNames");
  for (const finding of branch.findings) {
    const rule = /^Must (.*)$/s.exec(finding.message)?.[1];
    const message = rule === undefined ? "Must not be present." : `Must not be present: its name must ${rule}`;
    add(walk, finding.keyword === "depth" ? finding : { ...finding, keyword: "propertyNames", message });
  }
}

/** `dependentRequired` and `dependentSchemas` (JSON Schema 2020-12: Validation, section 6.5.4; Core, section 10.2.2.4). */
export function* explainDependencies(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  if (!isObject(value)) return;
  for (const keyword of ["dependentRequired", "dependentSchemas", "dependencies"] as const) {
    for (const [name, asked] of Object.entries(definition[keyword] ?? {})) {
      if (memberOf(value, name) === undefined) continue;
      if (!isNames(asked)) yield* visitAt(walk, asked, value, keyword, name);
      else for (const other of asked) explainRequiredBeside(walk, keyword, name, other, value);
    }
  }
}

function explainRequiredBeside(walk: Walk, keyword: string, name: string, other: string, value: JsonObject): void {
  if (memberOf(value, other) !== undefined) return;
  const message = `Must be present where ${quoted(name)} is.`;
  reportMember(walk, other, keyword, { message, expected: other, actual: undefined });
}
