import type { Api } from "../../model/api/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { TypeScriptFile } from "../core/declaration.ts";
import { code, list, member, typeFrom, valueFrom } from "../core/printable.ts";
import type { ClientOperation } from "./client-operation.ts";
import { throwsTag } from "./create-client-file.ts";
import { serverErrorName } from "./error-classes.ts";
import { baseErrorNames, errorClassesOf } from "./errors-file.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import type { Resource } from "./resource-tree.ts";
import type { ServerOptions } from "./server-options.ts";

/** `client.ts`: the class whose properties are the resources. */
export function clientFile(
  api: Api,
  operations: readonly ClientOperation[],
  resources: readonly Resource[],
  servers: ServerOptions,
  { settings }: EmitContext,
): TypeScriptFile {
  const { className } = settings.client;
  const errors = errorNames(operations);
  const create = (name: string) => valueFrom(clientModules.createClient, name);
  const given = list("object", [
    code`...${create("fromEnvironment")}(options)`,
    code`delivery: ${runtimeValue("reliably")}(options)`,
  ]);
  const lean = code`${create("createClient")}(${given})`;
  const client = list("object", [code`...${lean}`, code`errors: ${valueFrom(clientModules.errors, "errorClasses")}`]);
  const assignments = resources.map(
    (resource) =>
      code`this${member(resource.property)} = new ${valueFrom(clientModules.resources, resource.className)}(client);`,
  );
  return {
    kind: "typescript",
    module: clientModules.client,
    doc: { paragraphs: [`The client of ${api.title}.`], tags: [] },
    declarations: [
      {
        kind: "class",
        name: className,
        doc: { paragraphs: [api.description ?? `The client of ${api.title}.`], tags: [] },
        properties: [
          ...errors.map((name) => ({
            name,
            static: true,
            readonly: true,
            initializer: valueFrom(clientModules.errors, name),
          })),
          ...resources.map((resource) => ({
            name: resource.property,
            readonly: true,
            type: typeFrom(clientModules.resources, resource.className),
          })),
        ],
        constructor_: {
          doc: {
            paragraphs: ["Nothing is sent yet, and credentials may be missing: operations without them still work."],
            tags: [throwsTag(servers)],
          },
          parameters: [
            { name: "options", type: typeFrom(clientModules.createClient, "ClientOptions"), initializer: code`{}` },
          ],
          body:
            assignments.length > 0
              ? list("lines", [code`const client: ${runtimeType("Client")} = ${client};`, ...assignments])
              : code`${lean};`,
        },
      },
    ],
  };
}

/** The names of all error classes, those without a status first. */
export function errorNames(operations: readonly ClientOperation[]): readonly string[] {
  const classes = errorClassesOf(operations);
  return [
    ...baseErrorNames,
    ...classes.filter(({ status }) => status < 500).map(({ name }) => name),
    serverErrorName,
    ...classes.filter(({ status }) => status >= 500).map(({ name }) => name),
  ];
}
