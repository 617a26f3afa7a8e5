/** Preloaded into a process: the name of the vendor's SDK leads to the generated client. */
import { registerHooks } from "node:module";

const client = import.meta.resolve("telnyx-oauth-client");

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "telnyx" ? { url: client, shortCircuit: true } : next(specifier, context),
});
