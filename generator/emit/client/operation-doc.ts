import type { DocComment } from "../core/printable.ts";
import type { ClientOperation } from "./client-operation.ts";

/** What a function or method says of its operation: the document's words, and where it goes. */
export function operationDoc({ operation }: ClientOperation): DocComment {
  const { summary, description, deprecated } = operation;
  const words = [summary, description].filter((text) => text !== undefined && text.trim() !== "");
  return {
    paragraphs: [
      ...new Set(words.filter((text) => text !== undefined)),
      `\`${operation.method} ${operation.path.template}\``,
    ],
    tags: deprecated ? [{ tag: "deprecated", text: "" }] : [],
  };
}
