// The equation under the picture: upstream × local = contribution, and the sum where there is one.
// @ts-check

import { element } from "../shared/elements.js";
import { SENTENCES } from "../sentences.js";
import { ARRIVED, PASSED } from "./journey.js";
import { signOf } from "./timeline.js";
import { frameOf, momentBefore } from "./state.js";
import { valueInShort } from "./values.js";

const MOST_TERMS = 8;
const MOST_ARRAYS = 5;

/**
 * Fill `bar` with the equation of the step on screen.
 * @param {HTMLElement} bar
 * @param {PlayerState} state
 */
export function fillEquation(bar, state) {
  const frame = frameOf(state);
  if (frame.sum) bar.replaceChildren(...sumTerms(state, frame.sum));
  else if (frame.compute) bar.replaceChildren(...computeTerms(state, frame.compute));
  else bar.replaceChildren(...givenTerms(state, frame));
}

/**
 * A value with its name above, and a note below.
 * @param {Film} film
 * @param {string} role
 * @param {string} name
 * @param {Shown | null} value
 * @param {string} [note]
 * @param {boolean} [there]  whether it has arrived; before, its room is kept for it
 */
function term(film, role, name, value, note, there = true) {
  const below = note ? [element("small", { class: "agk-note" }, [note])] : [];
  const parts = [...valueInShort(film, value), ...below];
  const content = there ? parts : [element("span", { class: "agk-to-come", "aria-hidden": "true" }, parts)];
  return element("span", {
    class: `agk-term agk-${role}`, "data-term": role, "data-there": there,
  }, [element("small", {}, [name]), ...content]);
}

/** @param {string} text */
const sign = (text) => element("span", { class: "agk-sign" }, [text]);

/**
 * What one use contributes, and what it is added to.
 * @param {PlayerState} state
 * @param {Sum} sum
 */
function sumTerms(state, sum) {
  const { film, phase } = state, words = SENTENCES.equation, forward = film.way === "forward";
  const moment = state.whole, arrived = phase === ARRIVED;
  const edge = film.edges[sum.edge], receiver = forward ? edge.target : edge.source;
  const before = momentBefore(state), soFar = before && before.nodes[receiver].gradient;
  const contribution = moment.edges[edge.id].contribution, total = moment.nodes[receiver].gradient;
  const parts = factorTerms(state, sum, edge);
  parts.push(term(
    film, "contribution", forward ? words.part : words.contribution, contribution, "", phase >= PASSED,
  ));
  if (sum.want && phase >= PASSED) parts.push(sign("✘"), term(film, "want", words.want, sum.want));
  if (soFar && sum.replaces) {
    parts.push(sign(words.replaces), term(film, "want", words.forgotten, soFar), sign("⇒"));
  } else if (soFar) parts.push(sign("+"), term(film, "before", words.soFar, soFar), sign("="));
  else parts.push(sign("⇒"));
  const more = !forward && moment.nodes[receiver].arrived < film.nodes[receiver].arrivals;
  const last = soFar && !sum.replaces ? words.sum : forward ? words.tangent : words.total;
  const name = more && !sum.replaces ? words.soFar : last;
  parts.push(term(film, "total", name, total, words.at(film.nodes[receiver].label), arrived));
  return parts;
}

/**
 * What a contribution is made of: what arrives, times the local derivative, or through the rule.
 * @param {PlayerState} state
 * @param {Sum} sum
 * @param {FilmEdge} edge
 */
function factorTerms({ film, moment }, sum, edge) {
  const words = SENTENCES.equation, parts = [];
  if (film.way === "forward") {
    const name = words.tangentOf(film.nodes[edge.source].label);
    parts.push(term(film, "upstream", name, moment.nodes[edge.source].gradient));
  } else {
    parts.push(term(film, "upstream", words.upstream, sum.upstream || moment.nodes[edge.target].gradient));
  }
  if (sum.local) {
    // "1" below a 1 says nothing new.
    const known = !!sum.formula && sum.formula.replace("−", "-") === sum.local.text;
    const formula = sum.want || known ? undefined : sum.formula;
    parts.push(sign("×"), term(film, "local", words.local, sum.local, formula));
  } else {
    const receives = `d${film.nodes[edge.source].label} = ${sum.product}`;
    const text = sum.product ? receives : sum.rule || "";
    parts.push(sign("→"), term(film, "local", words.rule, { text }, sum.shapes));
  }
  if (sum.copies) parts.push(sign("="), term(film, "copies", words.copy, sum.copies), sign(words.sumCopies));
  else parts.push(sign(sum.local ? "=" : "→"));
  return parts;
}

/**
 * How a value is computed from its inputs.
 * @param {PlayerState} state
 * @param {{ node: number, infix: string | null }} compute
 */
function computeTerms(state, { node: number, infix }) {
  const { film, phase, whole: moment } = state;
  const node = film.nodes[number], parts = infix ? [] : [sign(`${node.op}(`)];
  node.inputs.forEach((source, slot) => {
    if (slot) parts.push(sign(infix || ","));
    parts.push(term(film, "input", nameOf(film, source), moment.nodes[source].value));
  });
  parts.push(sign(infix ? "=" : ") ="), term(film, "output", node.label, moment.nodes[number].value, "",
    phase === ARRIVED));
  return parts;
}

/**
 * At the start what is given, at the seed and the end which gradients there are.
 * @param {PlayerState} state
 * @param {Frame} frame
 */
function givenTerms({ film, moment }, frame) {
  const given = frame.kind === "given", all = (given ? frame.values : frame.lit) || [];
  const arrays = all.some((id) => film.nodes[id].shape.length);
  const shown = all.slice(0, arrays ? MOST_ARRAYS : MOST_TERMS), left = all.length - shown.length;
  const terms = shown.map((id) => {
    const { label } = film.nodes[id], now = moment.nodes[id];
    if (given) return term(film, "input", nameOf(film, id), now.value);
    if (frame.kind === "update") return term(film, "output", label, now.value);
    return term(film, "total", `${signOf(film)} ${label}`, now.gradient);
  });
  return left ? [...terms, sign(SENTENCES.equation.more(left))] : terms;
}

/** @param {Film} film @param {number} id */
function nameOf(film, id) {
  return film.nodes[id].kind === "constant" ? film.marks.constant : film.nodes[id].label;
}
