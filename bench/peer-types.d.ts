/**
 * As much of the peers' types as the subjects use. The peers are installed when a subject first needs them, and the
 * repository is type-checked without them; Ajv's types are there for the tests.
 */

declare module "typebox/compile" {
  export function Compile(schema: object): {
    readonly IsAccelerated: () => boolean;
    readonly Check: (value: unknown) => boolean;
    readonly Errors: (value: unknown) => readonly object[];
  };
}

declare module "zod" {
  export interface ZodType {
    safeParse(value: unknown): {
      readonly success: boolean;
      readonly error?: { readonly issues: readonly object[] };
    };
  }
  export interface ZodString extends ZodType {
    min(least: number): ZodString;
    max(most: number): ZodString;
    regex(pattern: RegExp): ZodString;
  }
  export interface ZodArray extends ZodType {
    min(least: number): ZodArray;
    max(most: number): ZodArray;
  }
  export interface ZodNumber extends ZodType {
    min(least: number): ZodNumber;
    max(most: number): ZodNumber;
    gt(bound: number): ZodNumber;
    lt(bound: number): ZodNumber;
    multipleOf(divisor: number): ZodNumber;
  }
  export function unknown(): ZodType;
  export function boolean(): ZodType;
  export function number(): ZodNumber;
  export function int(): ZodNumber;
  export function string(): ZodString;
  export function guid(): ZodString;
  export function email(): ZodString;
  export function url(): ZodString;
  export function hostname(): ZodString;
  export function ipv4(): ZodString;
  export function ipv6(): ZodString;
  export const iso: {
    readonly datetime: (options: { readonly offset: boolean }) => ZodString;
    readonly date: () => ZodString;
    readonly time: () => ZodString;
    readonly duration: () => ZodString;
  };
  export function literal(value: string): ZodType;
  export { enumeration as enum };

  function enumeration(values: readonly string[]): ZodType;
  export function nullable(schema: ZodType): ZodType;
  export function optional(schema: ZodType): ZodType;
  export function array(item: ZodType): ZodArray;
  export function record(name: ZodType, value: ZodType): ZodType;
  export function object(shape: Readonly<Record<string, ZodType>>): ZodType;
  export function strictObject(shape: Readonly<Record<string, ZodType>>): ZodType;
  export function union(members: readonly ZodType[]): ZodType;
  export function discriminatedUnion(property: string, members: readonly ZodType[]): ZodType;
}

declare module "esbuild" {
  export function build(options: {
    readonly stdin?: { readonly contents: string; readonly resolveDir: string; readonly loader: "js" };
    readonly bundle: true;
    readonly minify: true;
    readonly format: "esm";
    readonly platform: "neutral" | "node";
    readonly mainFields?: readonly string[];
    readonly write: false;
    readonly logLevel: "error";
  }): Promise<{ readonly outputFiles: readonly { readonly contents: Uint8Array }[] }>;
}
