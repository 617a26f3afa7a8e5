import { filledURL } from "../../../templates/runtime/shared/filled-url.ts";
import type { JsonObject, MutableJsonObject } from "../../load/text/json.ts";
import { setMember } from "../../load/text/json.ts";
import type { Api } from "../../model/api/api.ts";
import type { Server, ServerVariable } from "../../model/api/server.ts";
import { variableNames } from "../../model/syntax/base-paths.ts";
import type { InterfaceDeclaration, InterfaceMember } from "../core/declaration.ts";
import { code, identifier, list, literal, type Printable } from "../core/printable.ts";
import type { ClientOperation } from "./client-operation.ts";
import { runtimeValue } from "./modules.ts";

/** The servers that a client can be told to use, and the variables of their URLs (OpenAPI 3.1 sections 4.8.5 and 4.8.6). */
export interface ServerOptions {
  /** By what the option `server` calls them, the default first. There is nothing to choose where there is one. */
  readonly servers: ReadonlyMap<string, Server>;
  /** Of these servers and of those that operations have for themselves, by name. */
  readonly variables: ReadonlyMap<string, readonly ServerVariable[]>;
}

/** The name of the interface of the variables' values. */
export const serverVariablesName = "ServerVariables";

export function serverOptions(api: Api, operations: readonly ClientOperation[]): ServerOptions {
  const servers = new Map<string, Server>();
  for (const server of api.servers) {
    const label = server.name ?? server.url;
    if (!servers.has(label)) servers.set(label, server);
  }
  const variables = new Map<string, ServerVariable[]>();
  const own = operations.flatMap(({ operation }) => ownServer(operation) ?? []);
  for (const variable of [...servers.values(), ...own].flatMap(usedVariables)) {
    const known = variables.get(variable.name);
    if (known) known.push(variable);
    else variables.set(variable.name, [variable]);
  }
  return { servers, variables };
}

/** The server that an operation is asked for at, where it has servers of its own: the first one. */
export function ownServer({ servers, serversInherited }: ClientOperation["operation"]): Server | undefined {
  return serversInherited ? undefined : servers[0];
}

/** A server's URL with every variable at its default. */
export function defaultURL(server: Server | undefined): string {
  const { url, variables } = server ?? { url: "/", variables: [] };
  return filledURL(url, (name) => variables.find((variable) => variable.name === name)?.default);
}

/** What the run-time part knows of a server among several: its URL, or with variables the template and these. */
export function serverTable(server: Server): Printable {
  if (usedVariables(server).length === 0) return literal(server.url);
  return list("object", [...serverEntries(server), fillEntry()]);
}

/** As `serverTable`, of a server that an operation has for itself. */
export function ownServerTable(server: Server): Printable {
  const locate = usedVariables(server).length > 0 ? "locateFilled" : "locateServer";
  return list("object", [...serverEntries(server), code`locate: ${runtimeValue(locate)}`]);
}

/** An expression of the URL of a server, with the values of its variables that the caller of `createClient` gave. */
export function serverURL(server: Server): Printable {
  const used = usedVariables(server);
  if (used.length === 0) return literal(server.url);
  const filled = code`${runtimeValue("fillVariables")}(${list("object", serverEntries(server))}, options.serverVariables)`;
  // A base URL makes up for values that have no default.
  return used.some(lacksDefault) ? code`options.baseURL || ${filled}` : filled;
}

function fillEntry(): Printable {
  return code`fill: ${runtimeValue("fillVariables")}`;
}

/** `url`, and `variables` where it has some. */
function serverEntries(server: Server): readonly Printable[] {
  const used = usedVariables(server);
  if (used.length === 0) return [code`url: ${literal(server.url)}`];
  const variables: MutableJsonObject = {};
  for (const { name, default: byDefault, enum: allowed } of used) {
    const table: JsonObject = {
      ...(byDefault !== undefined && { default: byDefault }),
      ...(allowed && { enum: [...allowed] }),
    };
    setMember(variables, name, table);
  }
  return [code`url: ${literal(server.url)}`, code`variables: ${literal(variables)}`];
}

function usedVariables({ url, variables }: Server): readonly ServerVariable[] {
  const used = new Set(variableNames(url));
  return variables.filter(({ name }) => used.has(name));
}

/** The options `server` and `serverVariables`, as far as there is something to say. */
export function serverMembers({ servers, variables }: ServerOptions): readonly InterfaceMember[] {
  const option = (name: string, type: readonly Printable[], paragraphs: readonly string[]): InterfaceMember => ({
    kind: "property",
    name,
    optional: true,
    readonly: true,
    type: list("union", [...type, code`undefined`]),
    doc: { paragraphs, tags: [] },
  });
  const labels = [...servers.keys()];
  return [
    ...(labels.length < 2
      ? []
      : [
          option(
            "server",
            labels.map((label) => literal(label)),
            [
              "Which server of the API to use, in place of `baseURL` and of what the environment says. Default: the first one.",
              [...servers].map(describedServer).join("\n"),
            ],
          ),
        ]),
    ...(variables.size === 0
      ? []
      : [
          option(
            "serverVariables",
            [identifier(serverVariablesName)],
            ["The values of the variables in the URLs of servers."],
          ),
        ]),
  ];
}

function describedServer([label, { url, name, description }]: readonly [string, Server]): string {
  const parts = [...(name === undefined ? [] : [`\`${url}\``]), ...(description === undefined ? [] : [description])];
  return `- \`${label}\`${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}

/** The interface of the variables' values; undefined where there are none. */
export function serverVariables({ variables }: ServerOptions): InterfaceDeclaration | undefined {
  if (variables.size === 0) return undefined;
  return {
    kind: "interface",
    name: serverVariablesName,
    doc: { paragraphs: ["The variables in the URLs of the API's servers."], tags: [] },
    members: [...variables].map(([name, all]): InterfaceMember => {
      const description = all.find((variable) => variable.description !== undefined)?.description;
      return {
        kind: "property",
        name,
        optional: true,
        readonly: true,
        type: list("union", [...variableTypes(all), code`undefined`]),
        doc: {
          paragraphs: [
            ...(description === undefined ? [] : [description]),
            ...(all.some(lacksDefault) ? ["It has no default: give it, or a `baseURL`."] : []),
          ],
          tags: all.some(lacksDefault) ? [] : [{ tag: "default", text: JSON.stringify(all[0]?.default) }],
        },
      };
    }),
  };
}

function lacksDefault(variable: ServerVariable): boolean {
  return variable.default === undefined;
}

/** The values of a variable that several servers have: what one of them allows. */
function variableTypes(all: readonly ServerVariable[]): readonly Printable[] {
  if (all.some((variable) => variable.enum === undefined)) return [code`string`];
  return [...new Set(all.flatMap((variable) => variable.enum ?? []))].map((value) => literal(value));
}
