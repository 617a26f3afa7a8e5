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
