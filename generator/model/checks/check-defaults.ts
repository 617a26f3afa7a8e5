import type { SpecNode } from "../../load/document/spec-node.ts";
import type { JsonObject, JsonValue } from "../../load/text/json.ts";
import type { Schema } from "../api/schema.ts";
import { mended } from "../fields/members.ts";
import type { BuildContext } from "../operations/build-context.ts";
import { certainLayers, composingLayers } from "../schema/certain-parts.ts";
import { isDefaultOfItself } from "../schema/default-of-itself.ts";
import { defaultsIn } from "../schema/defaults-in.ts";
import { shown, verdictOn } from "../schema/fits-schema.ts";
import { defaultsOfMembers } from "../schema/member-defaults.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";
import { checkLostDefaults } from "./check-lost-defaults.ts";
import { leaveOutForbiddenDefaults } from "./forbidden-defaults.ts";

/**
 * Reports a default that does not fit its own schema: validation would put it in, and would then refuse what it made
 * (JSON Schema 2020-12 Validation, section 9.2: a default is meant to be valid). And one that, when validation puts
 * defaults into it too, comes to stand in itself, without an end. Neither counts; nor, with a warning, does one that its
 * schema's own members refer to. Leaves out defaults where another part
 * forbids them, and warns of those that fit by themselves, and make an object unfit that they are put into.
 * @param formats Whether validators check formats.
 */
export function checkDefaults(context: BuildContext, formats: boolean): void {
  const schemas = context.schemas.schemas;
  // A default may rest on another one, for a member that it lacks: those that are left are asked again.
  while (dropMisfits(schemas, context, formats)) {}
  leaveOutForbiddenDefaults(context.schemas, formats);
  checkLostDefaults(schemas, context.diagnostics);
  const completed = new Set<Schema>();
  for (const schema of schemas) {
    if (!schema.default) continue;
    const quoted = shown(schema.default.value);
    if (standsInItself(schema, completed)) {
      drop(schema, "endless-default", `the default ${quoted} stands in itself when it is completed`, context);
    } else if (isDefaultOfItself(schema)) {
      const message = `the default ${quoted} would be put into members of the schema itself: it is left out`;
      const help = "Write it at the member that it is meant for.";
      context.diagnostics.warning("endless-default", message, { location: placeOfDefault(schema).location(), help });
      leaveOut(schema, "put into itself", context);
    }
  }
  warnOfUnfitObjects(schemas, context, formats);
}

/** Objects that fit, and no longer do once validation has put the defaults in: `maxProperties: 1` beside two of them. */
function warnOfUnfitObjects(schemas: readonly Schema[], { diagnostics }: BuildContext, formats: boolean): void {
  const unfit = new Map<Schema, { readonly given: JsonObject; readonly verdict: string }>();
  for (const schema of schemas) {
    const given = defaultsPutInto(schema);
    if (!given) continue;
    // What is required is there beside the defaults: it is not asked for.
    const properties = schema.properties?.map((property) => ({ ...property, required: false }));
    const asked = { ...schema, required: undefined, properties };
    const verdict = verdictOn({}, asked, { formats }) === true && verdictOn(given, asked, { formats });
    if (typeof verdict === "string") unfit.set(schema, { given, verdict });
  }
  for (const [schema, { given, verdict }] of unfit) {
    // What is composed of such a schema has no more to say.
    if (certainLayers(schema).some((layer) => layer !== schema && unfit.has(layer))) continue;
    const message = `an object without members fits, and with its defaults, ${shown(given)}, it ${verdict}`;
    diagnostics.warning("contradiction", message, { location: schema.node.location() });
  }
}

/** The defaults that validation puts into an object of a schema, if there are any. */
function defaultsPutInto(schema: Schema): JsonObject | undefined {
  if (!schema.properties && !schema.ref && !schema.allOf) return undefined;
  const defaults = defaultsOfMembers(schema);
  if (defaults.size === 0) return undefined;
  const required = new Set(composingLayers(schema).flatMap((layer) => layer.required ?? []));
  const found = [...defaults].flatMap(([name, holder]): [string, JsonValue][] =>
    holder.default && !required.has(name) ? [[name, holder.default.value]] : [],
  );
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** @returns Whether there were any. */
function dropMisfits(schemas: readonly SchemaDraft[], context: BuildContext, formats: boolean): boolean {
  let found = false;
  for (const schema of schemas) {
    if (!schema.default) continue;
    const { value } = schema.default;
    const verdict = verdictOn(value, schema);
    const byFormat = formats && typeof verdict !== "string" ? verdictOn(value, schema, { formats }) : undefined;
    if (typeof verdict === "string") {
      drop(schema, "invalid-default", `the default ${shown(value)} ${verdict}`, context);
    } else if (typeof byFormat === "string") {
      const message = `the default ${shown(value)} ${byFormat}: it is left out`;
      // A format is an annotation unless somebody decides otherwise (Validation, section 7.2.1): vendors write `""` for no URL.
      context.diagnostics.warning("invalid-default", message, { location: placeOfDefault(schema).location() });
      leaveOut(schema, "does not fit", context);
    } else continue;
    found = true;
  }
  return found;
}

function drop(
  schema: SchemaDraft,
  code: "invalid-default" | "endless-default",
  message: string,
  context: BuildContext,
): void {
  mended(context, code, message, "the default is left out", placeOfDefault(schema));
  leaveOut(schema, code === "invalid-default" ? "does not fit" : "without an end", context);
}

function leaveOut(schema: SchemaDraft, reason: string, { ledger }: BuildContext): void {
  ledger.leaveOut("default", reason, placeOfDefault(schema));
  schema.default = undefined;
}

function placeOfDefault({ node }: Schema): SpecNode {
  return node.get("default") ?? node;
}

/** @param completed The schemas whose defaults are known to end, or to be reported. */
function standsInItself(holder: Schema, completed: Set<Schema>): boolean {
  let found = false;
  // A set is walked in the order of insertion, what is added on the way included.
  const within = new Set<Schema>([holder]);
  for (const current of within) {
    if (current.default) {
      for (const next of defaultsIn(current, current.default.value)) {
        if (next === holder) found = true;
        if (!completed.has(next)) within.add(next);
      }
    }
  }
  completed.add(holder);
  return found;
}
