import { formatCount } from "../../harness/format.ts";
import { markdownTable } from "../../harness/table.ts";
import type { Prepared } from "./prepare.ts";
import { sizesOf, typesToBundle } from "./size.ts";

/** The table of sizes, a group of rows a document. */
export async function sizeSection(documents: Readonly<Record<string, Prepared>>): Promise<string> {
  const rows: string[][] = [];
  for (const [title, prepared] of Object.entries(documents)) {
    const named = `${title}, ${formatCount(typesToBundle(prepared).length)} schemas`;
    for (const { what, size } of await sizesOf(prepared)) {
      if ("failed" in size) rows.push([named, what, "–", `failed: ${size.failed}`]);
      else rows.push([named, what, formatCount(size.minified), formatCount(size.gzipped)]);
    }
  }
  const table = markdownTable(
    [
      { title: "Document" },
      { title: "Bundle" },
      { title: "Minified, bytes", align: "right" },
      { title: "Gzipped, bytes", align: "right" },
    ],
    rows,
  );
  const explanation = [
    "A validator for each component and each body of a request or response, with all run-time code once, bundled and",
    "minified by esbuild and compressed by node:zlib (gzip, level 9).",
  ].join("\n");
  return `## Size\n\n${explanation}\n\n${table}`;
}
