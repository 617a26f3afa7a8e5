import type { SyntaxProblem } from "./parsed-text.ts";

/** What stands in a text before the first of two sides that Git could not merge. */
export const mergeMark: RegExp = /^<{7} /m;

interface OtherFormat {
  readonly pattern: RegExp;
  readonly message: string;
  readonly help: string;
}

/** What stands in files that are called documents, and are none, by how it begins. */
const otherFormats: readonly OtherFormat[] = [
  {
    pattern: /^\s*<(?:!doctype html|html|head|body)\b/i,
    message: "this is a page of HTML, and no OpenAPI document",
    help: "Save the document itself: most sites that show one have a link to it, called raw or download.",
  },
  {
    pattern: /^\s*<(?:\?xml|!doctype|[a-z][\w:.-]*(?=[\s/>]))/i,
    message: "this is XML, and no OpenAPI document",
    help: "OpenAPI documents are YAML or JSON.",
  },
  {
    pattern: /^version https:\/\/git-lfs\.github\.com\//,
    message: "this is what Git LFS leaves in the place of a file",
    help: "Fetch the file: git lfs pull.",
  },
  {
    pattern: mergeMark,
    message: "a merge of Git was not finished here",
    help: "Choose one of the two sides, and remove the marks.",
  },
  {
    pattern: /\0/,
    message: "a character stands here that no text has (U+0000): the file is binary, or its encoding is not known",
    help: "Save the document as text in UTF-8.",
  },
];

/** What a text is instead, for one that could not be read as a document. */
export function otherFormat(text: string): SyntaxProblem | undefined {
  for (const { pattern, message, help } of otherFormats) {
    const found = pattern.exec(text);
    if (!found) continue;
    const start = found.index + found[0].search(/\S/);
    return { code: "invalid-syntax", message, help, span: { start, end: found.index + found[0].trimEnd().length } };
  }
  return undefined;
}
