import type { Group, Operation } from "../../model/api/operation.ts";
import type { DocComment } from "../core/printable.ts";

/** What a handler's method says of its operation: the document's words, the method and path, and where it stands. */
export function operationDoc(operation: Operation): DocComment {
  return {
    paragraphs: [operation.summary, operation.description, operationLine(operation)].filter(
      (text) => text !== undefined,
    ),
    tags: operation.deprecated ? [{ tag: "deprecated", text: "" }] : [],
  };
}

/** `GET /oauth/clients`, and where it stands in the document. */
export function operationLine(operation: Operation): string {
  return `\`${operation.method} ${operation.path.template}\` (\`${operation.node.reference}\`)`;
}

export function groupDoc(group: Group): DocComment {
  const title =
    group.name.spec === "" ? "The operations without a tag." : `The operations of the tag \`${group.name.spec}\`.`;
  return { paragraphs: [title, ...(group.description === undefined ? [] : [group.description])], tags: [] };
}

export function doc(...paragraphs: readonly (string | undefined)[]): DocComment {
  return { paragraphs: paragraphs.filter((text) => text !== undefined), tags: [] };
}
