import type { DocumentNode } from "../document/document-node.ts";
import type { SchemaResources } from "../document/schema-resources.ts";
import type { Edition } from "../document/version.ts";
import type { ObjectName } from "../objects/object-type.ts";
import { isOpenApi, looksLikeSchema, objectsOf } from "../structure/object-positions.ts";
import { isJsonObject, type JsonObject } from "../text/json.ts";

/** What stands where, by the roots of documents alone: before a reference is followed. */
export class StandingObjects {
  readonly #names = new WeakMap<JsonObject, ObjectName>();

  set(value: JsonObject, name: ObjectName): void {
    this.#names.set(value, name);
  }

  /** Enters the objects of another document, and what its schemas call themselves. */
  enter(root: DocumentNode, edition: Edition, resources: SchemaResources): void {
    const isKnown = isOpenApi(root.value);
    for (const { node, value, name } of objectsOf(root, edition)) {
      if (name === "schema") resources.enter(node);
      if (isKnown && !this.#names.has(value)) this.#names.set(value, name);
    }
  }

  /** Which object a reference leads to, as far as the place or the look of it tells. */
  kindOf({ value }: DocumentNode, wanted: ObjectName, edition: Edition): ObjectName | undefined {
    if (!isJsonObject(value)) return undefined;
    return this.#names.get(value) ?? (looksLikeSchema(value, wanted, edition) ? "schema" : undefined);
  }
}
