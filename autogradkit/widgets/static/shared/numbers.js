// Numbers and bytes in words.
// @ts-check

/**
 * A number as films show it: four significant digits.
 * @param {unknown} value
 * @returns {string}
 */
export function numberText(value) {
  if (typeof value !== "number") return String(value);
  const size = Math.abs(value);
  return size && (size < 1e-4 || size >= 1e7) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

/**
 * @param {number} bytes
 * @returns {string}
 */
export function bytesText(bytes) {
  if (bytes < 10000) return `${bytes} bytes`;
  return bytes < 1e7 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1e6)} MB`;
}
