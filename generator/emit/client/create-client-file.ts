import type { SecurityScheme } from "../../model/api/security.ts";
import type { EmitContext } from "../core/context.ts";
import type { ConstDeclaration, InterfaceDeclaration, TypeScriptFile } from "../core/declaration.ts";
import {
  code,
  type DocComment,
  identifier,
  list,
  literal,
  member,
  type Printable,
  propertyKey,
} from "../core/printable.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import { allCredentialOptions, type CredentialOption, keptCredential, optionType } from "./security-file.ts";
import {
  defaultURL,
  type ServerOptions,
  serverMembers,
  serverTable,
  serverURL,
  serverVariables,
} from "./server-options.ts";

/** `create-client.ts`: the options of a client, and `createClient`, which resolves them. */
export function createClientFile(
  servers: ServerOptions,
  schemes: readonly SecurityScheme[],
  context: EmitContext,
): TypeScriptFile {
  const options = allCredentialOptions(schemes);
  const variables = serverVariables(servers);
  return {
    kind: "typescript",
    module: clientModules.createClient,
    doc: {
      paragraphs: ["The options of a client, and where each of them comes from if it is not given."],
      tags: [],
    },
    declarations: [
      ...optionsInterfaces(options, servers, context),
      ...(variables ? [variables] : []),
      ...(servers.servers.size > 1 ? [serversTable(servers)] : []),
      {
        kind: "function",
        name: "createClient",
        doc: {
          paragraphs: ["What the functions send requests with."],
          tags: [throwsTag(servers)],
        },
        parameters: [{ name: "options", type: identifier("CreateClientOptions"), initializer: code`{}` }],
        returnType: runtimeType("Client"),
        body: createClientBody(options, servers),
      },
      {
        kind: "function",
        name: "fromEnvironment",
        doc: {
          paragraphs: [
            "The options, and in place of those that are not given what environment variables say: the address of the API and\ncredentials.",
          ],
          tags: [],
        },
        parameters: [{ name: "options", type: identifier("CreateClientOptions"), initializer: code`{}` }],
        returnType: identifier("CreateClientOptions"),
        body: fromEnvironmentBody(options, servers, context),
      },
    ],
  };
}

/** The environment variable of the base URL. */
export function baseURLVariable({ settings }: EmitContext): string {
  return `${settings.client.environmentPrefix}_BASE_URL`;
}

/** What the constructor and `createClient` throw. */
export function throwsTag({ servers, variables }: ServerOptions): { readonly tag: string; readonly text: string } {
  const chosen = servers.size > 1 || variables.size > 0 ? ", or the server is none" : "";
  return { tag: "throws", text: `TypeError if \`baseURL\` is no http URL of an origin and a path alone${chosen}.` };
}

/** The address that is used unless the caller says another one. */
export function defaultServer({ servers }: ServerOptions): string {
  return defaultURL(servers.values().next().value);
}

/** Whether that address is one within a site: the document does not say of which. */
export function isRelativeServer(servers: ServerOptions): boolean {
  return !defaultServer(servers).includes("://");
}

/** `servers`: what the option `server` chooses from. */
function serversTable({ servers }: ServerOptions): ConstDeclaration {
  const entries = [...servers].map(([label, server]) => code`${propertyKey(label)}: ${serverTable(server)},`);
  return {
    kind: "const",
    name: "servers",
    exported: false,
    doc: { paragraphs: ["The servers of the API."], tags: [] },
    initializer: code`{\n  ${list("lines", entries)}\n}`,
  };
}

function optionsInterfaces(
  options: readonly CredentialOption[],
  servers: ServerOptions,
  context: EmitContext,
): readonly InterfaceDeclaration[] {
  return [
    {
      kind: "interface",
      name: "CreateClientOptions",
      doc: {
        paragraphs: [
          "What a client of the functions can be told.",
          isRelativeServer(servers)
            ? `The API's address, \`baseURL\`, is in browsers by default ${defaultServer(servers)} of the page's site. Elsewhere it has to be\ngiven: the document does not say it.`
            : `The API's address, \`baseURL\`, is by default\n${defaultServer(servers)}`,
        ],
        tags: [],
      },
      extends: [runtimeType("CommonOptions")],
      members: [
        ...serverMembers(servers),
        ...options.map((option) => ({
          kind: "property" as const,
          name: option.name,
          optional: true,
          readonly: true,
          type: optionType(option),
          doc: optionDoc(option),
        })),
      ],
    },
    {
      kind: "interface",
      name: "ClientOptions",
      doc: {
        paragraphs: [
          `What a client can be told. What is not given comes from the environment, as \`fromEnvironment\` says; \`baseURL\`\nfrom ${baseURLVariable(context)}.`,
        ],
        tags: [],
      },
      extends: [
        code`Omit<${identifier("CreateClientOptions")}, ${literal("delivery")}>`,
        runtimeType("DeliveryOptions"),
      ],
      members: [],
    },
  ];
}

function optionDoc({ scheme, environment, kind }: CredentialOption): DocComment {
  const paragraphs = [scheme.description ?? `The credentials of ${scheme.name.spec}.`];
  const how = optionRemark(scheme, kind);
  if (how !== undefined) paragraphs.push(how);
  if (environment !== undefined) paragraphs.push(`From the environment: ${environment}.`);
  return { paragraphs, tags: scheme.deprecated ? [{ tag: "deprecated", text: "" }] : [] };
}

/** What is not plain from an option's type. */
function optionRemark({ kind: scheme }: SecurityScheme, kind: CredentialOption["kind"]): string | undefined {
  if (kind === "certificate") {
    return "`true` if connections present a client certificate: one of the system's, or one that `fetchOptions` or a `fetch` of your own adds.";
  }
  if (typeof kind === "object") {
    return "An access token, a function that gives one, or what the client gets tokens with by itself.";
  }
  if (scheme.type === "http" && scheme.scheme !== "basic" && scheme.scheme !== "bearer") {
    return "What stands behind the name of the scheme in the header Authorization.";
  }
  return undefined;
}

function createClientBody(options: readonly CredentialOption[], { servers }: ServerOptions): Printable {
  const [only] = servers.values();
  const kept = options.flatMap((option) => {
    const value = keptCredential(option, code`options${member(option.name)}`);
    return value ? [code`${propertyKey(option.name)}: ${value}`] : [];
  });
  const given = kept.length > 0 ? list("object", [code`...options`, ...kept]) : identifier("options");
  if (servers.size > 1) return code`return ${runtimeValue("chooseServer")}(${given}, servers);`;
  const url = only ? serverURL(only) : literal("/");
  return code`return ${runtimeValue("resolveClient")}(${list("arguments", [given, url])});`;
}

function fromEnvironmentBody(
  options: readonly CredentialOption[],
  { servers }: ServerOptions,
  context: EmitContext,
): Printable {
  const fromEnvironment = (name: string, variable: string) =>
    code`${runtimeValue("orEnvironment")}(options${member(name)}, ${literal(variable)})`;
  const baseURL = fromEnvironment("baseURL", baseURLVariable(context));
  return code`return {
  ${list("lines", [
    code`...options,`,
    // A server that the caller chooses counts before what the environment says.
    servers.size > 1
      ? code`baseURL: options.server === undefined ? ${baseURL} : options.baseURL,`
      : code`baseURL: ${baseURL},`,
    ...options.flatMap(({ name, environment }) =>
      environment === undefined ? [] : [code`${propertyKey(name)}: ${fromEnvironment(name, environment)},`],
    ),
  ])}
};`;
}
