/** The text of an emitter comes again with every declaration that it prints. */
const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The variables that the text of a template declares; undefined where there are none, as in most. */
export function bindingsOf(template: TemplateStringsArray): readonly string[] | undefined {
  let found = known.get(template);
  if (!found) {
    found = template.flatMap((text) => text.match(bindings) ?? []).flatMap((binding) => binding.match(names) ?? []);
    known.set(template, found);
  }
  return found.length > 0 ? found : undefined;
}

/** Where our own text binds names: `const { a, b }`, `(a, b) =>`, `a =>`. */
const bindings = /(?<=\b(?:const|let)\s+)(?:[\w$]+|[{[][^}\]]*[}\]])|\([\w$,\s{}]*\)(?=\s*=>)|[\w$]+(?=\s*=>)/g;

const names = /[A-Za-z_$][\w$]*/g;
