// A report as bars. Only the drawing is rough: the exact figures stand in the table beside it.
import { price, figures } from "../../format.js";
import { locale, nativeDigits, t } from "../../i18n/index.js";
import { parts } from "../../state/exact.js";
import { contrast, theme } from "../../state/preferences.js";
import { html, useEffect, useRef } from "../../vendor/preact.js";
import { UPlot } from "../../vendor/uplot.js";

/** @typedef {{ label: string, amount: string }} Bar */

const ONE = 10_000n;
/** Whole units of money, for the height of a bar. @param {string} amount */
const height = (amount) => Number(parts(amount) / ONE);

/** A name that fits under a bar. @param {string} label @param {number} room characters */
const short = (label, room) => (label.length > room ? `${label.slice(0, Math.max(1, room - 1))}…` : label);

/**
 * @param {HTMLElement} place
 * @param {readonly Bar[]} bars
 * @param {string} currency
 */
function draw(place, bars, currency) {
  const token = (/** @type {string} */ name) => getComputedStyle(place).getPropertyValue(name).trim();
  const size = () => ({ width: Math.max(160, place.clientWidth), height: Math.max(120, place.clientHeight) });
  const font = `12px ${token("--font-text")}`;
  const [ink, line, fill] = [token("--ink-soft"), token("--line"), token("--accent")];
  const pixels = (/** @type {number} */ each) => Math.floor((size().width - 90) / Math.max(1, each));
  /** Names of every nth bar only, where they would run into each other. */
  const every = Math.max(1, Math.ceil(46 / Math.max(1, pixels(bars.length))));
  const chart = new UPlot(
    {
      ...size(),
      legend: { show: false },
      cursor: { show: false },
      padding: [10, 8, 0, 0],
      scales: { x: { time: false, range: [-0.6, bars.length - 0.4] }, y: { range: (_, low, high) => [Math.min(0, low), Math.max(1, high) * 1.05] } },
      axes: [
        {
          stroke: ink,
          font,
          size: 30,
          grid: { show: false },
          ticks: { show: false },
          splits: () => bars.map((_, place) => place).filter((place) => place % every === 0),
          values: (_, places) => places.map((place) => short(bars[place]?.label ?? "", Math.floor((pixels(bars.length) * every) / 7))),
        },
        {
          stroke: ink,
          font,
          size: 76,
          grid: { stroke: line, width: 1 },
          ticks: { show: false },
          values: (_, values) => values.map((value) => (Number.isInteger(value) ? price(String(value), currency) : figures(String(value)))),
        },
      ],
      series: [{}, { fill, stroke: fill, paths: /** @type {any} */ (UPlot.paths.bars)({ size: [0.7, 64] }), points: { show: false } }],
    },
    [bars.map((_, place) => place), bars.map(({ amount }) => height(amount))],
    place,
  );
  const watched = new ResizeObserver(() => chart.setSize(size()));
  watched.observe(place);
  return () => {
    watched.disconnect();
    chart.destroy();
  };
}

/** @param {{ bars: readonly Bar[], currency: string, testid?: string, label?: string }} props @returns {import("../../vendor/preact.js").VNode} */
export function Chart({ bars, currency, testid = "report-chart", label = t("report-chart") }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const wanted = JSON.stringify([bars, currency, theme.value, contrast.value, locale.value, nativeDigits.value]);
  useEffect(() => (place.current === null ? undefined : draw(place.current, bars, currency)), [wanted]);
  return html`<figure class="card report-chart" data-testid=${testid} data-bars=${bars.length} role="img" aria-label=${label}>
    <div class="report-canvas" ref=${place}></div>
  </figure>`;
}
