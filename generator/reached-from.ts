/**
 * The roots and all that they lead to, directly or through others, each once: the roots first, then what is one step away from
 * them, and so on.
 * @param next What one of them leads to. It is asked of each once, and circles make no difference.
 */
export function reachedFrom<T>(roots: Iterable<T>, next: (one: T) => Iterable<T>): ReadonlySet<T> {
  const reached = new Set(roots);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const one of reached) for (const other of next(one)) reached.add(other);
  return reached;
}
