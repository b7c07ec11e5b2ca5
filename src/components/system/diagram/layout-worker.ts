// The layout engine answers messages of its own kind as soon as it stands in a worker (start-layout.ts).
import "elkjs/lib/elk-worker.min.js";
