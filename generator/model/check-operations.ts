/**
 * What the operations of a document have to agree about among themselves: no two may answer the same request or be
 * called the same way.
 */
import type { SpecNode } from "../load/spec-node.ts";
import type { CollectedOperations } from "./collect-operations.ts";
import type { BuildContext } from "./context.ts";
import type { Operation } from "./operation.ts";
import { pathShape } from "./parse-path-template.ts";

/** Two keys of `paths` that differ in the names of parameters alone are one path (OpenAPI 3.1 section 4.8.8.1). */
export function checkPaths({ paths }: CollectedOperations, context: BuildContext): void {
  const first = new Map<string, SpecNode>();
  for (const { template, node } of paths) {
    const shape = pathShape(template);
    const before = first.get(shape);
    if (before) reportAmbiguous(`matches the same requests as \`${before.key}\``, node, before, context);
    else first.set(shape, node);
  }
}

/** The further paths of an operation (`x-specwright.paths`) must not be another operation's. */
export function checkOtherPaths(operations: readonly Operation[], context: BuildContext): void {
  const owners = new Map<string, Operation>();
  const keys = (operation: Operation): readonly string[] =>
    operation.servers
      .flatMap(({ basePaths }) => basePaths)
      .map((base) => `${operation.method} ${base.template === "" ? "" : pathShape(base)}${pathShape(operation.path)}`);
  for (const operation of operations)
    for (const key of keys(operation)) if (!owners.has(key)) owners.set(key, operation);
  for (const operation of operations) {
    for (const [index, other] of operation.otherPaths.entries()) {
      const key = `${operation.method} ${pathShape(other)}`;
      const owner = owners.get(key);
      const node = operation.node.get("x-specwright")?.get("paths")?.get(index);
      if (!owner) owners.set(key, operation);
      else if (owner !== operation && node) {
        reportAmbiguous(`is a path of \`${owner.name.typescript}\` too`, node, owner.node, context);
      }
    }
  }
}

/** Two operations cannot be the same method of the client, nor a method what is a resource. */
export function checkResources(operations: readonly Operation[], context: BuildContext): void {
  const methods = new Map<string, Operation>();
  const resources = new Map<string, Operation>();
  for (const operation of operations) {
    const { path, method } = operation.resource;
    for (let length = 1; length <= path.length; length++) {
      const prefix = path.slice(0, length).join(".");
      if (!resources.has(prefix)) resources.set(prefix, operation);
    }
    const key = [...path, method].join(".");
    const before = methods.get(key);
    if (before)
      reportResource(`\`client.${key}()\` is \`${before.name.typescript}\` already`, operation, before, context);
    else methods.set(key, operation);
  }
  for (const [key, operation] of methods) {
    const below = resources.get(key);
    if (below) reportResource(`\`client.${key}\` is a resource with methods already`, operation, below, context);
  }
}

function reportResource(message: string, operation: Operation, other: Operation, { diagnostics }: BuildContext): void {
  const node = operation.node.get("x-specwright") ?? operation.node;
  diagnostics.error("name-clash", message, {
    location: node.location("key"),
    related: [{ message: "the other operation", location: other.node.location("key") }],
    help: "`resource` and `method` of `x-specwright` say where the client offers an operation.",
  });
}

function reportAmbiguous(message: string, node: SpecNode, other: SpecNode, { diagnostics }: BuildContext): void {
  const path = typeof node.value === "string" ? node.value : node.key;
  diagnostics.error("ambiguous-path", `\`${path}\` ${message}`, {
    location: node.location(typeof node.value === "string" ? "value" : "key"),
    related: [{ message: "the other one", location: other.location("key") }],
  });
}
