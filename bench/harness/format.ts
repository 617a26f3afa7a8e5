import type { Summary } from "./statistics.ts";

/** How measured values are written. Each function takes the base unit that its name ends with, or says it. */

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** `1,234`. */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/** `3 errors`, `1 error`. */
export function formatNoun(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** The size of a file: `412 bytes`, `38 KiB`. */
export function formatSize(bytes: number): string {
  return bytes < 1024 ? formatNoun(bytes, "byte") : `${formatCount(bytes / 1024)} KiB`;
}

/** The median in milliseconds and, in parentheses, the smallest and the largest: `1,234 ms (1,200–1,310)`. */
export function formatMilliseconds(summary: Summary): string {
  return `${formatCount(summary.median)} ms ${rangeOf(summary, formatCount)}`;
}

/** A time in nanoseconds in the unit that fits, with three digits: `248 ns (240–260)`, `1.53 µs (1.50–1.60)`. */
export function formatNanoseconds(summary: Summary): string {
  const [unit, divisor] = [...timeUnits].reverse().find(([, least]) => summary.median >= least) ?? ["ns", 1];
  const scaled = (value: number) => formatDigits(value / divisor);
  return `${scaled(summary.median)} ${unit} ${rangeOf(summary, scaled)}`;
}

const timeUnits = [
  ["ns", 1],
  ["µs", 1e3],
  ["ms", 1e6],
  ["s", 1e9],
] as const;

/** Three digits that mean something, or all those before the point: `0.52`, `15.3`, `1,234`. */
function formatDigits(value: number): string {
  return value >= 100 ? formatCount(value) : value.toFixed(value >= 10 ? 1 : 2);
}

/** The same for sizes in bytes, in units of 2²⁰ bytes: `210 MiB (205–214)`. */
export function formatMebibytes(summary: Summary): string {
  const mebibytes = (bytes: number) => formatCount(bytes / 2 ** 20);
  return `${mebibytes(summary.median)} MiB ${rangeOf(summary, mebibytes)}`;
}

/** The same for ratios: `1.52× (1.48–1.60)`. */
export function formatRatio(summary: Summary): string {
  const ratio = (value: number) => value.toFixed(2);
  return `${ratio(summary.median)}× ${rangeOf(summary, ratio)}`;
}

function rangeOf({ minimum, maximum }: Summary, format: (value: number) => string): string {
  return `(${format(minimum)}–${format(maximum)})`;
}
