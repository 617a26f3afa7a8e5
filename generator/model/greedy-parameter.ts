/**
 * `{proxy+}`: in the paths of Amazon API Gateway a parameter that takes all segments that are left. OpenAPI has nothing like it
 * (OpenAPI 3.1 section 4.8.8.1), and what API Gateway exports declares the parameter as `proxy`.
 */
import type { SpecNode } from "../load/spec-node.ts";
import { type BuildContext, mended } from "./context.ts";
import { pathParameterNames } from "./parse-path-template.ts";
import type { PathTemplate } from "./path-template.ts";

/** The template with each such parameter as one of OpenAPI, unless the document declares it with its `+`. */
export function withoutGreedy(path: PathTemplate, item: SpecNode, context: BuildContext): PathTemplate {
  const names = pathParameterNames(path);
  const greedy = names.filter((name) => name.endsWith("+") && name !== "+" && !names.includes(name.slice(0, -1)));
  const declared = greedy.length === 0 ? greedy : declaredIn(item);
  const read = new Map(greedy.flatMap((name) => (declared.includes(name) ? [] : [[name, name.slice(0, -1)]])));
  for (const [name, meant] of read) {
    const message = `\`{${name}}\` stands for the rest of a path in Amazon API Gateway; a parameter of OpenAPI is one segment`;
    mended(context, "invalid-path", message, `it is read as \`{${meant}}\`, one segment`, item, "key");
  }
  if (read.size === 0) return path;
  return {
    template: path.template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
      const meant = read.get(name);
      return meant === undefined ? whole : `{${meant}}`;
    }),
    segments: path.segments.map((parts) =>
      parts.map((part) => (part.kind === "parameter" ? { ...part, name: read.get(part.name) ?? part.name } : part)),
    ),
  };
}

/** The names of the path parameters of a path item and its operations. */
function declaredIn(item: SpecNode): readonly string[] {
  const resolved = item.resolve() ?? item;
  const holders = [item, resolved, ...resolved.entries().map(([, operation]) => operation)];
  return holders.flatMap((holder) =>
    (holder.get("parameters")?.items() ?? []).flatMap((parameter) => {
      const found = parameter.resolve();
      return found?.string("in") === "path" ? (found.string("name") ?? []) : [];
    }),
  );
}
