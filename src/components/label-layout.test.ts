import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {boxesOverlap, dodge, freeSpot, placeInLanes, segmentHitsBox} from "./label-layout.js";

const plot = {left: 0, right: 800};

describe("placeInLanes", () => {
  it("puts labels that fit beside each other in one lane, to the right of their lines", () => {
    expect(
      placeInLanes(
        [
          {x: 100, width: 80},
          {x: 300, width: 80}
        ],
        plot
      )
    ).toEqual([
      {lane: 0, start: 105},
      {lane: 0, start: 305}
    ]);
  });

  it("turns a label to the left of its line at the right edge", () => {
    expect(placeInLanes([{x: 780, width: 80}], plot)).toEqual([{lane: 0, start: 695}]);
  });

  it("answers null when a label is wider than the plot or there are too many", () => {
    expect(placeInLanes([{x: 10, width: 900}], plot)).toBeNull();
    expect(
      placeInLanes(
        Array.from({length: 8}, () => ({x: 5, width: 1})),
        plot
      )
    ).toBeNull();
  });

  it("never lets a label meet another label or a line on its way down", () => {
    const items = fc.array(fc.record({x: fc.integer({min: 0, max: 800}), width: fc.integer({min: 8, max: 220})}), {
      maxLength: 6
    });
    fc.assert(
      fc.property(items, (wanted) => {
        const places = placeInLanes(wanted, plot);
        if (!places) return;
        places.forEach((place, index) => {
          const own = wanted[index]!;
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.start + own.width).toBeLessThanOrEqual(800);
          places.forEach((other, otherIndex) => {
            if (index === otherIndex) return;
            const theirs = wanted[otherIndex]!;
            const apart = place.start > other.start + theirs.width || other.start > place.start + own.width;
            if (place.lane === other.lane) expect(apart).toBe(true);
            // The other's line runs from its lane down through every lane below.
            const runsThrough =
              other.lane >= place.lane && theirs.x > place.start && theirs.x < place.start + own.width;
            expect(runsThrough).toBe(false);
          });
        });
      })
    );
  });
});

describe("dodge", () => {
  it("leaves labels that are apart where they are", () => {
    expect(
      dodge(
        [
          {y: 20, height: 10},
          {y: 60, height: 10}
        ],
        {top: 0, bottom: 100}
      )
    ).toEqual([20, 60]);
  });

  it("moves two equal wishes apart by the same distance", () => {
    expect(
      dodge(
        [
          {y: 50, height: 10},
          {y: 50, height: 10}
        ],
        {top: 0, bottom: 100, gap: 2}
      )
    ).toEqual([44, 56]);
  });

  it("keeps order, distance and bounds", () => {
    const items = fc.array(fc.record({y: fc.integer({min: -50, max: 350}), height: fc.integer({min: 5, max: 30})}), {
      minLength: 1,
      maxLength: 8
    });
    fc.assert(
      fc.property(items, (wanted) => {
        const middles = dodge(wanted, {top: 0, bottom: 300, gap: 2});
        const rows = wanted.map(({y, height}, index) => ({y, height, at: middles[index]!})).sort((a, b) => a.at - b.at);
        rows.forEach((row, index) => {
          expect(row.at - row.height / 2).toBeGreaterThanOrEqual(-1e-6);
          expect(row.at + row.height / 2).toBeLessThanOrEqual(300 + 1e-6);
          const next = rows[index + 1];
          if (!next) return;
          expect(next.at - next.height / 2 - (row.at + row.height / 2)).toBeGreaterThanOrEqual(2 - 1e-6);
          expect(next.y).toBeGreaterThanOrEqual(row.y);
        });
      })
    );
  });
});

describe("geometry", () => {
  const box = {x1: 10, y1: 10, x2: 20, y2: 20};

  it("knows which segments touch a box", () => {
    expect(segmentHitsBox([0, 0, 30, 30], box)).toBe(true);
    expect(segmentHitsBox([12, 12, 13, 13], box)).toBe(true);
    expect(segmentHitsBox([0, 0, 30, 5], box)).toBe(false);
    expect(segmentHitsBox([15, 0, 15, 9], box)).toBe(false);
  });

  it("finds the first free spot or none", () => {
    const bounds = {x1: 0, y1: 0, x2: 100, y2: 100};
    const free = {x1: 40, y1: 40, x2: 50, y2: 50};
    expect(freeSpot([box, free], {bounds, segments: [[0, 0, 30, 30]], boxes: []})).toBe(free);
    expect(freeSpot([box], {bounds, segments: [], boxes: [box]})).toBeNull();
    expect(boxesOverlap(box, free)).toBe(false);
  });
});
