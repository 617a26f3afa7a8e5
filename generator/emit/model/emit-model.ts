import type { Api } from "../../model/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { OutputFile } from "../core/declaration.ts";
import { runtimeFiles } from "../core/runtime-files.ts";
import { warnOfSlowPatterns } from "../pattern/slow-patterns.ts";
import { reachableSchemas } from "../schema/reachable-schemas.ts";
import { refuseUnsupported } from "../schema/refusals.ts";
import { companionsFile } from "./companions-file.ts";
import { definitionsFile } from "./definitions-file.ts";
import { indexFile } from "./index-file.ts";
import { modelReadme } from "./readme.ts";
import { schemasFile } from "./schemas-file.ts";
import { validatorsFile } from "./validators-file.ts";

/** The model package: types, predicates, checks with all issues, and a companion object for each type. */
export function emitModel(api: Api, context: EmitContext): readonly OutputFile[] {
  refuseUnsupported(api, context.diagnostics);
  warnOfSlowPatterns(reachableSchemas(api), context.diagnostics);
  return [
    schemasFile(api),
    validatorsFile(api, context),
    definitionsFile(api, context),
    companionsFile(api, context),
    indexFile(api),
    ...runtimeFiles("model", context),
    modelReadme(api, context),
  ];
}
