// The drawings of the page.
import { drawn, one } from './dxp-method-words.js';

// Today's line is whole with dots, the preview's dashed with squares; each says at its end what it is.
export function lines(page, series, reading, wanted) {
  const [width, height, left, top, bottom] = [Math.max(300, Math.min(760, wanted)), 280, 36, 16, 30];
  const right = 92;
  const figures = series.flatMap(each => [each.today.index, each.preview.index]).filter(each => each !== null && each !== undefined);
  const lowest = Math.floor((Math.min(...figures) - 2) / 10) * 10;
  const highest = Math.ceil((Math.max(...figures) + 2) / 10) * 10;
  const x = at => left + (series.length === 1 ? 0.5 : at / (series.length - 1)) * (width - left - right);
  const y = figure => top + (highest - figure) / (highest - lowest) * (height - top - bottom);
  const parts = [drawn('title', {}, page.say('指数の推移：現在と試算（折れ線グラフ）', 'Index over time: today and preview (line chart)')), drawn('desc', {}, reading)];
  const step = Math.max(10, Math.ceil((highest - lowest) / 50) * 10);
  for (let line = lowest; line <= highest; line += step) {
    parts.push(drawn('line', { class: line === 100 ? 'goal' : 'grid', x1: left, x2: width - right, y1: y(line), y2: y(line) }),
      drawn('text', { x: left - 6, y: y(line) + 4, 'text-anchor': 'end' }, `${line}`));
  }
  if (lowest <= 100 && highest >= 100 && (100 - lowest) % step !== 0) parts.push(drawn('line', { class: 'goal', x1: left, x2: width - right, y1: y(100), y2: y(100) }));
  if (lowest <= 100 && highest >= 100) parts.push(drawn('text', { x: left + 4, y: y(100) - 4 }, page.say('目標 100', 'Target 100')));
  const every = Math.ceil(series.length / Math.max(2, Math.floor((width - left - right) / 72)));
  series.forEach((each, at) => {
    if ((series.length - 1 - at) % every === 0) parts.push(drawn('text', { x: x(at), y: height - 8, 'text-anchor': 'middle' }, each.period.replace(/^FY\d\d/, '').replace('-', ' ')));
  });
  const ends = [];
  for (const [side, word] of [['today', page.say('現在', 'Today')], ['preview', page.say('試算', 'Preview')]]) {
    let path = '';
    let broken = true;
    const dots = [];
    series.forEach((each, at) => {
      const index = each[side].index;
      if (index === null || index === undefined) { broken = true; return; }
      path += `${broken ? 'M' : 'L'}${x(at).toFixed(1)} ${y(index).toFixed(1)}`;
      broken = false;
      dots.push(side === 'today' ? drawn('circle', { class: 'dot-today', cx: x(at), cy: y(index), r: 3.5 }) : drawn('rect', { class: 'dot-preview', x: x(at) - 4, y: y(index) - 4, width: 8, height: 8 }));
    });
    const at = series.findLastIndex(each => each[side].index !== null && each[side].index !== undefined);
    parts.push(drawn('path', { class: side, d: path }), ...dots);
    if (at >= 0) ends.push({ side, text: `${word} ${one(series[at][side].index)}`, x: x(at) + 10, y: y(series[at][side].index) + 4 });
  }
  // Labels that would cover each other stand one above the other.
  if (ends.length === 2 && Math.abs(ends[0].y - ends[1].y) < 16) {
    const [upper, lower] = ends[0].y <= ends[1].y ? ends : [ends[1], ends[0]];
    const middle = (upper.y + lower.y) / 2;
    upper.y = middle - 8;
    lower.y = middle + 8;
  }
  parts.push(...ends.map(end => drawn('text', { class: `strong word-${end.side}`, x: end.x, y: end.y }, end.text)));
  return drawn('svg', { role: 'img', viewBox: `0 0 ${width} ${height}`, 'aria-label': reading }, ...parts);
}

// One row for each choice: a bar from end to end with its middle, or a ring where there is one figure; the line is today's index.
export function ranges(page, rows, index, reading, wanted) {
  const shown = rows.filter(row => row.low !== undefined || row.at !== null);
  const [width, left, right, head, step] = [Math.max(300, Math.min(760, wanted)), 16, 56, 34, 42];
  const height = head + shown.length * step + 26;
  const figures = [index, ...shown.flatMap(row => (row.low === undefined ? [row.at] : [row.low, row.high]))];
  const lowest = Math.floor((Math.min(...figures) - 1) / 5) * 5;
  const highest = Math.ceil((Math.max(...figures) + 1) / 5) * 5;
  const x = figure => left + (figure - lowest) / (highest - lowest) * (width - left - right);
  const bottom = head + shown.length * step;
  const parts = [drawn('title', {}, page.say('前提を変えたときの指数の幅', 'Range of the index under other choices')), drawn('desc', {}, reading),
    drawn('line', { class: 'axis', x1: left, x2: width - right, y1: bottom, y2: bottom })];
  const tick = Math.max(5, Math.ceil((highest - lowest) / 30) * 5);
  for (let mark = lowest; mark <= highest; mark += tick) {
    parts.push(drawn('line', { class: 'grid', x1: x(mark), x2: x(mark), y1: head, y2: bottom }), drawn('text', { x: x(mark), y: bottom + 18, 'text-anchor': 'middle' }, `${mark}`));
  }
  parts.push(drawn('line', { class: 'today', x1: x(index), x2: x(index), y1: head - 6, y2: bottom }),
    drawn('text', { class: 'strong', x: Math.min(Math.max(x(index), 50), width - 60), y: head - 14, 'text-anchor': 'middle' }, `${page.say('現在', 'Today')} ${one(index)}`));
  shown.forEach((row, at) => {
    const y = head + at * step + 28;
    parts.push(drawn('text', { x: left, y: y - 12 }, row.label));
    if (row.low === undefined) {
      parts.push(drawn('circle', { class: 'other', cx: x(row.at), cy: y, r: 5.5 }), drawn('text', { x: x(row.at) + 10, y: y + 4 }, one(row.at)));
    } else {
      parts.push(drawn('line', { class: 'range', x1: x(row.low), x2: Math.max(x(row.high), x(row.low) + 2), y1: y, y2: y }), drawn('text', { x: x(row.high) + 8, y: y + 4 }, row.shown));
      if (row.middle !== null) parts.push(drawn('circle', { class: 'other', cx: x(row.middle), cy: y, r: 3 }));
    }
  });
  return drawn('svg', { role: 'img', viewBox: `0 0 ${width} ${height}`, 'aria-label': reading }, ...parts);
}
