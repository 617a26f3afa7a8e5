import type { Api } from "../model/api/api.ts";
import type { EmitContext } from "./core/context.ts";
import type { TextFile } from "./core/declaration.ts";
import type { PackageRole } from "./core/module.ts";
import { packageName } from "./core/module-resolver.ts";
import { renderTemplate } from "./core/templates.ts";
import { packageVersion } from "./package-version.ts";
import { outgoingOperations } from "./webhooks/outgoing-operation.ts";

interface Frame {
  /** What the package is, as its description continues with the API's title. */
  readonly description: string;
  readonly entries: readonly { readonly key: string; readonly path: string }[];
  readonly dependsOn: readonly PackageRole[];
  /** The compiler's `lib`: what the package may count on of its platform. */
  readonly lib: readonly string[];
  readonly nodeTypes: boolean;
  /** The oldest Node.js that it runs on. */
  readonly node: string;
}

const frames: Record<PackageRole, Frame> = {
  model: {
    description: "Types and validators of",
    entries: [
      { key: ".", path: "index" },
      { key: "./runtime", path: "runtime/index" },
    ],
    dependsOn: [],
    lib: ["es2022"],
    nodeTypes: false,
    node: "20",
  },
  server: {
    description: "Handler interfaces and server of",
    entries: [
      { key: ".", path: "index" },
      { key: "./operations", path: "operations" },
    ],
    dependsOn: ["model"],
    lib: ["es2022"],
    nodeTypes: true,
    node: "20",
  },
  client: {
    description: "Client of",
    entries: [
      { key: ".", path: "index" },
      { key: "./functions", path: "functions" },
      { key: "./response-checks", path: "response-checks" },
    ],
    dependsOn: ["model"],
    lib: ["es2022", "dom", "dom.iterable"],
    nodeTypes: false,
    // AbortSignal.any
    node: "20.3",
  },
};

const typesAlone: Frame = { ...frames.model, description: "Types of", entries: [{ key: ".", path: "index" }] };

/** What makes a folder a package: `package.json` and `tsconfig.json`. */
export function packageFrame(role: PackageRole, api: Api, context: EmitContext): readonly TextFile[] {
  const frame = withWebhooks(context.settings.validators === false ? typesAlone : frames[role], role, api);
  const version = packageVersion(api, context);
  const data = {
    name: packageName(context.settings, role),
    version,
    // Half a character in JSON is one that not every compiler reads: it would not see that these are modules.
    description: `${frame.description} ${api.title}`.toWellFormed(),
    license: api.license?.identifier?.toWellFormed(),
    nodeTypes: frame.nodeTypes,
    engine: `>=${frame.node}`,
    entries: frame.entries.map(({ key, path }) => ({
      key,
      source: `./src/${path}.ts`,
      types: `./dist/${path}.d.ts`,
      default: `./dist/${path}.js`,
    })),
    dependencies: frame.dependsOn.map((other) => ({
      name: packageName(context.settings, other),
      version: context.settings.workspaceProtocol ? "workspace:*" : version,
    })),
    lib: frame.lib,
    types: frame.nodeTypes ? ["node"] : [],
    references: frame.dependsOn.map((other) => ({ path: `../${other}` })),
  };
  return ["package.json", "tsconfig.json"].map((path) => ({
    kind: "text",
    package: role,
    path,
    text: renderTemplate(`package/${path}.hbs`, data),
  }));
}

/** Who receives requests does it on Node.js too: its door has Node's types. */
function withWebhooks(frame: Frame, role: PackageRole, api: Api): Frame {
  if (role === "model" || outgoingOperations(api).length === 0) return frame;
  return { ...frame, nodeTypes: true, entries: [...frame.entries, { key: "./webhooks", path: "webhooks/index" }] };
}
