import type { Schema } from "../../model/schema.ts";
import type { Printable } from "../core/printable.ts";
import { effectiveTypes, ownTypes } from "./effective-types.ts";
import { type Direction, namedType } from "./named-schema.ts";
import { type MemberType, type ObjectShape, objectShape } from "./object-type.ts";
import { describesMembers, membersOf, plainReference } from "./schema-parts.ts";
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
  let index: ObjectShape["index"];
  for (const own of parts.own) {
    const shape = objectShape(own, context);
    members.push(...shape.members);
    if (own === schema || own.additionalProperties) index ??= shape.index;
  }
  const bases = parts.bases.map((base) => namedType(base, direction)).filter((base) => base !== undefined);
  if (bases.length > 0 || parts.own.length > 1) index = parts.hasIndex ? index : undefined;
  return { bases, members, index };
}

interface Parts {
  /** The named schemas that are extended. */
  readonly bases: readonly Schema[];
  /** The schemas whose own members are the interface's. */
  readonly own: readonly Schema[];
  /** The names of all members, those of the bases included. */
  readonly names: ReadonlySet<string>;
  readonly hasIndex: boolean;
}

function partsOf(schema: Schema, open: ReadonlySet<Schema>): Parts | undefined {
  if (open.has(schema) || !describesObjectsAlone(schema)) return undefined;
  const inner = new Set([...open, schema]);
  const bases: Schema[] = [];
  const own: Schema[] = [];
  const lists: (readonly string[])[] = [];
  for (const part of [...(schema.ref ? [schema.ref] : []), ...(schema.allOf ?? [])]) {
    const target = part.name ? part : (plainReference(part) ?? part);
    const parts = partsOf(target, inner);
    if (!parts || parts.hasIndex) return undefined;
    if (target.name) bases.push(target);
    else {
      bases.push(...parts.bases);
      own.push(...parts.own);
    }
    lists.push([...parts.names]);
  }
  const members = membersOf(schema).map((member) => member.name);
  const composed = lists.length > 0;
  const hasIndex = schema.additionalProperties !== undefined && schema.additionalProperties.always !== false;
  if (composed && hasIndex) return undefined;
  if (!composed && members.length === 0) return undefined;
  own.push(schema);
  const all = [...lists.flat(), ...members];
  const names = new Set(all);
  return names.size === all.length ? { bases, own, names, hasIndex } : undefined;
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
