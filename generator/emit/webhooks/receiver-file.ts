import type { Api } from "../../model/api/api.ts";
import type { Declaration, InterfaceMember, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, list, literal, typeFrom, valueFrom } from "../core/printable.ts";
import { runtime } from "../server/check-expression.ts";
import { doc } from "../server/operation-doc.ts";
import { operationsFile } from "../server/operations-file.ts";
import { principalsParameter, securityFile } from "../server/principals.ts";
import type { ServedOperation } from "../server/served-operation.ts";
import {
  allHandlers,
  optionsArguments,
  optionsInterface,
  optionsType,
  ownParameter,
  refusalAnswers,
} from "../server/server-file.ts";

export const receiverModule = outputModule("server", "receiver.ts");

/** `receiver.ts`: `createReceiver`, which puts handlers, authenticators and tables together. */
export function receiverSource(api: Api, received: readonly ServedOperation[], secured: boolean): TypeScriptFile {
  return {
    kind: "typescript",
    module: receiverModule,
    doc: doc(`The receiver of the requests that ${api.title} sends.`),
    declarations: [
      optionsType(secured, "ReceiverOptions", "createReceiver"),
      optionsInterface(secured, [handlersOption(secured), pathsOption(secured)]),
      refusalAnswers(secured),
      createReceiver(api, received, secured),
    ],
  };
}

function handlersOption(secured: boolean): InterfaceMember {
  return {
    kind: "property",
    name: "handlers",
    readonly: true,
    type: code`Partial<${allHandlers(secured)}>`,
    doc: doc("The implementation. What has no handler is not received."),
  };
}

function pathsOption(secured: boolean): InterfaceMember {
  return {
    kind: "property",
    name: "paths",
    readonly: true,
    optional: true,
    type: code`{ readonly [Name in keyof ${allHandlers(secured)}]?: string }`,
    doc: doc("Where each handler is reached. Default: its name, with a slash before it."),
  };
}

function createReceiver(api: Api, received: readonly ServedOperation[], secured: boolean): Declaration {
  const webhooks = received.map(({ operation }) => {
    const table = valueFrom(operationsFile, operation.name.typescript);
    return code`{ method: ${literal(operation.method)}, operation: ${table} },`;
  });
  return {
    kind: "function",
    name: "createReceiver",
    doc: doc(
      "Makes a receiver of handlers, with the doors of a server. The context is what each handler gets as its second argument.",
    ),
    typeParameters: [
      { name: "Context", default: code`undefined` },
      ...(secured ? [principalsParameter] : []),
      ownParameter,
    ],
    parameters: [{ name: "options", type: code`ReceiverOptions${optionsArguments(secured)}` }],
    returnType: code`${typeFrom(runtime, "ServerOf")}<Context, Own>`,
    body: code`return ${valueFrom(outputModule("server", "runtime/receive.ts"), "receive")}<Context, Own>(
  {
    title: ${literal(api.title)},
    webhooks: [
      ${list("lines", webhooks)}
    ],
    schemes: ${secured ? valueFrom(securityFile, "securitySchemes") : code`{}`},
  },
  options,
  options.context,
);`,
  };
}
