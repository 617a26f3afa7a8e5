/**
 * How many ways lead from one schema to another, where schemas are parts of several others: twice as many with each level
 * of schemas that stand in two others each.
 */
import { reachedFrom } from "../../reached-from.ts";
import type { Schema } from "../api/schema.ts";

/** What is known of a schema once all that it leads to is. */
interface Known {
  readonly next: readonly Schema[];
  /** How many schemas it leads to, each as often as there are ways to it, itself included. */
  readonly weight: number;
  /** As much as the weight was when ways were counted last, here or further down. */
  readonly counted: number;
  readonly many: boolean;
}

/** A schema from which no way is followed. */
const end: Known = { next: [], weight: 1, counted: 0, many: false };

/** The schemas that lead to others, innermost first, each with these. What leads nowhere, as most schemas do, is not in it. */
export type Leading = ReadonlyMap<Schema, readonly Schema[]>;

/** The ways from schemas to those that they lead to, entered innermost first. */
export class Ways {
  readonly #leading: Leading;
  readonly #most: number;
  readonly #known = new Map<Schema, Known>();
  #places: ReadonlyMap<Schema, number> | undefined;

  /**
   * @param leading What leads back in it is not followed.
   * @param most As many ways to one schema are not too many.
   */
  constructor(leading: Leading, most: number) {
    this.#leading = leading;
    this.#most = most;
  }

  /**
   * @param next The schemas that the schema leads to.
   * @returns Whether too many ways lead from the schema to another one.
   */
  enter(schema: Schema, next: readonly Schema[]): boolean {
    const inner = next.map((part) => this.#of(part));
    const weight = 1 + inner.reduce((sum, one) => sum + one.weight, 0);
    const before = inner.reduce((most, one) => Math.max(most, one.counted), 0);
    // Counting goes through all that is below: it is worth it where there is twice as much as the last time.
    const isCounted = weight > this.#most && weight >= 2 * before;
    const known = { next, weight, counted: isCounted ? weight : before };
    this.#known.set(schema, { ...known, many: false });
    const many = inner.some((one) => one.many) || (isCounted && this.#mostFrom(schema) > this.#most);
    this.#known.set(schema, { ...known, many });
    return many;
  }

  /** From now on no way leads through the schema. */
  endAt(schema: Schema): void {
    this.#known.set(schema, end);
  }

  /** How many schemas these lead to, each as often as there are ways to it. */
  weight(schemas: readonly Schema[]): number {
    return schemas.reduce((sum, schema) => sum + this.#of(schema).weight, 0);
  }

  #of(schema: Schema): Known {
    return this.#known.get(schema) ?? end;
  }

  /** The most ways that lead from a schema to one and the same. */
  #mostFrom(first: Schema): number {
    this.#places ??= new Map([...this.#leading.keys()].map((schema, place) => [schema, place]));
    const places = this.#places;
    const place = (schema: Schema) => places.get(schema) ?? -1;
    const below = (schema: Schema) => this.#of(schema).next.filter((part) => place(part) < place(schema));
    const ways = new Map([[first, 1]]);
    for (const schema of [...reachedFrom([first], below)].sort((a, b) => place(b) - place(a))) {
      const here = ways.get(schema) ?? 0;
      for (const part of below(schema)) ways.set(part, here + (ways.get(part) ?? 0));
    }
    return [...ways.values()].reduce((a, b) => Math.max(a, b));
  }
}

type Edges = (schema: Schema) => readonly Schema[];

/**
 * The schemas that stand in two schemas, or twice in one.
 * @param parts Those that stand in each schema.
 */
export function heldTwice(parts: Iterable<readonly Schema[]>): Set<Schema> {
  const held = new Set<Schema>();
  const found = new Set<Schema>();
  for (const inOne of parts) for (const part of inOne) (held.has(part) ? found : held).add(part);
  return found;
}

/** Each schema that leads to others after these, but where they lead back to it. */
export function innermostFirst(schemas: readonly Schema[], edges: Edges): Leading {
  const entered = new Set<Schema>();
  const leading = new Map<Schema, readonly Schema[]>();
  const path: { readonly schema: Schema; readonly parts: readonly Schema[]; next: number }[] = [];
  const enter = (schema: Schema): void => {
    if (entered.has(schema)) return;
    entered.add(schema);
    const parts = edges(schema);
    if (parts.length > 0) path.push({ schema, parts, next: 0 });
  };
  for (const root of schemas) {
    enter(root);
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const part = frame.parts[frame.next++];
      if (part) {
        enter(part);
        continue;
      }
      leading.set(frame.schema, frame.parts);
      path.pop();
    }
  }
  return leading;
}
