/** The readings of a document that a schema is judged by. */

import { reachable } from "../../conformance/drawing/applied.ts";
import type { Access, Schema } from "../../generator/model/api/schema.ts";
import { AjvJudge, type JudgedDocument } from "./ajv-judge.ts";
import { conjuncts } from "./judged-discriminators.ts";

export interface Judges {
  /** What JSON Schema says. */
  readonly plain: AjvJudge;
  /** What it says where discriminators decide; undefined where there are none. */
  readonly deciding: AjvJudge | undefined;
}

/** The judges of each schema of a document. They are made when they are first asked for. */
export function judgesOf(document: JudgedDocument): (schema: Schema) => Judges {
  const made = new Map<string, AjvJudge>();
  const discriminates = [...reachable(document.schemas)].some((part) => part.discriminator !== undefined);
  const isDirected = document.schemas.some((schema) => accessShown(schema) !== undefined);
  const known = new WeakMap<Schema, Judges>();
  const chosen = (schema: Schema): Judges => {
    const access = isDirected ? accessOf(schema) : "read";
    const judge = (discriminator: "annotates" | "decides") => {
      const judge = made.get(`${access} ${discriminator}`) ?? new AjvJudge(document, { access, discriminator });
      made.set(`${access} ${discriminator}`, judge);
      return judge;
    };
    return { plain: judge("annotates"), deciding: discriminates ? judge("decides") : undefined };
  };
  return (schema) => {
    const judges = known.get(schema) ?? chosen(schema);
    known.set(schema, judges);
    return judges;
  };
}

/** Whether the schema describes what is read or what is written. Where it makes no difference, what is read. */
function accessOf(schema: Schema): Access {
  if (schema.variant?.kind === "writable") return "write";
  if (schema.variant?.kind === "readable" || schema.component) return "read";
  return accessShown(schema) ?? "read";
}

/** The direction of a schema, by the members that it ignores. */
function accessShown(schema: Schema): Access | undefined {
  for (const part of reachable([schema])) {
    if (!part.hidden) continue;
    const keywords = conjuncts(part.node);
    if (keywords.some((node) => node.boolean("readOnly") === true)) return "write";
    if (keywords.some((node) => node.boolean("writeOnly") === true)) return "read";
  }
  return undefined;
}
