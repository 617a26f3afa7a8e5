import type { StatusKey } from "../../model/api/response.ts";
import type { ClassDeclaration, ClassProperty, TypeScriptFile } from "../core/declaration.ts";
import { code, identifier, list, literal, type Printable, propertyKey } from "../core/printable.ts";
import { distinctUnion } from "./arguments-type.ts";
import type { ClientOperation, ClientResponse } from "./client-operation.ts";
import { type StatusErrorClass, serverErrorName, statusErrorClasses } from "./error-classes.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import { receivedType } from "./result-type.ts";

/** The classes that every client has whatever its document says. */
export const baseErrorNames = ["APIError", "APIConnectionError", "APIConnectionTimeoutError", "APIUserAbortError"];

/** `errors.ts`: a class for each status that is an error. */
export function errorsFile(operations: readonly ClientOperation[]): TypeScriptFile {
  const classes = errorClassesOf(operations);
  const entries = [
    ...classes.map(({ status, name }) => code`${propertyKey(String(status))}: ${identifier(name)},`),
    code`"5XX": ${identifier(serverErrorName)},`,
  ];
  return {
    kind: "typescript",
    module: clientModules.errors,
    doc: { paragraphs: ["The errors that the resources throw: one class for each status that is an error."], tags: [] },
    declarations: [
      {
        kind: "export",
        module: clientModules.runtime,
        names: baseErrorNames.map((name) => ({ name, typeOnly: false })),
      },
      ...classes.filter(({ status }) => status < 500).map((errorClass) => clientErrorClass(errorClass, operations)),
      serverErrorClass(operations),
      ...classes.filter(({ status }) => status >= 500).map(laterServerErrorClass),
      {
        kind: "const",
        name: "errorClasses",
        doc: {
          paragraphs: ["Which class an answer of a status is thrown as; `APIError` itself where there is none."],
          tags: [],
        },
        initializer: code`{\n  ${list("lines", entries)}\n} satisfies Partial<${runtimeType("ErrorClasses")}>`,
      },
    ],
  };
}

/** The classes for one status each, ascending. */
export function errorClassesOf(operations: readonly ClientOperation[]): readonly StatusErrorClass[] {
  return statusErrorClasses(operations.flatMap(({ responses }) => responses.map(({ response }) => response.status)));
}

function clientErrorClass(
  { status, name }: StatusErrorClass,
  operations: readonly ClientOperation[],
): ClassDeclaration {
  return {
    kind: "class",
    name,
    doc: { paragraphs: [`An answer of status ${status}.`], tags: [] },
    extends: code`${runtimeValue("APIError")}<${literal(status)}, ${bodyOfStatus(operations, status)}>`,
    properties: [writtenName(name)],
  };
}

/** Statuses from 500 on share a class, which those with one of their own extend; so the bodies are those of all. */
function serverErrorClass(operations: readonly ClientOperation[]): ClassDeclaration {
  return {
    kind: "class",
    name: serverErrorName,
    doc: { paragraphs: ["An answer of status 500 or above."], tags: [] },
    typeParameters: [{ name: "Status", constraint: code`number`, default: code`number` }],
    extends: code`${runtimeValue("APIError")}<Status, ${serverErrorBodies(operations)}>`,
    properties: [writtenName(serverErrorName)],
  };
}

function laterServerErrorClass({ status, name }: StatusErrorClass): ClassDeclaration {
  return {
    kind: "class",
    name,
    doc: { paragraphs: [`An answer of status ${status}.`], tags: [] },
    extends: code`${identifier(serverErrorName)}<${literal(status)}>`,
    properties: [writtenName(name)],
  };
}

/** What an error is called, which of a class is not known any more when its name has been made shorter. */
function writtenName(name: string): ClassProperty {
  return { name: "name", override: true, readonly: true, type: code`string`, initializer: literal(name) };
}

/** The bodies that operations declare for a status; unknown where none does. */
function bodyOfStatus(operations: readonly ClientOperation[], status: number): Printable {
  return bodiesOf(operations.flatMap(({ responses }) => responseFor(responses, status) ?? []));
}

/** The response that an operation has for a status: of the status itself, of its range, or the default. */
function responseFor(responses: readonly ClientResponse[], status: number): ClientResponse | undefined {
  const find = (covers: (key: StatusKey) => boolean) => responses.find(({ response }) => covers(response.status));
  return (
    find((key) => key.kind === "exact" && key.status === status) ??
    find((key) => key.kind === "range" && key.digit === Math.floor(status / 100)) ??
    find((key) => key.kind === "default")
  );
}

/** The bodies that operations declare for any status from 500 on. A default is for those that no range covers. */
function serverErrorBodies(operations: readonly ClientOperation[]): Printable {
  return bodiesOf(
    operations.flatMap(({ responses }) => {
      const ranges = responses.filter(({ response: { status } }) => status.kind === "range" && status.digit === 5);
      return responses.filter(({ response: { status } }) => {
        if (status.kind === "exact") return status.status >= 500;
        return status.kind === "default" ? ranges.length === 0 : status.digit === 5;
      });
    }),
  );
}

function bodiesOf(responses: readonly ClientResponse[]): Printable {
  const bodies = responses.flatMap(({ content }) => content.map(receivedType));
  return bodies.length === 0 ? code`unknown` : distinctUnion([...bodies, code`undefined`]);
}
