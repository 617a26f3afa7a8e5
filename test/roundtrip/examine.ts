/** Sends drawn requests of every operation of a document, and keeps what does not come back as it should. */
import fc from "fast-check";
import { Undrawable } from "../support/drawing/draw.ts";
import { simplerValues } from "../support/drawing/simpler.ts";
import { type Case, type Choice, drawCase, isPossible, type Place, places } from "./case.ts";
import { type Endpoint, endpointsOf } from "./endpoint.ts";
import { expectedInput, faultOf } from "./expected.ts";
import type { GeneratedApi } from "./generated-api.ts";
import { refusalsOf } from "./refusals.ts";
import { type Way, World, ways } from "./world.ts";

export interface Amount {
  /** Exchanges for each answer, media type and alternative of an operation. */
  readonly runs: number;
  readonly seed: number;
  /** The only operation that is tried, by its name in the document or in TypeScript. */
  readonly operation?: string | undefined;
}

export interface Difference {
  readonly operation: string;
  readonly way: Way;
  readonly seed: number;
  readonly what: string;
  /** What was sent and answered, as small as it gets. */
  readonly sent: unknown;
  readonly expected: unknown;
}

export interface Examination {
  readonly name: string;
  readonly operations: number;
  readonly exchanges: number;
  /** Invalid requests that were refused as they should be. */
  readonly refusals: number;
  /** How often something was not tried, by the reason. */
  readonly left: ReadonlyMap<string, number>;
  readonly differences: readonly Difference[];
}

export async function examine(api: GeneratedApi, amount: Amount): Promise<Examination> {
  const { endpoints, left } = endpointsOf(api);
  const world = new World(api);
  await world.open();
  try {
    const tally = new Tally(api, world, amount);
    for (const { code } of api.refused) tally.leave(code);
    for (const [, reason] of left) tally.leave(reason);
    for (const [index, endpoint] of endpoints.entries()) {
      if (amount.operation !== undefined && !isCalled(endpoint, amount.operation)) continue;
      await tally.examine(endpoint, amount.seed + index * 100_003);
    }
    return tally;
  } finally {
    await world.close();
  }
}

function isCalled({ operation: { name } }: Endpoint, wanted: string): boolean {
  return name.spec === wanted || name.typescript === wanted;
}

class Tally implements Examination {
  readonly #api: GeneratedApi;
  readonly #world: World;
  readonly #runs: number;
  readonly name: string;
  operations = 0;
  exchanges = 0;
  refusals = 0;
  readonly left = new Map<string, number>();
  readonly differences: Difference[] = [];

  constructor(api: GeneratedApi, world: World, { runs }: Amount) {
    this.#api = api;
    this.#world = world;
    this.#runs = runs;
    this.name = api.name;
  }

  leave(reason: string): void {
    this.left.set(reason, (this.left.get(reason) ?? 0) + 1);
  }

  async examine(endpoint: Endpoint, seed: number): Promise<void> {
    this.operations++;
    const counts = [endpoint.answers.length, endpoint.body?.content.length ?? 0, alternativesOf(endpoint)];
    const total = Math.max(...counts) * this.#runs;
    let valid: Case | undefined;
    for (let run = 0; run < total; run++) {
      const choice: Choice = {
        answer: run % endpoint.answers.length,
        media: run % Math.max(1, endpoint.body?.content.length ?? 0),
        alternative: alternativesOf(endpoint) === 0 ? -1 : run % alternativesOf(endpoint),
      };
      const drawn = this.#draw(endpoint, choice, seed + run);
      if (!drawn) continue;
      const differs = await this.#exchange(endpoint, drawn, seed + run);
      if (differs) return;
      valid ??= drawn;
    }
    if (valid) await this.#refuse(endpoint, valid, seed);
  }

  #draw(endpoint: Endpoint, choice: Choice, seed: number): Case | undefined {
    try {
      const [drawn] = fc.sample(new CaseArbitrary(this.#api, endpoint, choice), { numRuns: 1, seed });
      return drawn;
    } catch (error) {
      if (!(error instanceof Undrawable)) throw error;
      this.leave(`nothing was drawn: ${error.message.replaceAll(/https?:\S+/g, "…")}`);
      return undefined;
    }
  }

  /** Whether something differs. */
  async #exchange(endpoint: Endpoint, drawn: Case, seed: number): Promise<boolean> {
    for (const way of ways) {
      if (way === "socket" && needsCertificate(endpoint, drawn)) {
        this.leave("a certificate is of a TLS connection: in process only");
        continue;
      }
      this.exchanges++;
      const what = await this.#fault(endpoint, drawn, way);
      if (what === undefined) continue;
      const { one, fault } = await this.#smallest(endpoint, drawn, way, what);
      const operation = endpoint.operation.name.typescript;
      const expected = expectedInput(endpoint, one);
      this.differences.push({ operation, way, seed, what: fault, sent: one, expected });
      return true;
    }
    return false;
  }

  async #fault(endpoint: Endpoint, one: Case, way: Way): Promise<string | undefined> {
    return faultOf(endpoint, one, await this.#world.exchange(endpoint, one, way));
  }

  async #smallest(endpoint: Endpoint, drawn: Case, way: Way, what: string): Promise<{ one: Case; fault: string }> {
    let smallest = { one: drawn, fault: what };
    let tries = 150;
    for (let improved = true; improved && tries > 0; ) {
      improved = false;
      for (const simpler of simplerCases(endpoint, smallest.one)) {
        if (!isPossible(this.#api, endpoint, simpler)) continue;
        if (--tries <= 0) break;
        const fault = await this.#fault(endpoint, simpler, way);
        if (fault === undefined || kindOf(fault) !== kindOf(what)) continue;
        smallest = { one: simpler, fault };
        improved = true;
        break;
      }
    }
    return smallest;
  }

  async #refuse(endpoint: Endpoint, valid: Case, seed: number): Promise<void> {
    for await (const { what, sent, fault, expected } of refusalsOf(
      this.#api,
      this.#world,
      endpoint,
      valid,
      seed,
      this.#runs,
    )) {
      this.refusals++;
      if (fault === undefined) continue;
      this.differences.push({
        operation: endpoint.operation.name.typescript,
        way: "process",
        seed,
        what: `${what}: ${fault}`,
        sent,
        expected,
      });
      return;
    }
  }
}

/** What a fault begins with: one that is made smaller stays the same. */
function kindOf(fault: string): string {
  return fault.slice(0, 30);
}

function alternativesOf({ operation }: Endpoint): number {
  return operation.security.alternatives.length;
}

function needsCertificate({ operation }: Endpoint, { alternative }: Case): boolean {
  const schemes = operation.security.alternatives[alternative]?.schemes ?? [];
  return schemes.some(({ scheme }) => scheme.kind.type === "mutualTLS");
}

class CaseArbitrary extends fc.Arbitrary<Case> {
  readonly #draw: (random: fc.Random, bias: number | undefined) => Case;

  constructor(api: GeneratedApi, endpoint: Endpoint, choice: Choice) {
    super();
    this.#draw = (random, bias) =>
      drawCase(api, endpoint, choice, (arbitrary) => arbitrary.generate(random, bias).value);
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Case> {
    return new fc.Value(this.#draw(random, bias), undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Case {
    return false;
  }

  override shrink(): fc.Stream<fc.Value<Case>> {
    return fc.Stream.nil();
  }
}

/** Cases that are a step simpler, in one place. They need not be possible. */
function* simplerCases(endpoint: Endpoint, one: Case): Generator<Case> {
  for (const place of places) {
    for (const name of Object.keys(one.parameters[place])) {
      const declared = endpoint.parameters.find((each) => each.in === place && each.name === name);
      if (declared?.parameter.required !== true) yield withParameters(one, place, without(one.parameters[place], name));
    }
  }
  if (one.querystring !== undefined) {
    if (endpoint.querystring?.parameter.required !== true) yield { ...one, querystring: undefined };
    for (const querystring of simplerValues(one.querystring)) yield { ...one, querystring };
  }
  if (one.body && endpoint.body?.required !== true) yield { ...one, body: undefined };
  for (const name of Object.keys(one.headers)) {
    const { headers = [] } = endpoint.answers[one.answer]?.response ?? {};
    if (headers.find((field) => field.name === name)?.header.required !== true) {
      yield { ...one, headers: without(one.headers, name) };
    }
  }
  if (one.body && Object.keys(one.body.files).length === 0) {
    for (const value of simplerValues(one.body.value)) yield { ...one, body: { ...one.body, value } };
    if (one.body.streamed) yield { ...one, body: { ...one.body, streamed: false } };
  }
  if (one.reply) {
    for (const value of simplerValues(one.reply.value)) yield { ...one, reply: { ...one.reply, value } };
    if (one.reply.streamed) yield { ...one, reply: { ...one.reply, streamed: false } };
  }
  for (const place of places) {
    for (const [name, value] of Object.entries(one.parameters[place])) {
      for (const simpler of simplerValues(value)) {
        yield withParameters(one, place, { ...one.parameters[place], [name]: simpler });
      }
    }
  }
  for (const [name, value] of Object.entries(one.headers)) {
    for (const simpler of simplerValues(value)) yield { ...one, headers: { ...one.headers, [name]: simpler } };
  }
}

function withParameters(one: Case, place: Place, values: Case["parameters"][Place]): Case {
  return { ...one, parameters: { ...one.parameters, [place]: values } };
}

function without<Value>(values: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}
