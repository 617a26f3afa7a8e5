import { upperFirst } from "../../model/names/spelling.ts";
import { freeName } from "../core/free-name.ts";
import type { ClientOperation } from "./client-operation.ts";

/** `client.oauthClients`: a property of the client or of another resource. */
export interface Resource {
  readonly property: string;
  /** The properties that lead to it from the client, its own last. */
  readonly path: readonly string[];
  readonly className: string;
  readonly operations: readonly ClientOperation[];
  readonly children: readonly Resource[];
}

interface Draft extends Resource {
  readonly operations: ClientOperation[];
  readonly children: Draft[];
}

/** The resources below the client, in the order in which the document first names them. The model has seen to it that no method stands twice. */
export function resourceTree(operations: readonly ClientOperation[]): readonly Resource[] {
  const root: Draft = { property: "", path: [], className: "", operations: [], children: [] };
  const classNames = new Set<string>();
  for (const client of operations) {
    const { resource } = client.operation;
    const path: string[] = [];
    let current = root;
    for (const property of resource.path) {
      path.push(property);
      let child = current.children.find((candidate) => candidate.property === property);
      if (!child) {
        child = { property, path: [...path], className: className(path, classNames), operations: [], children: [] };
        current.children.push(child);
      }
      current = child;
    }
    current.operations.push(client);
  }
  return root.children;
}

/** A tag may be called a resource itself, or have become one where its name is reserved: `constructorResource`. */
function className(path: readonly string[], taken: Set<string>): string {
  const wanted = path
    .map(upperFirst)
    .join("")
    .replace(/(?:Resource)?$/, "Resource");
  const name = freeName(wanted, taken);
  taken.add(name);
  return name;
}
