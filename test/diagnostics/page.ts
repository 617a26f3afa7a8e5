import { extname } from "node:path";
import { type CatalogueEntry, catalogue } from "../../generator/catalogue.ts";
import type { Example } from "./example.ts";

const introduction = `# Diagnostics

<!-- Written by \`npm run diagnostics\` from the catalogue and the examples of test/diagnostics. -->

What is wrong with a document, a configuration or an output folder is reported all at once, with its place in the file:

\`\`\`
error[unresolved-reference] nothing stands at #/components/schemas/Pat
  api.yml:11:53
    10 |             application/json:
    11 |               schema: { type: array, items: { $ref: "#/components/schemas/Pat" } }
       |                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^
  note  is \`Pet\` meant, which stands here?
  api.yml:14:5
    13 |   schemas:
    14 |     Pet: { type: object, properties: { name: { type: string } } }
       |     ^^^
  help  Correct the reference, or add what it names.
\`\`\`

An **error** ends the run with the exit code 1, and nothing is written. A **warning** does not. Every diagnostic has one of the
codes below; \`specwright explain <code>\` says the same as this page.

- **Allow**: a refusal is something that the generator understands but does not generate yet. \`--allow <code>\`, or \`allow\` in
  the [configuration](configuration.md), makes it a warning.
- **Mend**: some faults can be mended safely. [\`--lenient\`](lenient.md) does, and makes them warnings.

\`--json\` prints the same for programs, as [report.schema.json](report.schema.json) says. In a workflow of GitHub (where
\`GITHUB_ACTIONS\` is set) errors and warnings become annotations of the pull request, too; GitHub shows ten of a kind, and the
tenth says how many more there are.

What is said of four places or more is printed once, with the excerpt and the notes of the first; \`also\` lists the other places. \`--json\`
has each of them by itself.

On a terminal text is wrapped to its width, and coloured unless \`NO_COLOR\` is set; \`FORCE_COLOR\` asks for colours elsewhere.
`;

const heading = "| Code | Meaning | Allow | Mend |\n| --- | --- | --- | --- |";

/**
 * The page on diagnostics: the catalogue for users, each code with its example.
 * @param outputs What is printed of the examples.
 */
export function diagnosticsPage(outputs: ReadonlyMap<Example, string>): string {
  const rows = Object.entries<CatalogueEntry>(catalogue).map(
    ([code, { title, refusal, mend }]) =>
      `| [\`${code}\`](#${code}) | ${title} | ${refusal ? "yes" : ""} | ${mend === undefined ? "" : "yes"} |`,
  );
  const sections = [...outputs].map(([example, printed]) => sectionOf(example, printed));
  return [introduction, [heading, ...rows, ""].join("\n"), ...sections].join("\n");
}

function sectionOf({ code, command, files }: Example, printed: string): string {
  const { title, cause, fix, refusal, mend }: CatalogueEntry = catalogue[code];
  const points = [
    `- **Cause**: ${cause}`,
    `- **Fix**: ${fix}`,
    ...(refusal
      ? [`- **Allow**: \`--allow ${code}\`, or \`allow: ["${code}"]\` in the configuration, accepts it.`]
      : []),
    ...(mend === undefined ? [] : [`- **Mend**: \`--lenient\` mends it where that is safe. ${mend}`]),
  ];
  const blocks = files.map(({ path, text }) => `\`${path}\`:\n\n${block(text, languages[extname(path)] ?? "")}\n`);
  return [
    `## \`${code}\``,
    "",
    `${title}.`,
    "",
    ...points,
    "",
    ...blocks,
    block(`$ ${command}\n${withoutHint(printed)}`, ""),
    "",
  ].join("\n");
}

/** What is printed, without the last line: whoever reads an example has found where more is said. */
export function withoutHint(printed: string): string {
  return printed.replace(/^specwright explain .*\n$/m, "");
}

const languages: Readonly<Record<string, string>> = { ".yml": "yaml", ".json": "json", ".ts": "ts", ".mjs": "js" };

function block(text: string, language: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
