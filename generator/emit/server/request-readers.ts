import { isListHeader } from "../../../templates/runtime/server/list-headers.ts";
import { defaultOf } from "../../model/schema/reach.ts";
import {
  code,
  identifier,
  list,
  literal,
  type Printable,
  propertyKey,
  typeFrom,
  valueFrom,
} from "../core/printable.ts";
import type { FunctionParts } from "../schema/predicates/local-declarations.ts";
import { type Check, runtime } from "./check-expression.ts";
import { keptOnce } from "./kept-once.ts";
import { doc } from "./operation-doc.ts";
import { converted, leaveUnless, objectOf, readPairs, type Slot, slotOf, Variables } from "./pair-reading.ts";
import type { ServedOperation, ServedParameter } from "./served-operation.ts";

/**
 * Functions that read what most requests hold by straight statements, and give `undefined` for everything else: the tables
 * then say what it is, or what is wrong with it. Rules about requests that do not fit stand in the run-time part alone.
 */

/** @param checks How each of the parameters is checked. */
export function parameterReader(
  { parameters, querystring, operation }: ServedOperation,
  checks: ReadonlyMap<ServedParameter, Check | undefined>,
): FunctionParts | undefined {
  if (querystring || parameters.length === 0 || operation.validation === "handler") return undefined;
  const variables = new Variables();
  const slots = parameters.map((parameter) => parameterSlot(parameter, checks.get(parameter), variables));
  const read = slots.filter((slot) => slot !== undefined);
  if (read.length < slots.length) return undefined;
  const of = (place: ServedParameter["in"]) => read.filter((_, index) => parameters[index]?.in === place);
  const [path, query, headers] = [of("path"), of("query"), of("header")];
  const parts = [
    { name: "path", ...objectOf("path", path), isThere: path.length > 0 },
    { name: "query", ...objectOf("query", query), isThere: query.length > 0 },
    { name: "headers", ...objectOf("headers", headers), isThere: headers.length > 0 },
  ].filter(({ isThere }) => isThere);
  const members = parts.map(({ name, statements, expression }) =>
    statements.length > 0 ? expression : code`${propertyKey(name)}: ${expression}`,
  );
  return {
    doc: doc("The parameters of most requests; of the others, the table says what they are."),
    parameters: [{ name: "source", type: typeFrom(runtime, "ParameterSource") }],
    returnType: code`${typeFrom(runtime, "DecodedParameters")} | undefined`,
    body: list("lines", [
      ...path.flatMap(readPath),
      ...headers.flatMap(readHeader),
      ...(query.length > 0
        ? [readPairs(query, code`source.request.search`, code`source.limits.parameters`, "pass")]
        : []),
      ...parts.flatMap(({ statements }) => statements),
      code`return ${list("object", members)};`,
    ]),
  };
}

function parameterSlot(
  { name, layout, schema, in: place, style, parameter }: ServedParameter,
  check: Check | undefined,
  variables: Variables,
): Slot | undefined {
  if (place === "cookie" || style || (check && !check.test)) return undefined;
  const value = schema && defaultOf(schema);
  const slot = slotOf(name, layout, {
    variable: variables.of(name),
    test: check?.test,
    required: place === "path" || (parameter.required && !value),
    default: value && literal(value.value),
  });
  // Headers that are no texts, and lists beyond the query, are rare.
  if (place === "header" && slot?.type !== "string") return undefined;
  return place !== "query" && slot?.isList ? undefined : slot;
}

function readPath({ name, variable: local, type, test }: Slot): readonly Printable[] {
  const variable = identifier(local);
  const text = code`${valueFrom(runtime, "pathValue")}(source.match, ${literal(name)})`;
  return [code`const ${variable} = ${converted(type, text)};`, ...leaveUnless(variable, true, test)];
}

function readHeader({ name, variable: local, test, required }: Slot): readonly Printable[] {
  const variable = identifier(local);
  const read = code`const ${variable} = source.request.headers.get(${literal(name)});`;
  const once = leaveIfRepeated(name, variable, required);
  if (required) return [read, ...leaveUnless(variable, true, test), ...once];
  const fits = test ? [code`if (${variable} !== undefined && !${test}(${variable})) return undefined;`] : [];
  return [read, ...fits, ...once];
}

/** What came in several fields has commas between them, unless Node.js kept the first one alone. */
function leaveIfRepeated(name: string, variable: Printable, isThere: boolean): readonly Printable[] {
  if (keptOnce.has(name)) {
    const isRepeated = code`source.request.headers.getAll(${literal(name)}).length > 1`;
    const condition = isThere ? isRepeated : code`${variable} !== undefined && ${isRepeated}`;
    return [code`if (${condition}) return undefined;`];
  }
  if (isListHeader(name)) return [];
  return [code`if (${variable}${isThere ? code`` : code`?`}.includes(",")) return undefined;`];
}
