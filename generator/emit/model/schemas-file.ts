import type { Api } from "../../model/api.ts";
import type { Schema } from "../../model/schema.ts";
import type { Declaration, InterfaceMember, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, type DocComment } from "../core/printable.ts";
import { schemaDoc } from "../schema/doc-comment.ts";
import { interfaceShape } from "../schema/interface-shape.ts";
import { type Direction, namesOf } from "../schema/named-schema.ts";
import { declaredType } from "../schema/type-expression.ts";

/** `schemas.ts`: an interface or a type for every named schema, in the order of the document. */
export function schemasFile(api: Api): TypeScriptFile {
  return {
    kind: "typescript",
    module: outputModule("model", "schemas.ts"),
    doc: {
      paragraphs: [
        `The types of ${api.title}: what validation gives back.\nWhere defaults make a difference, what goes in has a type of its own whose name ends in Input.`,
      ],
      tags: [],
    },
    declarations: api.schemas.flatMap((schema) =>
      schema.reach.defaults
        ? [declarationOf(schema, "output"), declarationOf(schema, "input")]
        : [declarationOf(schema, "output")],
    ),
  };
}

function declarationOf(schema: Schema, direction: Direction): Declaration {
  const names = namesOf(schema);
  const name = (direction === "input" ? names?.input : undefined) ?? names?.type ?? "";
  const doc = direction === "input" ? inputDoc(schemaDoc(schema), names?.type ?? "") : schemaDoc(schema);
  const shape = interfaceShape(schema, direction);
  if (!shape) return { kind: "type", name, doc, type: declaredType(schema, direction) };
  const members: InterfaceMember[] = shape.members.map(({ name, type, optional, doc }) => ({
    kind: "property",
    name,
    type: type.printable,
    optional,
    doc,
  }));
  if (shape.index) members.push({ kind: "index", key: code`string`, type: shape.index.printable });
  return { kind: "interface", name, doc, extends: shape.bases, members };
}

function inputDoc({ paragraphs, tags }: DocComment, output: string): DocComment {
  return { paragraphs: [...paragraphs, `What goes in for ${output}: members with a default may be missing.`], tags };
}
