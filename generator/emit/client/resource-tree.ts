import { upperFirst } from "../../model/spelling.ts";
import type { EmitContext } from "../core/context.ts";
import type { ClientOperation } from "./client-operation.ts";

/** `client.oauthClients`: a property of the client or of another resource. */
export interface Resource {
  readonly property: string;
  readonly className: string;
  readonly operations: readonly ClientOperation[];
  readonly children: readonly Resource[];
}

interface Draft extends Resource {
  readonly operations: ClientOperation[];
  readonly children: Draft[];
}

/** The resources below the client, in the order in which the document first names them. */
export function resourceTree(
  operations: readonly ClientOperation[],
  { diagnostics }: EmitContext,
): readonly Resource[] {
  const root: Draft = { property: "", className: "", operations: [], children: [] };
  const classNames = new Set<string>();
  for (const client of operations) {
    const { resource, node } = client.operation;
    const path: string[] = [];
    let current = root;
    for (const property of resource.path) {
      path.push(property);
      let child = current.children.find((candidate) => candidate.property === property);
      if (!child) {
        child = { property, className: className(path, classNames), operations: [], children: [] };
        current.children.push(child);
      }
      current = child;
    }
    const { method } = resource;
    if (current.operations.some((other) => other.operation.resource.method === method)) {
      const name = [...resource.path, method].join(".");
      diagnostics.error("name-clash", `the client already has a method ${name}`, { location: node.location("key") });
      continue;
    }
    current.operations.push(client);
  }
  return root.children;
}

function className(path: readonly string[], taken: Set<string>): string {
  const wanted = `${path.map(upperFirst).join("")}Resource`;
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}
