import { join } from "node:path";
import { expect } from "vitest";
import type { RouteMatch } from "../../../templates/runtime/server/route.ts";
import { emitted, writeFolder } from "./emit-spec.ts";

type MatchPath = (path: string) => RouteMatch | undefined;

function isRouter(module: unknown): module is { readonly matchPath: MatchPath } {
  return typeof module === "object" && module !== null && "matchPath" in module;
}

/**
 * The generated router of an API that has these paths, each with a GET.
 * @param servers The document's, in YAML.
 */
export async function router(paths: readonly string[], servers = "[]"): Promise<MatchPath> {
  const items = paths.map((path, index) => {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(
      ([, name]) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`,
    );
    return `  ${JSON.stringify(path)}: { get: { operationId: op${index}, parameters: [${parameters.join(", ")}], responses: {} } }`;
  });
  const { files, diagnostics } = emitted(`servers: ${servers}\npaths:\n${items.join("\n")}\n`);
  expect(diagnostics).toEqual([]);
  const module: unknown = await import(join(await writeFolder(files), "server/router.ts"));
  if (!isRouter(module)) throw new Error("the router has no matchPath");
  return module.matchPath;
}

/** The path of a match with the values of its parameters. */
export const show = (match: RouteMatch | undefined) => match && [match.route.path, ...match.values];
