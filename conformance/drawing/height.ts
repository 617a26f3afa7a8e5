import type { Schema } from "../../generator/model/api/schema.ts";
import { subschemasOf } from "../../generator/model/schema/map-subschemas.ts";

/**
 * How many levels of objects and arrays the flattest value of a schema has; infinitely many where a value would have to
 * hold itself. Found for everything that a schema reaches at once: from infinity downwards until nothing changes.
 */
export class Heights {
  readonly #known = new WeakMap<Schema, number>();

  of(schema: Schema): number {
    if (!this.#known.has(schema)) this.#find(schema);
    return this.#known.get(schema) ?? 0;
  }

  /** Of values that have to fit several schemas. */
  ofAll(schemas: readonly Schema[]): number {
    return Math.max(0, ...schemas.map((schema) => this.of(schema)));
  }

  #find(root: Schema): void {
    const open = new Set([root]);
    for (const schema of open) {
      for (const part of subschemasOf(schema)) if (!this.#known.has(part)) open.add(part);
    }
    for (const schema of open) this.#known.set(schema, Number.POSITIVE_INFINITY);
    for (let changed = true; changed; ) {
      changed = false;
      for (const schema of open) {
        const height = this.#from(schema);
        if (height >= (this.#known.get(schema) ?? 0)) continue;
        this.#known.set(schema, height);
        changed = true;
      }
    }
  }

  #from(schema: Schema): number {
    if (schema.always === false) return Number.POSITIVE_INFINITY;
    const heights = [this.#own(schema)];
    for (const part of [...(schema.ref ? [schema.ref] : []), ...(schema.allOf ?? [])]) heights.push(this.#at(part));
    for (const alternatives of [schema.anyOf, schema.oneOf]) {
      if (alternatives) heights.push(Math.min(...alternatives.map((alternative) => this.#at(alternative))));
    }
    return Math.max(...heights);
  }

  /** What the keywords of objects and arrays ask for, where no other type is left. */
  #own(schema: Schema): number {
    if (schema.enum || schema.const || !schema.types) return 0;
    const kinds = schema.types.map((type) => {
      if (type === "object") return 1 + Math.max(this.#most(required(schema)), this.#further(schema));
      if (type === "array") return 1 + this.#most(firstItems(schema));
      return 0;
    });
    return Math.min(...kinds);
  }

  /** Of the members that `minProperties` asks for beside those that are required: the flattest that there may be. */
  #further(schema: Schema): number {
    const { minProperties = 0, properties = [], patternProperties = [], additionalProperties } = schema;
    const names = new Set(schema.required ?? []);
    const count = minProperties - names.size;
    if (count <= 0) return 0;
    const declared = properties.filter(({ name }) => !names.has(name)).map((property) => this.#at(property.schema));
    // Of these there can be as many as it takes.
    const described = patternProperties.map((pattern) => this.#at(pattern.schema));
    const others = Math.min(...described, additionalProperties ? this.#at(additionalProperties) : 0);
    const flattest = declared.map((height) => Math.min(height, others)).sort((a, b) => a - b);
    return flattest.length < count ? others : (flattest[count - 1] ?? 0);
  }

  #most(schemas: readonly Schema[]): number {
    return Math.max(0, ...schemas.map((schema) => this.#at(schema)));
  }

  #at(schema: Schema): number {
    return this.#known.get(schema) ?? 0;
  }
}

function required(schema: Schema): readonly Schema[] {
  const names = new Set(schema.required ?? []);
  return (schema.properties ?? []).filter(({ name }) => names.has(name)).map((property) => property.schema);
}

function firstItems({ minItems = 0, prefixItems = [], items }: Schema): readonly Schema[] {
  const first = prefixItems.slice(0, minItems);
  return items && minItems > prefixItems.length ? [...first, items] : first;
}
