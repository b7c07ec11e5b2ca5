import type {Point} from "./shapes.js";
import {simpleLayout, type LayoutEdge, type LayoutNode} from "./simple-layout.js";
import {tidy} from "./tidy.js";

export interface StartLayout {
  readonly places: ReadonlyMap<string, Point>;
  /** Whether it is the plain one, because the engine could not be had. */
  readonly isPlain: boolean;
}

export type MakeWorker = () => Worker;

/** Longest wait for the engine, ms. */
const PATIENCE = 20_000;

/** Distances on the page as links are apart (Gansner, Koren & North 2005, in the Eclipse Layout Kernel); repeatable. */
const options = {"elk.algorithm": "stress", "elk.randomSeed": "1", "elk.stress.desiredEdgeLength": "190"};

const siteWorker: MakeWorker = () => new Worker(import.meta.resolve("./layout-worker.js"), {type: "module"});

/**
 * Where the boxes of a new diagram go. The engine (1.6 MB) is loaded now and in a worker, and let go afterwards; when it
 * cannot be had, or takes too long, a plain layout comes in its place.
 */
export async function startLayout(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  {makeWorker = siteWorker, patience = PATIENCE}: {makeWorker?: MakeWorker; patience?: number} = {}
): Promise<StartLayout> {
  let worker: Worker | null = null;
  try {
    worker = makeWorker();
    const places = await askEngine(worker, graphOf(nodes, edges), patience);
    return {places: tidy(places, nodes, edges), isPlain: false};
  } catch {
    return {places: simpleLayout(nodes, edges), isPlain: true};
  } finally {
    worker?.terminate();
  }
}

interface ElkGraph {
  readonly id: string;
  readonly children: readonly {id: string; width: number; height: number}[];
  readonly edges: readonly {id: string; sources: string[]; targets: string[]}[];
}

interface ElkAnswer {
  readonly id: number;
  readonly error?: unknown;
  readonly data?: {children?: readonly {id: string; x: number; y: number; width: number; height: number}[]};
}

function graphOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): ElkGraph {
  return {
    id: "root",
    children: nodes.map(({id, width, height}) => ({id, width, height})),
    edges: edges.map(({from, to}, index) => ({id: `e${index}`, sources: [from], targets: [to]}))
  };
}

function askEngine(worker: Worker, graph: ElkGraph, patience: number): Promise<Map<string, Point>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the layout engine did not answer")), patience);
    const stop = (error: unknown): void => {
      clearTimeout(timer);
      reject(error instanceof Error ? error : new Error("the layout engine failed"));
    };
    worker.addEventListener("error", () => stop(new Error("the layout engine could not be loaded")));
    worker.addEventListener("message", ({data: {id, error, data}}: MessageEvent<ElkAnswer>) => {
      if (error !== undefined) return stop(error);
      if (id === 0) return worker.postMessage({id: 1, cmd: "layout", graph, layoutOptions: options, options: {}});
      clearTimeout(timer);
      const middle = (node: {x: number; y: number; width: number; height: number}): Point => ({
        x: Math.round(node.x + node.width / 2),
        y: Math.round(node.y + node.height / 2)
      });
      resolve(new Map((data?.children ?? []).map((node) => [node.id, middle(node)])));
    });
    worker.postMessage({id: 0, cmd: "register", algorithms: ["stress"]});
  });
}
