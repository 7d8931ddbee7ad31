import assert from "node:assert/strict";
import test from "node:test";

const {
  around, centred, cutEdges, DESK, firstBox, fitView, followBox, heldView, keepInSight, LOWEST, openingView, PROJECTOR,
  windowHeight, zoomAt,
} = await import(`${process.env.STATIC}/player/geometry.js`);

const port = { width: 800, height: 300 };
const onScreen = (view, box) => ({
  left: box.x * view.scale + view.x, top: box.y * view.scale + view.y,
  right: (box.x + box.w) * view.scale + view.x, bottom: (box.y + box.h) * view.scale + view.y,
});

test("fit shows all of the graph", () => {
  for (const size of [{ width: 100, height: 50 }, { width: 9000, height: 900 }, { width: 200, height: 2000 }]) {
    const seen = onScreen(fitView(size, port), { x: 0, y: 0, w: size.width, h: size.height });
    assert.ok(seen.left >= -0.01 && seen.top >= -0.01 && seen.right <= 800.01 && seen.bottom <= 300.01);
  }
});

test("a large graph opens at a readable size, with its first box in sight", () => {
  for (const scales of [DESK, PROJECTOR]) {
    const view = openingView({ width: 9000, height: 900 }, port, scales, { x: 16, y: 10, w: 120, h: 70 });
    assert.equal(view.scale, scales.readable);
    const seen = onScreen(view, { x: 16, y: 10, w: 120, h: 70 });
    assert.ok(seen.left >= 0 && seen.top >= 0 && seen.bottom <= 300);
  }
});

test("a film begins with the uppermost box of its first column, however wide it is", () => {
  const first = { x: 26, y: 10, w: 120, h: 70 };
  const boxes = [{ x: 16, y: 100, w: 140, h: 86 }, { x: 200, y: 0, w: 120, h: 70 }, first];
  assert.equal(firstBox(boxes), first);
});

test("a small graph is never blown up beyond 1.4 times", () => {
  const first = { x: 0, y: 0, w: 50, h: 30 };
  assert.equal(openingView({ width: 100, height: 50 }, { width: 1900, height: 1000 }, DESK, first).scale, 1.4);
  assert.equal(fitView({ width: 100, height: 50 }, { width: 1900, height: 1000 }).scale, 1.4);
});

test("zooming keeps the point under the pointer", () => {
  const view = { x: 30, y: -20, scale: 0.8 }, point = { x: 200, y: 100 };
  const before = { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
  const next = zoomAt(view, point, 1.7);
  assert.ok(Math.abs(before.x * next.scale + next.x - point.x) < 1e-9);
  assert.ok(Math.abs(before.y * next.scale + next.y - point.y) < 1e-9);
});

test("following brings a box inside and leaves the view alone when it is inside already", () => {
  const box = { x: 5000, y: 700, w: 150, h: 100 }, view = followBox({ x: 0, y: 0, scale: 0.85 }, box, port);
  const seen = onScreen(view, box);
  assert.ok(seen.left >= 0 && seen.right <= 800 && seen.top >= 0 && seen.bottom <= 300);
  assert.deepEqual(followBox(view, box, port), view);
});

test("a box larger than the window is followed by its upper left corner", () => {
  const view = followBox({ x: 0, y: 0, scale: 1 }, { x: 100, y: 50, w: 2000, h: 900 }, port);
  assert.deepEqual(view, { x: -100, y: -50, scale: 1 });
});

test("the graph can't be lost by dragging", () => {
  const size = { width: 500, height: 200 };
  for (const [x, y] of [[1e5, 1e5], [-1e5, -1e5]]) {
    const seen = onScreen(keepInSight({ x, y, scale: 1 }, size, port), { x: 0, y: 0, w: 500, h: 200 });
    assert.ok(seen.left < 800 && seen.right > 0 && seen.top < 300 && seen.bottom > 0);
  }
});

test("around is the smallest box", () => {
  assert.deepEqual(around([{ x: 1, y: 2, w: 3, h: 4 }, { x: 0, y: 5, w: 1, h: 5 }]), { x: 0, y: 2, w: 4, h: 8 });
});

test("the window is as high as what opens in it, within bounds", () => {
  assert.equal(windowHeight({ width: 500, height: 300 }, 1000, 480), 383);
  assert.equal(windowHeight({ width: 500, height: 20 }, 1000, 480), LOWEST);
  assert.equal(windowHeight({ width: 500, height: 2000 }, 1000, 345), 345);
});

test("below a graph that goes on beyond the window there is room for the hint that says so", () => {
  const height = Math.round(200 * DESK.readable + 8);
  assert.equal(windowHeight({ width: 1000, height: 200 }, 1000 * DESK.readable, 480), height);
  assert.equal(windowHeight({ width: 9000, height: 200 }, 1000 * DESK.readable, 480), height + 26);
});

test("a window that becomes narrower leaves a graph that it can't show whole where it was followed to", () => {
  const size = { width: 9000, height: 200 }, opening = { x: 0, y: 50, scale: DESK.readable };
  const view = { x: -2000, y: 20, scale: DESK.readable };
  assert.deepEqual(heldView(view, opening, size, port), { x: -2000, y: 50, scale: DESK.readable });
  assert.deepEqual(heldView(view, { ...opening, scale: 1.2 }, size, port), { x: 0, y: 50, scale: 1.2 });
});

test("a graph that has room in a larger window stands in its middle, at its scale", () => {
  const view = { x: -90, y: 0, scale: 1 }, size = { width: 500, height: 100 };
  assert.deepEqual(centred(view, size, { width: 600, height: 200 }), { x: 50, y: 50, scale: 1 });
  assert.equal(centred(view, size, { width: 400, height: 200 }), view);
});

test("on a phone all of a small graph is seen, and of a larger one what can be read", () => {
  const first = { x: 16, y: 10, w: 120, h: 70 }, small = { width: 480, height: 200 };
  const width = 342, height = windowHeight(small, width, 380);
  const view = openingView(small, { width, height }, DESK, first);
  assert.equal(view.scale, width / small.width);
  assert.ok(view.x >= 0 && view.x + small.width * view.scale <= width + 1e-9);
  assert.equal(openingView({ ...small, width: 900 }, { width, height }, DESK, first).scale, DESK.readable);
  assert.equal(openingView(small, { width: 342, height: 300 }, PROJECTOR, first).scale, PROJECTOR.readable);
});

test("beside another window, where there is more room than on a phone, no word is smaller than 12 pixels", () => {
  const size = { width: 560, height: 200 }, first = { x: 16, y: 10, w: 120, h: 70 };
  for (const width of [420, 464, 538]) {
    const view = openingView(size, { width, height: windowHeight(size, width, 345) }, DESK, first);
    assert.equal(view.scale, Math.max(DESK.readable, width / size.width));
  }
});

test("an edge is cut where something of the graph lies beyond it, and not for the empty room around a graph", () => {
  const size = { width: 1000, height: 200 };
  assert.deepEqual(cutEdges({ x: 0, y: 0, scale: 1 }, size, port), ["right"]);
  assert.deepEqual(cutEdges({ x: -100, y: 20, scale: 1 }, size, port), ["left", "right"]);
  assert.deepEqual(cutEdges({ x: -200, y: -30, scale: 1 }, size, port), ["left", "up"]);
  assert.deepEqual(cutEdges({ x: 0, y: 0, scale: 2 }, size, port), ["right", "down"]);
  assert.deepEqual(cutEdges({ x: -5, y: 0, scale: 0.815 }, size, port), []);
  assert.deepEqual(cutEdges(fitView(size, port), size, port), []);
});
