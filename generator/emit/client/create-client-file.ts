import type { Api } from "../../model/api.ts";
import type { SecurityScheme } from "../../model/security.ts";
import type { EmitContext } from "../core/context.ts";
import type { InterfaceDeclaration, TypeScriptFile } from "../core/declaration.ts";
import {
  code,
  type DocComment,
  identifier,
  list,
  literal,
  member,
  type Printable,
  propertyKey,
  valueFrom,
} from "../core/printable.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import { allCredentialOptions, type CredentialOption, optionType } from "./security-file.ts";
import { serverURL } from "./server-url.ts";

/** `create-client.ts`: the options of a client, and `createClient`, which resolves them. */
export function createClientFile(api: Api, schemes: readonly SecurityScheme[], context: EmitContext): TypeScriptFile {
  const options = allCredentialOptions(schemes);
  const server = defaultServer(api);
  return {
    kind: "typescript",
    module: clientModules.createClient,
    doc: {
      paragraphs: ["The options of a client, and where each of them comes from if it is not given."],
      tags: [],
    },
    declarations: [
      optionsInterface(options, server, context),
      {
        kind: "function",
        name: "createClient",
        doc: {
          paragraphs: ["What the functions send requests with."],
          tags: [{ tag: "throws", text: "TypeError if `baseURL` is no absolute URL." }],
        },
        parameters: [{ name: "options", type: identifier("ClientOptions"), initializer: code`{}` }],
        returnType: runtimeType("Client"),
        body: createClientBody(options, server, context),
      },
    ],
  };
}

/** The environment variable of the base URL. */
export function baseURLVariable({ settings }: EmitContext): string {
  return `${settings.client.environmentPrefix}_BASE_URL`;
}

/** The document's first server. */
export function defaultServer(api: Api): string {
  const server = api.servers[0];
  return server ? serverURL(server) : "/";
}

function optionsInterface(
  options: readonly CredentialOption[],
  server: string,
  context: EmitContext,
): InterfaceDeclaration {
  return {
    kind: "interface",
    name: "ClientOptions",
    doc: {
      paragraphs: [
        "What a client can be told.",
        `The API's address, \`baseURL\`, is by default the environment variable ${baseURLVariable(context)}, else\n${server}`,
      ],
      tags: [],
    },
    extends: [runtimeType("CommonOptions")],
    members: options.map((option) => ({
      kind: "property",
      name: option.name,
      optional: true,
      readonly: true,
      type: optionType(option),
      doc: optionDoc(option),
    })),
  };
}

function optionDoc({ scheme, environment }: CredentialOption): DocComment {
  const paragraphs = [scheme.description ?? `The credentials of ${scheme.name.spec}.`];
  if (environment !== undefined) paragraphs.push(`Default: the environment variable ${environment}.`);
  return { paragraphs, tags: [] };
}

function createClientBody(options: readonly CredentialOption[], server: string, context: EmitContext): Printable {
  const fromEnvironment = (value: Printable, variable: string) =>
    code`${runtimeValue("orEnvironment")}(${value}, ${literal(variable)})`;
  const credentials = options.map(({ name, environment }) => {
    const value = code`options${member(name)}`;
    return code`${propertyKey(name)}: ${environment === undefined ? value : fromEnvironment(value, environment)}`;
  });
  return code`return ${runtimeValue("resolveClient")}(options, {
  ${list("lines", [
    code`server: ${literal(server)},`,
    code`baseURL: ${fromEnvironment(code`options.baseURL`, baseURLVariable(context))},`,
    code`credentials: ${list("object", credentials)},`,
    code`errors: ${valueFrom(clientModules.errors, "errorClasses")},`,
  ])}
});`;
}
