import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { generatePackages } from "../../harness/generated-packages.ts";
import { peer } from "../../harness/peers.ts";

/** One of the servers that are compared. */
export interface ServerContender {
  readonly id: string;
  /** What it consists of, with versions. */
  readonly description: string;
  /** The module that starts it. */
  readonly file: string;
}

const folder = join(import.meta.dirname, "contenders");

/**
 * All contenders, the base first.
 * @param target Where the packages of orders.yml are generated and compiled.
 * @param edited A copy of such a folder that somebody has changed and compiled: one more contender.
 * @throws BenchError where that fails, or a peer is missing.
 */
export async function serverContenders(
  target: string,
  edited: string | undefined,
): Promise<readonly ServerContender[]> {
  await generatePackages(target, { spec: "bench/subjects/server/orders.yml", name: "bench-orders" });
  // Where its imports of the generated packages are found.
  const own = join(target, "application.js");
  await copyFile(join(folder, "specwright.js"), own);
  const of = (...names: readonly string[]) => names.map((name) => `${name} ${peer(name).version}`).join(", ");
  const contender = (id: string, description: string, file = join(folder, `${id}.js`)): ServerContender => ({
    id,
    description,
    file,
  });
  return [
    contender("node-http", "node:http, with routes, reading and checks written by hand for this API"),
    contender("specwright", "the generated server package, compiled, on node:http, with its defaults", own),
    ...(edited === undefined
      ? []
      : [contender("edited", "specwright's package as somebody changed it", join(edited, "application.js"))]),
    contender("fastify", `${of("fastify", "@fastify/formbody", "ajv", "ajv-formats")}, with schemas of answers too`),
    contender("hono", `${of("hono", "@hono/node-server", "ajv", "ajv-formats")}, ajv in Hono's \`validator\``),
    contender("express", of("express", "express-openapi-validator")),
    contender("openapi-backend", `${of("openapi-backend", "ajv-formats")}, on node:http`),
  ];
}
