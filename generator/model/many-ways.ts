/**
 * Through which schemas so many ways lead to others that are about the same part of a value that validators have to
 * remember what they found there: a schema that is part of two alternatives, each of them part of another schema in the
 * same manner, and so on, would be asked twice as often with each of these.
 */
import { appliedSubschemas, sameValueParts } from "./map-subschemas.ts";
import type { Schema } from "./schema.ts";
import type { SchemaDraft } from "./schema-draft.ts";

/** Up to as many ways are gone one by one: to remember takes time, too. */
const most = 32;

/** Fills in `reach.manyWays` of every schema. What has no name has no function that could remember anything. */
export function computeManyWays(schemas: readonly SchemaDraft[]): void {
  const drafts = new Map<Schema, SchemaDraft>(schemas.map((schema) => [schema, schema]));
  const order = innermostFirst(schemas, appliedSubschemas);
  const shared = heldTwice(order);
  const ways = new Ways(order);
  for (const schema of order) {
    const draft = drafts.get(schema);
    if (!ways.enter(schema) || !draft?.name || !shared.has(schema)) continue;
    ways.remember(schema);
    draft.reach = { ...draft.reach, manyWays: true };
  }
}

/** What is known of a schema once all that it leads to is. */
interface Known {
  /** What one part of a value is held against next: the parts of the schema, and of those about a part of its value the heaviest. */
  readonly next: readonly Schema[];
  /** How many schemas are asked about that part, each as often as there are ways to it. */
  readonly asked: number;
  /** As many as were asked when ways were counted last, here or further down. */
  readonly counted: number;
  readonly many: boolean;
}

/** A schema that is asked once for each part of a value. */
const once: Known = { next: [], asked: 1, counted: 0, many: false };

/** The ways from schemas to those that they lead to, entered innermost first. */
class Ways {
  readonly #places: ReadonlyMap<Schema, number>;
  readonly #known = new Map<Schema, Known>();

  constructor(order: readonly Schema[]) {
    this.#places = new Map(order.map((schema, place) => [schema, place]));
  }

  /** @returns Whether too many ways lead from the schema to another one. */
  enter(schema: Schema): boolean {
    const next = [...sameValueParts(schema), ...this.#heaviestParts(schema)];
    const inner = next.map((part) => this.#of(part));
    const asked = 1 + inner.reduce((sum, one) => sum + one.asked, 0);
    const before = inner.reduce((most, one) => Math.max(most, one.counted), 0);
    // Counting goes through all that is below: it is worth it where there is twice as much as the last time.
    const isCounted = asked > most && asked >= 2 * before;
    const counted = isCounted ? asked : before;
    this.#known.set(schema, { next, asked, counted, many: false });
    const many = inner.some((one) => one.many) || (isCounted && this.#mostFrom(schema) > most);
    this.#known.set(schema, { next, asked, counted, many });
    return many;
  }

  /** From now on the schema is asked once, however many ways lead to it. */
  remember(schema: Schema): void {
    this.#known.set(schema, once);
  }

  /** A schema that leads back to itself ends there: recursion has a memory of its own (`repetition.ts`). */
  #of(schema: Schema): Known {
    return this.#known.get(schema) ?? once;
  }

  #heaviestParts(schema: Schema): readonly Schema[] {
    const { properties = [], patternProperties = [], prefixItems = [] } = schema;
    const { additionalProperties, propertyNames, unevaluatedProperties, items, contains, unevaluatedItems } = schema;
    const ofObjects = [
      ...this.#heaviest(properties.map((property) => property.schema)),
      ...patternProperties.map((property) => property.schema),
      ...[additionalProperties, propertyNames, unevaluatedProperties].flatMap((part) => part ?? []),
    ];
    const ofLists = [
      ...this.#heaviest(prefixItems),
      ...[items, contains, unevaluatedItems].flatMap((part) => part ?? []),
    ];
    return this.#weight(ofObjects) > this.#weight(ofLists) ? ofObjects : ofLists;
  }

  /** No part of a value is held against two of these. */
  #heaviest([first, ...others]: readonly Schema[]): readonly Schema[] {
    if (!first) return [];
    return [others.reduce((a, b) => (this.#of(b).asked > this.#of(a).asked ? b : a), first)];
  }

  #weight(schemas: readonly Schema[]): number {
    return schemas.reduce((sum, schema) => sum + this.#of(schema).asked, 0);
  }

  /** The most ways that lead from a schema to one that is asked about the same part of a value. */
  #mostFrom(first: Schema): number {
    const place = (schema: Schema) => this.#places.get(schema) ?? 0;
    const below = (schema: Schema) => this.#of(schema).next.filter((part) => place(part) < place(schema));
    const reached = new Set([first]);
    // A set is walked in the order of insertion, what is added on the way included.
    for (const schema of reached) for (const part of below(schema)) reached.add(part);
    const ways = new Map([[first, 1]]);
    for (const schema of [...reached].sort((a, b) => place(b) - place(a))) {
      const here = ways.get(schema) ?? 0;
      for (const part of below(schema)) ways.set(part, here + (ways.get(part) ?? 0));
    }
    return [...ways.values()].reduce((a, b) => Math.max(a, b));
  }
}

/** The schemas that stand in two schemas, or twice in one. */
function heldTwice(schemas: readonly Schema[]): ReadonlySet<Schema> {
  const held = new Set<Schema>();
  const found = new Set<Schema>();
  for (const part of schemas.flatMap(appliedSubschemas)) (held.has(part) ? found : held).add(part);
  return found;
}

/** Each schema after those that it leads to, but where these lead back to it. */
function innermostFirst(schemas: readonly Schema[], edges: (schema: Schema) => readonly Schema[]): readonly Schema[] {
  const entered = new Set<Schema>();
  const order: Schema[] = [];
  for (const root of schemas) {
    const path: { readonly schema: Schema; readonly next: Iterator<Schema> }[] = [];
    const enter = (schema: Schema): void => {
      if (entered.has(schema)) return;
      entered.add(schema);
      path.push({ schema, next: edges(schema).values() });
    };
    enter(root);
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const { done, value } = frame.next.next();
      if (!done) enter(value);
      else order.push(...path.splice(-1).map(({ schema }) => schema));
    }
  }
  return order;
}
