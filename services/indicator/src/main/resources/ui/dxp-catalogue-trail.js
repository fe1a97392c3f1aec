// How a value came about: who entered, changed and approved it, when, and from which file and row.
import { KINDS, STATUSES, digits, given, node, read } from './dxp-catalogue-words.js';

const REASONS = {
  SAID_BEFORE: ['変更なし（同じ値）', 'unchanged: the same held'],
  SETTLED_HOLDS: ['不採用（確報が優先）', 'not taken: a final value holds'],
  LATER_HOLDS: ['不採用（あとの報告が優先）', 'not taken: a later report holds'],
};

const address = (indicator, file, query) => `/api/indicators/${encodeURIComponent(indicator.code)}/${file}?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;

export function exportLink(tongue, indicator, known) {
  return node('p', { class: 'small' }, node('a', { id: 'dxp-catalogue-audit', download: '', href: address(indicator, 'audit.csv', { asOf: known, lang: tongue.say('', 'en') }) },
    tongue.say('すべての値の経緯をCSVで保存', 'Save how all values came about (CSV)')),
  tongue.say('（登録者・承認者の名前を含みます。庁内限り）', ' (with the names of who reported and approved: for staff only)'));
}

// @param known an instant or a day; null for all that is known now
export function trail(tongue, indicator, period, known) {
  const place = node('div', {});
  const load = async () => {
    place.replaceChildren(node('p', { role: 'status' }, tongue.say('経緯を読み込んでいます…', 'Loading how it came about…')));
    try {
      const told = await read(address(indicator, 'audit', { from: period, to: period, asOf: known }));
      place.replaceChildren(...shown(tongue, indicator, period, told));
    } catch (reason) {
      place.replaceChildren(tongue.failed(tongue.say('経緯を読み込めませんでした。', 'How it came about could not be loaded.'), reason, load));
    }
  };
  load();
  return place;
}

function shown(tongue, indicator, period, told) {
  // In a history small changes count: more digits than elsewhere.
  const figure = (value, stage) => stage ?? (given(value) ? `${tongue.number(value, indicator.decimals, 3)} ${indicator.unit}` : '–');
  const first = line => line.outcome === 'RECORDED' && line.revision === 1;
  const change = line => {
    if (!given(line.value) || !given(line.previousValue) || line.outcome !== 'RECORDED') return '';
    const points = Number(line.value) - Number(line.previousValue);
    return points === 0 ? tongue.say('（値は同じ）', ' (same value)') : ` (${points > 0 ? '＋' : '－'}${tongue.number(Math.abs(points), indicator.decimals, 3)})`;
  };
  const counts = line => (given(line.numerator) && given(line.denominator) ? ` = ${digits(line.numerator)} / ${digits(line.denominator)}` : '');
  const person = (name, at) => (name ? [node('b', {}, name), at ? node('span', { class: 'hint' }, tongue.instant(at)) : null] : ['–']);
  const origin = ({ source }) => (source ? [
    [tongue.word(KINDS[source.kind], source.kind), source.file && source.file.split('#')[0] === source.system ? null : source.system, source.file, given(source.row) ? tongue.say(`${source.row}行目`, `row ${source.row}`) : null].filter(Boolean).join(' · '),
    source.reference ? node('span', { class: 'hint' }, tongue.say(`資料：${source.reference}`, `Reference: ${source.reference}`)) : null] : ['–']);
  // A year contains its months: they have lines of their own.
  const lines = told.lines.filter(line => line.period === period).reverse();
  const rows = lines.map(line => node('tr', { 'data-outcome': line.outcome },
    node('th', { scope: 'row' }, line.reason ? tongue.word(REASONS[line.reason], line.reason) : tongue.say(`第${line.revision}版`, `rev. ${line.revision}`)),
    node('td', { class: 'n' }, first(line) ? tongue.say('（なし）', '(none)') : figure(line.previousValue, line.previousStage)),
    node('td', { class: 'n' }, node('b', {}, '→ ', figure(line.value, line.stage)), change(line), counts(line)),
    node('td', { class: 'k' }, tongue.word(STATUSES[line.status], line.status)),
    node('td', {}, ...person(line.source?.submittedBy, line.submittedAt ?? line.recordedAt)),
    node('td', {}, ...person(line.source?.approvedBy, line.source?.approvedAt)),
    node('td', { class: 'wide' }, ...origin(line)), node('td', { class: 'wide' }, line.note ?? '')));
  return [
    tongue.table(tongue.say(`${tongue.period(period)}：この値の経緯`, `How the value of ${period} came about`), tongue.say(`この値の経緯（${tongue.period(period)}、新しい順）`, `How this value came about (${period}, newest first)`),
      [['結果', 'Result'], ['前の値', 'Old value', 'n'], ['新しい値', 'New value', 'n'], ['確度', 'Status'], ['登録', 'Reported by'], ['承認', 'Approved by'], ['出所', 'Origin'], ['備考', 'Note']], rows),
    told.unlisted > 0 ? node('p', { class: 'small' }, tongue.say(`このほかに「変更なし」が${told.unlisted}件あります（件数だけを残しています）。`, `There were ${told.unlisted} more repeats, of which only the number is kept.`)) : null,
  ].filter(Boolean);
}
