/** Valid requests that have what is to become wrong. */
import { isJsonObject } from "../generator/load/text/json.ts";
import { drawRequest, mayBeUnused, type RequestBody, type RequestCase, type RequestChoice } from "./case.ts";
import { credentialPlaces } from "./credential-places.ts";
import type { Described } from "./described.ts";
import { drawOnce, Undrawable } from "./drawing/draw.ts";
import type { Endpoint } from "./endpoint.ts";

/**
 * For each part of a request the first valid one that has it. Where none of them does, the part is drawn, and the first of
 * them has it: which parts become wrong is no matter of chance.
 */
export class Bases<One extends RequestCase> {
  readonly #described: Described;
  readonly #endpoint: Endpoint;
  readonly #valid: readonly One[];
  readonly #seed: number;
  readonly first: One;
  #parts: RequestCase | "undrawable" | undefined;

  /** @param valid Requests that are answered as they should be, at least one of them. */
  constructor(
    described: Described,
    endpoint: Endpoint,
    { valid, first, seed }: { readonly valid: readonly One[]; readonly first: One; readonly seed: number },
  ) {
    this.#described = described;
    this.#endpoint = endpoint;
    this.#valid = valid;
    this.#seed = seed;
    this.first = first;
  }

  /** Undefined where no value of the parameter was met. */
  withParameter(parameter: Endpoint["parameters"][number]): One | undefined {
    const { name, in: place } = parameter;
    const has = ({ parameters }: RequestCase) =>
      Object.hasOwn(parameters[place], name) && !(parameters[place][name] === "" && mayBeUnused(parameter));
    const found = this.#valid.find(has);
    const drawn = this.#drawnParts;
    if (found || !drawn || !has(drawn)) return found;
    const { parameters } = this.first;
    const values = { ...parameters[place], [name]: drawn.parameters[place][name] ?? null };
    return { ...this.first, parameters: { ...parameters, [place]: values } };
  }

  /** Where the whole query is one value. */
  withQuerystring(): One | undefined {
    const found = this.#valid.find(({ querystring }) => querystring !== undefined);
    const querystring = this.#drawnParts?.querystring;
    return found ?? (querystring === undefined ? undefined : { ...this.first, querystring });
  }

  /** With a media type of the body: the first one, and one whose body has members that this lacks. */
  withBody(media: number): readonly One[] {
    const found = this.#valid.find(({ body }) => body?.media === media);
    const body = this.#drawn(media)?.body;
    const drawn = body && (!found?.body || hasMore(body, found.body)) ? [{ ...this.first, body }] : [];
    return [...(found ? [found] : []), ...drawn];
  }

  /** All parameters, without a body: there is no such media type. Drawn once. */
  get #drawnParts(): RequestCase | undefined {
    this.#parts ??= this.#drawn(-1) ?? "undrawable";
    return this.#parts === "undrawable" ? undefined : this.#parts;
  }

  /** A request with all that may be there; what cannot have all members of its objects has some. */
  #drawn(media: number): RequestCase | undefined {
    const taken = credentialPlaces(this.#endpoint.operation);
    const choices = (["members", "parts"] as const).map((presence): RequestChoice => ({ media, taken, presence }));
    for (const choice of choices) {
      try {
        return drawOnce(this.#seed, (draw) => drawRequest(this.#described, this.#endpoint, choice, draw));
      } catch (error) {
        if (!(error instanceof Undrawable)) throw error;
      }
    }
    return undefined;
  }
}

function hasMore({ value }: RequestBody, { value: known }: RequestBody): boolean {
  if (!isJsonObject(value) || !isJsonObject(known)) return false;
  return Object.keys(value).some((name) => !Object.hasOwn(known, name));
}
