import type { Api } from "../../model/api/api.ts";
import type { Group } from "../../model/api/operation.ts";
import {
  type Declaration,
  type InterfaceMember,
  inPart,
  type TypeParameter,
  type TypeScriptFile,
} from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, identifier, nothing, type Printable, typeFrom } from "../core/printable.ts";
import { runtime } from "./check-expression.ts";
import { doc, groupDoc, operationDoc } from "./operation-doc.ts";
import { principalsParameter } from "./principals.ts";
import { requestTypes, takesPrincipals } from "./request-type.ts";
import { responseType } from "./response-type.ts";
import type { ServedOperation } from "./served-operation.ts";

export const handlersFile = outputModule("server", "handlers.ts");

/** `handlers.ts`: one interface a group, one method an operation, and the types of what goes in and out. */
export function handlersSource(
  api: Api,
  served: readonly ServedOperation[],
  secured: boolean,
  purpose = `What an implementation of ${api.title} has to provide`,
): TypeScriptFile {
  const groups = api.groups.filter((group) => served.some(({ operation }) => operation.group === group));
  return {
    kind: "typescript",
    module: handlersFile,
    doc: doc(`${purpose}: an interface for each group of operations, with a method\nfor each of them.`),
    declarations: [
      allHandlers(groups, served, secured),
      ...groups.flatMap((group) => inPart(api.files?.groups.get(group), [groupInterface(group, served)])),
      ...served.flatMap((one) =>
        inPart(api.files?.groups.get(one.operation.group), [...requestTypes(one), responseType(one)]),
      ),
    ],
  };
}

function typeParameters(secured: boolean): readonly TypeParameter[] {
  const context: TypeParameter = { name: "Context", default: code`undefined` };
  return secured ? [context, principalsParameter] : [context];
}

/** `<Context, P>`, or without the principals where the API has no security. */
export function handlerArguments(secured: boolean): Printable {
  return secured ? code`<Context, P>` : code`<Context>`;
}

/** Whether a handler of the group learns who is calling: only then its interface takes the principals. */
export function isSecured(group: Group, served: readonly ServedOperation[]): boolean {
  return served.some((operation) => operation.operation.group === group && takesPrincipals(operation));
}

function allHandlers(groups: readonly Group[], served: readonly ServedOperation[], secured: boolean): Declaration {
  const bases = groups.map(
    (group) => code`${typeFrom(handlersFile, handlersName(group))}${handlerArguments(isSecured(group, served))}`,
  );
  const common = { name: "Handlers", doc: doc("All handlers of the API: those of its groups together.") };
  if (bases.length === 0) {
    // The compiler leaves a type parameter alone that is not used, if its name says so.
    const unused: TypeParameter = { name: "_Context", default: code`undefined` };
    return { kind: "type", ...common, typeParameters: [unused], type: code`Record<never, never>` };
  }
  return {
    kind: "interface",
    ...common,
    typeParameters: typeParameters(secured),
    extends:
      bases.length === 1 && groups.every((group) => fitsOnLine(group, secured))
        ? bases
        : bases.map((base) => code`\n  ${base}`),
    members: [],
  };
}

/** Whether `Handlers` and the only interface that it extends have room on a line. */
function fitsOnLine(group: Group, secured: boolean): boolean {
  const parameters = secured ? "Context = undefined, P extends Principals = Principals" : "Context = undefined";
  return `export interface Handlers<${parameters}> extends ${handlersName(group)}<Context, P> {}`.length <= 120;
}

export function handlersName(group: Group): string {
  return `${group.name.typescript}Handlers`;
}

function groupInterface(group: Group, served: readonly ServedOperation[]): Declaration {
  return {
    kind: "interface",
    name: handlersName(group),
    doc: groupDoc(group),
    typeParameters: typeParameters(isSecured(group, served)),
    members: served.filter(({ operation }) => operation.group === group).map(handlerMethod),
  };
}

function handlerMethod(served: ServedOperation): InterfaceMember {
  const { operation } = served;
  const request = code`${identifier(`${operation.typeName}Request`)}${takesPrincipals(served) ? code`<P>` : nothing}`;
  return {
    kind: "method",
    name: operation.name.typescript,
    doc: operationDoc(operation),
    parameters: [
      { name: "request", type: request },
      { name: "context", type: code`Context` },
    ],
    returnType: code`${typeFrom(runtime, "Answer")}<${identifier(`${operation.typeName}Response`)}>`,
  };
}
