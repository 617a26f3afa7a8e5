/*
 * How requests and responses of Files stand on the wire.
 */

export * from "./operations/Pets.ts";
export * from "./operations/Con_.ts";
