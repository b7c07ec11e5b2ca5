import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {classLabels} from "./map.js";
import {areEven, mapClasses} from "./map-classes.js";

describe("mapClasses", () => {
  // quantile(1:10, c(.2, .4, .6, .8)) in R: 2.8 4.6 6.4 8.2
  it("puts limits at the quantiles of R's type 7", () => {
    expect(mapClasses([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], {decimals: 1}).limits).toEqual([2.8, 4.6, 6.4, 8.2]);
  });

  it("takes equal steps when asked", () => {
    expect(mapClasses([0, 1, 10], {method: "equal", classes: 5}).limits).toEqual([2, 4, 6, 8]);
  });

  it("puts a value on a limit in the upper class", () => {
    const {classOf} = mapClasses([0, 10], {method: "equal", classes: 2});
    expect([classOf(4.999), classOf(5), classOf(10)]).toEqual([0, 1, 1]);
  });

  it("makes one class of one value and none of nothing", () => {
    expect(mapClasses([3, 3, 3]).count).toBe(1);
    expect(mapClasses([null, Number.NaN]).count).toBe(0);
  });

  it("counts the regions of each class, and says whether they are about as many", () => {
    const even = mapClasses([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null], {decimals: 1});
    expect([even.sizes, areEven(even)]).toEqual([[2, 2, 2, 2, 2], true]);
    // Seven municipalities of a region in five classes.
    const few = mapClasses([1, 2, 3, 4, 5, 6, 7], {decimals: 1});
    expect([few.sizes, areEven(few)]).toEqual([[2, 1, 1, 1, 2], true]);
    // Ties: shares of one decimal, as published of few young people.
    const tied = mapClasses([0.1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.3, 0.3, 0.4], {decimals: 1});
    expect([tied.limits, tied.sizes, areEven(tied)]).toEqual([[0.2, 0.3], [1, 5, 4], false]);
    expect([mapClasses([3, 3, 3]).sizes, mapClasses([null]).sizes]).toEqual([[3], []]);
  });

  it("gives as many labels as classes, and each value a class that has one", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: -1e6, max: 1e6, noNaN: true}), {maxLength: 60}), (values) => {
        const divided = mapClasses(values);
        const rows = values.map((value, index) => ({code: String(index), name: "", value}));
        expect(classLabels(divided, rows, {})).toHaveLength(divided.count);
        for (const value of values) expect(divided.classOf(value)).toBeLessThan(divided.count);
      })
    );
  });
});
