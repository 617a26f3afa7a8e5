/*
 * What each operation takes, what it gives back, and how it is sent.
 */

export * from "./operations/Pets.ts";
export * from "./operations/Con_.ts";
