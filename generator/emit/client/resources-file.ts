import type { FileParts } from "../../model/api/file-parts.ts";
import { type ClassDeclaration, inPart, type TypeScriptFile } from "../core/declaration.ts";
import { code, list, member, typeFrom, valueFrom } from "../core/printable.ts";
import { clientModules, runtimeType } from "./modules.ts";
import { resourceMethod } from "./resource-method.ts";
import type { Resource } from "./resource-tree.ts";

/** `resources.ts`: a class for each resource, with a method for each of its operations. */
export function resourcesFile(resources: readonly Resource[], files?: FileParts): TypeScriptFile {
  return {
    kind: "typescript",
    module: clientModules.resources,
    doc: { paragraphs: ["The resources of the API, each with its operations as methods."], tags: [] },
    declarations: allResources(resources).flatMap((resource) =>
      inPart(files?.resources.get(resource.path[0] ?? ""), [resourceClass(resource)]),
    ),
  };
}

/** Each resource after those below it. */
export function allResources(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((resource) => [...allResources(resource.children), resource]);
}

function resourceClass(resource: Resource): ClassDeclaration {
  const children = resource.children.map(
    (child) =>
      code`this${member(child.property)} = new ${valueFrom(clientModules.resources, child.className)}(client);`,
  );
  return {
    kind: "class",
    name: resource.className,
    doc: { paragraphs: [`\`client.${resource.path.join(".")}\``], tags: [] },
    properties: [
      { name: "#client", readonly: true, type: runtimeType("Client") },
      ...resource.children.map((child) => ({
        name: child.property,
        readonly: true,
        type: typeFrom(clientModules.resources, child.className),
      })),
    ],
    constructor_: {
      parameters: [{ name: "client", type: runtimeType("Client") }],
      body: list("lines", [code`this.#client = client;`, ...children]),
    },
    methods: resource.operations.map(resourceMethod),
  };
}
