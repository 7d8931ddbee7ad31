import assert from "node:assert/strict";
import test from "node:test";

const { indexFilm, momentAt } = await import(`${process.env.STATIC}/player/timeline.js`);
const { journeyOf, momentOnTheWay, placeAt } = await import(`${process.env.STATIC}/player/journey.js`);

const text = (value) => ({ text: String(value) });
const carry = (edge, total) => ({
  chapter: "backward", contribution: { edge, value: text(3) }, gradient: { node: 0, value: text(total) },
  lit: [0, 1], edges: [edge], sum: { edge, local: text(3), formula: "x" },
});
// x * x at 3, by hand.
const film = {
  way: "reverse",
  nodes: [{ value: text(3) }, { value: text(9) }],
  edges: [{ source: 0, target: 1 }, { source: 0, target: 1 }],
  frames: [
    { chapter: "forward", values: [0], lit: [] },
    { chapter: "forward", values: [1], lit: [1], edges: [0, 1], compute: { node: 1, infix: "×" } },
    { chapter: "backward", gradient: { node: 1, value: text(1) }, lit: [1] },
    carry(0, 3), carry(1, 6),
    { chapter: "backward", lit: [0], edges: [] },
  ],
};
const index = indexFilm(film);
const onTheWay = (k) => momentOnTheWay(film, index, k, momentAt(film, index, k));

test("forward, the inputs travel to the op, whose value is not there before they are", () => {
  const [first, second] = journeyOf(film, index, 1);
  assert.deepEqual([first.edge, first.back, first.starts, first.becomes, first.slope], [0, false, text(3), text(3), ""]);
  assert.equal(second.edge, 1);
  assert.equal(onTheWay(1).nodes[1].value, null);
  assert.equal(onTheWay(1).nodes[0].lit, true, "who sends is lit");
});

test("backward, the upstream gradient leaves the op and becomes the contribution at its slope", () => {
  const [passenger] = journeyOf(film, index, 3);
  assert.deepEqual(passenger, { edge: 0, back: true, starts: text(1), becomes: text(3), slope: "× 3" });
});

test("a receiver has what it had before until the contribution arrives, then the sum so far", () => {
  assert.equal(onTheWay(3).nodes[0].gradient, null);
  assert.equal(onTheWay(3).edges[0].contribution, null);
  assert.deepEqual(onTheWay(4).nodes[0].gradient, text(3));
  assert.deepEqual([3, 4].map((k) => momentAt(film, index, k).nodes[0].arrived), [1, 2]);
  assert.equal(onTheWay(4).nodes[0].arrived, 1);
});

test("where nothing moves nothing travels: at the start, at the seed and at the end", () => {
  for (const k of [0, 2, 5]) assert.deepEqual(journeyOf(film, index, k), []);
});

test("an array passes the op's slope, or its rule", () => {
  const array = { ...text("(2,)"), cells: [[1, 2]] };
  const slope = (sum) => journeyOf({ ...film, frames: [...film.frames.slice(0, 3), { ...carry(0, 3), sum }] }, index, 3)[0].slope;
  assert.equal(slope({ edge: 0, local: array, formula: "1 − v1²" }), "× (1 − v1²)");
  assert.equal(slope({ edge: 0, product: "Xᵀ g", rule: "matmul_backward" }), "Xᵀ g");
  assert.equal(slope({ edge: 0, product: "", rule: "conv_backward" }), "conv_backward");
});

test("a traveller starts and ends slowly, never turns back, and rests in the middle where it changes", () => {
  for (const rests of [false, true]) {
    const places = [...Array(101).keys()].map((i) => placeAt(i / 100, rests));
    assert.deepEqual([places[0], places[100]], [0, 1]);
    assert.ok(places.every((place, i) => !i || place >= places[i - 1]));
    assert.ok(places[5] < 0.05 && places[95] > 0.95);
    assert.equal(places.filter((place) => place === 0.5).length > 20, rests);
  }
});
