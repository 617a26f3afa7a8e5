import type { Name } from "../api/name.ts";
import { assignNames, isVariant, type NameRequest } from "./assign-names.ts";

/** A name that is another one with a suffix: `PetInput`, `PetWritable`. */
export interface DerivedName {
  readonly key: string;
  /** The key of the other one, which may be derived itself. */
  readonly of: string;
  readonly suffix: string;
}

/**
 * `assignNames` for a scope in which some names follow from others. These come last, but for those that the lock file
 * pins: what an earlier run has called `PetInput` is no name for a new component.
 */
export function assignDerivedNames(
  requests: readonly NameRequest[],
  derived: readonly DerivedName[],
  pins: ReadonlyMap<string, string>,
  scopeKey: (name: string) => string,
): ReadonlyMap<string, Name> {
  const pinned = pinnedNames(requests, derived, pins);
  const names = assignNames(requests, pins, scopeKey, pinned.values());
  for (let open = derived; open.length > 0; open = open.filter(({ key }) => !names.has(key))) {
    const ready = open.flatMap(({ key, of, suffix }): NameRequest[] => {
      const name = names.get(of);
      return name ? [{ key, spec: "", candidate: name.typescript + suffix, reason: "inline" }] : [];
    });
    if (ready.length === 0) break;
    for (const { key } of ready) pinned.delete(key);
    const given = [...[...names.values()].map((name) => name.typescript), ...pinned.values()];
    for (const [key, name] of assignNames(ready, pins, scopeKey, given)) names.set(key, name);
  }
  return names;
}

/** The pins of derived names that still say what the document says, by key. */
function pinnedNames(
  requests: readonly NameRequest[],
  derived: readonly DerivedName[],
  pins: ReadonlyMap<string, string>,
): Map<string, string> {
  const expected = new Map(requests.map(({ key, candidate }) => [key, pins.get(key) ?? candidate]));
  const pinned = new Map<string, string>();
  for (const { key, of, suffix } of derived) {
    const candidate = (expected.get(of) ?? "") + suffix;
    const pin = pins.get(key);
    const counts = pin !== undefined && isVariant(pin, candidate);
    expected.set(key, counts ? pin : candidate);
    if (counts) pinned.set(key, pin);
  }
  return pinned;
}
