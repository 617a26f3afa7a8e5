import type { Diagnostics } from "../diagnostics.ts";
import type { SpecNode } from "../load/document/spec-node.ts";

/** The most UTF-16 code units of a file of the output, and of all its files: many times what the largest APIs need. */
const maximumFile = 32 * 2 ** 20;
const maximumOutput = 512 * 2 ** 20;

/**
 * Counts what is printed. A text of the document stands in the output wherever a reference leads to it: a few megabytes that a
 * thousand references lead to would be more than fits into memory.
 */
export class OutputSize {
  #all = 0;

  /** @returns What to tell the length of each text to that is printed into the file. It throws `OutputTooLarge`. */
  ofFile(path: string): (length: number) => void {
    let own = 0;
    return (length) => {
      own += length;
      this.#all += length;
      if (own > maximumFile) throw new OutputTooLarge(`${path} would have more than ${megabytes(maximumFile)}`);
      if (this.#all > maximumOutput)
        throw new OutputTooLarge(`the output would have more than ${megabytes(maximumOutput)}`);
    };
  }
}

function megabytes(length: number): string {
  return `${length / 2 ** 20} MB`;
}

/** What ends a run whose output would be too large. */
export class OutputTooLarge extends Error {
  /** Reports it at the text of the document that has most to do with it. */
  report(root: SpecNode, diagnostics: Diagnostics): void {
    diagnostics.error("long-file", this.message, {
      location: longestText(root).location("value"),
      help: "This is the longest text of the document, and the output has it wherever a reference leads to it: shorten it, in the document or by an overlay.",
    });
  }
}

/** The longest text of a document and its other files. */
function longestText(root: SpecNode): SpecNode {
  let longest = root;
  let length = 0;
  const pending = [root];
  const followed = new Set<string>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (typeof node.value === "string" && node.value.length > length) {
      longest = node;
      length = node.value.length;
    }
    for (const [, member] of node.entries()) pending.push(member);
    for (const item of node.items()) pending.push(item);
    const target = node.ref === undefined || followed.has(node.ref) ? undefined : node.target();
    if (node.ref !== undefined) followed.add(node.ref);
    if (target && target.file !== node.file) pending.push(target);
  }
  return longest;
}
