import type { JsonObject, JsonValue } from "../../load/text/json.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import { camelCase } from "../../model/names/spelling.ts";
import { code, identifier, join, list, literal, member, type Printable, propertyKey } from "../core/printable.ts";
import { render } from "../core/render.ts";
import { exampleParameter } from "../schema/example-value.ts";
import { hasSeveralBodies } from "./arguments-type.ts";
import type { ClientOperation } from "./client-operation.ts";
import { bodyExample } from "./example-body.ts";
import { pagePromise } from "./page-promise.ts";
import { pathArguments } from "./resource-method.ts";
import { successes } from "./result-type.ts";

/** How a caller uses an operation's method, for the README. */
export function exampleCall(client: ClientOperation): string {
  const { resource } = client.operation;
  const receiver = [...resource.path, resource.method].map(member);
  const call = code`client${receiver}(${join(methodArguments(client), ", ")})`;
  if (pagePromise(client)) {
    return text(code`for await (const item of ${call}) {
  console.log(item);
}`);
  }
  const received = successes(client).flatMap(({ content }) => content);
  if (received.length > 0 && received.every(({ kind }) => kind === "sequential")) {
    return text(code`for await (const item of await ${call}) {
  console.log(item);
}`);
  }
  if (client.redirects) return text(code`const { status, headers } = await ${call};`);
  const gives = successes(client).some(({ content }) => content.length > 0);
  return text(gives ? code`const ${identifier(resultName(client))} = await ${call};` : code`await ${call};`);
}

/** How a caller uses an operation's function. */
export function exampleFunctionCall(client: ClientOperation): string {
  const args: (readonly [string, Printable])[] = [];
  if (client.path.length > 0) args.push(["path", literal(valuesOf(client.path))]);
  const query = client.query.filter((parameter) => parameter.required);
  if (query.length > 0) args.push(["query", literal(queryOf(query))]);
  const headers = client.headers.filter((parameter) => parameter.required);
  if (headers.length > 0) args.push(["headers", literal(valuesOf(headers))]);
  const cookies = client.cookies.filter((parameter) => parameter.required);
  if (cookies.length > 0) args.push(["cookies", literal(valuesOf(cookies))]);
  const media = client.body?.content[0];
  if (media && !client.body?.optional) args.push(["body", bodyExample(media)]);
  const members = args.map(([name, value]) => code`${propertyKey(name)}: ${value}`);
  const passed = [identifier("client"), ...(members.length > 0 ? [list("object", members)] : [])];
  return text(code`const reply = await ${identifier(client.names.function)}(${join(passed, ", ")});`);
}

function methodArguments(client: ClientOperation): readonly Printable[] {
  const path = pathArguments(client).flatMap(({ name }) => {
    const parameter = client.path.find((candidate) => candidate.name === name);
    return parameter ? [literal(exampleParameter(parameter))] : [];
  });
  const options = optionsArgument(client);
  // Options come last: where they are given, so is what stands before them.
  const middle = middleArgument(client) ?? (options && hasMiddle(client) ? code`undefined` : undefined);
  return [...path, ...(middle ? [middle] : []), ...(options ? [options] : [])];
}

function hasMiddle(client: ClientOperation): boolean {
  return client.query.length > 0 || client.body !== undefined;
}

function middleArgument(client: ClientOperation): Printable | undefined {
  const query = client.query.filter((parameter) => parameter.required);
  const media = client.body && !client.body.optional ? client.body.content[0] : undefined;
  if (client.body && (client.query.length > 0 || hasSeveralBodies(client.body))) {
    const both = [
      ...(query.length > 0 ? [code`query: ${literal(queryOf(query))}`] : []),
      ...(media ? [code`body: ${bodyExample(media)}`] : []),
    ];
    return both.length > 0 ? list("object", both) : undefined;
  }
  if (media) return bodyExample(media);
  return query.length > 0 ? literal(queryOf(query)) : undefined;
}

function optionsArgument(client: ClientOperation): Printable | undefined {
  const headers = client.headers.filter((parameter) => parameter.required);
  const cookies = client.cookies.filter((parameter) => parameter.required);
  if (headers.length + cookies.length === 0) return undefined;
  return literal({
    ...(headers.length > 0 && { headers: valuesOf(headers) }),
    ...(cookies.length > 0 && { cookies: valuesOf(cookies) }),
  });
}

function queryOf(parameters: readonly Parameter[]): JsonValue {
  const whole = parameters.find(({ in: place }) => place === "querystring");
  return whole ? exampleParameter(whole) : valuesOf(parameters);
}

function valuesOf(parameters: readonly Parameter[]): JsonObject {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, exampleParameter(parameter)]));
}

/** What the value is called: after the last resource, `oauthClient` of `oauthClients`. */
function resultName({ operation: { resource } }: ClientOperation): string {
  const name = camelCase(resource.path.at(-1) ?? "");
  if (resource.method === "retrieve" && name.length > 3 && name.endsWith("s")) return name.slice(0, -1);
  return "result";
}

function text(printable: Printable): string {
  return render(printable, (_, name) => name);
}
