import {
  type AutoscaleInfo,
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  LineSeries,
  LineStyle,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import { type Candle, chartTime } from '../candles';
import { number, stepAt } from '../format';
import { language } from '../state/prefs';
import type { Deed } from './deeds';
import type { Level } from './levels';

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Candles that are shown at first: a few are not blown up, and many are not squeezed. */
const least = 40;
const most = 110;

const at = (time: number) => time as UTCTimestamp;

/** The chart itself: candles, volume, lines and marks. Whoever makes it removes it. */
export class Canvas {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly volume: ISeriesApi<'Histogram'>;
  private readonly marks: ISeriesMarkersPluginApi<Time>;
  private readonly joins: ISeriesApi<'Line'>[] = [];
  private priceLines: IPriceLine[] = [];
  private levels: readonly Level[] = [];
  private known: readonly Candle[] = [];
  private first = Number.POSITIVE_INFINITY;

  constructor(place: HTMLElement) {
    this.chart = createChart(place, {
      autoSize: true,
      // Named on every page's foot instead; the logo would bring a style of its own.
      layout: { attributionLogo: false, fontFamily: getComputedStyle(document.body).fontFamily },
      localization: { locale: language.peek() === 'ko' ? 'ko-KR' : 'en-GB', priceFormatter: (price: number) => number(price) },
      timeScale: { timeVisible: true, secondsVisible: true, rightOffset: 6, minBarSpacing: 1 },
      crosshair: { mode: CrosshairMode.Normal },
    });
    this.candles = this.chart.addSeries(CandlestickSeries, {
      priceFormat: { type: 'custom', minMove: 1, formatter: number },
      borderVisible: false,
    });
    this.candles.applyOptions({ autoscaleInfoProvider: (own: () => AutoscaleInfo | null) => this.withLevels(own()) });
    this.volume = this.chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false },
      1,
    );
    this.chart.panes()[1]?.setStretchFactor(0.22);
    this.marks = createSeriesMarkers(this.candles, []);
    this.paint();
  }

  /** Colours are the page's: they follow its theme. */
  paint(): void {
    const [ink, line, up, down] = [colour('faint'), colour('line'), colour('up'), colour('down')];
    this.chart.applyOptions({
      layout: { background: { type: ColorType.Solid, color: 'transparent' }, textColor: ink },
      grid: { vertLines: { color: line }, horzLines: { color: line } },
      rightPriceScale: { borderColor: line },
      timeScale: { borderColor: line },
    });
    this.candles.applyOptions({ upColor: up, downColor: down, wickUpColor: up, wickDownColor: down });
    this.show(this.known, false);
    this.lines(this.levels);
  }

  show(candles: readonly Candle[], fit = true): void {
    this.known = candles;
    this.first = candles[0]?.time ?? Number.POSITIVE_INFINITY;
    this.candles.setData(candles.map(one => ({ ...one, time: at(one.time) })));
    this.volume.setData(candles.map(one => this.bar(one)));
    const last = candles.at(-1);
    if (last) this.candles.applyOptions({ priceFormat: { type: 'custom', minMove: stepAt(last.close), formatter: number } });
    const shown = Math.min(Math.max(candles.length, least), most);
    if (fit && candles.length > 0) this.chart.timeScale().setVisibleLogicalRange({ from: candles.length - shown, to: candles.length + 4 });
  }

  update(candle: Candle): void {
    this.first = Math.min(this.first, candle.time);
    this.candles.update({ ...candle, time: at(candle.time) });
    this.volume.update(this.bar(candle));
  }

  lines(levels: readonly Level[]): void {
    this.levels = levels;
    this.chart.priceScale('right').applyOptions({ autoScale: true });
    for (const line of this.priceLines) this.candles.removePriceLine(line);
    const colours = { average: colour('ink'), stop: colour('down'), target: colour('up'), limit: colour('faint'), vi: colour('warn') };
    this.priceLines = levels.map(level =>
      this.candles.createPriceLine({
        price: level.price,
        title: level.title,
        color: colours[level.kind],
        lineWidth: 1,
        lineStyle: level.kind === 'average' ? LineStyle.Solid : LineStyle.Dashed,
        axisLabelVisible: level.kind !== 'limit' && level.kind !== 'vi',
      }),
    );
  }

  /** Marks at purchase and sale with a line between them; each stands at the candle that it fell into. */
  deeds(deeds: readonly Deed[], seconds: number): void {
    for (const join of this.joins.splice(0)) this.chart.removeSeries(join);
    const begin = (time: number) => at(time - (time % seconds));
    const [up, down] = [colour('up'), colour('down')];
    const marks: SeriesMarker<Time>[] = [];
    for (const deed of deeds) {
      marks.push({ time: begin(deed.from), position: 'belowBar', shape: 'arrowUp', color: up, text: deed.entry });
      if (deed.to === null || deed.sellPrice === null) continue;
      marks.push({ time: begin(deed.to), position: 'aboveBar', shape: 'arrowDown', color: down, text: deed.exit });
      if (begin(deed.to) <= begin(deed.from) || begin(deed.from) < this.first) continue;
      const join = this.chart.addSeries(LineSeries, {
        color: deed.gain >= 0 ? up : down,
        lineWidth: 2,
        lineStyle: LineStyle.Dotted,
        lastValueVisible: false,
        priceLineVisible: false,
        crosshairMarkerVisible: false,
      });
      join.setData([
        { time: begin(deed.from), value: deed.buyPrice },
        { time: begin(deed.to), value: deed.sellPrice },
      ]);
      this.joins.push(join);
    }
    this.marks.setMarkers(marks.sort((a, b) => Number(a.time) - Number(b.time)));
  }

  /** Brings a moment to the middle. */
  lookAt(moment: string): void {
    const middle = this.known.findIndex(candle => candle.time >= chartTime(moment));
    if (middle >= 0) this.chart.timeScale().setVisibleLogicalRange({ from: middle - 60, to: middle + 60 });
  }

  remove(): void {
    this.chart.remove();
  }

  /** What we wait for is in sight: average, stop and target, but not the day's limits. */
  private withLevels(own: AutoscaleInfo | null): AutoscaleInfo | null {
    const wanted = this.levels.filter(level => level.kind !== 'limit' && level.kind !== 'vi').map(level => level.price);
    if (!own?.priceRange || wanted.length === 0) return own;
    const { minValue, maxValue } = own.priceRange;
    return { ...own, priceRange: { minValue: Math.min(minValue, ...wanted), maxValue: Math.max(maxValue, ...wanted) } };
  }

  private bar(candle: Candle) {
    return { time: at(candle.time), value: candle.volume, color: `${colour(candle.close >= candle.open ? 'up' : 'down')}80` };
  }
}
