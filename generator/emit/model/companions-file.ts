import type { Api } from "../../model/api/api.ts";
import type { Schema } from "../../model/api/schema.ts";
import { builder } from "../core/built.ts";
import type { EmitContext } from "../core/context.ts";
import { type Declaration, inPart, type TypeScriptFile } from "../core/declaration.ts";
import { freeName } from "../core/free-name.ts";
import { type OutputModule, outputModule } from "../core/module.ts";
import { moduleResolver } from "../core/module-resolver.ts";
import { code, identifier, join, list, literal, type Printable } from "../core/printable.ts";
import { namedFunction, namesOf } from "../schema/named-schema.ts";
import { runtimeType, runtimeValue } from "../schema/runtime-imports.ts";
import { schemaDoc } from "../schema/types/doc-comment.ts";

/** `companions.ts`: beside every type an object of the same name that holds its functions and is a Standard Schema. */
export function companionsFile(api: Api, { settings }: EmitContext): TypeScriptFile {
  const module = outputModule("model", "companions.ts");
  const resolve = moduleResolver(settings);
  const taken = new Set(api.schemas.flatMap((schema) => namesOf(schema)?.type ?? []));
  const { declaration, built } = builder(taken);
  const types = identifier(freeName("schemas", taken));
  const typesFor = (from: OutputModule, part?: string): Declaration => {
    const file = outputModule("model", part === undefined ? "schemas.ts" : `schemas/${part}.ts`);
    const specifier = literal(resolve(file, from));
    return { kind: "statement", code: code`import type * as ${types} from ${specifier};`, part };
  };
  const byPart = Map.groupBy(api.schemas, (schema) => api.files?.schemas.get(schema));
  return {
    kind: "typescript",
    module,
    doc: {
      paragraphs: [
        `The types of ${api.title}, each with an object of the same name: its validators in one place,\nand a Standard Schema for libraries that take one. A bundle that uses the\nfunctions of validators.ts instead holds less.`,
      ],
      tags: [],
    },
    declarations: [...byPart].flatMap(([part, schemas]) => {
      const companions = schemas.flatMap((schema) => companionOf(schema, types, built));
      const from = part === undefined ? module : outputModule("model", `companions/${part}.ts`);
      return companions.length === 0 ? [] : [typesFor(from, part), ...inPart(part, [...companions, declaration])];
    }),
  };
}

/** @param from What the file calls the module of the types. */
function companionOf(schema: Schema, from: Printable, built: (expression: Printable) => Printable): Declaration[] {
  const names = namesOf(schema);
  const is = namedFunction(schema, "is");
  const check = namedFunction(schema, "check");
  const parse = namedFunction(schema, "parse");
  if (!names || !is || !check || !parse) return [];
  const output = identifier(names.type);
  const types = names.input ? [output, code`${from}.${identifier(names.input)}`] : [output];
  const doc = schemaDoc(schema);
  return [
    { kind: "type", name: names.type, doc, type: code`${from}.${output}` },
    {
      kind: "const",
      name: names.type,
      type: code`${runtimeType("Companion")}<${join(types, ", ")}>`,
      initializer: built(code`${runtimeValue("companion")}(${list("arguments", [is, check, parse])})`),
    },
  ];
}
