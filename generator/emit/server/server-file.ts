import type { Api } from "../../model/api/api.ts";
import type { Declaration, InterfaceMember, TypeParameter, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, identifier, list, literal, type Printable, typeFrom, valueFrom } from "../core/printable.ts";
import { runtime } from "./check-expression.ts";
import { handlerArguments, handlersFile } from "./handlers-file.ts";
import { doc } from "./operation-doc.ts";
import { operationsFile } from "./operations-file.ts";
import { principalsParameter, securityFile } from "./principals.ts";
import { routerFile } from "./router-file.ts";
import type { ServedOperation } from "./served-operation.ts";

export const serverFile = outputModule("server", "server.ts");

/** `server.ts`: `createServer`, which puts handlers, authenticators and tables together. */
export function serverSource(api: Api, served: readonly ServedOperation[], secured: boolean): TypeScriptFile {
  return {
    kind: "typescript",
    module: serverFile,
    doc: doc(`The server of ${api.title}.`),
    declarations: [
      optionsType(secured, "ServerOptions", "createServer"),
      optionsInterface(secured, [handlersOption(secured)]),
      refusalAnswers(secured),
      createServer(api, served, secured),
    ],
  };
}

export const allHandlers = (secured: boolean): Printable =>
  code`${typeFrom(handlersFile, "Handlers")}${handlerArguments(secured)}`;

/** @param name The type's name. @param taker The function that takes it. */
export function optionsType(secured: boolean, name: string, taker: string): Declaration {
  return {
    kind: "type",
    name,
    doc: doc(`What \`${taker}\` is given. The context may be left out where the handlers do without.`),
    typeParameters: [{ name: "Context" }, ...(secured ? [plainPrincipals] : []), ownParameter],
    type: code`ApiOptions${handlerArguments(secured)} & ${typeFrom(runtime, "ContextOption")}<Context, Own>`,
  };
}

/** `<Context, P, Own>`, or without the principals where the API has no security. */
export function optionsArguments(secured: boolean): Printable {
  return secured ? code`<Context, P, Own>` : code`<Context, Own>`;
}

function handlersOption(secured: boolean): InterfaceMember {
  return {
    kind: "property",
    name: "handlers",
    readonly: true,
    type: allHandlers(secured),
    doc: doc("The implementation: one object, or several spread into one."),
  };
}

/** @param own What says which handlers there are. */
export function optionsInterface(secured: boolean, own: readonly InterfaceMember[]): Declaration {
  const property = (name: string, type: Printable, text: string, optional = false): InterfaceMember => ({
    kind: "property",
    name,
    readonly: true,
    optional,
    type,
    doc: doc(text),
  });
  const security = [
    property(
      "security",
      code`${typeFrom(securityFile, "Authenticators")}<Context, P>`,
      "Finds out who is calling, by the security schemes of the API.",
    ),
    property(
      "challenges",
      code`{ readonly [Scheme in keyof ${typeFrom(securityFile, "Principals")}]?: ${typeFrom(runtime, "ChallengeParameters")} }`,
      "Parameters of the challenges in WWW-Authenticate, by security scheme: `realm`, and others that the scheme knows.",
      true,
    ),
  ];
  return {
    kind: "interface",
    name: "ApiOptions",
    doc: doc("The options that depend on the API."),
    typeParameters: [{ name: "Context" }, ...(secured ? [plainPrincipals] : [])],
    extends: [code`${typeFrom(runtime, "CommonOptions")}<Context>`],
    members: [
      ...own,
      ...(secured ? security : []),
      property(
        "refuse",
        code`${identifier("RefusalAnswers")}${handlerArguments(secured)}`,
        "How requests are answered that do not reach a handler, and those whose handler fails.",
        true,
      ),
    ],
  };
}

/** What the server has as the context of its own: the context, or `null`. */
export const ownParameter: TypeParameter = { name: "Own", default: code`Context` };

const plainPrincipals: TypeParameter = { name: "P", constraint: typeFrom(securityFile, "Principals") };

export function refusalAnswers(secured: boolean): Declaration {
  const all = allHandlers(secured);
  return {
    kind: "interface",
    name: "RefusalAnswers",
    doc: doc(
      "How refusals are answered: for the API as a whole, and by operation with a response that the operation declares.",
    ),
    typeParameters: [{ name: "Context" }, ...(secured ? [plainPrincipals] : [])],
    extends: [code`Pick<${typeFrom(runtime, "RefuseOptions")}<Context>, "default">`],
    members: [
      {
        kind: "property",
        name: "operations",
        readonly: true,
        optional: true,
        doc: doc("Where an answer is `undefined`, the default answers."),
        type: code`{
  readonly [Name in keyof ${all}]?: (
    refusal: ${typeFrom(runtime, "Refusal")}<Name>,
    context: Context,
  ) => ReturnType<${all}[Name]> | undefined;
}`,
      },
    ],
  };
}

function createServer(api: Api, served: readonly ServedOperation[], secured: boolean): Declaration {
  const names = served.map(({ operation }) => valueFrom(operationsFile, operation.name.typescript));
  return {
    kind: "function",
    name: "createServer",
    doc: doc("Makes a server of handlers. The context is what each of them gets as its second argument."),
    typeParameters: [
      { name: "Context", default: code`undefined` },
      ...(secured ? [principalsParameter] : []),
      ownParameter,
    ],
    parameters: [
      {
        name: "options",
        type: code`ServerOptions${optionsArguments(secured)}`,
      },
    ],
    returnType: code`${typeFrom(runtime, "ServerOf")}<Context, Own>`,
    body: code`return ${valueFrom(runtime, "serve")}<Context, Own>(
  {
    title: ${literal(api.title)},
    match: ${valueFrom(routerFile, "matchPath")},
    operations: ${list("array", names)},
    schemes: ${secured ? valueFrom(securityFile, "securitySchemes") : code`{}`},
  },
  options,
  options.context,
);`,
  };
}
