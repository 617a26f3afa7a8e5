import type { Api } from "../../model/api.ts";
import type { Declaration, TypeScriptFile } from "../core/declaration.ts";
import { code, list, literal, type Printable, propertyKey, typeFrom, valueFrom } from "../core/printable.ts";
import { runtime } from "./check-expression.ts";
import { doc } from "./operation-doc.ts";
import { operationsFile } from "./operations-file.ts";
import { exactPath, type RoutePath } from "./route-paths.ts";
import { matchStatements } from "./route-tree.ts";
import { serverModule } from "./server-module.ts";

export const routerFile = serverModule("router.ts");

/** `router.ts`: which operation answers at which path (OpenAPI 3.1 section 4.8.8). */
export function routerSource(api: Api, routes: readonly RoutePath[]): TypeScriptFile {
  const exact = routes.filter((route) => exactPath(route) !== undefined);
  const templated = routes.filter((route) => exactPath(route) === undefined);
  return {
    kind: "typescript",
    module: routerFile,
    doc: doc(`The paths of ${api.title}, from the origin.`),
    declarations: [
      {
        kind: "const",
        name: "exact",
        exported: false,
        doc: doc("Paths without parameters. They come before those with parameters."),
        initializer: code`${valueFrom(runtime, "byPath")}([\n  ${list(
          "lines",
          exact.map((route) => code`${routeCall(route, exactPath(route))},`),
        )}\n])`,
      },
      ...(templated.length === 0 ? [] : [templatedRoutes(templated)]),
      matchFunction(templated.length > 0),
      ...(templated.length === 0 ? [] : [matchTemplated(templated)]),
    ],
  };
}

function routeCall({ path, operations }: RoutePath, spelling = path): Printable {
  const methods = operations.map(
    ({ method, name }) => code`${propertyKey(method)}: ${valueFrom(operationsFile, name.typescript)}`,
  );
  return code`${valueFrom(runtime, "route")}(${literal(spelling)}, ${list("object", methods)})`;
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

function matchFunction(hasTemplated: boolean): Declaration {
  return {
    kind: "function",
    name: "matchPath",
    doc: doc("The route of a path, with its parameters as they were sent; undefined where the API has nothing."),
    parameters: [{ name: "path", type: code`string` }],
    returnType: code`${typeFrom(runtime, "RouteMatch")} | undefined`,
    body: hasTemplated
      ? code`const found = exact.get(path);\nreturn found === undefined ? matchTemplated(path) : ${valueFrom(runtime, "matched")}(found);`
      : code`const found = exact.get(path);\nreturn found && ${valueFrom(runtime, "matched")}(found);`,
  };
}

function matchTemplated(routes: readonly RoutePath[]): Declaration {
  return {
    kind: "function",
    name: "matchTemplated",
    exported: false,
    parameters: [{ name: "path", type: code`string` }],
    returnType: code`${typeFrom(runtime, "RouteMatch")} | undefined`,
    body: code`${matchStatements(routes)}\nreturn undefined;`,
  };
}
