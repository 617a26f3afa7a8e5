/**
 * Path templates in the syntax of a framework or of RFC 6570: `{id:[0-9]+}`, `{*rest}`, `/:id`, `/<id>`. In OpenAPI a parameter
 * is a name in braces and one segment at most (OpenAPI 3.1 section 4.8.8.1), and what it may hold is said where it is declared.
 */
import type { SpecNode } from "../../load/document/spec-node.ts";

/** A piece of a template that OpenAPI writes otherwise. */
export interface ForeignPiece {
  /** What it is: a sentence without a full stop. */
  readonly problem: string;
  /** How it is read instead; undefined where that cannot be told. */
  readonly read: string | undefined;
}

/** A path template as OpenAPI writes it. */
export interface ReadTemplate {
  readonly text: string;
  readonly pieces: readonly ForeignPiece[];
}

/** The names of parameters that a path item and its operations declare in a place. */
type Declared = (place: "path" | "query") => ReadonlySet<string>;

/**
 * A name in braces with what else may stand there, without the blanks around it. No two of its parts take the same blanks: where
 * there are thousands, every way of sharing them would be tried.
 */
const inBraces =
  /^(?:(?<before>\+|\*{1,2}|\/|\.)\s*)?(?<name>[^\s:=?*+;&#/{}]+)(?:\s*(?<after>\+|\*{1,2}|\?))?(?:\s*(?<tail>[:=][\s\S]*))?$/;

/** What marks before and behind a name in braces mean where they are from. */
const marks: Readonly<Record<string, string>> = {
  "before +": "may hold slashes in RFC 6570",
  "before *": "stands for the rest of a path in Spring and ASP.NET",
  "before **": "stands for the rest of a path in ASP.NET",
  "before /": "begins a segment of its own in RFC 6570",
  "before .": "has a full stop before it in RFC 6570",
  "after +": "stands for the rest of a path in Amazon API Gateway",
  "after *": "stands for a list in RFC 6570",
  "after **": "stands for the rest of a path in some frameworks",
  "after ?": "may be missing in ASP.NET and Laravel",
  ":": "has a pattern or a type in its braces, as in JAX-RS, Spring and ASP.NET",
  "=": "has a pattern or a default in its braces, as in `google.api.http` and ASP.NET",
};

/** Parameters without braces. They are literal text, unless a path parameter of that name is declared and has no other place. */
const withoutBraces: readonly { readonly pattern: RegExp; readonly says: string }[] = [
  { pattern: /<(?:\w+(?:\([^()]*\))?:)?(\w+)>/g, says: "is a parameter in Flask and Django" },
  { pattern: /:(\w+)(?![\w)])(?:\([^()]*\))?(?:[?*+](?=\/|$))?/g, says: "is a parameter in Express and Rails" },
  { pattern: /\[(?:\.\.\.)?(\w+)\]/g, says: "is a parameter in Next.js" },
  { pattern: /%7B(\w+)%7D/gi, says: "has its braces percent-encoded" },
];

const nameInBraces = "; a parameter of OpenAPI is a name in braces, and one segment";

/** A fragment; braces, which may hold others; a text without braces. */
const tokens = /#[\s\S]*|\{(?<content>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|[^{#]+/g;

/** The template of a path item's key as OpenAPI writes it, as far as that can be told. */
export function readForeignTemplate(key: string, item: SpecNode): ReadTemplate {
  const pieces: ForeignPiece[] = [];
  const declared: Declared = lazily((place: string) => new Set(declaredIn(item, place)));
  // A name that stands in braces already is that one's.
  const taken = new Set([...key.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name));
  const add: Add = (written, says, read) => pieces.push({ problem: `\`${written}\` ${says}`, read });
  const text = key.replace(tokens, (token: string, content: string | undefined) => {
    if (token.startsWith("#")) return token;
    if (content === undefined) return readLiteral(token, taken, declared, add);
    return readBraces(token, content, taken, declared, add);
  });
  return { text, pieces };
}

type Add = (written: string, says: string, read: string | undefined) => unknown;

function readBraces(
  token: string,
  content: string,
  taken: Set<string | undefined>,
  declared: Declared,
  add: Add,
): string {
  const inner = /^\{([^{}]+)\}$/.exec(content)?.[1];
  const { before, name = inner, after, tail } = inBraces.exec(content.trim())?.groups ?? {};
  if (name === content || declared("path").has(content)) return token;
  if (/^[?&]/.test(content)) return readQuery(token, content, declared, add);
  const unlike = /^[;#]/.exec(content)?.[0];
  if (unlike !== undefined) {
    add(token, unlike === ";" ? matrix : fragment, undefined);
    return token;
  }
  if (name === undefined || (inner === undefined && taken.has(name))) return token;
  // These two say what stands before the parameter: that has to be sure.
  const text = before === "/" || before === "." ? before : "";
  if (text !== "" && !declared("path").has(name)) return token;
  const says =
    marks[`before ${before}`] ?? marks[tail?.charAt(0) ?? ""] ?? marks[`after ${after}`] ?? blanksOrBraces(inner);
  taken.add(name);
  const read = `${text}{${name}}`;
  add(token, `${says}${nameInBraces}`, read);
  return read;
}

const matrix =
  "begins with a semicolon and its name in RFC 6570: write the name alone, with `style: matrix` where it is declared";
const fragment = "is a fragment in RFC 6570, and no request carries one";

function blanksOrBraces(inner: string | undefined): string {
  return inner === undefined ? "has blanks in its braces" : "has two pairs of braces";
}

/** `{?page,size}`: RFC 6570 sections 3.2.8 and 3.2.9. OpenAPI declares query parameters, and no path has them. */
function readQuery(token: string, content: string, declared: Declared, add: Add): string {
  const names = content
    .slice(1)
    .split(",")
    .map((name) => name.trim().replace(/\*$/, ""));
  const areDeclared = names.every((name) => declared("query").has(name));
  add(
    token,
    "is a query in RFC 6570, and a path has none: declare query parameters instead",
    areDeclared ? "" : undefined,
  );
  return areDeclared ? "" : token;
}

function readLiteral(token: string, taken: Set<string | undefined>, declared: Declared, add: Add): string {
  return withoutBraces.reduce(
    (text, { pattern, says }) =>
      text.replace(pattern, (written: string, name: string) => {
        if (taken.has(name) || !declared("path").has(name)) return written;
        taken.add(name);
        add(written, `${says}${nameInBraces}`, `{${name}}`);
        return `{${name}}`;
      }),
    token,
  );
}

function lazily<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** The names of the parameters in a place that a path item and its operations declare. */
function declaredIn(item: SpecNode, place: string): readonly string[] {
  const resolved = item.resolve() ?? item;
  const holders = [item, resolved, ...resolved.entries().map(([, operation]) => operation)];
  return holders.flatMap((holder) =>
    (holder.get("parameters")?.items() ?? []).flatMap((parameter) => {
      const found = parameter.resolve();
      return found?.string("in") === place ? (found.string("name") ?? []) : [];
    }),
  );
}
