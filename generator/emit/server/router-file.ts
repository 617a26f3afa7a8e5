import type { Api } from "../../model/api/api.ts";
import { type Declaration, inPart, type TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, list, literal, nothing, type Printable, propertyKey, typeFrom, valueFrom } from "../core/printable.ts";
import { runtime } from "./check-expression.ts";
import { doc } from "./operation-doc.ts";
import { yieldingRoutes } from "./path-overlaps.ts";
import { exactPath, type RoutePath } from "./route-paths.ts";
import { type MatchTree, matchTree, textsByShape, wantedParameter } from "./route-tree.ts";

export const routerFile = outputModule("server", "router.ts");

/**
 * `router.ts`: which operation answers at which path (OpenAPI 3.1 section 4.8.8). Where tags have files of their own, a path is
 * in that of its first operation, and so is what leads to paths of this file alone.
 */
export function routerSource(api: Api, routes: readonly RoutePath[]): TypeScriptFile {
  const exact = routes.filter((route) => exactPath(route) !== undefined);
  const templated = routes.filter((route) => exactPath(route) === undefined);
  const groupOf = ({ operations: [first] }: RoutePath) => (api.files ? first?.group : undefined);
  const partOf = (route: RoutePath) => {
    const group = groupOf(route);
    return group && api.files?.groups.get(group);
  };
  /** `templated`, or `templatedPets` of a tag. */
  const nameOf = (kind: "exact" | "templated", route: RoutePath) => kind + (groupOf(route)?.name.typescript ?? "");
  const byName = (kind: "exact" | "templated", of: readonly RoutePath[]) =>
    [...Map.groupBy(of, (route) => nameOf(kind, route))].flatMap(([name, own]) =>
      own[0] ? [{ name, part: partOf(own[0]), own }] : [],
    );
  const exactTables = byName("exact", exact);
  const templatedTables = byName("templated", templated);
  const around = aroundParameters(templated);
  const found = yieldingRoutes(routes);
  const yielding = found.size > 0 ? found : undefined;
  const tree = matchTree(templated, {
    module: routerFile,
    partOf,
    tableOf: (route) => valueFrom(routerFile, nameOf("templated", route)),
    around: valueFrom(routerFile, "around"),
    yielding,
    taken: ["matchPath", "matchFirst", "matchTemplated"],
  });
  return {
    kind: "typescript",
    module: routerFile,
    doc: doc(`The paths of ${api.title}, from the origin.`),
    declarations: [
      ...(api.files
        ? exactTables.flatMap(({ name, part, own }) => inPart(part, [exactRoutes(name, exactList(own))]))
        : []),
      ...(exact.length === 0 ? [] : [exactRoutes("exact", allExact(exact, api.files && exactTables))]),
      ...templatedTables.flatMap(({ name, part, own }) => inPart(part, [templatedRoutes(name, own)])),
      // What every file needs waits for none of them.
      ...inPart(api.files && "shared", around),
      ...(yielding
        ? preferringFunctions(exact, yielding, tree)
        : matchFunctions(exact.length > 0, templated.length > 0, tree)),
      ...tree.branches,
    ],
  };
}

/** All paths without parameters, as a list or as the lists of tags. */
function allExact(routes: readonly RoutePath[], tables: readonly { readonly name: string }[] | undefined): Printable {
  const parts = tables?.map(({ name }) => code`...${valueFrom(routerFile, name)},`);
  const all = parts ? code`[\n  ${list("lines", parts)}\n]` : exactList(routes);
  return code`${valueFrom(runtime, "byPath")}(${all})`;
}

function exactList(routes: readonly RoutePath[]): Printable {
  return code`[\n  ${list(
    "lines",
    routes.map((route) => code`${routeCall(route, exactPath(route))},`),
  )}\n]`;
}

function exactRoutes(name: string, initializer: Printable): Declaration {
  return {
    kind: "const",
    name,
    exported: false,
    doc: doc("Paths without parameters. They come before those with parameters."),
    initializer,
  };
}

function routeCall({ path, segments, spellings, serverSegments, operations }: RoutePath, spelling = path): Printable {
  const methods = operations.map(({ method, name }) => code`${propertyKey(method)}: ${literal(name.typescript)}`);
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

function templatedRoutes(name: string, routes: readonly RoutePath[]): Declaration {
  return {
    kind: "const",
    name,
    exported: false,
    doc: doc("Paths with parameters."),
    initializer: code`{\n  ${list(
      "lines",
      routes.map((route) => code`${propertyKey(route.path)}: ${routeCall(route)},`),
    )}\n}`,
  };
}

function aroundParameters(routes: readonly RoutePath[]): readonly Declaration[] {
  const shapes = [...textsByShape(routes)];
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
function matchFunctions(hasExact: boolean, hasTemplated: boolean, { statements }: MatchTree): readonly Declaration[] {
  const matchPath = { kind: "function", name: "matchPath", doc: pathDoc, returnType: found } as const;
  const path = { name: "path", type: code`string` };
  if (!hasExact && !hasTemplated) {
    return [{ ...matchPath, parameters: [{ ...path, name: "_path" }], body: code`return undefined;` }];
  }
  const inTree = code`${statements}\nreturn undefined;`;
  if (!hasExact) return [{ ...matchPath, parameters: [path], body: inTree }];
  const matched = valueFrom(runtime, "matched");
  const look = code`const found = exact.get(path);`;
  if (!hasTemplated) {
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

/** `matchPath` where several paths may match a request: one that has its method comes before one that has not. */
function preferringFunctions(
  exact: readonly RoutePath[],
  yielding: ReadonlySet<RoutePath>,
  { statements }: MatchTree,
): readonly Declaration[] {
  const path = { name: "path", type: code`string` };
  const inTree = code`${statements}\nreturn undefined;`;
  const isExactYielding = exact.some((route) => yielding.has(route));
  const isTaken = isExactYielding
    ? code`exactRoute !== undefined && ${valueFrom(runtime, "isWanted")}(exactRoute, wanted)`
    : code`exactRoute !== undefined`;
  // The statements of the tree have a `found` of their own.
  const look = code`const exactRoute = exact.get(path);\nif (${isTaken}) {\n  return ${valueFrom(runtime, "matched")}(exactRoute);\n}`;
  return [
    {
      kind: "function",
      name: "matchPath",
      doc: doc(
        "The route of a path, with its parameters as they were sent, one that has the method where several match; undefined where the API has nothing.",
      ),
      parameters: [path, { name: "method", type: code`string` }],
      returnType: found,
      body: code`return ${valueFrom(runtime, "preferred")}(matchFirst, path, method);`,
    },
    {
      kind: "function",
      name: "matchFirst",
      exported: false,
      parameters: [path, { ...wantedParameter, optional: true }],
      returnType: found,
      body: exact.length === 0 ? inTree : code`${look}\n${inTree}`,
    },
  ];
}
