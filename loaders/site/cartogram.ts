import {forceCollide, forceSimulation, forceX, forceY} from "d3";
import type {SimulationNodeDatum} from "d3";

/** A municipality to be drawn. */
export interface CartogramInput {
  code: string;
  population: number;
  /** Degrees. */
  longitude: number;
  latitude: number;
}

/** A circle in the unit square, y downwards: x, y its middle, r its radius; area goes with the inhabitants. */
export interface CartogramCell {
  code: string;
  x: number;
  y: number;
  r: number;
}

/** A degree of longitude in degrees of latitude, at 52° north. */
const LONGITUDE = 0.6157;
/** Share of the bounding box that the circles fill: more reads better, less keeps the shape. */
const FILL = 0.34;
/** Smallest radius, as a share of the mean, so that every municipality can be pointed at. */
const SMALLEST = 0.48;
const TICKS = 160;
const SEPARATIONS = 400;

/**
 * Dorling cartogram: a schematic map without boundaries. Circles start at their centroids and push each other aside while
 * being drawn back, so that neighbours stay near and the country keeps its outline. Deterministic: starting places are
 * given, so that the simulation needs no chance.
 */
export function createCartogram(municipalities: readonly CartogramInput[]): CartogramCell[] {
  const nodes = municipalities
    .map(({code, population, longitude, latitude}) => ({
      code,
      x: longitude * LONGITUDE,
      y: -latitude,
      homeX: longitude * LONGITUDE,
      homeY: -latitude,
      r: Math.sqrt(Math.max(0, population))
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  if (nodes.length === 0) return [];
  size(nodes);
  const simulation = forceSimulation(nodes as (Node & SimulationNodeDatum)[])
    .alphaDecay(0.02)
    .velocityDecay(0.35)
    .force("x", forceX<Node>(({homeX}) => homeX).strength(0.09))
    .force("y", forceY<Node>(({homeY}) => homeY).strength(0.09))
    .force(
      "collide",
      forceCollide<Node>(({r}) => r)
        .strength(0.85)
        .iterations(3)
    )
    .stop();
  simulation.tick(TICKS);
  separate(nodes);
  return toUnitSquare(nodes);
}

interface Node {
  code: string;
  x: number;
  y: number;
  homeX: number;
  homeY: number;
  r: number;
}

/** Radii that together fill a fixed share of the box around the centroids, none too small to see. */
function size(nodes: Node[]): void {
  const mean = nodes.reduce((sum, {r}) => sum + r, 0) / nodes.length;
  for (const node of nodes) node.r = Math.max(node.r, mean * SMALLEST);
  const area = nodes.reduce((sum, {r}) => sum + r * r, 0) * Math.PI;
  const [left, right] = extent(nodes.map(({x}) => x));
  const [top, bottom] = extent(nodes.map(({y}) => y));
  const box = (right - left) * (bottom - top);
  const factor = box > 0 ? Math.sqrt((box * FILL) / area) : 1 / mean;
  for (const node of nodes) node.r *= factor;
}

/** Takes away what overlap is left: pairs move apart along the line between them, the smaller one more. */
function separate(nodes: Node[]): void {
  for (let round = 0; round < SEPARATIONS; round++) {
    let worst = 0;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const a = nodes[i];
        const b = nodes[j];
        if (!a || !b) continue;
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const reach = a.r + b.r;
        const squared = dx * dx + dy * dy;
        if (squared >= reach * reach) continue;
        const distance = Math.sqrt(squared);
        const overlap = reach - distance;
        worst = Math.max(worst, overlap / reach);
        // Two in one place part west and east, in order of code.
        const ux = distance > 0 ? dx / distance : 1;
        const uy = distance > 0 ? dy / distance : 0;
        const share = (b.r * b.r) / (a.r * a.r + b.r * b.r);
        const step = overlap * 1.02;
        a.x -= ux * step * share;
        a.y -= uy * step * share;
        b.x += ux * step * (1 - share);
        b.y += uy * step * (1 - share);
      }
    }
    if (worst < 1e-3) return;
  }
}

function toUnitSquare(nodes: readonly Node[]): CartogramCell[] {
  const [left, right] = [Math.min(...nodes.map(({x, r}) => x - r)), Math.max(...nodes.map(({x, r}) => x + r))];
  const [top, bottom] = [Math.min(...nodes.map(({y, r}) => y - r)), Math.max(...nodes.map(({y, r}) => y + r))];
  const side = Math.max(right - left, bottom - top);
  const offsetX = (side - (right - left)) / 2;
  const offsetY = (side - (bottom - top)) / 2;
  return nodes.map(({code, x, y, r}) => ({
    code,
    x: (x - left + offsetX) / side,
    y: (y - top + offsetY) / side,
    r: r / side
  }));
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
