/*
 * The types of Shop.
 */

export * from "./schemas.ts";
