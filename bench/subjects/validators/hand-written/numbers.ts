/** By index: over an array of doubles `for … of` and `every` make an object of each number, and take ten times as long. */
export function areReadings(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index++) if (!Number.isFinite(value[index])) return false;
  return true;
}
