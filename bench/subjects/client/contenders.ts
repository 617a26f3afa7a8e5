import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { generateOAuthClients } from "../../harness/oauth-packages.ts";
import { peer } from "../../harness/peers.ts";

/** One of the clients that are compared. */
export interface ClientContender {
  readonly id: string;
  readonly description: string;
  /** The module that makes calls with it. */
  readonly file: string;
}

const folder = join(import.meta.dirname, "contenders");

/**
 * All contenders, bare `fetch` first.
 * @param target Where clients are generated and compiled.
 * @throws BenchError where that fails, or a peer is missing.
 */
export async function clientContenders(target: string): Promise<readonly ClientContender[]> {
  await generateOAuthClients(target);
  /** Where its imports of what was generated are found. */
  const beside = async (id: string) => {
    const file = join(target, `${id}.js`);
    await copyFile(join(folder, `${id}.js`), file);
    return file;
  };
  const version = (name: string) => `${name} ${peer(name).version}`;
  return [
    { id: "fetch", description: "bare `fetch` of the platform", file: join(folder, "fetch.js") },
    {
      id: "specwright-class",
      description: "`new Telnyx()` of the generated package: timeout, retries, errors by status",
      file: await beside("specwright-class"),
    },
    {
      id: "specwright-functions",
      description: "functions of the generated package: the same, and typed headers",
      file: await beside("specwright-functions"),
    },
    {
      id: "telnyx",
      description: `${version("telnyx")}, the vendor's SDK: timeout, retries, errors by status`,
      file: join(folder, "telnyx.js"),
    },
    {
      id: "openapi-fetch",
      description: `${version("openapi-fetch")}: no timeout, no retries`,
      file: join(folder, "openapi-fetch.js"),
    },
    {
      id: "hey-api",
      description: `client and SDK that ${version("@hey-api/openapi-ts")} writes: no timeout, no retries`,
      file: await beside("hey-api"),
    },
  ];
}
