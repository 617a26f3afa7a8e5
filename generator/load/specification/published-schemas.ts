import type { Edition } from "../document/version.ts";

/** A JSON Schema as a function of Ajv's, which leaves the errors of its last call beside itself. */
export interface CompiledSchema {
  (document: unknown): boolean;
  readonly errors?: readonly unknown[] | null;
}

/**
 * The schemas by which swagger-parser judges documents, compiled. They are filled in when the package is built
 * (`build/published-schemas.ts`): to compile one takes as long as everything else that is done for a small document.
 * Sources that run as they are have none, and leave it to swagger-parser.
 */
export const publishedSchemas: Readonly<Partial<Record<Edition, () => Promise<{ readonly default: CompiledSchema }>>>> =
  {};
