// The sliding kernel: one window at a time on the way forth, one upstream number scattered at a time on the way back.

import { HEAT, heatLevel } from "./geometry.js";
import { card, element, figureText, save, slider, watch } from "./elements.js";

/** What is on screen at step `k`: the tables so far, the window, and the sum as terms. No DOM, tested in Node. */
export function slideTo(x, w, g, stride, k) {
  const rows = g.length, columns = g[0].length, count = rows * columns, zeros = (like) => like.map((line) => line.map(() => 0));
  const z = g.map((line) => line.map(() => null)), dx = zeros(x), dw = zeros(w);
  const each = (n, seen) => {
    const r = Math.floor(n / columns), c = n % columns;
    w.forEach((line, i) => line.forEach((weight, j) => seen(r, c, r * stride + i, c * stride + j, i, j, weight)));
  };
  for (let n = 0; n < Math.min(k, count); n++) {
    z[Math.floor(n / columns)][n % columns] = 0;
    each(n, (r, c, a, b, i, j, weight) => { z[r][c] += x[a][b] * weight; });
  }
  for (let n = 0; n < k - count; n++) each(n, (r, c, a, b, i, j, weight) => { dx[a][b] += g[r][c] * weight; dw[i][j] += g[r][c] * x[a][b]; });
  if (k === 0) return { z, dx, dw, way: "start", window: null };
  const n = (k - 1) % count, r = Math.floor(n / columns), c = n % columns, terms = [];
  each(n, (_, __, a, b, i, j, weight) => terms.push([x[a][b], weight]));
  return { z, dx, dw, way: k <= count ? "forward" : "backward", window: { r: r * stride, c: c * stride, at: [r, c] }, terms, upstream: g[r][c] };
}

export function render({ model, el }) {
  const x = model.get("x"), w = model.get("w"), g = model.get("g"), stride = model.get("stride");
  const last = 2 * g.length * g[0].length, most = (table) => Math.max(...table.flat().map((v) => Math.abs(v) || 0));
  const tables = {}, names = { x: "input x", w: "kernel w", z: "output z", g: "upstream g", dx: "∂x: scattered", dw: "∂w" };
  const stage = element("div", { class: "agk-plots" }, Object.entries(names).map(([name, title]) => {
    tables[name] = element("table", { class: "agk-cells", "aria-label": title });
    return element("figure", { class: "agk-plot", "data-table": name }, [element("figcaption", {}, [title]), tables[name]]);
  }));
  const told = element("p", { class: "agk-sentence", "aria-live": "polite" });
  const steps = slider("step", { min: 0, max: last, value: model.get("frame") }, (k) => `${k} of ${last}`, (k) => { model.set("frame", k); draw(); });
  steps.input.addEventListener("change", () => save(model));
  const button = (label, by) => {
    const made = element("button", { type: "button" }, [label]);
    made.addEventListener("click", () => { model.set("frame", Math.max(0, Math.min(last, model.get("frame") + by))); draw(); save(model); });
    return made;
  };
  const root = card("sliding", "Sliding kernel", [stage, told, element("div", { class: "agk-controls" }, [button("Back", -1), button("On", 1), steps])]);

  function fill(name, cells, marked) {
    const scale = most(cells);
    tables[name].replaceChildren(element("tbody", {}, cells.map((line, r) => element("tr", {}, line.map((cell, c) => {
      const level = cell === null ? 4 : heatLevel(cell, scale), made = element("td", { class: marked(r, c) ? "agk-window" : "" }, [cell === null ? "·" : figureText(cell)]);
      made.style.backgroundColor = HEAT[level] || "#8a8a8a";
      made.style.color = level === 0 || level === 8 ? "#ffffff" : "#000000";
      return made;
    })))));
  }

  function draw() {
    const k = Math.max(0, Math.min(last, model.get("frame"))), now = slideTo(x, w, g, stride, k), { window: at } = now;
    const inside = (r, c) => !!at && r >= at.r && r < at.r + w.length && c >= at.c && c < at.c + w[0].length;
    const single = (r, c) => !!at && at.at[0] === r && at.at[1] === c, back = now.way === "backward";
    fill("x", x, inside);
    fill("w", w, () => !!at);
    fill("z", now.z, (r, c) => single(r, c) && !back);
    fill("g", g, (r, c) => single(r, c) && back);
    fill("dx", now.dx, (r, c) => inside(r, c) && back);
    fill("dw", now.dw, () => back);
    const sum = (now.terms || []).map(([a, b]) => `${figureText(a)}·${figureText(b)}`).join(" + ");
    told.textContent = !at ? "The kernel stands before the first window."
      : back ? `g = ${figureText(now.upstream)} goes back: times the kernel it is added to the window of ∂x, times the window it is added to ∂w.`
        : `z = ${sum} = ${figureText(now.z[at.at[0]][at.at[1]])}`;
    steps.show(k);
    Object.assign(root.dataset, { frame: k, way: now.way });
  }
  el.append(root);
  draw();
  root.dataset.ready = "true";
  const end = watch(model, ["frame"], draw);
  return () => { end(); root.remove(); };
}

export default { render };
