import { places, type RequestCase } from "./case.ts";
import { simplerValues } from "./drawing/simpler.ts";
import type { Endpoint } from "./endpoint.ts";

/** Requests that are a step simpler, in one place; what else a case has stays. They need not be possible. */
export function* simplerRequests<One extends RequestCase>(
  endpoint: Endpoint,
  one: One,
): Generator<One, void, undefined> {
  const { parameters, querystring: whole, body } = one;
  for (const place of places) {
    for (const name of Object.keys(parameters[place])) {
      const declared = endpoint.parameters.find((each) => each.in === place && each.name === name);
      if (declared?.parameter.required === true) continue;
      yield { ...one, parameters: { ...parameters, [place]: without(parameters[place], name) } };
    }
  }
  if (whole !== undefined) {
    if (endpoint.querystring?.parameter.required !== true) yield { ...one, querystring: undefined };
    for (const querystring of simplerValues(whole)) yield { ...one, querystring };
  }
  if (body && endpoint.body?.required !== true) yield { ...one, body: undefined };
  if (body && Object.keys(body.files).length === 0) {
    for (const value of simplerValues(body.value)) yield { ...one, body: { ...body, value } };
    if (body.streamed) yield { ...one, body: { ...body, streamed: false } };
  }
  for (const place of places) {
    for (const [name, value] of Object.entries(parameters[place])) {
      for (const simpler of simplerValues(value)) {
        yield { ...one, parameters: { ...parameters, [place]: { ...parameters[place], [name]: simpler } } };
      }
    }
  }
}

export function without<Value>(values: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}
