import { createRequire } from "node:module";

/** Taken as what it is, CommonJS: for an `import` Node looks through its megabyte of text, for its format and its exports. */
const tsMorph: typeof import("ts-morph") = createRequire(import.meta.url)("ts-morph");

export const { IndentationText, Project, QuoteKind, Scope, StructureKind } = tsMorph;
