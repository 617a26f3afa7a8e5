import { literal, type Printable } from "../core/printable.ts";
import { type CheckSite, checkOfField, inside } from "./check-expression.ts";
import { fieldEntries } from "./field-tables.ts";
import type { ServedField, ServedHeader } from "./served-operation.ts";
import { entry, object, optionalEntry } from "./table-text.ts";

/** What a table says of a header of a response, or of a part. */
export function headerTable(
  served: ServedHeader,
  site: CheckSite,
  entries: readonly (Printable | undefined)[] = [],
): Printable {
  const own = inside(site, `header ${served.name}`);
  return object([
    ...servedEntries(served, own),
    served.header.required ? entry("required", literal(true)) : undefined,
    optionalEntry("check", checkOfField(served, own)?.check),
    ...entries,
  ]);
}

/** What a table says of a field with a schema at most. */
export function servedEntries(served: ServedField, site: CheckSite): readonly (Printable | undefined)[] {
  return fieldEntries({ ...served, schemas: served.schema ? [served.schema] : [] }, site);
}
