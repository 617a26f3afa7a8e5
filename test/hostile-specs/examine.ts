/** Generates documents with hostile texts, and finds what of them is more than a literal, the name of a member or a comment. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { resolveConfig } from "../../generator/config.ts";
import { GenerationFailed, type Location } from "../../generator/diagnostics.ts";
import { generate } from "../../generator/generate.ts";
import { schemaObject } from "../../generator/load/objects/schema-object.ts";
import { diagnosticProblems } from "./diagnostic-problems.ts";
import { type Documents, fileText, replaced, textsAt } from "./documents.ts";
import { comparedCode, comparedTexts, fileProblems } from "./file-problems.ts";
import { compileProblems, importProblems } from "./import-output.ts";
import { harmless, harmlessFor } from "./payloads.ts";
import { foreignParts, undeclaredNames } from "./vocabulary.ts";

/** The texts of a run, each by what takes its place. */
export type Changes = ReadonlyMap<string, string>;

export type Outcome =
  | { readonly kind: "files"; readonly files: ReadonlyMap<string, string> }
  | {
      readonly kind: "refused";
      readonly problems: readonly string[];
      /** Where the errors are. */
      readonly places: readonly Location[];
    };

export interface Problem {
  readonly text: string;
  readonly payload: string;
  readonly problem: string;
}

/** How a payload takes the place of a text: all of it, or its end. */
export type Way = (text: string, payload: string) => string;

export const ways: Readonly<Record<"whole" | "end", Way>> = {
  whole: (_, payload) => payload,
  end: (text, payload) => text + payload,
};

/** Output with so many texts at once is worth importing. */
const many = 60;

/** What a run must never show: it stands in the environment. */
export const secret = "SECRETOFTHEENVIRONMENT";

export class Examination {
  readonly #documents: Documents;
  readonly #workshop: string;
  readonly #harmless = new Map<string, Outcome>();
  readonly problems: Problem[] = [];
  /** The output of the largest run of each payload. */
  readonly outputs: ReadonlyMap<string, string>[] = [];
  /** How many texts were in output that was looked at, how many were refused, and how much of it was compiled. */
  readonly counts = { runs: 0, printed: 0, refused: 0, programs: 0 };

  constructor(documents: Documents, workshop: string) {
    this.#documents = documents;
    this.#workshop = workshop;
  }

  /** The texts in whose place a word can stand. */
  async open(texts: readonly string[], way: Way): Promise<readonly string[]> {
    const outcome = await this.#withHarmless(texts, way);
    if (outcome.kind === "files") return texts;
    const found: string[] = [];
    for (const part of this.#parts(texts, outcome, changesOf(texts, harmless, way)))
      found.push(...(await this.open(part, way)));
    return found;
  }

  /** A payload in the places of some texts at once; whatever is wrong or refused is tried again with fewer. */
  async try(given: readonly string[], payload: string, way: Way): Promise<void> {
    const texts = given.filter((text) => !Object.hasOwn(this.#documents, text) || isFileName(way(text, payload)));
    if (texts.length === 0) return;
    const outcome = await this.run(changesOf(texts, payload, way));
    const problems =
      outcome.kind === "files" ? await this.#compare(outcome.files, texts, way, payload) : outcome.problems;
    if (outcome.kind === "files" && problems.length === 0) {
      this.counts.printed += texts.length;
      if (texts.length >= many) this.outputs.push(outcome.files);
    } else if (texts.length > 1) {
      const changes = changesOf(texts, payload, way);
      for (const part of this.#parts(texts, outcome, changes)) await this.try(part, payload, way);
    } else {
      if (outcome.kind === "refused") this.counts.refused++;
      for (const problem of problems.slice(0, 3)) this.problems.push({ text: texts.join(), payload, problem });
    }
  }

  /** Fewer texts: those where the errors are each by itself, and the others; or halves, where no error is at one. */
  #parts(texts: readonly string[], outcome: Outcome, changes: Changes): readonly (readonly string[])[] {
    if (texts.length < 2) return [];
    const places = outcome.kind === "refused" ? textsAt(this.#documents, changes, outcome.places) : new Set<string>();
    const [wrong, right] = [texts.filter((text) => places.has(text)), texts.filter((text) => !places.has(text))];
    return wrong.length === 0 || right.length === 0 ? halves(texts) : [right, ...wrong.map((text) => [text])];
  }

  async run(changes: Changes): Promise<Outcome> {
    this.counts.runs++;
    const documents = replaced(this.#documents, changes);
    const [api = "", , overlay = ""] = Object.keys(this.#documents).map((name) => changes.get(name) ?? name);
    const folder = await mkdtemp(join(this.#workshop, "run-"));
    try {
      await mkdir(join(folder, "specs"));
      for (const [name, document] of Object.entries(documents)) {
        await writeFile(join(folder, "specs", `${name}.json`), fileText(document));
      }
      const spec = `specs/${api}.json`;
      const settings = { spec, overlays: [`specs/${overlay}.json`], out: "out", name: "zoo", conformance: true };
      const report = await generate(resolveConfig(settings, folder), { check: true, cwd: folder });
      const files = report.changes.flatMap((change) =>
        "file" in change ? [[change.path, change.file.text] as const] : [],
      );
      return { kind: "files", files: new Map(files) };
    } catch (error) {
      if (!(error instanceof GenerationFailed)) {
        const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { kind: "refused", problems: [`the run ended with ${stack}`], places: [] };
      }
      const places = error.diagnostics.flatMap(({ severity, location }) =>
        location && severity === "error" ? [location] : [],
      );
      return { kind: "refused", problems: diagnosticProblems(error.diagnostics, [secret, this.#workshop]), places };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #compare(
    files: ReadonlyMap<string, string>,
    texts: readonly string[],
    way: Way,
    payload: string,
  ): Promise<readonly string[]> {
    const alone = fileProblems(files, [secret, this.#workshop]);
    if (alone.length > 0) return alone;
    // No text says less than any word, and one keyword something else than another: there is nothing to compare them with.
    if (payload.trim() === "" || (isKeyword(payload) && texts.every(isKeyword))) return this.#programProblems(files);
    const base = await this.#withHarmless(texts, way, harmlessFor(payload));
    if (base.kind === "refused") return ["a word is refused there"];
    const markup = comparedTexts(files, base.files);
    if (markup.length > 0 || comparedCode(files, base.files).length === 0) return markup;
    // The payload means something in some place, such as a name that is reserved: it is other code, of the same words.
    const names = [payload, ...texts.map((text) => way(text, payload))];
    const found = foreignParts(files, base.files, names);
    return found.length > 0 ? found : this.#programProblems(files);
  }

  /** What compiling and importing finds: what is read as other code has to be a program as well. */
  async #programProblems(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
    this.counts.programs++;
    const room = await mkdtemp(join(this.#workshop, "program-"));
    try {
      return [...(await importProblems(files, room)), ...(await compileProblems(room))];
    } finally {
      await rm(room, { recursive: true, force: true });
    }
  }

  async #withHarmless(texts: readonly string[], way: Way, word: string = harmless): Promise<Outcome> {
    const key = JSON.stringify([way === ways.whole, word, texts]);
    const known = this.#harmless.get(key);
    if (known) return known;
    const outcome = await this.run(changesOf(texts, word, way));
    this.#harmless.set(key, outcome);
    const bare = outcome.kind === "files" ? undeclaredNames(outcome.files, harmless) : [];
    for (const problem of bare) this.problems.push({ text: texts.join(), payload: word, problem });
    return outcome;
  }
}

function isKeyword(text: string): boolean {
  return Object.hasOwn(schemaObject.fields, text);
}

/** Whether a file can have a name on every system that tests run on. */
function isFileName(name: string): boolean {
  return /^[^\p{Cc}\p{Cs}"*/:<>?\\|]{1,60}$/u.test(name) && !/^\.|[. ]$/.test(name);
}

function changesOf(texts: readonly string[], payload: string, way: Way): Changes {
  return new Map(texts.map((text) => [text, way(text, payload)]));
}

function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
