/**
 * Which schemas get a declaration, what they are called, and in which order they are declared. The name of an inline
 * schema is where it stands, spelled out: it depends on nothing beside it.
 */
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Schema } from "../api/schema.ts";
import { report } from "../fields/members.ts";
import type { Position, SchemaEntry } from "../graph/schema-entry.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { assignDerivedNames, type DerivedName } from "../names/assign-derived-names.ts";
import type { NameRequest } from "../names/assign-names.ts";
import { type LockFile, lockKeys, objectFormKey, schemaKey } from "../names/lock-file.ts";
import { schemaScopeKey } from "../names/schema-names.ts";
import { pascalCase, spellSchema, upperFirst } from "../names/spelling.ts";
import { readSchemaExtension } from "../operations/extensions.ts";
import { describingObjects } from "../schema/reach.ts";
import { continued, pieceOf, positionBelow } from "./name-pieces.ts";
import { objectForms } from "./object-forms.ts";
import { isHeldOnly } from "./types-in-place.ts";
import { writtenOften } from "./written-often.ts";

interface Declared {
  readonly entry: SchemaEntry;
  readonly request: NameRequest;
}

/**
 * @param holders The schemas that hold others.
 * @returns The named schemas in the order of `Api.schemas`.
 */
export function nameSchemas(
  graph: SchemaGraph,
  holders: readonly Schema[],
  document: SpecNode,
  lock: LockFile,
): readonly Schema[] {
  const keyOf = lockKeys(document);
  const { declared, variants, order } = allDeclarations(graph, holders, keyOf);
  const keys = new Map(order.map((entry) => [entry, schemaKey(keyOf, entry.schema)]));
  const shared = order.map(({ schema }) => schema).filter((schema) => !isHeldOnly(schema, graph));
  const forms = objectForms(holders, new Set(shared));
  const derived = [...keys].flatMap(([{ schema }, key]) => derivedNames(key, schema, forms.has(schema)));
  const pins = new Map(Object.entries(lock.names));
  for (const [key, name] of Object.entries(lock.inputs)) pins.set(inputKey(key), name);
  const requests = declared.map(({ request }) => request);
  const names = assignDerivedNames(requests, [...variants, ...derived], pins, schemaScopeKey);
  for (const [entry, key] of keys) {
    entry.schema.name = names.get(key);
    entry.schema.inputName = names.get(inputKey(key))?.typescript;
    const form = objectFormKey(key);
    if (names.has(form)) {
      entry.schema.objectForm = { name: names.get(form), inputName: names.get(inputKey(form))?.typescript };
    }
  }
  const named = new Map(
    order.flatMap(({ schema }) => (schema.name ? [[schemaScopeKey(schema.name.typescript), schema] as const] : [])),
  );
  for (const { entry, request } of declared) {
    reportClash(graph, entry, request, named.get(schemaScopeKey(request.candidate)));
  }
  return order.map((entry) => entry.schema);
}

/** The names of a schema's types that follow from its own. */
function derivedNames(key: string, { reach }: Schema, hasObjectForm: boolean): readonly DerivedName[] {
  const form = objectFormKey(key);
  const objects: DerivedName[] = hasObjectForm ? [{ key: form, of: key, suffix: "Object" }] : [];
  const inputs = [key, ...objects.map((one) => one.key)].map((of) => ({ key: inputKey(of), of, suffix: "Input" }));
  return reach.defaults ? [...objects, ...inputs] : objects;
}

function inputKey(key: string): string {
  return `${key} input`;
}

/** A component whose name had to change is worth a word; what is inline has no name that anybody expects. */
function reportClash(
  graph: SchemaGraph,
  { schema }: SchemaEntry,
  request: NameRequest,
  holder: Schema | undefined,
): void {
  const { name } = schema;
  if (name === undefined || name.typescript === request.candidate) return;
  if (request.reason === "inline") return;
  const related = holder && { related: [{ message: "the other schema", location: holder.node.location("key") }] };
  if (request.reason === "extension") {
    report(
      graph,
      "name-clash",
      `another schema has the name \`${request.candidate}\` by its \`x-specwright\``,
      schema.node,
      related,
    );
  } else {
    const location = schema.node.location("key");
    const message = `\`${request.candidate}\` is the name of another schema; this one is \`${name.typescript}\``;
    graph.diagnostics.warning("name-clash", message, { location, ...related });
  }
}

interface Declarations {
  readonly declared: readonly Declared[];
  readonly variants: readonly DerivedName[];
  /** All schemas that have a name, in the order of their declarations. */
  readonly order: readonly SchemaEntry[];
}

/** Those of the schemas that have a name by themselves, and of those that would be written too often without one. */
function allDeclarations(
  graph: SchemaGraph,
  holders: readonly Schema[],
  keyOf: (node: SpecNode) => string,
): Declarations {
  const explicit = explicitNames(graph);
  const objects = describingObjects(graph.schemas);
  const first = declarations(graph, keyOf, { explicit, objects, often: new Set() });
  const named = new Set(first.order.map(({ schema }) => schema));
  const often = writtenOften(holders, named);
  return often.size === 0 ? first : declarations(graph, keyOf, { explicit, objects, often });
}

/** What decides beside the place of a schema whether it has a name. */
interface Reasons {
  /** The names that extensions give. */
  readonly explicit: ReadonlyMap<Schema, string>;
  /** The schemas that describe objects. */
  readonly objects: ReadonlySet<Schema>;
  /** The schemas that would be written too often. */
  readonly often: ReadonlySet<Schema>;
}

function explicitNames(graph: SchemaGraph): ReadonlyMap<Schema, string> {
  const named = graph.entries.flatMap(({ schema }) => {
    const name = schema.scope || schema.variant ? undefined : readSchemaExtension(schema.node, graph).name;
    return name === undefined ? [] : [[schema, name] as const];
  });
  return new Map(named);
}

/** Walks components, then the schemas of operations, each followed by its other forms and by what stands in it. */
function declarations(graph: SchemaGraph, keyOf: (node: SpecNode) => string, reasons: Reasons): Declarations {
  const { objects } = reasons;
  const declared: Declared[] = [];
  const seen = new Set<SchemaEntry>();
  const bases = new Map<SchemaEntry, string>();

  const variants: DerivedName[] = [];
  const order: SchemaEntry[] = [];
  const declareVariants = (entry: SchemaEntry, hasName: boolean, base: string): void => {
    for (const { entry: variant, suffix } of entry.variants) {
      seen.add(variant);
      const { schema } = variant;
      const key = schemaKey(keyOf, schema);
      const isWanted = schema.variant?.kind === "base" ? describesType(schema, objects) : hasName;
      const isNamed = (suffix !== undefined && isWanted) || reasons.often.has(schema);
      if (isNamed) order.push(variant);
      if (isNamed && hasName) variants.push({ key, of: schemaKey(keyOf, entry.schema), suffix: suffix ?? "Part" });
      else if (isNamed) {
        declared.push({ entry: variant, request: inlineRequest(key, base + (suffix ?? "Part")) });
      }
      declareVariants(variant, isNamed, base);
    }
  };
  const walk = (root: SchemaEntry, name: string): void => {
    const stack: { entry: SchemaEntry; base: string; position: Position }[] = [];
    stack.push({ entry: root, base: name, position: { kind: "value", piece: {} } });
    for (let frame = stack.pop(); frame; frame = stack.pop()) {
      const { entry, position } = frame;
      if (seen.has(entry)) continue;
      seen.add(entry);
      bases.set(entry, frame.base);
      const request = requestFor(entry, frame.base, position, keyOf, reasons);
      if (request) {
        declared.push({ entry, request });
        order.push(entry);
      }
      const base = request?.candidate ?? frame.base;
      declareVariants(entry, request !== undefined, base);
      const inherited = position.kind === "condition" && !request ? position : undefined;
      for (const child of entry.children.toReversed()) {
        const own = pieceOf(child.position);
        const below = positionBelow(child.position, request !== undefined, inherited);
        stack.push({ entry: child.entry, base: continued(base, own), position: below });
      }
    }
  };

  for (const entry of graph.components) walk(entry, spellSchema(entry.componentKey ?? "").typescript);
  for (const [entry, { base }] of graph.roots) walk(entry, base);
  // What is left was reached by references alone: definitions in other files, in `$defs`, in unused parts of the
  // document. Sorted, whatever holds others comes before them, and the order of references is of no account.
  const rest = graph.entries.filter((entry) => !seen.has(entry));
  const place = ({ schema }: SchemaEntry) => schemaKey(({ id }) => id, schema);
  rest.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  for (const entry of rest) walk(entry, definitionName(entry, graph, bases));
  return { declared, variants, order };
}

function requestFor(
  entry: SchemaEntry,
  base: string,
  position: Position,
  keyOf: (node: SpecNode) => string,
  { explicit: names, objects, often }: Reasons,
): NameRequest | undefined {
  const { schema } = entry;
  const request = (spec: string, candidate: string, reason: NameRequest["reason"]): NameRequest => {
    return { key: schemaKey(keyOf, schema), spec, candidate, reason };
  };
  const explicit = names.get(schema);
  if (explicit !== undefined) return request(entry.componentKey ?? "", explicit, "extension");
  const definition = definitionKey(entry);
  if (definition !== undefined) {
    const spelling = spellSchema(definition);
    const named = request(definition, base, base === spelling.typescript ? spelling.reason : "spelled");
    // A component that leads to another file is named by the document, and other definitions of that file are not.
    return { ...named, elsewhere: entry.componentKey === undefined && !keyOf(schema.node).startsWith("#") };
  }
  const needed = (entry.referred && schema.reach.recursive) || often.has(schema);
  const wanted = (position.kind === "value" || entry.referred) && describesType(schema, objects);
  return needed || wanted ? inlineRequest(schemaKey(keyOf, schema), base) : undefined;
}

function inlineRequest(key: string, candidate: string): NameRequest {
  return { key, spec: "", candidate, reason: "inline" };
}

/** Objects with properties, compositions of objects, and unions of at least two things, one of them an object. */
function describesType(schema: Schema, objects: ReadonlySet<Schema>): boolean {
  if (!objects.has(schema)) return false;
  if (schema.properties) return true;
  const isNull = (member: Schema): boolean =>
    (member.types?.length === 1 && member.types[0] === "null") || member.const?.value === null;
  return [schema.oneOf, schema.anyOf, schema.allOf].some(
    (members) => members !== undefined && members.filter((member) => !isNull(member)).length > 1,
  );
}

/** The key that the document gives to a schema: of a component, or of a definition that something refers to. */
function definitionKey(entry: SchemaEntry): string | undefined {
  if (entry.componentKey !== undefined) return entry.componentKey;
  if (!entry.referred) return undefined;
  const { key, pointer, file } = entry.schema.node;
  if (pointer === "") return /([^/]*?)(?:\.\w+)*$/.exec(file)?.[1];
  return /^(?:.*\/(?:\$defs|definitions|schemas))?\/[^/]*$/.test(pointer) ? key : undefined;
}

/**
 * What a schema is called that stands in no schema or operation. A definition is called by its key; in the `$defs` of a
 * schema the name of that schema comes first. Others are called by the keys on the way to them.
 */
function definitionName(entry: SchemaEntry, graph: SchemaGraph, bases: ReadonlyMap<SchemaEntry, string>): string {
  return placeName(entry, graph, bases) + scopeName(entry.schema, graph);
}

/** `InNumberList` for a part of a generic schema as the resource `NumberList` uses it. */
function scopeName({ scope }: Schema, graph: SchemaGraph): string {
  const resources = new Set((scope ?? []).map((target) => target.node.resource()));
  const names = [...resources].map((root) => {
    const key = graph.find(root)?.componentKey;
    if (key !== undefined) return upperFirst(spellSchema(key).typescript);
    return pascalCase(/([^/#:]*?)(?:\.\w+)*#?$/.exec(root.string("$id") ?? root.file)?.[1] ?? "");
  });
  return names.length === 0 ? "" : `In${[...new Set(names)].join("")}`;
}

function placeName(entry: SchemaEntry, graph: SchemaGraph, bases: ReadonlyMap<SchemaEntry, string>): string {
  const { node } = entry.schema;
  const definition = definitionKey(entry);
  const ownerPointer = /^(.*)\/(?:\$defs|definitions)\/[^/]*$/.exec(node.pointer)?.[1];
  const owner = ownerPointer === undefined ? undefined : graph.find({ file: node.file, pointer: ownerPointer });
  const base = owner && bases.get(owner);
  if (base !== undefined) return base + pascalCase(node.key);
  // What the document itself calls a schema stays as it is; elsewhere names follow other customs: `order.yml`.
  if (definition !== undefined) return upperFirst(spellSchema(definition).typescript);
  const keys = node.pointer.split("/").filter((key) => !structural.has(key));
  return spellSchema(keys.map((key) => pascalCase(key.replaceAll("~1", "/"))).join("")).typescript;
}

/** Keys on the way to a schema that name nothing. */
const structural = new Set(
  "components schemas responses parameters requestBodies headers content schema paths properties $defs definitions".split(
    " ",
  ),
);
