import type { Api } from "../../model/api/api.ts";
import type { SecurityScheme } from "../../model/api/security.ts";
import { isReserved } from "../../model/names/spelling.ts";
import type { EmitContext } from "../core/context.ts";
import type { ExportDeclaration, TypeScriptFile } from "../core/declaration.ts";
import { modelTypes } from "../schema/model-types.ts";
import { optionsType, typesOf } from "./arguments-type.ts";
import { errorNames } from "./client-file.ts";
import { type ClientOperation, readsItems } from "./client-operation.ts";
import { clientModules } from "./modules.ts";
import type { Resource } from "./resource-tree.ts";
import { allResources } from "./resources-file.ts";
import { grantsTokens } from "./security-file.ts";
import { type ServerOptions, serverVariablesName } from "./server-options.ts";

/** What callers name of the run-time part. */
const runtimeNames: readonly (readonly [name: string, typeOnly: boolean])[] = [
  ["ApiPromise", false],
  ["BasicCredential", true],
  ["ClientRequest", true],
  ["Clock", true],
  ["Credential", true],
  ["Fetch", true],
  ["HeaderOptions", true],
  ["Interceptor", true],
  ["Logger", true],
  ["LogLevel", true],
  ["logging", false],
  ["Page", true],
  ["PageMethods", true],
  ["PagePromise", false],
  ["Reply", true],
  ["RequestContext", true],
  ["RequestOptions", true],
  ["Send", true],
];

const clientCredentialsExport: ExportDeclaration = {
  kind: "export",
  module: clientModules.clientCredentials,
  names: [
    { name: "ClientCredentials", typeOnly: true },
    { name: "OAuthTokenError", typeOnly: false },
  ],
};

/**
 * `index.ts`: the class, as the default too, the errors, and the types, those of the model included.
 * @param logging Where `logging` stands, if it is not in the run-time part.
 */
export function indexFile(
  api: Api,
  operations: readonly ClientOperation[],
  resources: readonly Resource[],
  servers: ServerOptions,
  schemes: readonly SecurityScheme[],
  logging: TypeScriptFile | undefined,
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
    ...otherExports(operations, resources, servers, schemes, logging),
  ];
  const named = declarations.filter(({ names }) => names !== undefined && names.length > 0);
  return {
    kind: "typescript",
    module: clientModules.index,
    doc: { paragraphs: ["What the package offers. The functions below the class are at `/functions`."], tags: [] },
    // A name that stands here counts before one of the model.
    declarations: [...named, ...modelTypes(api)],
  };
}

/** What the package exports beside the class of the client. */
function otherExports(
  operations: readonly ClientOperation[],
  resources: readonly Resource[],
  { variables }: ServerOptions,
  schemes: readonly SecurityScheme[],
  logging?: TypeScriptFile,
): readonly ExportDeclaration[] {
  const all = (names: readonly string[]) => names.map((name) => ({ name, typeOnly: false }));
  const ofCreateClient = ["ClientOptions", ...(variables.size > 0 ? [serverVariablesName] : [])];
  const classes = allResources(resources).map(({ className }) => className);
  return [
    { kind: "export", module: clientModules.createClient, typeOnly: true, names: all(ofCreateClient) },
    { kind: "export", module: clientModules.errors, names: all(errorNames(operations)) },
    {
      kind: "export",
      module: clientModules.operations,
      typeOnly: true,
      names: all(operations.flatMap((client) => typesOf(client, optionsType(client) ? [client.names.options] : []))),
    },
    { kind: "export", module: clientModules.resources, typeOnly: true, names: all(classes) },
    {
      kind: "export",
      module: clientModules.runtime,
      names: [
        ...(operations.some(readsItems) ? [{ name: "InvalidItemError", typeOnly: false }] : []),
        ...runtimeNames.flatMap(([name, typeOnly]) => (logging && name === "logging" ? [] : { name, typeOnly })),
      ],
    },
    ...(logging ? [{ kind: "export" as const, module: logging.module, names: all(["logging"]) }] : []),
    ...(grantsTokens(schemes) ? [clientCredentialsExport] : []),
  ];
}

/**
 * The class of the client: what the configuration says, and `Client` behind it where the package exports something else of
 * this name, or where it is a reserved word.
 */
export function clientClassName(
  configured: string,
  operations: readonly ClientOperation[],
  resources: readonly Resource[],
  servers: ServerOptions,
  schemes: readonly SecurityScheme[],
): string {
  const exported = otherExports(operations, resources, servers, schemes).flatMap(({ names = [] }) => names);
  const taken = new Set(exported.map(({ name }) => name));
  const isWord = /^[a-z]/.test(configured) && isReserved(configured);
  return isWord || taken.has(configured) ? `${configured}Client` : configured;
}
