import type { Api } from "../../model/api/api.ts";
import type { SecurityScheme } from "../../model/api/security.ts";
import { typesOf } from "../client/arguments-type.ts";
import { clientModules } from "../client/modules.ts";
import type { TypeScriptFile } from "../core/declaration.ts";
import { modelTypes } from "../schema/model-types.ts";
import {
  addressName,
  credentialsOf,
  expressionModule,
  type Sender,
  senderName,
  sendersModule,
} from "./senders-file.ts";

const runtimeNames: readonly (readonly [name: string, typeOnly: boolean])[] = [
  ["APIConnectionError", false],
  ["APIConnectionTimeoutError", false],
  ["APIError", false],
  ["APIUserAbortError", false],
  ["ClientRequest", true],
  ["Clock", true],
  ["Fetch", true],
  ["HeaderOptions", true],
  ["Interceptor", true],
  ["Reply", true],
  ["RequestContext", true],
  ["Send", true],
];

/** `index.ts`: what `/webhooks` of the server package offers. */
export function senderIndexFile(
  api: Api,
  senders: readonly Sender[],
  schemes: readonly SecurityScheme[],
): TypeScriptFile {
  const callbacks = senders.filter(({ callback }) => callback !== undefined);
  const ofSenders = [...callbacks.map(addressName), ...senders.map(senderName)];
  const ofCallbacks = [
    ...(callbacks.length > 0 ? ["CallbackRequest"] : []),
    ...(callbacks.some(({ callback }) => callback?.needsResponse) ? ["CallbackResponse"] : []),
  ];
  const kinds = new Set(credentialsOf(schemes).map(({ kind }) => kind));
  const credentials = [
    ...(kinds.has("basic") ? ["BasicCredential"] : []),
    ...(kinds.has("credential") ? ["Credential"] : []),
  ];
  const types = (names: readonly string[]) => names.map((name) => ({ name, typeOnly: true }));
  return {
    kind: "typescript",
    module: clientModules.index,
    doc: { paragraphs: [`The requests that ${api.title} sends: webhooks and callbacks.`], tags: [] },
    declarations: [
      {
        kind: "export",
        module: sendersModule,
        names: [...types(["SenderOptions"]), ...ofSenders.map((name) => ({ name, typeOnly: false }))],
      },
      {
        kind: "export",
        module: clientModules.operations,
        typeOnly: true,
        names: senders.flatMap(({ client }) => typesOf(client)).map((name) => ({ name, typeOnly: false })),
      },
      ...(ofCallbacks.length > 0
        ? [
            {
              kind: "export" as const,
              module: expressionModule,
              typeOnly: true,
              names: ofCallbacks.map((name) => ({ name, typeOnly: false })),
            },
          ]
        : []),
      {
        kind: "export",
        module: clientModules.runtime,
        names: [...runtimeNames.map(([name, typeOnly]) => ({ name, typeOnly })), ...types(credentials)],
      },
      ...modelTypes(api),
    ],
  };
}
