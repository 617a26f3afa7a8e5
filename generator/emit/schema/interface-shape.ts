import type { Schema } from "../../model/schema.ts";
import type { Printable } from "../core/printable.ts";
import { effectiveTypes, ownTypes } from "./effective-types.ts";
import { type Direction, namedType } from "./named-schema.ts";
import { type MemberType, type ObjectShape, objectShape, schemaOfOthers } from "./object-type.ts";
import { describesMembers, membersOf, plainReference, requiredMembers } from "./schema-parts.ts";
import type { TypeContext } from "./type-expression.ts";

/** What an interface of a schema has. */
export interface InterfaceShape extends ObjectShape {
  /** The interfaces that it extends. */
  readonly bases: readonly Printable[];
}

/**
 * A schema as an interface, or undefined if its type has to be written otherwise. An interface stands for an object with
 * members of its own; members of `allOf` become interfaces that it extends, or members of it, as long as no member is
 * declared twice.
 */
export function interfaceShape(schema: Schema, direction: Direction): InterfaceShape | undefined {
  const parts = partsOf(schema, new Set());
  if (!parts) return undefined;
  const context: TypeContext = { direction, open: new Set() };
  const members: MemberType[] = [];
  for (const own of parts.own) {
    const declared = new Set((own.properties ?? []).map((property) => property.name));
    const shape = objectShape(own, context, parts.required);
    // What is only required here and declared by another part is a member of that part.
    members.push(...shape.members.filter(({ name }) => declared.has(name) || !parts.declared.has(name)));
  }
  const bases = parts.bases.map((base) => namedType(base, direction)).filter((base) => base !== undefined);
  if (members.length === 0 && bases.length < 2) return undefined;
  return { bases, members, index: parts.hasIndex ? objectShape(schema, context).index : undefined };
}

interface Parts {
  /** The named schemas that are extended. */
  readonly bases: readonly Schema[];
  /** The schemas whose own members are the interface's. */
  readonly own: readonly Schema[];
  /** The names of the members that `properties` declare, those of the bases included. */
  readonly declared: ReadonlySet<string>;
  /** The names of the members that have to be there, those of the bases included. */
  readonly required: ReadonlySet<string>;
  readonly hasIndex: boolean;
}

function partsOf(schema: Schema, open: ReadonlySet<Schema>): Parts | undefined {
  if (open.has(schema) || !describesObjectsAlone(schema)) return undefined;
  const inner = new Set([...open, schema]);
  const bases: Schema[] = [];
  const own: Schema[] = [];
  const inherited: string[] = [];
  const required = new Set(requiredMembers(schema));
  const names = (schema.properties ?? []).map((property) => property.name);
  const composition = [...(schema.ref ? [schema.ref] : []), ...(schema.allOf ?? [])];
  for (const part of composition) {
    const target = part.name ? part : (plainReference(part) ?? part);
    const parts = partsOf(target, inner);
    if (!parts || parts.hasIndex) return undefined;
    names.push(...parts.declared);
    for (const name of parts.required) required.add(name);
    if (target.name) {
      bases.push(target);
      inherited.push(...parts.declared);
    } else {
      bases.push(...parts.bases);
      own.push(...parts.own);
    }
  }
  const others = schemaOfOthers(schema);
  const hasIndex = others !== undefined && others.always !== false;
  const composed = composition.length > 0;
  if (composed ? hasIndex : membersOf(schema).length === 0) return undefined;
  own.push(schema);
  const declared = new Set(names);
  // A member that is declared twice, or required here and declared by a base, has a type that only an intersection says.
  const ownRequired = new Set(own.flatMap(requiredMembers));
  const isOwn = new Set(own.flatMap((part) => (part.properties ?? []).map((property) => property.name)));
  if (declared.size < names.length || inherited.some((name) => ownRequired.has(name) && !isOwn.has(name)))
    return undefined;
  return { bases, own, declared, required, hasIndex };
}

/** Whether the schema says by its own keywords and `allOf` alone what its objects are. */
function describesObjectsAlone(schema: Schema): boolean {
  if (schema.always !== undefined || schema.enum || schema.const || schema.anyOf || schema.oneOf) return false;
  const types = schema.allOf || schema.ref ? effectiveTypes(schema) : ownTypes(schema);
  if (types === undefined ? !isPart(schema) : types.size !== 1 || !types.has("object")) return false;
  return true;
}

/** A member of `allOf` need not repeat the type of the whole. */
function isPart(schema: Schema): boolean {
  return describesMembers(schema) && schema.name === undefined;
}
