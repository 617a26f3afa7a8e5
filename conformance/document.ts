/** The document of a binding, read as it was when everything was generated. */
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogue, type RefusalCode } from "../generator/catalogue.ts";
import { Diagnostics, GenerationFailed } from "../generator/diagnostics.ts";
import { serveOperation } from "../generator/emit/server/serve-operation.ts";
import { load } from "../generator/load/load.ts";
import type { Api } from "../generator/model/api/api.ts";
import type { Schema } from "../generator/model/api/schema.ts";
import { buildApi } from "../generator/model/build-api.ts";
import { verdictOn } from "../generator/model/schema/fits-schema.ts";
import { printDiagnostics } from "../generator/print-diagnostics.ts";
import { emptyLock, parseLock } from "../generator/write/lock.ts";
import type { Check, Operation as OperationTable } from "../templates/runtime/server/operation.ts";
import type { Binding } from "./binding.ts";
import type { Described, Judge } from "./described.ts";
import { settings } from "./endpoint.ts";
import { contentTable } from "./tables.ts";

/** @throws {Error} Where the document cannot be read any more. */
export async function describe(binding: Binding): Promise<Described> {
  const spec = fileURLToPath(binding.spec);
  const diagnostics = new Diagnostics(refusals, binding.lenient);
  try {
    const document = await load({
      spec,
      overlays: (binding.overlays ?? []).map((url) => fileURLToPath(url)),
      documents: Object.fromEntries(
        Object.entries(binding.documents ?? {}).map(([uri, file]) => [uri, fileURLToPath(file)]),
      ),
      ...(binding.roots && { roots: binding.roots.map((url) => fileURLToPath(url)) }),
      ...(binding.remote && { remote: binding.remote }),
      cwd: dirname(spec),
      diagnostics,
    });
    const lock = parseLock(await readFile(binding.lock, "utf8").catch(() => "")) ?? emptyLock;
    const api = buildApi(document, {
      diagnostics,
      lock: lock.names,
      ...(binding.selection && { selection: binding.selection }),
    });
    const mistakes = diagnostics.list.filter(({ code, severity }) => severity === "error" && !isRefusal(code));
    if (mistakes.length > 0) throw new GenerationFailed(mistakes);
    const tables = new Map(Object.entries(binding.operations).flatMap(([name, { table }]) => tableOf(name, table)));
    return { api, tables, judge: judgeOf(api, tables), mistakes: [] };
  } catch (error) {
    if (!(error instanceof GenerationFailed)) throw error;
    throw new Error(`The document cannot be read.\n${printDiagnostics(error.diagnostics, { color: false })}`);
  }
}

const refusals = Object.keys(catalogue).filter(isRefusal);

function isRefusal(code: string): code is RefusalCode {
  return Object.entries(catalogue).some(([known, entry]) => known === code && "refusal" in entry);
}

function tableOf(name: string, table: object): readonly (readonly [string, OperationTable])[] {
  return isTable(table) ? [[name, table]] : [];
}

function isTable(value: object): value is OperationTable {
  return "name" in value && "parameters" in value && "responses" in value;
}

/**
 * What the generated validators say of the values that they are asked about, and of others, such as an alternative within
 * a value, what the model knows.
 */
function judgeOf(api: Api, tables: ReadonlyMap<string, OperationTable>): Judge {
  const checks = checksOf(api, tables);
  const verdict = (schema: Schema, value: Parameters<typeof verdictOn>[0]): boolean | undefined => {
    const check = checks.get(schema);
    if (check) return check(value).issues === undefined;
    const found = verdictOn(value, schema);
    return typeof found === "string" ? false : found;
  };
  return {
    fits: (schema, value) => verdict(schema, value) !== false,
    refuses: (schema, value) => verdict(schema, value) === false,
  };
}

function checksOf(api: Api, tables: ReadonlyMap<string, OperationTable>): ReadonlyMap<Schema, Check> {
  const checks = new Map<Schema, Check>();
  for (const operation of api.operations) {
    const table = tables.get(operation.name.typescript);
    const served = table && serveOperation(operation, { settings, diagnostics: new Diagnostics(refusals) });
    if (!table || !served) continue;
    for (const { name, in: place, schema } of served.parameters) {
      const check = table.parameters.find((each) => each.in === place && each.name === name)?.check;
      if (schema && check) checks.set(schema, check);
    }
    for (const { kind, schema, sequence, mediaType } of served.body?.content ?? []) {
      // Parts are checked with numbers in the place of files, and events in the form in which they are decoded.
      if (kind === "multipart" || sequence?.format === "eventStream") continue;
      const check = contentTable(table, mediaType.range)?.check;
      if (schema && check) checks.set(schema, check);
    }
  }
  return checks;
}
