import { useEffect, useRef } from 'preact/hooks';
import type { FilmBarsResource, TradeResource } from '../api';
import { candlesUntil, momentOf } from '../film';
import { colours, theme } from '../state/prefs';
import { say } from '../words';
import { Canvas } from './canvas';
import { deedsOf } from './deeds';

/** A stock of a day that is watched again: what had come by a moment, and nothing of what lies ahead. */
export function FilmChart({
  bars,
  midnight,
  at,
  seconds,
  trades,
}: {
  bars: FilmBarsResource;
  midnight: number;
  at: number;
  seconds: number;
  trades: readonly TradeResource[];
}) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas | null>(null);
  const shown = useRef({ at: Number.NEGATIVE_INFINITY, deeds: -1 });

  useEffect(() => {
    if (!place.current) return;
    const made = new Canvas(place.current);
    canvas.current = made;
    return () => {
      canvas.current = null;
      made.remove();
    };
  }, []);

  useEffect(() => canvas.current?.paint(), [theme.value, colours.value]);

  const whole = Math.floor(at);
  useEffect(() => {
    const candles = candlesUntil(bars, midnight, whole, seconds);
    const before = shown.current.at;
    // Forward by a little, only the last candles change; else all of them are laid anew.
    const isNear = whole >= before && whole - before <= seconds * 20;
    if (isNear) for (const candle of candles.filter(one => one.time + seconds > before)) canvas.current?.update(candle);
    else canvas.current?.show(candles);
    shown.current = { ...shown.current, at: whole };
  }, [whole]);

  useEffect(() => {
    shown.current = { at: whole, deeds: -1 };
    canvas.current?.show(candlesUntil(bars, midnight, whole, seconds));
  }, [bars, seconds]);

  const done = trades.filter(trade => trade.code === bars.code && momentOf(trade.openedAt) <= at);
  const open = done.filter(trade => momentOf(trade.closedAt) > at);
  const mark = done.length * 1000 + open.length;
  useEffect(() => {
    if (shown.current.deeds === mark) return;
    shown.current.deeds = mark;
    const closed = new Map(done.filter(trade => !open.includes(trade)).map(trade => [`${trade.id}`, trade]));
    const pending = open.map(trade => ({
      from: Math.floor(momentOf(trade.openedAt)),
      buyPrice: trade.buyPrice,
      to: null,
      sellPrice: null,
      gain: 0,
      entry: trade.condition,
      exit: '',
    }));
    canvas.current?.deeds([...deedsOf(bars.code, closed, new Map(), undefined), ...pending], seconds);
  }, [mark, bars, seconds]);

  return <div class="chart" ref={place} role="img" aria-label={say('그날의 가격 차트', "The day's price chart")} />;
}
