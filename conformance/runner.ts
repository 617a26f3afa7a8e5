/** Tests one operation after the other on a server. */
import { answerProblems } from "./answer-fault.ts";
import { type Arguments, argumentsOf } from "./arguments.ts";
import type { Binding, ServerUnderTest } from "./binding.ts";
import { drawRequest, isPossibleRequest, type RequestCase } from "./case.ts";
import { credentialPlaces } from "./credential-places.ts";
import { curlOf } from "./curl.ts";
import type { Described } from "./described.ts";
import { describe } from "./document.ts";
import { drawOnce, Undrawable } from "./drawing/draw.ts";
import { type Endpoint, endpointsOf } from "./endpoint.ts";
import { ConformanceError, type OperationReport } from "./index.ts";
import { misdirectedAt, type RefusalKind, refusalsOf } from "./refusals.ts";
import { simplerRequests } from "./simpler-requests.ts";
import { smallest } from "./smallest.ts";
import { type Answer, type Exchange, Target } from "./target.ts";

export interface RunnerOptions {
  readonly credentials: object;
  /** By operation: takes arguments and gives arguments back, or a promise of them. */
  readonly prepare: ReadonlyMap<string, unknown>;
  readonly runs: number;
  readonly seed: number;
}

/** A fault is a sentence; what it has to do with values stands in its details. */
interface Fault {
  readonly what: string;
  readonly details: readonly string[];
  readonly exchange: Exchange;
}

/** How many faults of an operation are told. */
const mostFaults = 5;

export async function runner(
  binding: Binding,
  server: ServerUnderTest,
  options: RunnerOptions,
): Promise<(name: string) => Promise<OperationReport>> {
  const described = await descriptionOf(binding);
  const target = new Target(binding, described.api, server, options.credentials);
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
  #refusals = 0;

  constructor(described: Described, target: Target, endpoint: Endpoint, options: RunnerOptions, index: number) {
    this.#described = described;
    this.#target = target;
    this.#endpoint = endpoint;
    this.#options = options;
    this.#seed = options.seed + index * 100_003;
  }

  async run(): Promise<OperationReport> {
    const cases = this.#draw();
    const faults: Fault[] = [];
    for (const one of cases) {
      const fault = await this.#faultOf(one, true);
      if (!fault) continue;
      const reduction = {
        simpler: (larger: RequestCase) => this.#simpler(larger),
        faultOf: (smaller: RequestCase) => this.#faultOf(smaller),
        isAlike: (a: Fault, b: Fault) => a.what === b.what,
        tries: 100,
      };
      faults.push((await smallest({ one, fault }, reduction)).fault);
      break;
    }
    faults.push(...(await this.#refused(cases)));
    if (faults.length > 0)
      throw new ConformanceError(this.#name, await Promise.all(faults.map((one) => this.#text(one))));
    return { answers: this.#answers, refusals: this.#refusals };
  }

  get #name(): string {
    return this.#endpoint.operation.name.typescript;
  }

  /** Requests of each media type of the body in turn. */
  #draw(): readonly RequestCase[] {
    const contents = Math.max(1, this.#endpoint.body?.content.length ?? 0);
    const taken = credentialPlaces(this.#endpoint.operation);
    const reasons: string[] = [];
    const cases = Array.from({ length: contents * this.#options.runs }).flatMap((_, run) => {
      try {
        const choice = { media: run % contents, taken };
        return [drawOnce(this.#seed + run, (draw) => drawRequest(this.#described, this.#endpoint, choice, draw))];
      } catch (error) {
        if (!(error instanceof Undrawable)) throw error;
        reasons.push(error.message);
        return [];
      }
    });
    if (cases.length > 0) return cases;
    const reason = `No request could be drawn: ${reasons[0]}. Leave the operation out by \`without\`.`;
    throw new ConformanceError(this.#name, [reason]);
  }

  *#simpler(one: RequestCase): Generator<RequestCase> {
    for (const simpler of simplerRequests(this.#endpoint, one)) {
      if (isPossibleRequest(this.#described, this.#endpoint, simpler)) yield simpler;
    }
  }

  async #prepared(one: RequestCase): Promise<Arguments> {
    const args = argumentsOf(this.#endpoint, one);
    const prepare = this.#options.prepare.get(this.#name);
    if (typeof prepare !== "function") return args;
    return Reflect.apply(prepare, undefined, [args]);
  }

  /** What is wrong with the answer to a valid request. */
  async #faultOf(one: RequestCase, isCounted = false): Promise<Fault | undefined> {
    const exchange = await this.#target.send(this.#endpoint, await this.#prepared(one));
    const { answer } = exchange;
    if (!answer) return unanswered(exchange);
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

  /** Whether nobody gets past without credentials. */
  get #isSecured(): boolean {
    const { security, validation } = this.#endpoint.operation;
    const { alternatives } = security;
    return (
      validation !== "handler" && alternatives.length > 0 && alternatives.every(({ schemes }) => schemes.length > 0)
    );
  }

  async #problems({ answer }: Exchange): Promise<readonly string[]> {
    const { table, operation } = this.#endpoint;
    return answer ? answerProblems(table, operation.method, answer) : [];
  }

  /** Sends what is invalid, and gives back what was not refused as it should be. */
  async #refused(cases: readonly RequestCase[]): Promise<readonly Fault[]> {
    const faults: Fault[] = [];
    const judge = async (what: string, expected: readonly number[], exchange: Exchange, isBare: boolean) => {
      const fault = await this.#refusalFault(what, expected, exchange, isBare);
      if (fault) faults.push(fault);
      else this.#refusals++;
    };
    const amount = { runs: this.#options.runs, seed: this.#seed };
    for (const { what, kind, change, valid } of refusalsOf(this.#described, this.#endpoint, cases, amount)) {
      if (faults.length >= mostFaults) return faults;
      if (change.credentials === "wrong" && !this.#target.hasCredentials) continue;
      const args = await this.#prepared(valid);
      const exchange = await this.#target.send(this.#endpoint, change.args?.(args) ?? args, change);
      await judge(what, statuses[kind], exchange, false);
    }
    for (const misdirected of misdirectedAt(this.#endpoint)) {
      await judge(misdirected.what, statuses[misdirected.kind], await this.#target.ask(misdirected), true);
    }
    return faults;
  }

  async #refusalFault(
    what: string,
    expected: readonly number[],
    exchange: Exchange,
    isBare: boolean,
  ): Promise<Fault | undefined> {
    const { answer } = exchange;
    if (!answer) return unanswered(exchange);
    const { status, headers } = answer;
    const isProblem = /^application\/problem\+json\b/i.test(headers.get("content-type") ?? "");
    const details = isBare || isProblem ? [] : await this.#problems(exchange);
    const isExpected =
      expected.includes(status) || (isOtherRefusal(expected, status) && !isProblem && details.length === 0);
    if (!isExpected) {
      const came = `${status} came, where ${expected.join(" or ")} is expected`;
      return { what: `An invalid request was not refused as it should be: ${what}.`, details: [came], exchange };
    }
    if (details.length === 0) return undefined;
    return { what: `A refusal is neither declared nor a problem detail: ${what}.`, details, exchange };
  }

  async #text({ what, details, exchange: { request, answer, error } }: Fault): Promise<string> {
    const lines = [what, ...details.map((detail) => `  ${detail}`)];
    if (request) lines.push(`  request: ${await curlOf(request, credentialPlaces(this.#endpoint.operation))}`);
    if (answer) lines.push(`  answer: ${shownAnswer(answer)}`);
    else lines.push(`  there was no answer: ${String(error)}`);
    lines.push(`  seed: ${this.#options.seed}`);
    return lines.join("\n");
  }
}

function unanswered(exchange: Exchange): Fault {
  const what = exchange.request ? "A request was not answered." : "The arguments make no request.";
  return { what, details: [], exchange };
}

/** What refuses each kind of request (docs/responses.md, Refusals). */
const statuses: Readonly<Record<RefusalKind, readonly number[]>> = {
  invalid: [400, 422],
  unauthenticated: [401, 403],
  "unknown path": [404],
  "unknown method": [405],
  "not acceptable": [406],
  // A server that takes more octets reads them, and finds that they do not fit.
  "too large": [413, 400, 422],
  "unknown media type": [415],
};

/** Whether a server may refuse a request in this way all the same, if the document declares it: 404 for a key that can be none. */
function isOtherRefusal(expected: readonly number[], status: number): boolean {
  const isOfRequest = status >= 400 && status < 500 && ![401, 403, 429].includes(status);
  return isOfRequest && expected !== statuses.unauthenticated;
}

function shownAnswer({ status, headers, octets }: Answer): string {
  if (octets.length === 0) return `${status} without a body`;
  const text = new TextDecoder().decode(octets);
  return `${status} ${headers.get("content-type")} ${text.length > 2000 ? `${text.slice(0, 2000)}…` : text}`;
}
