import { type Finding, type Step, stepsAfter } from "./walk.ts";

/**
 * Findings in the order of the value: those of a value before those of its parts, and parts as they follow each other in it.
 * What is missing has no place among them and comes first. Findings of one place stay as they are.
 */
export function inOrderOf(value: unknown, findings: readonly Finding[]): readonly Finding[] {
  const orders = new Map<unknown, ReadonlyMap<string, number>>();
  const ranked = findings.map((finding) => ({ finding, ranks: ranksOf(value, finding, orders) }));
  return ranked.sort((one, other) => compare(one.ranks, other.ranks)).map(({ finding }) => finding);
}

/**
 * The numbers of the members and items that lead to a finding, each in its object or array; -1 for what is missing.
 * @param orders Those of the objects that were met before.
 */
function ranksOf(value: unknown, { path }: Finding, orders: Map<unknown, ReadonlyMap<string, number>>): number[] {
  let whole = value;
  return stepsAfter(path, 0).map((step) => {
    const object = whole as Readonly<Record<Step, unknown>>;
    whole = object[step];
    if (typeof step === "number") return step;
    const order = orders.get(object) ?? new Map(Object.keys(object).map((name, index) => [name, index]));
    orders.set(object, order);
    return order.get(step) ?? -1;
  });
}

function compare(ranks: readonly number[], others: readonly number[]): number {
  const index = ranks.findIndex((rank, at) => rank !== others[at]);
  return index < 0 ? ranks.length - others.length : (ranks[index] ?? 0) - (others[index] ?? -2);
}
