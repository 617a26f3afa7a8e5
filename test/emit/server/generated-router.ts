import { join } from "node:path";
import { expect } from "vitest";
import type { RouteMatch } from "../../../templates/runtime/server/route.ts";
import { emitted, writeFolder } from "./emit-spec.ts";

type MatchPath = (path: string, method?: string) => RouteMatch | undefined;

function isRouter(module: unknown): module is { readonly matchPath: MatchPath } {
  return typeof module === "object" && module !== null && "matchPath" in module;
}

/**
 * The generated router of an API that has these paths, each with a GET.
 * @param servers The document's, in YAML.
 */
export async function router(paths: readonly string[], servers = "[]"): Promise<MatchPath> {
  return routerOf(
    paths.map((path) => [path, ["get"]]),
    servers,
  );
}

/** The generated router of an API that has these paths, each with its methods. */
export async function routerOf(
  paths: readonly (readonly [path: string, methods: readonly string[]])[],
  servers = "[]",
): Promise<MatchPath> {
  const { files, diagnostics } = emitted(`servers: ${servers}\npaths:\n${pathItems(paths)}`);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const module: unknown = await import(join(await writeFolder(files), "server/router.ts"));
  if (!isRouter(module)) throw new Error("the router has no matchPath");
  const { matchPath } = module;
  return (path, method = "GET") => matchPath(path, method);
}

/** The members of `paths`, in YAML, for paths with their methods. */
export function pathItems(paths: readonly (readonly [path: string, methods: readonly string[]])[]): string {
  const items = paths.map(([path, methods], index) => {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(
      ([, name]) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`,
    );
    const operations = methods.map(
      (method) =>
        `${method}: { operationId: ${method}${index}, parameters: [${parameters.join(", ")}], responses: {} }`,
    );
    return `  ${JSON.stringify(path)}: { ${operations.join(", ")} }\n`;
  });
  return items.join("");
}

/** The path of a match with the values of its parameters. */
export const show = (match: RouteMatch | undefined) => match && [match.route.path, ...match.values];
