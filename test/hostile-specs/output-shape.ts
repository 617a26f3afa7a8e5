/**
 * What a file of the output is made of, as the compiler reads it: two documents that differ in a text alone have to give
 * files that differ in literals, names of members and comments alone.
 */
import { ts } from "ts-morph";

/** A token of a file: what kind it is of, and its text where it has one of its own. */
export interface Part {
  readonly kind: string;
  readonly text: string;
}

export interface Shape {
  readonly parts: readonly Part[];
  /** What is imported, without regard to order: its modules and how many names of each. */
  readonly imports: readonly string[];
  readonly modules: readonly string[];
  /** The names that something in the file is declared or imported by. */
  readonly declared: readonly string[];
  /** What the compiler is told by comments: directives, references and tags. */
  readonly instructions: readonly string[];
  /** What the parser complains of. */
  readonly problems: readonly string[];
}

/** By the text: most files of an output are those of the one before. */
const shapes = new Map<string, Shape>();
const mostShapes = 1_000;

export function shapeOf(text: string): Shape {
  const shape = shapes.get(text) ?? readShape(text);
  if (shapes.size >= mostShapes) shapes.clear();
  shapes.set(text, shape);
  return shape;
}

function readShape(text: string): Shape {
  const source = ts.createSourceFile("file.ts", text, ts.ScriptTarget.ES2022, true);
  const parts: Part[] = [];
  const imports: string[] = [];
  const modules: string[] = [];
  const declared: string[] = [];
  const literals: ts.Node[] = [];
  const instructions = fileInstructions(source);
  const visit = (node: ts.Node): void => {
    instructions.push(...ts.getJSDocTags(node).map((tag) => `@${tag.tagName.text}`));
    if (ts.isImportDeclaration(node)) {
      const names = importedNames(node);
      imports.push(`${names.length} of ${node.moduleSpecifier.getText()}`);
      modules.push(node.moduleSpecifier.getText());
      declared.push(...names);
      return;
    }
    if (ts.isIdentifier(node) && isDeclared(node)) declared.push(node.text);
    if (ts.isStringLiteral(node) || ts.isRegularExpressionLiteral(node) || isMemberName(node)) literals.push(node);
    if (ts.isElementAccessExpression(node)) literals.push(node.argumentExpression);
    if (ts.isShorthandPropertyAssignment(node)) {
      // `{ a }` is `{ a: a }`.
      parts.push({ kind: "PropertyAssignment", text: "" }, { kind: "name of a member", text: node.name.text });
    }
    // Where a line is broken, a condition or a type stands in parentheses.
    if (!ts.isParenthesizedExpression(node) && !ts.isParenthesizedTypeNode(node)) parts.push(partOf(node));
    for (const child of childrenOf(node)) visit(child);
  };
  visit(source);
  instructions.push(...commentInstructions(withoutLiterals(text, literals)));
  const problems: unknown = Reflect.get(source, "parseDiagnostics");
  return {
    parts,
    imports: imports.sort(),
    modules,
    declared,
    instructions: instructions.sort(),
    problems: Array.isArray(problems) ? problems.map(({ messageText }) => String(messageText)) : [],
  };
}

function importedNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return [];
  return ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [bindings.name.text];
}

/** Whether a name is that of a type, a function, a variable, a parameter or a label. */
function isDeclared(name: ts.Identifier): boolean {
  const { parent } = name;
  return "name" in parent && parent.name === name && !ts.isPropertyAccessExpression(parent);
}

/** A member is one whichever way its name is written: `.a` and `["a"]`, `a:`, `"a":` and `["a"]:`. */
function partOf(node: ts.Node): Part {
  if (ts.isShorthandPropertyAssignment(node)) return { kind: "Identifier", text: node.name.text };
  if (isMemberName(node)) return { kind: "name of a member", text: nameText(node) };
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression))
    return { kind: "member", text: node.argumentExpression.text };
  if (ts.isPropertyAccessExpression(node)) return { kind: "member", text: node.name.text };
  if (ts.isStringLiteral(node)) return { kind: "string", text: node.text };
  if (ts.isIdentifier(node) || ts.isNumericLiteral(node) || ts.isRegularExpressionLiteral(node))
    return { kind: ts.SyntaxKind[node.kind], text: node.text };
  return { kind: ts.SyntaxKind[node.kind], text: "" };
}

function isMemberName(node: ts.Node): node is ts.PropertyName {
  const { parent } = node;
  return parent !== undefined && "name" in parent && parent.name === node && isMember(parent);
}

function isMember(node: ts.Node): boolean {
  return (
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isMethodSignature(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isGetAccessorDeclaration(node)
  );
}

function nameText(name: ts.PropertyName): string {
  if (ts.isComputedPropertyName(name)) return ts.isStringLiteral(name.expression) ? name.expression.text : "";
  return name.text;
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  if (isMemberName(node) || ts.isShorthandPropertyAssignment(node)) return [];
  if (ts.isPropertyAccessExpression(node)) return [node.expression];
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) return [node.expression];
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

/** Comments that the compiler or what comes after it obeys. */
function fileInstructions(source: ts.SourceFile): string[] {
  const references = [...source.referencedFiles, ...source.typeReferenceDirectives, ...source.libReferenceDirectives];
  const directives: unknown = Reflect.get(source, "commentDirectives");
  const pragmas: unknown = Reflect.get(source, "pragmas");
  return [
    ...references.map(({ fileName }) => `reference to ${fileName}`),
    ...(Array.isArray(directives) ? directives.map(() => "directive") : []),
    ...(pragmas instanceof Map ? [...pragmas.keys()].map((name) => `pragma ${name}`) : []),
  ];
}

function withoutLiterals(text: string, literals: readonly ts.Node[]): string {
  let rest = "";
  let end = 0;
  for (const literal of literals.toSorted((a, b) => a.pos - b.pos)) {
    if (literal.pos < end) continue;
    rest += `${text.slice(end, literal.getStart())}""`;
    end = literal.end;
  }
  return rest + text.slice(end);
}

function commentInstructions(text: string): string[] {
  return [
    ...[...text.matchAll(bundlerNotes)].map(([note]) => note),
    ...[...text.matchAll(lineComments)].map(([comment]) => comment.trim()),
  ];
}

/** What bundlers and coverage tools look for in comments. */
const bundlerNotes = /[@#]__[A-Z_]+__|[#@] source(?:Mapping)?URL=|@(?:license|preserve|vite-ignore)/g;

/** All comments of one line: none of them is the document's. */
const lineComments = /^\s*\/\/.*$/gm;
