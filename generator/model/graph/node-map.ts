import type { SpecNode } from "../../load/document/spec-node.ts";

/** What identifies a node. */
type Identity = Pick<SpecNode, "file" | "pointer">;

/** Something for each node. It goes by file and pointer, which nodes keep, and not by their ids, which are made when asked for. */
export class NodeMap<Value> {
  readonly #files = new Map<string, Map<string, Value>>();

  get({ file, pointer }: Identity): Value | undefined {
    return this.#files.get(file)?.get(pointer);
  }

  has({ file, pointer }: Identity): boolean {
    return this.#files.get(file)?.has(pointer) === true;
  }

  set({ file, pointer }: Identity, value: Value): void {
    const ofFile = this.#files.get(file);
    if (ofFile) ofFile.set(pointer, value);
    else this.#files.set(file, new Map([[pointer, value]]));
  }
}
