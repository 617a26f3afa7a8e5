import type { Api } from "../../model/api/api.ts";
import type { Schema } from "../../model/api/schema.ts";
import type { SchemaNames } from "../../model/names/schema-names.ts";
import type { EmitContext } from "../core/context.ts";
import {
  type Declaration,
  type FunctionDeclaration,
  inPart,
  type Parameter,
  type TypeScriptFile,
} from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, identifier, list, literal, nothing, type Printable } from "../core/printable.ts";
import { namedDefinition, namedFunction, namedType, namesOf } from "../schema/named-schema.ts";
import { depthParameter } from "../schema/predicates/depth-parameter.ts";
import { LocalDeclarations } from "../schema/predicates/local-declarations.ts";
import { predicateParts } from "../schema/predicates/predicate.ts";
import { taggedAlternatives } from "../schema/predicates/tagged-alternatives.ts";
import { runtimeType, runtimeValue } from "../schema/runtime-imports.ts";

/** `validators.ts`: three functions for every named schema, each followed by what its predicate needs. */
export function validatorsFile(api: Api, context: EmitContext): TypeScriptFile {
  const names = api.schemas.map(namesOf).filter((schema) => schema !== undefined);
  const local = new LocalDeclarations(
    context.settings,
    names.flatMap(({ is, fits, check, parse }) => [is, fits, check, parse]),
    taggedAlternatives(api.schemas),
  );
  return {
    kind: "typescript",
    module: outputModule("model", "validators.ts"),
    doc: {
      paragraphs: [
        `The validators of ${api.title}. For each type: is… tells whether a value fits,\ncheck… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.`,
      ],
      tags: [],
    },
    declarations: api.schemas.flatMap((schema) => inPart(api.files?.schemas.get(schema), functionsOf(schema, local))),
  };
}

function functionsOf(schema: Schema, local: LocalDeclarations): Declaration[] {
  const names = namesOf(schema);
  const input = namedType(schema, "input");
  const output = namedType(schema, "output");
  const table = namedDefinition(schema);
  const is = namedFunction(schema, "is");
  if (!names || !input || !output || !table || !is) return [];
  const { recursive } = schema.reach;
  const type = names.input ?? names.type;
  const predicate = (): FunctionDeclaration => {
    const { body, usesValue } = predicateParts(schema, local.at(names.type));
    const parameter = usesValue ? "value" : "_value";
    return {
      kind: "function",
      name: recursive ? names.fits : names.is,
      exported: !recursive,
      doc: {
        paragraphs: [
          recursive ? `Whether a value fits ${type} and is nested no deeper.` : `Whether a value fits ${type}.`,
        ],
        tags: [],
      },
      parameters: [{ name: parameter, type: code`unknown` }, ...depthParameter(recursive)],
      returnType: code`${identifier(parameter)} is ${input}`,
      body,
    };
  };
  const { defaults, hidesMembers } = schema.reach;
  const suffix = defaults ? "WithDefaults" : hidesMembers ? "WithoutIgnored" : "";
  const resultType = suffix === "" ? nothing : code`<${output}>`;
  const call = (name: Printable, first: readonly Printable[]) =>
    code`return ${name}${resultType}(${list("arguments", [...first, is, table, code`value`, code`options`])});`;
  return [
    ...(recursive ? [withinLimit(names, type, input)] : []),
    ...local.declare(predicate),
    {
      kind: "function",
      name: names.check,
      doc: { paragraphs: [`The value as ${names.type}, or everything that is wrong with it.`], tags: [] },
      parameters,
      returnType: code`${runtimeType("CheckResult")}<${output}>`,
      body: call(runtimeValue(`check${suffix}`), []),
    },
    {
      kind: "function",
      name: names.parse,
      doc: {
        paragraphs: [`The value as ${names.type}.`],
        tags: [{ tag: "throws", text: "{ValidationError}" }],
      },
      parameters,
      returnType: output,
      body: call(runtimeValue(`parse${suffix}`), [literal(names.type)]),
    },
  ];
}

/** How deeply values of a recursive schema may be nested, unless somebody says otherwise. */
const depthLimit = 1000;

/** The predicate of a recursive schema: with one parameter, so that it can be given to `filter`. */
function withinLimit({ is, fits }: SchemaNames, type: string, input: Printable): FunctionDeclaration {
  return {
    kind: "function",
    name: is,
    doc: { paragraphs: [`Whether a value fits ${type}.`], tags: [] },
    parameters: [{ name: "value", type: code`unknown` }],
    returnType: code`value is ${input}`,
    body: code`return ${identifier(fits)}(value, ${literal(depthLimit)});`,
  };
}

const parameters: readonly Parameter[] = [
  { name: "value", type: code`unknown` },
  { name: "options", type: runtimeType("CheckOptions"), optional: true },
];
