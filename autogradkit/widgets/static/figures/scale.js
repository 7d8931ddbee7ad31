// The scale: where numbers lie between two ends, linear or logarithmic, and at which of them there are ticks.
// The still pictures have the same in widgets/scale.py; a test holds both to one result. No DOM.
// @ts-check

/** @typedef {ReturnType<typeof scaleOf>} Scale */

const WANTED = 4;
const MOST_POWERS = 5;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * The scale of some values, its ends at ticks where it is linear; 0 is the bottom and 1 the top.
 * @param {Cell[]} values
 * @param {boolean} wantsLogarithms
 */
export function scaleOf(values, wantsLogarithms) {
  const known = values.filter((v) => typeof v === "number").filter(Number.isFinite);
  const positive = known.filter((v) => v > 0);
  // What goes below 0 has no logarithm, and 0 stands beside the smallest that has one.
  const logarithmic = wantsLogarithms && positive.length > 0 && known.every((v) => v >= 0);
  const least = positive.reduce((a, b) => Math.min(a, b), Infinity);
  /** @param {number} v */
  const measure = (v) => (logarithmic ? Math.log10(Math.max(v, least)) : v);
  const all = known.length ? known.map((v) => (logarithmic ? Math.max(v, least) : v)) : [0, 1];
  let low = all.reduce((a, b) => Math.min(a, b)), high = all.reduce((a, b) => Math.max(a, b));
  if (!logarithmic && high > low) {
    const step = stepOf(low, high);
    [low, high] = [tidy(Math.floor(low / step + 1e-9) * step), tidy(Math.ceil(high / step - 1e-9) * step)];
  }
  const bottom = measure(low), top = measure(high);
  return {
    low, high, logarithmic,
    ticks: ticksBetween(low, high, logarithmic),
    /** @param {number} v */
    at(v) {
      if (top === bottom) return 0.5;
      return Math.max(-0.02, Math.min(1.02, (measure(v) - bottom) / (top - bottom)));
    },
  };
}

/**
 * The distance of about four ticks, 1, 2 or 5 times a power of ten. Source: d3-array's tickIncrement.
 * @param {number} low
 * @param {number} high
 */
function stepOf(low, high) {
  const rough = (high - low) / WANTED, power = 10 ** Math.floor(Math.log10(rough)), part = rough / power;
  return power * (part >= Math.sqrt(50) ? 10 : part >= Math.sqrt(10) ? 5 : part >= Math.SQRT2 ? 2 : 1);
}

/** @param {number} v */
const tidy = (v) => Number(v.toPrecision(12)) + 0;

/**
 * The numbers between two ends that have a tick.
 * @param {number} low
 * @param {number} high
 * @param {boolean} logarithmic
 * @returns {number[]}
 */
export function ticksBetween(low, high, logarithmic) {
  if (high === low) return [low];
  if (!logarithmic) {
    const step = stepOf(low, high);
    const first = Math.ceil(low / step - 1e-9), last = Math.floor(high / step + 1e-9);
    return [...Array(last - first + 1).keys()].map((i) => tidy((first + i) * step));
  }
  const first = Math.ceil(Math.log10(low) - 1e-9), last = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first) / MOST_POWERS));
  const factors = last - first >= 2 ? [1] : [1, 2, 5], ticks = [];
  for (let power = first - 1; power <= last; power++) {
    if (factors.length === 1 && (power - first) % stride) continue;
    for (const factor of factors) ticks.push(tidy(factor * 10 ** power));
  }
  const inside = ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
  return inside.length > 1 ? inside : [tidy(Number(low.toPrecision(3))), tidy(Number(high.toPrecision(3)))];
}

/**
 * A number at a tick.
 * @param {number} value
 */
export function tickText(value) {
  const size = Math.abs(value), sign = value < 0 ? "−" : "";
  if (!size || (size >= 1e-3 && size < 1e5)) return sign + String(Number(size.toPrecision(6)));
  const power = Math.floor(Math.log10(size) + 1e-9), factor = Number((size / 10 ** power).toPrecision(3));
  const raised = [...String(Math.abs(power))].map((digit) => RAISED[Number(digit)]).join("");
  return `${sign}${factor === 1 ? "" : `${factor}·`}10${power < 0 ? "⁻" : ""}${raised}`;
}
