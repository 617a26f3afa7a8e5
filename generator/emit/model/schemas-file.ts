import type { Api } from "../../model/api/api.ts";
import type { Schema } from "../../model/api/schema.ts";
import type { EmitContext } from "../core/context.ts";
import { type Declaration, type InterfaceMember, inPart, type TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, type DocComment, identifier, literal, type Printable } from "../core/printable.ts";
import { enumeratedValues } from "../schema/enumeration.ts";
import { type Direction, namesOf, objectNamesOf } from "../schema/named-schema.ts";
import { inputDoc, objectsDoc, schemaDoc } from "../schema/types/doc-comment.ts";
import { type InterfaceShape, interfaceShape, shapeOfObjects } from "../schema/types/interface-shape.ts";
import { declaredType, objectsAlone } from "../schema/types/type-expression.ts";

/** `schemas.ts`: an interface or a type for every named schema, in the order of the document, and the values of enumerations. */
export function schemasFile(api: Api, { settings }: EmitContext): TypeScriptFile {
  const sentences = [
    settings.validators === false
      ? `The types of ${api.title}, with the defaults put in.`
      : `The types of ${api.title}: what validation gives back.`,
    "Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.",
  ];
  if (api.schemas.some((schema) => schema.variant?.kind === "writable")) {
    sentences.push(
      "Where a request holds other members than a response, its type is the one whose name ends in Writable.",
    );
  }
  return {
    kind: "typescript",
    module: outputModule("model", "schemas.ts"),
    doc: { paragraphs: [sentences.join("\n")], tags: [] },
    declarations: api.schemas.flatMap((schema) =>
      inPart(api.files?.schemas.get(schema), [
        declarationOf(schema, "output"),
        ...(schema.reach.defaults ? [declarationOf(schema, "input")] : []),
        ...objectsOf(schema),
        ...valuesOf(schema),
      ]),
    ),
  };
}

function declarationOf(schema: Schema, direction: Direction): Declaration {
  const names = namesOf(schema);
  const name = (direction === "input" ? names?.input : undefined) ?? names?.type ?? "";
  const doc = schemaDoc(schema);
  const comment = direction === "input" ? inputDoc(doc, names?.type ?? "") : doc;
  return declaration(name, comment, interfaceShape(schema, direction), () => declaredType(schema, direction));
}

/** The objects of a schema of several types, where others are composed of them. */
function objectsOf(schema: Schema): readonly Declaration[] {
  const names = objectNamesOf(schema);
  if (!names) return [];
  const doc = objectsDoc(schema);
  const { output, input } = names;
  const declared = (direction: Direction, comment: DocComment) =>
    declaration(names[direction], comment, shapeOfObjects(schema, direction), () => objectsAlone(schema, direction));
  return [declared("output", doc), ...(input === output ? [] : [declared("input", inputDoc(doc, output))])];
}

function declaration(
  name: string,
  doc: DocComment,
  shape: InterfaceShape | undefined,
  type: () => Printable,
): Declaration {
  if (!shape) return { kind: "type", name, doc, type: type() };
  const members: InterfaceMember[] = shape.members.map(({ name, type, optional, doc }) => ({
    kind: "property",
    name,
    type: type.printable,
    optional,
    doc,
  }));
  for (const { key, type } of shape.indexes) members.push({ kind: "index", key, type: type.printable });
  const [base, ...others] = shape.bases;
  if (base && others.length === 0 && members.length === 0) return { kind: "type", name, doc, type: base };
  return { kind: "interface", name, doc, extends: shape.bases, members };
}

/** The values of an enumeration as a list, for whoever shows them all. A bundle that does not use it does not hold it. */
function valuesOf(schema: Schema): readonly Declaration[] {
  const names = namesOf(schema);
  const values = names && enumeratedValues(schema);
  if (!values) return [];
  return [
    {
      kind: "const",
      name: names.values,
      doc: { paragraphs: [`The values of ${names.type}.`], tags: [] },
      initializer: code`${literal([...values])} as const satisfies readonly ${identifier(names.type)}[]`,
    },
  ];
}
