import { camelCase, isIdentifier } from "../../model/names/spelling.ts";
import type { ClassMethod, Parameter } from "../core/declaration.ts";
import {
  code,
  identifier,
  list,
  literal,
  nothing,
  type Printable,
  propertyKey,
  typeFrom,
  valueFrom,
} from "../core/printable.ts";
import { allOptional, bodyType, choosesType, hasSeveralBodies, optionsType, parameterType } from "./arguments-type.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import { operationDoc } from "./operation-doc.ts";
import { pagePromise } from "./page-promise.ts";
import { methodValueType } from "./result-type.ts";

/**
 * A method of a resource. Path parameters come first, in the order of the path; then the query or the body as it is,
 * or both as `{ query, body }`, or the body as `{ body, contentType }` where media types have bodies of different types; then
 * options, which also take the declared headers and cookies.
 */
export function resourceMethod(client: ClientOperation): ClassMethod {
  const { names, operation } = client;
  const path = pathArguments(client);
  const middle = middleArgument(client);
  const pages = pagePromise(client);
  const parameters = optionalLast([
    ...path.map(({ local, type }) => ({ name: local, type })),
    ...(middle ? [middle.parameter] : []),
    optionsParameter(client),
  ]);
  const members: Printable[] = [
    ...(path.length > 0 ? [code`path: ${list("object", path.map(pathEntry))}`] : []),
    ...(middle?.members ?? []),
    ...(client.headers.length > 0 ? [fromOptions(client, "headers")] : []),
    ...(client.cookies.length > 0 ? [fromOptions(client, "cookies")] : []),
    ...(client.body && choosesType(client.body) ? [fromOptions(client, "contentType")] : []),
  ];
  const send = pages ? "listPages" : client.redirects ? "callForReply" : "call";
  const passed = [
    code`this.#client`,
    valueFrom(clientModules.operations, names.table),
    ...(pages ? [valueFrom(clientModules.operations, names.pagination)] : []),
    // What is taken as one object and is all there is needs no copy.
    members.length === 1 && middle?.spread && !middle.parameter.optional
      ? identifier(middle.parameter.name)
      : list("object", members),
    identifier("options"),
  ];
  return {
    name: operation.resource.method,
    doc: operationDoc(client),
    parameters,
    returnType: pages ?? code`${runtimeType("ApiPromise")}<${methodValueType(client)}>`,
    body: code`return ${runtimeValue(send)}(${list("arguments", passed)});`,
  };
}

/** A path parameter as an argument: `consent_token` is `consentToken`. */
export interface PathArgument {
  readonly name: string;
  readonly local: string;
  readonly type: Printable;
}

/** The path parameters in the order of the path. */
export function pathArguments(client: ClientOperation): readonly PathArgument[] {
  const order = client.operation.path.segments.flat().flatMap((part) => (part.kind === "parameter" ? [part.name] : []));
  const taken = new Set(["options", "query", "body", "content", "params"]);
  return [...client.path]
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map((parameter) => {
      const spelled = camelCase(parameter.name) || "parameter";
      let local = isIdentifier(spelled) && !reserved.has(spelled) ? spelled : `_${spelled}`;
      while (taken.has(local)) local += "_";
      taken.add(local);
      return { name: parameter.name, local, type: parameterType(parameter) };
    });
}

/** Words that cannot be the name of an argument in a module. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

function pathEntry({ name, local }: PathArgument): Printable {
  return name === local ? identifier(local) : code`${propertyKey(name)}: ${identifier(local)}`;
}

interface MiddleArgument {
  readonly parameter: Parameter;
  /** What it adds to the arguments of the operation. */
  readonly members: readonly Printable[];
  /** Whether the argument is an object whose members are the arguments' own. */
  readonly spread?: true;
}

/** The query, the body, or both; the body with its media type where it is of another type in each. */
function middleArgument(client: ClientOperation): MiddleArgument | undefined {
  const { body, query, names } = client;
  const queryOptional = allOptional(query);
  if (body && hasSeveralBodies(body)) {
    const type = typeFrom(clientModules.operations, names.content);
    const alone = query.length === 0;
    const queryType = code`Pick<${typeFrom(clientModules.operations, names.arguments)}, "query">`;
    return {
      parameter: {
        name: alone ? "content" : "params",
        type: alone ? type : code`${queryType} & ${type}`,
        optional: queryOptional && body.optional,
      },
      members: [alone ? code`...content` : code`...params`],
      spread: true,
    };
  }
  if (body && query.length > 0) {
    const type = code`Pick<${typeFrom(clientModules.operations, names.arguments)}, ${list("union", [literal("query"), literal("body")])}>`;
    return {
      parameter: { name: "params", type, optional: queryOptional && body.optional },
      members: [code`...params`],
      spread: true,
    };
  }
  if (body) {
    return { parameter: { name: "body", type: bodyType(body), optional: body.optional }, members: [code`body`] };
  }
  if (query.length === 0) return undefined;
  const type = typeFrom(clientModules.operations, names.query);
  return { parameter: { name: "query", type, optional: queryOptional }, members: [code`query`] };
}

/** An optional parameter before a required one has to be given, as `undefined` if nothing else. */
function optionalLast(parameters: readonly Parameter[]): readonly Parameter[] {
  const lastRequired = parameters.findLastIndex((parameter) => !parameter.optional);
  return parameters.map((parameter, index) =>
    parameter.optional && index < lastRequired
      ? { ...parameter, optional: false, type: code`${parameter.type ?? nothing} | undefined` }
      : parameter,
  );
}

/** The options of every request, or the operation's own. They have to be given where one of its headers or cookies has to be. */
function optionsParameter(client: ClientOperation): Parameter {
  const own = optionsType(client);
  return {
    name: "options",
    optional: !optionsRequired(client),
    type: own ? typeFrom(clientModules.operations, own.name) : runtimeType("RequestOptions"),
  };
}

function optionsRequired(client: ClientOperation): boolean {
  return !allOptional(client.headers) || !allOptional(client.cookies);
}

function fromOptions(client: ClientOperation, name: "headers" | "cookies" | "contentType"): Printable {
  const options = optionsRequired(client) ? code`options` : code`options?`;
  return code`${propertyKey(name)}: ${options}.${identifier(name)}`;
}
