import { systemClock } from "./clock.ts";
import { overConnection } from "./connection.ts";
import { withinTime } from "./deadline.ts";
import type { Delivery } from "./delivery.ts";
import type { RequestDeliveryOptions } from "./options.ts";
import { discard, followingRedirects } from "./redirects.ts";
import { never, type Outcome, retryDelay } from "./retry.ts";

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
  return async ({ client, operation, options, signal, body, send }) => {
    check(options);
    const repeatable = !(body instanceof ReadableStream);
    const { clock = systemClock } = client.options();
    const said = <Name extends keyof RequestDeliveryOptions>(name: Name) => options[name] ?? settings[name];
    const timeout = (said("timeout") ?? 60_000) || never;
    const totalTimeout = said("totalTimeout") || never;
    const end = clock.now() + totalTimeout;
    const unsafe = operation.method === "POST" || operation.method === "PATCH";
    const keys = said("idempotencyKeys");
    const key = said("idempotencyKey") ?? (keys && unsafe ? crypto.randomUUID() : undefined);
    const headers = { [typeof keys === "string" ? keys : "idempotency-key"]: key };
    const idempotent = repeatable && (key !== undefined || (operation.idempotent ?? !unsafe));
    // Where the document declares redirects, they are the answer.
    const following = followingRedirects(client.send, repeatable && !operation.redirects ? 5 : 0);
    const maxRetries = repeatable ? (said("maxRetries") ?? 2) : 0;
    let mayRenew = repeatable;

    for (let attempt = 0, retry = 0; ; attempt++) {
      const left = end - clock.now();
      let delay: number | undefined;
      const mayRetry = (outcome: Outcome) => {
        delay = retry < maxRetries ? retryDelay(outcome, retry, idempotent, clock) : never;
        return delay < end - clock.now();
      };
      try {
        const exchange = await withinTime(
          Math.min(left, timeout),
          left < timeout ? totalTimeout : timeout,
          signal,
          async (signal) => {
            const { response, renew, read } = await send({ signal, attempt, through: following, headers });
            if (response.status === 401 && mayRenew && renew?.()) mayRenew = false;
            else if (!mayRetry({ response })) {
              if (response.bodyUsed) throw new TypeError("An interceptor has to clone() the body.");
              return read();
            }
            await discard(response);
            return undefined;
          },
        );
        if (exchange) return exchange;
      } catch (error) {
        if (!mayRetry({ error })) throw error;
      }
      // A token was replaced.
      if (delay === undefined) continue;
      const wait = delay;
      retry++;
      await overConnection(signal, () => clock.sleep(wait, signal));
    }
  };
}

function check(options: RequestDeliveryOptions): void {
  for (const name of ["timeout", "totalTimeout", "maxRetries"] as const) {
    const value = options[name] ?? 0;
    if (!(value >= 0) || (name === "maxRetries" && value % 1)) {
      throw new RangeError(`${name} cannot be ${value}.`);
    }
  }
}
