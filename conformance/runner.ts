/** Tests one operation after the other on a server. */
import type { Answer } from "./answer.ts";
import { answerProblems } from "./answer-fault.ts";
import { type Arguments, argumentsOf } from "./arguments.ts";
import type { Binding, Connection, ServerUnderTest } from "./binding.ts";
import { drawRequest, isPossibleRequest, type RequestCase, type RequestChoice } from "./case.ts";
import { credentialPlaces } from "./credential-places.ts";
import type { Described } from "./described.ts";
import { describe } from "./document.ts";
import { type Draw, drawOnce, Undrawable } from "./drawing/draw.ts";
import { type Endpoint, endpointsOf } from "./endpoint.ts";
import { shownRequests } from "./examples.ts";
import { type Fault, faultText, isLate, unanswered } from "./fault.ts";
import { ConformanceError, type OperationReport } from "./index.ts";
import { refusalFault } from "./refusal-fault.ts";
import { misdirectedAt, type RefusalKind, refusalsOf } from "./refusals.ts";
import { simplerRequests } from "./simpler-requests.ts";
import { smallest } from "./smallest.ts";
import { statusHeaderProblems } from "./status-headers.ts";
import { type Exchange, Target } from "./target.ts";

export interface RunnerOptions {
  readonly credentials: object;
  readonly connection: Connection;
  /** How long an answer may take, in milliseconds. */
  readonly timeout: number;
  /** By operation: takes arguments and gives arguments back, or a promise of them. */
  readonly prepare: ReadonlyMap<string, unknown>;
  readonly runs: number;
  readonly seed: number;
  /** Whether the document's own are sent. */
  readonly examples: boolean;
}

/** How many faults of an operation are told. */
const mostFaults = 5;

export async function runner(
  binding: Binding,
  server: ServerUnderTest,
  options: RunnerOptions,
): Promise<(name: string) => Promise<OperationReport>> {
  const described = await descriptionOf(binding);
  const target = new Target(binding, described.api, server, options);
  const { endpoints, left } = endpointsOf(described);
  return async (name) => {
    const index = endpoints.findIndex(({ operation }) => operation.name.typescript === name);
    const endpoint = endpoints[index];
    if (endpoint) return new OperationRun(described, target, endpoint, options, index).run();
    const [, reason = "the document has it no longer: run `specwright generate`"] =
      left.find(([operation]) => operation === name) ?? [];
    throw new ConformanceError(name, [`It cannot be tested: ${reason}.`]);
  };
}

const descriptions = new WeakMap<Binding, Promise<Described>>();

/** A document is read once, however many servers are held to it. */
function descriptionOf(binding: Binding): Promise<Described> {
  const known = descriptions.get(binding) ?? describe(binding);
  descriptions.set(binding, known);
  return known;
}

class OperationRun {
  readonly #described: Described;
  readonly #target: Target;
  readonly #endpoint: Endpoint;
  readonly #options: RunnerOptions;
  /** Where the random numbers of this operation start: those of the others do not count. */
  readonly #seed: number;
  readonly #answers: Record<number, number> = {};
  #examples = 0;
  #refusals = 0;
  /** Valid requests that were done. */
  readonly #succeeded = new Set<RequestCase>();
  /** An answer took too long. To wait for the next ones would take as long for each. */
  #isLate = false;

  constructor(described: Described, target: Target, endpoint: Endpoint, options: RunnerOptions, index: number) {
    this.#described = described;
    this.#target = target;
    this.#endpoint = endpoint;
    this.#options = options;
    this.#seed = options.seed + index * 100_003;
  }

  async run(): Promise<OperationReport> {
    const faults = await this.#faults();
    if (faults.length > 0) {
      const places = credentialPlaces(this.#endpoint.operation);
      const texts = faults.map((one) => faultText(one, places, this.#options.seed));
      throw new ConformanceError(this.#name, await Promise.all(texts));
    }
    return { answers: this.#answers, examples: this.#examples, refusals: this.#refusals };
  }

  /** Those of valid requests, of the document's examples, and of invalid requests. */
  async #faults(): Promise<readonly Fault[]> {
    const cases = this.#draw();
    const drawn = await this.#drawnFault(cases);
    const known = drawn ? [drawn] : [];
    const shown = (await this.#shown()).filter(({ what }) => what !== drawn?.what);
    // One that fails for another reason, such as an id that can be none, may not come to what is wrong with it.
    const others = cases.filter((one) => !this.#succeeded.has(one));
    return [...known, ...shown, ...(await this.#refused([...this.#succeeded, ...others]))];
  }

  /** What is wrong with the answer to the first valid request of which something is, made small. */
  async #drawnFault(cases: readonly RequestCase[]): Promise<Fault | undefined> {
    for (const one of cases) {
      const exchange = await this.#sent(one);
      const fault = await this.#faultIn(exchange, true);
      if (exchange.answer && isSuccess(exchange.answer)) this.#succeeded.add(one);
      if (!fault) continue;
      const reduction = {
        simpler: (larger: RequestCase) => (this.#isLate ? [] : this.#simpler(larger)),
        faultOf: async (smaller: RequestCase) => (this.#isLate ? undefined : this.#faultOf(smaller)),
        isAlike: (a: Fault, b: Fault) => a.what === b.what,
        tries: 100,
      };
      return (await smallest({ one, fault }, reduction)).fault;
    }
    return undefined;
  }

  get #name(): string {
    return this.#endpoint.operation.name.typescript;
  }

  /** Requests of each media type of the body in turn. */
  #draw(): readonly RequestCase[] {
    const reasons: string[] = [];
    const cases = this.#eachMediaType(this.#options.runs, reasons, (choice, draw) => [
      drawRequest(this.#described, this.#endpoint, choice, draw),
    ]);
    if (cases.length > 0) return cases;
    const reason = `No request could be drawn: ${reasons[0]}. Leave the operation out by \`without\`.`;
    throw new ConformanceError(this.#name, [reason]);
  }

  /** @param reasons Takes those why something could not be drawn. */
  #eachMediaType(
    times: number,
    reasons: string[],
    drawn: (choice: RequestChoice, draw: Draw) => readonly RequestCase[],
  ): readonly RequestCase[] {
    const contents = Math.max(1, this.#endpoint.body?.content.length ?? 0);
    const taken = credentialPlaces(this.#endpoint.operation);
    return Array.from({ length: contents * times }).flatMap((_, run) => {
      try {
        return drawOnce(this.#seed + run, (draw) => drawn({ media: run % contents, taken }, draw));
      } catch (error) {
        if (!(error instanceof Undrawable)) throw error;
        reasons.push(error.message);
        return [];
      }
    });
  }

  /** Sends what the document shows, and gives back what was not taken. */
  async #shown(): Promise<readonly Fault[]> {
    const faults: Fault[] = [];
    if (!this.#options.examples) return faults;
    const cases = this.#eachMediaType(1, [], (choice, draw) =>
      shownRequests(this.#described, this.#endpoint, choice, draw),
    );
    for (const one of cases) {
      if (faults.length >= mostFaults || this.#isLate) break;
      const exchange = await this.#sent(one);
      this.#examples++;
      const fault = this.#isRefused(exchange)
        ? { what: "An example of the document was refused.", details: [], exchange }
        : await this.#faultIn(exchange, true);
      if (fault) faults.push(fault);
    }
    return faults;
  }

  /** Whether a request counts as wrong; of an operation that validates for itself, nothing but the operation knows which is. */
  #isRefused({ answer }: Exchange): boolean {
    const isJudged = this.#endpoint.operation.validation !== "handler";
    return isJudged && answer !== undefined && [400, 413, 415, 422].includes(answer.status);
  }

  *#simpler(one: RequestCase): Generator<RequestCase> {
    for (const simpler of simplerRequests(this.#endpoint, one)) {
      if (isPossibleRequest(this.#described, this.#endpoint, simpler)) yield simpler;
    }
  }

  async #sent(one: RequestCase): Promise<Exchange> {
    return this.#target.send(this.#endpoint, await this.#prepared(one));
  }

  async #prepared(one: RequestCase): Promise<Arguments> {
    const args = argumentsOf(this.#endpoint, one);
    const prepare = this.#options.prepare.get(this.#name);
    if (typeof prepare !== "function") return args;
    return Reflect.apply(prepare, undefined, [args]);
  }

  /** What is wrong with the answer to a valid request. */
  async #faultOf(one: RequestCase): Promise<Fault | undefined> {
    return this.#faultIn(await this.#sent(one), false);
  }

  async #faultIn(exchange: Exchange, isCounted: boolean): Promise<Fault | undefined> {
    const { answer } = exchange;
    if (!answer) return this.#unanswered(exchange);
    const { status } = answer;
    if (isCounted) this.#answers[status] = (this.#answers[status] ?? 0) + 1;
    if (status === 500) return { what: "A valid request made the server fail.", details: [], exchange };
    if (status === 401 && this.#isSecured) {
      const what = this.#target.hasCredentials
        ? "The credentials of a valid request were refused."
        : "A valid request was refused, since no credentials are given.";
      return { what, details: [], exchange };
    }
    const details = await this.#problems(exchange);
    if (details.length === 0) return undefined;
    return { what: `A valid request was answered with ${status} in a way that is not declared.`, details, exchange };
  }

  #unanswered(exchange: Exchange): Fault {
    this.#isLate ||= isLate(exchange);
    return unanswered(exchange);
  }

  /** Whether nobody gets past without credentials. */
  get #isSecured(): boolean {
    const { security, validation } = this.#endpoint.operation;
    const { alternatives } = security;
    return (
      validation !== "handler" && alternatives.length > 0 && alternatives.every(({ schemes }) => schemes.length > 0)
    );
  }

  async #problems({ answer }: Exchange): Promise<readonly string[]> {
    if (!answer) return [];
    return [...(await answerProblems(this.#endpoint, answer)), ...statusHeaderProblems(this.#endpoint, answer)];
  }

  /** Sends what is invalid, and gives back what was not refused as it should be. */
  async #refused(cases: readonly RequestCase[]): Promise<readonly Fault[]> {
    const faults: Fault[] = [];
    const judge = async (what: string, kind: RefusalKind, exchange: Exchange) => {
      const fault = await this.#refusalFault(what, kind, exchange);
      if (fault) faults.push(fault);
      else this.#refusals++;
    };
    const amount = { runs: this.#options.runs, seed: this.#seed };
    for (const { what, kind, change, valid } of refusalsOf(this.#described, this.#endpoint, cases, amount)) {
      if (faults.length >= mostFaults || this.#isLate) return faults;
      if (typeof change.credentials === "object" && !this.#target.has(change.credentials)) continue;
      const args = await this.#prepared(valid);
      const exchange = await this.#target.send(this.#endpoint, change.args?.(args) ?? args, change);
      await judge(what, kind, exchange);
    }
    for (const misdirected of misdirectedAt(this.#described, this.#endpoint)) {
      if (this.#isLate) break;
      await judge(misdirected.what, misdirected.kind, await this.#target.ask(misdirected));
    }
    return faults;
  }

  async #refusalFault(what: string, kind: RefusalKind, exchange: Exchange): Promise<Fault | undefined> {
    const { request, answer } = exchange;
    if (!answer) return this.#unanswered(exchange);
    const fault = await refusalFault(this.#endpoint, { what, kind, hasBody: request?.method !== "HEAD" }, answer);
    return fault && { ...fault, exchange };
  }
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
