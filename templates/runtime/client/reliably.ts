import { systemClock } from "./clock.ts";
import { overConnection } from "./connection.ts";
import { startDeadline } from "./deadline.ts";
import type { Delivery } from "./delivery.ts";
import type { RequestDeliveryOptions } from "./options.ts";
import { discard, followingRedirects } from "./redirects.ts";
import { type Outcome, retryDelay } from "./retry.ts";

/** Milliseconds. */
const defaultTimeout = 60_000;
const defaultMaxRetries = 2;

/**
 * Delivers requests within limits of time, again where `retryDelay` says so, and follows redirects within the origin. A
 * token that was kept from before and is refused is replaced once; that is no retry. The last answer is given back,
 * whatever its status.
 * @param settings What the options of a request say counts before them. With an `idempotencyKey` they are those of one
 * request.
 * @throws RangeError for a time or a number of retries that is none.
 */
export function reliably(settings: RequestDeliveryOptions = {}): Delivery {
  check(settings);
  return async (call) => {
    const { client, operation, options, signal } = call;
    check(options);
    const repeatable = !(call.body instanceof ReadableStream);
    const { clock = systemClock } = client.options();
    const said = <Name extends keyof RequestDeliveryOptions>(name: Name) => options[name] ?? settings[name];
    const timeout = (said("timeout") ?? defaultTimeout) || Number.POSITIVE_INFINITY;
    const totalTimeout = said("totalTimeout") || Number.POSITIVE_INFINITY;
    const end = clock.now() + totalTimeout;
    const unsafe = operation.method === "POST" || operation.method === "PATCH";
    const keys = said("idempotencyKeys");
    const key = said("idempotencyKey") ?? (keys && unsafe ? crypto.randomUUID() : undefined);
    const idempotent = repeatable && ((operation.idempotent ?? !unsafe) || key !== undefined);
    const maxRetries = repeatable ? (said("maxRetries") ?? defaultMaxRetries) : 0;
    const headers = { [typeof keys === "string" ? keys : "idempotency-key"]: key };
    const send = followingRedirects(client.send);
    let mayRenew = repeatable;

    for (let attempt = 0, retry = 0; ; attempt++) {
      const left = end - clock.now();
      const deadline =
        left < timeout ? startDeadline(left, signal, totalTimeout) : startDeadline(timeout, signal, timeout);
      const delayAfter = (outcome: Outcome) => {
        const delay =
          retry < maxRetries ? retryDelay(outcome, { index: retry, repeatable: idempotent, clock }) : undefined;
        return delay !== undefined && delay < end - clock.now() ? delay : undefined;
      };
      let delay: number | undefined;
      try {
        const { response, renew } = await deadline.run(() =>
          call.send({ signal: deadline.signal, attempt, send, headers }),
        );
        if (response.status === 401 && mayRenew && renew?.()) {
          mayRenew = false;
          await discard(response);
          continue;
        }
        delay = delayAfter({ response });
        if (delay === undefined) {
          if (response.bodyUsed) throw new TypeError("An interceptor is to read a clone() of the body.");
          return await deadline.run(() => call.receive(response, deadline.signal));
        }
        await discard(response);
      } catch (error) {
        delay = delayAfter({ error });
        if (delay === undefined) throw error;
      } finally {
        deadline.end();
      }
      retry++;
      const wait = delay;
      await overConnection(signal, () => clock.sleep(wait, signal));
    }
  };
}

function check(options: RequestDeliveryOptions): void {
  for (const name of ["timeout", "totalTimeout", "maxRetries"] as const) {
    const value = options[name] ?? 0;
    if (value >= 0 && (name !== "maxRetries" || !(value % 1))) continue;
    throw new RangeError(`${name} is ${value}, and no ${name === "maxRetries" ? "whole " : ""}number from 0 on.`);
  }
}
