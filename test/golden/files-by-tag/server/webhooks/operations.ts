/*
 * What each request that Files sends takes, what its receiver answers, and how it is sent.
 */

export * from "./operations/Pets.ts";
