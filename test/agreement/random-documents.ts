import { join } from "node:path";
import fc from "fast-check";
import { schemaDocuments } from "../support/schema-document-arbitrary.ts";
import type { Subject } from "./compare.ts";
import { writeSchemas } from "./generated-document.ts";

/** So many documents of random schemas: the same for the same seed. */
export async function randomSubjects(
  count: number,
  { seed, schemas }: { readonly seed: number; readonly schemas: number },
  workshop: string,
): Promise<readonly Subject[]> {
  const drawn = fc.sample(schemaDocuments(schemas), { numRuns: count, seed });
  return Promise.all(
    drawn.map(async (components, index): Promise<Subject> => {
      const name = `random-${seed}-${index + 1}`;
      return { name, formats: "assert", ...(await writeSchemas(components, join(workshop, "specifications", name))) };
    }),
  );
}
