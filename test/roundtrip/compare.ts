/** Whether two values are the same, deeply. */

/** Where two values differ, and how; undefined where they are the same. Members that are undefined are none. */
export function difference(expected: unknown, seen: unknown, path = ""): string | undefined {
  if (Object.is(expected, seen) || expected === seen) return undefined;
  if (Array.isArray(expected) && Array.isArray(seen)) {
    if (expected.length !== seen.length) return different(expected, seen, path);
    return first(expected.keys(), (index) => difference(expected[index], seen[index], `${path}/${index}`));
  }
  if (!isObject(expected) || !isObject(seen)) return different(expected, seen, path);
  const names = new Set([...Object.keys(expected), ...Object.keys(seen)]);
  return first(names, (name) => difference(own(expected, name), own(seen, name), `${path}/${name}`));
}

function first<Item>(items: Iterable<Item>, find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function different(expected: unknown, seen: unknown, path: string): string {
  return `${path || "the whole"} is ${shown(seen)} in place of ${shown(expected)}`;
}

export function shown(value: unknown): string {
  const text = value instanceof Error ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(object: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(object, name)?.value;
}
