import type { PathPart, PathTemplate } from "../api/path-template.ts";

export interface ParsedPath {
  /** As far as it can be understood. */
  readonly path: PathTemplate;
  /** Sentences without a full stop. */
  readonly problems: readonly string[];
  /** Segments `.` and `..`, which no request carries: URLs are resolved (RFC 3986 section 5.2.4), and so is the template. */
  readonly dots: readonly string[];
  /** Parameters whose name stood in the template already, by a name of their own (`id2`): that one. */
  readonly repeated: ReadonlyMap<string, string>;
  /** What stands behind a `?` outside of braces, which no path has: it is not part of the template. */
  readonly query: string | undefined;
  /** What stands behind a `#`, which no path has: it is not part of the template. */
  readonly fragment: string | undefined;
}

/** A path, a query and a fragment. A mark of a query in braces is part of a name. */
const uriParts = /^(?<path>(?:[^?#{]|\{[^}#]*)*)(?:\?(?<query>[^#]*))?(?:#(?<fragment>[\s\S]*))?$/;

/** Takes a path template apart (OpenAPI 3.1 section 4.8.8.1; its grammar: OpenAPI 3.2 section 4.8.2). */
export function parsePathTemplate(text: string): ParsedPath {
  const { path: template = text, query, fragment } = uriParts.exec(text)?.groups ?? {};
  const problems: string[] = [];
  const segments: PathPart[][] = [];
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
      endLiteral();
      segment.push({ kind: "parameter", name });
    } else literal += character;
  }
  endSegment();
  const dots = segments.flatMap((each) => dotsOf(each) ?? []);
  const { path, repeated } = toldApart(dots.length > 0 ? resolved(segments) : { template, segments });
  return { path, problems, dots, repeated, query, fragment };
}

/** OpenAPI 3.2 section 4.8.2: a name stands in a template once. Each further parameter of a name gets the next one that is free. */
function toldApart(path: PathTemplate): Pick<ParsedPath, "path" | "repeated"> {
  const names = pathParameterNames(path);
  const taken = new Set(names);
  if (taken.size === names.length) return { path, repeated: new Map() };
  const seen = new Set<string>();
  const repeated = new Map<string, string>();
  const segments = path.segments.map((parts) =>
    parts.map((part) => {
      if (part.kind === "literal" || part.name === "") return part;
      const name = seen.has(part.name) ? nextName(part.name, taken) : part.name;
      if (name !== part.name) repeated.set(name, part.name);
      seen.add(name);
      taken.add(name);
      return { ...part, name };
    }),
  );
  return { path: { template: printed(segments), segments }, repeated };
}

/** What is wrong with a name that is repeated. */
export function twice(name: string): string {
  return `the parameter \`${name}\` stands twice`;
}

function nextName(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}${number}`)) number++;
  return `${name}${number}`;
}

/** The text of a segment that is `.` or `..`, however it is written. */
function dotsOf(segment: readonly PathPart[]): string | undefined {
  const [only] = segment;
  return segment.length === 1 && only?.kind === "literal" && /^(?:\.|%2e){1,2}$/i.test(only.text)
    ? only.text
    : undefined;
}

function resolved(written: readonly (readonly PathPart[])[]): PathTemplate {
  const segments: (readonly PathPart[])[] = [];
  for (const segment of written) {
    const dots = dotsOf(segment)?.replaceAll(/%2e/gi, ".");
    if (dots === undefined) segments.push(segment);
    else if (dots === "..") segments.pop();
  }
  const last = written.at(-1);
  if (segments.length === 0 || (last && dotsOf(last))) segments.push([]);
  return { template: printed(segments), segments };
}

function printed(segments: PathTemplate["segments"]): string {
  const texts = segments.map((parts) => parts.map((part) => (part.kind === "literal" ? part.text : `{${part.name}}`)));
  return texts.map((parts) => `/${parts.join("")}`).join("");
}

/** A template with other names of parameters. */
export function withNames(path: PathTemplate, names: ReadonlyMap<string, string>): PathTemplate {
  if (names.size === 0) return path;
  const segments = path.segments.map((parts) =>
    parts.map((part) => (part.kind === "parameter" ? { ...part, name: names.get(part.name) ?? part.name } : part)),
  );
  return { template: printed(segments), segments };
}

/** Two parameters of a template with nothing between them: no server can tell where the first one ends. */
export function adjacentParameters({ segments }: PathTemplate): readonly (readonly [first: string, second: string])[] {
  return segments.flatMap((parts) =>
    parts.flatMap((part, index): (readonly [string, string])[] => {
      const next = parts[index + 1];
      return part.kind === "parameter" && next?.kind === "parameter" ? [[part.name, next.name]] : [];
    }),
  );
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
