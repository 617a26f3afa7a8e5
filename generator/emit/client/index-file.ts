import type { EmitContext } from "../core/context.ts";
import type { ExportDeclaration, TypeScriptFile } from "../core/declaration.ts";
import { hasSeveralBodies, optionsType, takesArguments } from "./arguments-type.ts";
import { errorNames } from "./client-file.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules } from "./modules.ts";
import type { Resource } from "./resource-tree.ts";
import { allResources } from "./resources-file.ts";

/** What callers name of the run-time part. */
const runtimeNames: readonly (readonly [name: string, typeOnly: boolean])[] = [
  ["ApiPromise", false],
  ["BasicCredential", true],
  ["Clock", true],
  ["Credential", true],
  ["Fetch", true],
  ["HeaderOptions", true],
  ["Interceptor", true],
  ["Page", true],
  ["PageMethods", true],
  ["PagePromise", false],
  ["Reply", true],
  ["RequestOptions", true],
];

/** `index.ts`: the class, as the default too, the errors, and the types. */
export function indexFile(
  operations: readonly ClientOperation[],
  resources: readonly Resource[],
  { settings }: EmitContext,
): TypeScriptFile {
  const { className } = settings.client;
  const declarations: ExportDeclaration[] = [
    {
      kind: "export",
      module: clientModules.client,
      names: [
        { name: className, typeOnly: false },
        { name: className, typeOnly: false, as: "default" },
      ],
    },
    {
      kind: "export",
      module: clientModules.createClient,
      typeOnly: true,
      names: [{ name: "ClientOptions", typeOnly: false }],
    },
    {
      kind: "export",
      module: clientModules.errors,
      names: errorNames(operations).map((name) => ({ name, typeOnly: false })),
    },
    {
      kind: "export",
      module: clientModules.operations,
      typeOnly: true,
      names: operations.flatMap(operationTypes).map((name) => ({ name, typeOnly: false })),
    },
    {
      kind: "export",
      module: clientModules.resources,
      typeOnly: true,
      names: allResources(resources).map(({ className: name }) => ({ name, typeOnly: false })),
    },
    {
      kind: "export",
      module: clientModules.runtime,
      names: runtimeNames.map(([name, typeOnly]) => ({ name, typeOnly })),
    },
  ];
  return {
    kind: "typescript",
    module: clientModules.index,
    doc: { paragraphs: ["What the package offers. The functions below the class are at `/functions`."], tags: [] },
    declarations: declarations.filter(({ names }) => names !== undefined && names.length > 0),
  };
}

function operationTypes(client: ClientOperation): readonly string[] {
  const { names } = client;
  return [
    ...(client.query.length > 0 ? [names.query] : []),
    ...(client.headers.length > 0 ? [names.headers] : []),
    ...(client.cookies.length > 0 ? [names.cookies] : []),
    ...(client.body && hasSeveralBodies(client.body) ? [names.content] : []),
    ...(takesArguments(client) ? [names.arguments] : []),
    ...(optionsType(client) ? [names.options] : []),
    names.result,
  ];
}
