import type { Api } from "../../model/api/api.ts";
import type { SecurityScheme } from "../../model/api/security.ts";
import { argumentsOptional, takesArguments } from "../client/arguments-type.ts";
import type { ClientOperation } from "../client/client-operation.ts";
import { clientModules } from "../client/modules.ts";
import { allCredentialOptions, type CredentialOption, optionType } from "../client/security-file.ts";
import type { EmitSettings } from "../core/context.ts";
import type { Declaration, FunctionDeclaration, Parameter, TypeScriptFile } from "../core/declaration.ts";
import { freeName } from "../core/free-name.ts";
import { outputModule } from "../core/module.ts";
import {
  code,
  type DocComment,
  identifier,
  list,
  literal,
  type Printable,
  typeFrom,
  valueFrom,
} from "../core/printable.ts";
import { hiddenMembers } from "./hidden-members.ts";
import type { OutgoingOperation } from "./outgoing-operation.ts";

/** A request that is sent, as the client's emitter knows it. */
export interface Sender {
  readonly client: ClientOperation;
  readonly callback: OutgoingOperation["callback"];
}

export const sendersModule = outputModule("client", "senders.ts");
const sendModule = outputModule("client", "runtime/send-webhook.ts");
export const expressionModule = outputModule("client", "runtime/runtime-expression.ts");

/** `senders.ts`: a function for each request that the API sends, and one for the address of each that is a callback. */
export function sendersFile(
  api: Api,
  senders: readonly Sender[],
  schemes: readonly SecurityScheme[],
  settings: EmitSettings,
): TypeScriptFile {
  const taken = new Set(senders.flatMap((sender) => [senderName(sender), addressName(sender)]));
  return {
    kind: "typescript",
    module: sendersModule,
    doc: {
      paragraphs: [
        `The requests that ${api.title} sends to its users: a function for each. It gives back any answer that the document\ndeclares, told apart by \`status\`. It throws for an answer that is not declared, and where there is none.`,
      ],
      tags: [],
    },
    declarations: [
      optionsType(schemes),
      ...senders.flatMap((sender) => {
        const name = freeName(`${sender.client.operation.name.typescript}Hidden`, taken);
        taken.add(name);
        const hidden = hiddenMembers(sender.client, name, settings);
        return [...addressFunction(sender), ...(hidden ? [hidden] : []), senderFunction(sender, hidden?.name)];
      }),
    ],
  };
}

/** The credentials of receivers: whoever has to get a token first gives a function that does. */
export function credentialsOf(schemes: readonly SecurityScheme[]): readonly CredentialOption[] {
  return allCredentialOptions(schemes).map((option) => {
    return typeof option.kind === "object" ? { ...option, kind: "credential" } : option;
  });
}

export function senderName({ client }: Sender): string {
  return `send${client.operation.typeName}`;
}

export function addressName({ client }: Sender): string {
  return `${client.operation.name.typescript}URL`;
}

function optionsType(schemes: readonly SecurityScheme[]): Declaration {
  const name = "SenderOptions";
  const doc = { paragraphs: ["How a request is sent to its receiver."], tags: [] };
  const base = typeFrom(sendModule, "SendOptions");
  if (schemes.length === 0) return { kind: "type", name, doc, type: base };
  return {
    kind: "interface",
    name,
    doc,
    extends: [base],
    members: credentialsOf(schemes).map((option) => ({
      kind: "property",
      name: option.name,
      optional: true,
      readonly: true,
      type: optionType(option),
      doc: {
        paragraphs: [option.scheme.description ?? `The credentials of ${option.scheme.name.spec}.`],
        tags: deprecated(option.scheme.deprecated),
      },
    })),
  };
}

function deprecated(is: boolean): DocComment["tags"] {
  return is ? [{ tag: "deprecated", text: "" }] : [];
}

/** @param hidden What its table of members that are only written is called. */
function senderFunction(sender: Sender, hidden: string | undefined): FunctionDeclaration {
  const { client } = sender;
  const { names, operation } = client;
  const parameters: Parameter[] = [{ name: "url", type: code`string | URL` }];
  if (takesArguments(client)) {
    const type = typeFrom(clientModules.operations, names.arguments);
    parameters.push(argumentsOptional(client) ? { name: "args", type, initializer: code`{}` } : { name: "args", type });
  }
  parameters.push({ name: "options", type: identifier("SenderOptions"), initializer: code`{}` });
  const passed: readonly Printable[] = [
    valueFrom(clientModules.operations, names.table),
    identifier("url"),
    takesArguments(client) ? identifier("args") : code`{}`,
    identifier("options"),
    ...(hidden === undefined ? [] : [identifier(hidden)]),
  ];
  const words = [operation.summary, operation.description].filter((text) => text !== undefined && text.trim() !== "");
  return {
    kind: "function",
    name: senderName(sender),
    doc: {
      paragraphs: [
        ...new Set(words.filter((text) => text !== undefined)),
        `\`${operation.method} ${operation.path.template}\` (\`${operation.node.reference}\`)`,
      ],
      tags: [
        {
          tag: "param",
          text: sender.callback
            ? `url What \`${addressName(sender)}\` gives.`
            : "url The address that the receiver gave.",
        },
        ...deprecated(operation.deprecated),
      ],
    },
    parameters,
    returnType: code`Promise<${typeFrom(clientModules.operations, names.result)}>`,
    body: code`return ${valueFrom(sendModule, "sendWebhook")}(${list("arguments", passed)});`,
  };
}

/** Of a callback: where it is to be sent, by the request that asked for it. */
function addressFunction(sender: Sender): readonly FunctionDeclaration[] {
  const { client, callback } = sender;
  if (callback === undefined) return [];
  const { key, needsResponse } = callback;
  const request = { name: "request", type: typeFrom(expressionModule, "CallbackRequest") };
  const response = { name: "response", type: typeFrom(expressionModule, "CallbackResponse") };
  return [
    {
      kind: "function",
      name: addressName(sender),
      doc: {
        paragraphs: [`The address of ${client.operation.name.typescript}: \`${key}\`.`],
        tags: [
          { tag: "param", text: "request What the handler got that was asked for the callback." },
          ...(needsResponse ? [{ tag: "param", text: "response What that handler returns." }] : []),
          { tag: "throws", text: "TypeError if a part of the address is not there." },
        ],
      },
      parameters: needsResponse ? [request, response] : [request],
      returnType: code`string`,
      body: code`return ${valueFrom(expressionModule, "callbackURL")}(${list("arguments", [
        literal(key),
        identifier("request"),
        ...(needsResponse ? [identifier("response")] : []),
      ])});`,
    },
  ];
}
