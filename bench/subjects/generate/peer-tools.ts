import { join } from "node:path";
import type { ProcessRun } from "../../harness/cold-process.ts";
import { peer } from "../../harness/peers.ts";
import { lastLine, type Tool } from "./tool.ts";

/** The peers, each with the settings that its documentation begins with. */
export function peerTools(): readonly Tool[] {
  return [openapiTypescript(), heyApi()];
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

/** What Node prints of an exception that nobody caught; without one, the last thing said. */
function lastErrorOf(run: ProcessRun): readonly string[] {
  const message = /^(?:Uncaught )?\w*Error(?: \[\w+\])?: .+$/m.exec(run.stderr)?.[0];
  return message === undefined ? lastLine(run) : [message];
}
