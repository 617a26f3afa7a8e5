import type { Schema } from "../api/schema.ts";

export type Edges = (schema: Schema) => readonly Schema[];

/** Schemas each of which leads to all others; or a single one. */
export interface Component {
  /** The first one is that which was come to first. */
  readonly members: readonly [Schema, ...Schema[]];
  /** Whether they lead to themselves. */
  readonly isCircular: boolean;
}

/**
 * Tarjan's strongly connected components, with a stack of our own: what others lead to comes before them. Schemas that lead
 * nowhere, as most do, are none.
 */
export function connectedComponents(schemas: readonly Schema[], edges: Edges): readonly Component[] {
  const found: Component[] = [];
  const loops = new Set<Schema>();
  const index = new Map<Schema, number>();
  const low = new Map<Schema, number>();
  const open: Schema[] = [];
  const isOpen = new Set<Schema>();
  const lower = (schema: Schema, value: number): void => {
    low.set(schema, Math.min(low.get(schema) ?? value, value));
  };
  for (const root of schemas) {
    if (index.has(root)) continue;
    const path: { schema: Schema; next: readonly Schema[]; position: number }[] = [];
    const enter = (schema: Schema): void => {
      const next = edges(schema);
      index.set(schema, index.size);
      if (next.length === 0) return;
      lower(schema, index.size - 1);
      open.push(schema);
      isOpen.add(schema);
      path.push({ schema, next, position: 0 });
    };
    enter(root);
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const { schema, next } = frame;
      const successor = next[frame.position++];
      if (successor) {
        const known = index.get(successor);
        if (known === undefined) enter(successor);
        else if (isOpen.has(successor)) lower(schema, known);
        if (successor === schema) loops.add(schema);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent) lower(parent.schema, low.get(schema) ?? 0);
      if (low.get(schema) !== index.get(schema)) continue;
      const members: [Schema, ...Schema[]] = [schema];
      for (let member = open.pop(); member && member !== schema; member = open.pop()) {
        isOpen.delete(member);
        members.push(member);
      }
      isOpen.delete(schema);
      found.push({ members, isCircular: members.length > 1 || loops.has(schema) });
    }
  }
  return found;
}
