// Contours: lines through a table of numbers where they pass a level. No DOM, tested in Node.
// @ts-check

/**
 * Where `cells` pass `level`, as the `d` of a path in cells: a line through each square of four neighbours.
 * @param {number[][]} cells
 * @param {number} level
 */
export function contour(cells, level) {
  let d = "";
  for (let r = 0; r + 1 < cells.length; r++) {
    for (let c = 0; c + 1 < cells[r].length; c++) {
      const cuts = crossings(cells, level, [[r, c], [r, c + 1], [r + 1, c + 1], [r + 1, c]]);
      for (let i = 0; i + 1 < cuts.length; i += 2) d += `M${cuts[i]}L${cuts[i + 1]}`;
    }
  }
  return d;
}

/**
 * Where the sides of a square are crossed, as [x, y].
 * @param {number[][]} cells
 * @param {number} level
 * @param {Point[]} corners
 */
function crossings(cells, level, corners) {
  return corners.flatMap(([ra, ca], i) => {
    const [rb, cb] = corners[(i + 1) % 4], a = cells[ra][ca] - level, b = cells[rb][cb] - level;
    if (a < 0 === b < 0) return [];
    const part = a / (a - b);
    return [[ca + (cb - ca) * part, ra + (rb - ra) * part].map((v) => Math.round(v * 1000) / 1000)];
  });
}
