import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ProcessRun } from "../../harness/cold-process.ts";
import { peer, peersFolder } from "../../harness/peers.ts";
import { lastLine, type Tool } from "./tool.ts";

/** The peers, each with the settings that its documentation begins with. */
export function peerTools(): readonly Tool[] {
  return [openapiTypescript(), heyApi(), orval(), kubb()];
}

function openapiTypescript(): Tool {
  const { version, script } = peer("openapi-typescript");
  return {
    id: "openapi-typescript",
    version,
    writes: "types",
    program: "openapi-typescript",
    script: script("openapi-typescript"),
    args: (document, out) => [document, "--output", join(out, "schema.ts")],
    errors: (run) => {
      const marked = run.stderr.split("\n").flatMap((line) => /^\s*✘\s*(.+)/.exec(line)?.[1] ?? []);
      return marked.length > 0 ? marked : lastErrorOf(run);
    },
  };
}

function heyApi(): Tool {
  const { version, script } = peer("@hey-api/openapi-ts");
  const plugins = ["@hey-api/typescript", "@hey-api/client-fetch", "@hey-api/sdk", "zod"];
  return {
    id: "hey-api",
    version: `${version} (@hey-api/openapi-ts)`,
    writes: "types, client and SDK, Zod schemas",
    program: "openapi-ts",
    script: script("openapi-ts"),
    args: (document, out) => ["--input", document, "--output", out, "--plugins", ...plugins, "--no-log-file"],
    errors: (run) => {
      const lines = `${run.stdout}\n${run.stderr}`.split("\n").map((line) => line.replace(/^\[Job \d+\]/, "").trim());
      const heading = lines.findIndex((line) => line.includes("Failed with the message"));
      const message = heading < 0 ? undefined : lines.slice(heading + 1).find((line) => line !== "");
      return message === undefined ? lastErrorOf(run) : [message];
    },
  };
}

function orval(): Tool {
  const { version, script } = peer("orval");
  const name = "orval.config.mjs";
  return {
    id: "orval",
    version,
    writes: "types and fetch functions, Zod schemas",
    program: "orval",
    script: script("orval"),
    args: () => ["--config", name],
    settings: (input, out) => {
      const fetch = { input, output: { target: join(out, "fetch/api.ts"), client: "fetch" } };
      const zod = { input, output: { target: join(out, "zod/schemas.ts"), client: "zod" } };
      return { name, text: `export default ${JSON.stringify({ fetch, zod })};\n` };
    },
    errors: lastErrorOf,
  };
}

function kubb(): Tool {
  const { version, script } = peer("@kubb/cli");
  const name = "kubb.config.mjs";
  const plugins = {
    pluginOas: "plugin-oas",
    pluginTs: "plugin-ts",
    pluginClient: "plugin-client",
    pluginZod: "plugin-zod",
  };
  const imported = (binding: string, of: string) => {
    const entry = pathToFileURL(join(peersFolder, "@kubb", of, "dist/index.js")).href;
    return `import { ${binding} } from ${JSON.stringify(entry)};`;
  };
  return {
    id: "kubb",
    version: `${version} (@kubb/cli)`,
    writes: "types, fetch client, Zod schemas",
    program: "kubb",
    script: script("kubb"),
    args: () => ["generate", "--config", name, "--silent"],
    settings: (path, out) => ({
      name,
      text: [
        imported("defineConfig", "core"),
        ...Object.entries(plugins).map(([binding, of]) => imported(binding, of)),
        `const settings = ${JSON.stringify({ root: join(out, ".."), input: { path }, output: { path: out, format: false, lint: false } })};`,
        'const plugins = [pluginOas(), pluginTs(), pluginClient({ client: "fetch" }), pluginZod()];',
        "export default defineConfig({ ...settings, plugins });",
        "",
      ].join("\n"),
    }),
    errors: (run) => {
      const marked = run.stdout.split("\n").flatMap((line) => /^\s*✗\s*(.+)/.exec(line)?.[1] ?? []);
      return marked.length > 0 ? [...new Set(marked)] : lastErrorOf(run);
    },
  };
}

/** What Node prints of an exception that nobody caught; without one, the last thing said. */
function lastErrorOf(run: ProcessRun): readonly string[] {
  const message = /^(?:Uncaught )?\w*Error(?: \[\w+\])?: .+$/m.exec(run.stderr)?.[0];
  return message === undefined ? lastLine(run) : [message];
}
