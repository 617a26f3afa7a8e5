import type { Api } from "../../model/api/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { OutputFile } from "../core/declaration.ts";
import { runtimeFiles } from "../core/runtime-files.ts";
import { companionsFile } from "./companions-file.ts";
import { definitionsFile } from "./definitions-file.ts";
import { indexFile, typesIndexFile } from "./index-file.ts";
import { modelReadme, typesReadme } from "./readme.ts";
import { refuseUnsupported } from "./refusals.ts";
import { schemasFile } from "./schemas-file.ts";
import { validatorsFile } from "./validators-file.ts";

/**
 * The model package: types, predicates, checks with all issues, and a companion object for each type; or types alone. A file is made when
 * it is asked for, so that those of a large document are never all there at once before they are printed.
 */
export function* emitModel(api: Api, context: EmitContext): Iterable<OutputFile> {
  refuseUnsupported(api, context.diagnostics);
  if (context.settings.validators === false) {
    yield schemasFile(api, context);
    yield typesIndexFile(api);
    yield typesReadme(api, context);
    return;
  }
  yield schemasFile(api, context);
  yield validatorsFile(api, context);
  yield definitionsFile(api, context);
  yield companionsFile(api, context);
  yield indexFile(api);
  yield* runtimeFiles("model", context);
  yield modelReadme(api, context);
}
