import type { PathPart, PathTemplate } from "./path-template.ts";

export interface ParsedPath {
  /** As far as it can be understood. */
  readonly path: PathTemplate;
  /** Sentences without a full stop. */
  readonly problems: readonly string[];
  /** What stands behind a `#`, which no path has: it is not part of the template. */
  readonly fragment: string | undefined;
}

/** Takes a path template apart (OpenAPI 3.1 section 4.8.8.1; its grammar: OpenAPI 3.2 section 4.8.2). */
export function parsePathTemplate(text: string): ParsedPath {
  const hash = text.indexOf("#");
  const template = hash < 0 ? text : text.slice(0, hash);
  const problems: string[] = [];
  const segments: PathPart[][] = [];
  const names = new Set<string>();
  let segment: PathPart[] = [];
  let literal = "";

  const endLiteral = (): void => {
    if (literal !== "") segment.push({ kind: "literal", text: literal });
    literal = "";
  };
  const endSegment = (): void => {
    endLiteral();
    segments.push(segment);
    segment = [];
  };

  let position = template.startsWith("/") ? 1 : 0;
  while (position < template.length) {
    const character = template.charAt(position++);
    if (character === "/") endSegment();
    else if (character === "}") problems.push("a brace is closed that was not opened");
    else if (character === "{") {
      const end = template.slice(position).search(/[{}]/);
      const name = end < 0 ? template.slice(position) : template.slice(position, position + end);
      position += name.length;
      if (template.charAt(position) === "}") position++;
      else problems.push(end < 0 ? "a brace is opened and not closed" : "a brace is opened in braces");
      if (name === "") problems.push("a parameter has no name");
      if (names.has(name)) problems.push(`the parameter \`${name}\` stands twice`);
      names.add(name);
      endLiteral();
      segment.push({ kind: "parameter", name });
    } else {
      if (character === "?") problems.push("a path has no query: declare query parameters instead");
      literal += character;
    }
  }
  endSegment();
  return { path: { template, segments }, problems, fragment: hash < 0 ? undefined : text.slice(hash + 1) };
}

/** The names of a template's parameters in their order. */
export function pathParameterNames(path: PathTemplate): readonly string[] {
  return path.segments.flat().flatMap((part) => (part.kind === "parameter" ? [part.name] : []));
}

/** What two templates have in common that match the same paths: all but the names of their parameters. */
export function pathShape(path: PathTemplate): string {
  const parts = path.segments.map((segment) =>
    segment.map((part) => (part.kind === "parameter" ? "{}" : part.text)).join(""),
  );
  return `/${parts.join("/")}`;
}
