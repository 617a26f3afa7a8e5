import { isDeepStrictEqual } from "node:util";
import { BenchError } from "../../harness/bench-error.ts";
import { type Answer, call } from "./call.ts";
import { agreed, beyond, type Question } from "./requests.ts";
import type { RunningServer } from "./running-server.ts";

/** The answer of each contender to a question, by its id. */
export interface Answers {
  readonly question: Question;
  readonly answers: ReadonlyMap<string, Answer>;
}

/**
 * Asks every contender the same questions, and makes sure that they mean the same: whoever checks less has less to do.
 * @throws BenchError where one answers with another status than the document asks for, or a success with another value.
 */
export async function checkAgreement(servers: readonly RunningServer[], base: string): Promise<readonly Answers[]> {
  const all = await askAll(agreed, servers);
  const faults = all.flatMap(({ question, answers }) =>
    [...answers].flatMap(([id, { status, body }]) => {
      if (status !== question.status)
        return [`${id} answers ${JSON.stringify(question.title)} with ${status}, not ${question.status}: ${body}`];
      if (status >= 300 || isDeepStrictEqual(JSON.parse(body), JSON.parse(answers.get(base)?.body ?? "null")))
        return [];
      return [`${id} answers ${JSON.stringify(question.title)} with other values than ${base}: ${body}`];
    }),
  );
  if (faults.length > 0) throw new BenchError(`The contenders do not do the same:\n${faults.join("\n")}`);
  return all;
}

/** What each contender answers where the document says nothing. */
export function askBeyond(servers: readonly RunningServer[]): Promise<readonly Answers[]> {
  return askAll(beyond, servers);
}

async function askAll(questions: readonly Question[], servers: readonly RunningServer[]): Promise<readonly Answers[]> {
  const all: Answers[] = [];
  for (const question of questions) {
    const answers = new Map<string, Answer>();
    for (const { id, port } of servers) {
      // A server may also break the connection off, which is an answer of a kind.
      const answer = await call(port, question).catch((error: unknown) => ({ status: 0, body: String(error) }));
      answers.set(id, answer);
    }
    all.push({ question, answers });
  }
  return all;
}
