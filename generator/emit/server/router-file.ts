import type { Api } from "../../model/api.ts";
import type { Declaration, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, list, literal, nothing, type Printable, propertyKey, typeFrom, valueFrom } from "../core/printable.ts";
import { runtime } from "./check-expression.ts";
import { doc } from "./operation-doc.ts";
import { operationsFile } from "./operations-file.ts";
import { exactPath, type RoutePath } from "./route-paths.ts";
import { matchStatements, textsAround } from "./route-tree.ts";

export const routerFile = outputModule("server", "router.ts");

/** `router.ts`: which operation answers at which path (OpenAPI 3.1 section 4.8.8). */
export function routerSource(api: Api, routes: readonly RoutePath[]): TypeScriptFile {
  const exact = routes.filter((route) => exactPath(route) !== undefined);
  const templated = routes.filter((route) => exactPath(route) === undefined);
  return {
    kind: "typescript",
    module: routerFile,
    doc: doc(`The paths of ${api.title}, from the origin.`),
    declarations: [
      ...(exact.length === 0 ? [] : [exactRoutes(exact)]),
      ...(templated.length === 0 ? [] : [templatedRoutes(templated)]),
      ...aroundParameters(templated),
      ...matchFunctions(exact.length > 0, templated),
    ],
  };
}

function exactRoutes(routes: readonly RoutePath[]): Declaration {
  return {
    kind: "const",
    name: "exact",
    exported: false,
    doc: doc("Paths without parameters. They come before those with parameters."),
    initializer: code`${valueFrom(runtime, "byPath")}([\n  ${list(
      "lines",
      routes.map((route) => code`${routeCall(route, exactPath(route))},`),
    )}\n])`,
  };
}

function routeCall({ path, segments, spellings, serverSegments, operations }: RoutePath, spelling = path): Printable {
  const methods = operations.map(
    ({ method, name }) => code`${propertyKey(method)}: ${valueFrom(operationsFile, name.typescript)}`,
  );
  const names = [segments, ...spellings].flatMap((each) => parameterNames(each).slice(serverSegments).flat());
  const given = serverSegments > 0 || spellings.length > 0 ? code`, ${literal(names)}` : nothing;
  return code`${valueFrom(runtime, "route")}(${literal(spelling)}, ${list("object", methods)}${given})`;
}

/** The names of the parameters of each segment that has some. */
function parameterNames(segments: RoutePath["segments"]): readonly string[][] {
  return segments
    .map((segment) => segment.flatMap((part) => (part.kind === "parameter" ? [part.name] : [])))
    .filter((names) => names.length > 0);
}

function templatedRoutes(routes: readonly RoutePath[]): Declaration {
  return {
    kind: "const",
    name: "templated",
    exported: false,
    doc: doc("Paths with parameters."),
    initializer: code`{\n  ${list(
      "lines",
      routes.map((route) => code`${propertyKey(route.path)}: ${routeCall(route)},`),
    )}\n}`,
  };
}

function aroundParameters(routes: readonly RoutePath[]): readonly Declaration[] {
  const shapes = [...textsAround(routes)];
  if (shapes.length === 0) return [];
  return [
    {
      kind: "const",
      name: "around",
      exported: false,
      doc: doc("What stands before, between and behind the parameters of path segments that hold text beside them."),
      initializer: code`{\n  ${list(
        "lines",
        shapes.map(([shape, texts]) => code`${propertyKey(shape)}: ${literal([...texts])},`),
      )}\n}`,
    },
  ];
}

const pathDoc = doc("The route of a path, with its parameters as they were sent; undefined where the API has nothing.");

const found = code`${typeFrom(runtime, "RouteMatch")} | undefined`;

/** `matchPath`, and `matchTemplated` behind it where there are paths of both kinds. */
function matchFunctions(hasExact: boolean, templated: readonly RoutePath[]): readonly Declaration[] {
  const matchPath = { kind: "function", name: "matchPath", doc: pathDoc, returnType: found } as const;
  const path = { name: "path", type: code`string` };
  if (!hasExact && templated.length === 0) {
    return [{ ...matchPath, parameters: [{ ...path, name: "_path" }], body: code`return undefined;` }];
  }
  const inTree = code`${matchStatements(templated)}\nreturn undefined;`;
  if (!hasExact) return [{ ...matchPath, parameters: [path], body: inTree }];
  const matched = valueFrom(runtime, "matched");
  const look = code`const found = exact.get(path);`;
  if (templated.length === 0) {
    return [{ ...matchPath, parameters: [path], body: code`${look}\nreturn found && ${matched}(found);` }];
  }
  return [
    {
      ...matchPath,
      parameters: [path],
      body: code`${look}\nreturn found === undefined ? matchTemplated(path) : ${matched}(found);`,
    },
    {
      kind: "function",
      name: "matchTemplated",
      exported: false,
      parameters: [path],
      returnType: found,
      body: inTree,
    },
  ];
}
