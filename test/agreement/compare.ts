/** Generates documents, draws values for them, and asks the compiler about those that fit. */

import type { Group } from "../conformance/suite.ts";
import { failedTests } from "../support/ajv-deviations.ts";
import { type Amount, type Examination, examine, type KnownValue } from "./examine.ts";
import {
  type DocumentSource,
  type GeneratedDocument,
  generateDocument,
  type RefusedDocument,
} from "./generated-document.ts";
import type { DocumentResult } from "./report.ts";
import { typeErrors } from "./types-hold.ts";

/** A document to test, with what the JSON Schema Test Suite knows about its schemas. */
export interface Subject extends DocumentSource {
  /** Groups of the suite by the names of the schemas. */
  readonly groups?: ReadonlyMap<string, Group>;
}

export interface Comparison {
  readonly results: readonly DocumentResult[];
  /** Documents of which nothing could be generated. */
  readonly refused: readonly RefusedDocument[];
}

/** More would make the compiler large. */
const claimsInARun = 20_000;

export async function compare(subjects: readonly Subject[], amount: Amount, workshop: string): Promise<Comparison> {
  const results: DocumentResult[] = [];
  const refused: RefusedDocument[] = [];
  let open: Omit<DocumentResult, "typeErrors">[] = [];
  const compileOpen = async () => {
    results.push(...(await withTypeErrors(open, workshop)));
    open = [];
  };
  for (const subject of subjects) {
    const document = await generateDocument(subject, workshop);
    if ("problem" in document) {
      refused.push(document);
      continue;
    }
    const examination = examine(document, amount, knownValues(subject.groups));
    open.push({ examination, surprises: surprisesIn(document, subject) });
    if (open.reduce((sum, each) => sum + each.examination.claims.length, 0) > claimsInARun) await compileOpen();
  }
  await compileOpen();
  return { results, refused };
}

async function withTypeErrors(
  open: readonly Omit<DocumentResult, "typeErrors">[],
  workshop: string,
): Promise<readonly DocumentResult[]> {
  const folderOf = ({ document }: Examination) => document.folder;
  const claims = open.flatMap(({ examination }) => examination.claims);
  const folders = open.map(({ examination }) => folderOf(examination));
  const errors = folders.length === 0 ? [] : await typeErrors(claims, folders, workshop);
  return open.map((result) => {
    return { ...result, typeErrors: errors.filter(({ folder }) => folder === folderOf(result.examination)) };
  });
}

function knownValues(groups: ReadonlyMap<string, Group> = new Map()): ReadonlyMap<string, readonly KnownValue[]> {
  const known = [...groups].map(([name, { tests }]) => {
    return [name, tests.map(({ data, valid }) => ({ value: data, valid }))] as const;
  });
  return new Map(known);
}

/** Where ajv says something else than the suite: what is known of it has to be true. */
function surprisesIn(
  { name: file, schemas, judges }: GeneratedDocument,
  { groups = new Map() }: Subject,
): readonly string[] {
  return [...groups].flatMap(([name, { description, tests }]: [string, Group]) => {
    const schema = schemas.find((candidate) => candidate.name?.typescript === name);
    const failed = tests.filter(({ data, valid }) => schema && judges(schema).plain.fits(schema, data) === !valid);
    const key = `${file}: ${description}`;
    const isKnown = Object.hasOwn(failedTests, key);
    if (isKnown === failed.length > 0) return [];
    if (isKnown) return [`ajv is said to fail a test of ${key}, and fails none`];
    return [`ajv fails, and is not known to: ${key}: ${failed.map((test) => test.description).join("; ")}`];
  });
}
