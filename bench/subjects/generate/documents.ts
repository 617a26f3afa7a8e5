import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { BenchError } from "../../harness/bench-error.ts";
import { repository } from "../../harness/built-package.ts";
import { peersFolder } from "../../harness/peers.ts";

/** An OpenAPI document that the tools are run on. */
export interface Document {
  /** Absolute. */
  readonly path: string;
  /** As the user named it. */
  readonly title: string;
  readonly bytes: number;
}

/** Documents that are installed with the peers, by what the command line calls them. */
const installedDocuments: ReadonlyMap<string, { readonly file: string; readonly title: string }> = new Map([
  ["star-trek", { file: "@readme/oas-examples/3.0/json/star-trek.json", title: "Star Trek's API" }],
  ["github", { file: "@octokit/openapi/generated/api.github.com.json", title: "GitHub's API" }],
]);

/**
 * `spec/oauth.yml`, and after it what the command line names: files as they are, of folders the OpenAPI documents that
 * stand directly in them, by name.
 * @throws BenchError where a path does not exist, or a folder holds no document.
 */
export function findDocuments(paths: readonly string[]): readonly Document[] {
  // npm runs scripts in the package's folder, and says here where its user stands.
  const from = process.env.INIT_CWD ?? process.cwd();
  const documents = [
    documentAt(join(repository, "spec/oauth.yml"), "spec/oauth.yml"),
    ...paths.flatMap((given) => {
      const installed = installedDocuments.get(given);
      return installed
        ? [documentAt(join(peersFolder, installed.file), installed.title)]
        : documentsBelow(resolve(from, given), given);
    }),
  ];
  return documents.filter(({ path }, index) => documents.findIndex((other) => other.path === path) === index);
}

function documentsBelow(path: string, title: string): readonly Document[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new BenchError(`There is no file or folder ${title}.`);
  if (!stats.isDirectory()) return [documentAt(path, title)];
  const documents = readdirSync(path)
    .filter((name) => /\.(?:ya?ml|json)$/.test(name) && isOpenApi(join(path, name)))
    .sort()
    .map((name) => documentAt(join(path, name), `${title.replace(/[\\/]+$/, "")}/${name}`));
  if (documents.length === 0) throw new BenchError(`The folder ${title} holds no OpenAPI document.`);
  return documents;
}

/** A folder may hold overlays and parts of documents as well; only a root has one of these members. */
function isOpenApi(path: string): boolean {
  return /(?:^|[\s{,])["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]\./.test(readFileSync(path, "utf8"));
}

export function documentAt(path: string, title: string): Document {
  return { path, title, bytes: statSync(path).size };
}
