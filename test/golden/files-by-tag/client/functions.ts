/*
 * One function for each operation. It gives back any answer that the document declares, told apart by `status`.
 * It throws for an answer that is not declared, and where there is none.
 */

export { type CreateClientOptions, createClient, fromEnvironment } from "./create-client.ts";
export { type CallOptions, type Client, type Delivery, reliably } from "./runtime/index.ts";
export * from "./functions/Pets.ts";
export * from "./functions/Con_.ts";
