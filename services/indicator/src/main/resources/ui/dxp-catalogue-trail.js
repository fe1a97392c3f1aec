// How a value came about: who entered, changed, returned, approved and reopened it, when, and from which file and row.
// What was recorded is the catalogue's to tell; what was done with the reports before is told by the service that takes figures in.
import { KINDS, STATUSES, digits, given, make, read } from './dxp-catalogue-words.js';

const REASONS = {
  SAID_BEFORE: ['変更なし（同じ値）', 'unchanged: the same held'],
  SETTLED_HOLDS: ['不採用（確報が優先）', 'not taken: a final value holds'],
  LATER_HOLDS: ['不採用（あとの報告が優先）', 'not taken: a later report holds'],
};

// What is done with a report before the value is recorded, and who does it: the reporter or who decides.
export const STEPS = {
  SUBMITTED: ['提出', 'Submitted', 'reporter'],
  RETURNED: ['差戻し', 'Returned', 'decider'],
  WITHDRAWN: ['取下げ', 'Taken back', 'reporter'],
  RECORDED: ['登録（承認不要）', 'Recorded without approval', 'reporter'],
  APPROVED: ['承認', 'Approved', 'decider'],
  REOPENED: ['再開（訂正の依頼）', 'Reopened: a correction is asked for', 'decider'],
};
const PARTS = 20;

const query = members => new URLSearchParams(Object.entries(members).filter(([, value]) => value));
const address = (indicator, file, members) => `/api/indicators/${encodeURIComponent(indicator.code)}/${file}?${query(members)}`;
const procedures = (indicator, members, file = '') => `/api/ingestion/history/${encodeURIComponent(indicator.code)}${file}?${query(members)}`;

export function exportLinks(tongue, indicator, area, known, several) {
  const link = (id, href, text, name = null) => make('a', { id, download: '', href, 'aria-label': name }, text);
  const lang = tongue.say('', 'en');
  const row = (id, made, here, all) => make('li', {}, link(id, made(area), here), ...(several ? [tongue.say('、', ', '), link(`${id}-all`, made('all'), all, `${here}${tongue.aside(all)}`)] : []));
  return make('div', { class: 'small' },
    make('p', {}, tongue.say('登録者・承認者の名前を含みます。庁内限り：', 'With the names of who reported and approved, for staff only:')),
    make('ul', { class: 'dots' },
      row('dxp-catalogue-audit', chosen => address(indicator, 'audit.csv', { area: chosen, asOf: known, lang }),
        tongue.say('すべての値の経緯をCSVで保存', 'Save how all values came about (CSV)'), tongue.say('全地域', 'of all areas')),
      row('dxp-catalogue-history', chosen => procedures(indicator, { area: chosen, asOf: known, lang }, '/history.csv'),
        tongue.say('提出・差戻し・値なし・取下げ・再開の手続きと、使えなかった値をCSVで保存', 'Save submissions, returns, reasons for no value, take-backs, reopenings and figures that could not be used (CSV)'), tongue.say('全地域', 'of all areas'))));
}

// The areas that have values or reports, by their codes.
export async function areas(indicator) {
  const found = await Promise.all([`/api/indicators/${encodeURIComponent(indicator.code)}/areas`, procedures(indicator, {}, '/areas')].map(each => read(each).then(body => body.areas, () => [])));
  return new Map(found.flat().sort((one, other) => one.area.localeCompare(other.area)).map(each => [each.area, each.name]));
}

// What was done with the reports of an area, by period, and how many belong to others.
export async function reports(indicator, area, known) {
  const [values, told] = [new Map(), { withheld: 0, complete: false }];
  let after = null;
  for (let part = 0; part < PARTS && !told.complete; part++) {
    const body = await read(procedures(indicator, { area, asOf: known, after }));
    body.values.forEach(each => values.set(each.period, each));
    told.withheld += body.withheld;
    after = body.next;
    told.complete = !after;
  }
  return { values, ...told };
}

// What feeds sent that could not be used, and how that ended; nothing while the service that takes figures in is away.
// @param period the only one that is asked for; null for all
export async function refused(indicator, area, period, known) {
  const end = known && known.length === 10 ? `${known}T23:59:59.999+09:00` : known;
  const isKnown = at => !end || Date.parse(at) <= Date.parse(end);
  const told = [];
  let after = null;
  for (let part = 0; part < PARTS && (part === 0 || after); part++) {
    const body = await read(procedures(indicator, { area, from: period, to: period, after }, '/refused')).catch(() => ({ refused: [], next: null }));
    told.push(...body.refused);
    after = body.next;
  }
  const shown = told.filter(each => (!period || each.period === period) && isKnown(each.at)).map(each => ({ ...each, resolution: each.resolution && isKnown(each.resolution.at) ? each.resolution : null }));
  return Object.assign(shown, { isCut: Boolean(after) });
}

const ENDINGS = { SENT_AGAIN: ['直して送り直し', 'sent again'], DISCARDED: ['取り下げ', 'discarded'], REPLACED: ['あとの値で解決', 'settled by a later figure'] };

// The figure as it was sent, as far as it says one.
function sent(raw) {
  try {
    const { value, stage, numerator, denominator } = JSON.parse(raw);
    return value ?? stage ?? (given(numerator) ? `${numerator} / ${denominator}` : '–');
  } catch {
    return raw.slice(0, 60);
  }
}

// @param passage what was done with the report of this value; absent when nobody reported it on a page
// @param known an instant or a day; null for all that is known now
export function trail(tongue, indicator, area, period, passage, known) {
  const place = make('div', {});
  const load = async () => {
    place.replaceChildren(make('p', { role: 'status' }, tongue.say('経緯を読み込んでいます…', 'Loading how it came about…')));
    try {
      const [told, turnedAway] = await Promise.all([read(address(indicator, 'audit', { area, from: period, to: period, asOf: known })), refused(indicator, area, period, known)]);
      place.replaceChildren(...shown(tongue, indicator, period, told, passage, turnedAway));
    } catch (reason) {
      place.replaceChildren(tongue.failed(tongue.say('経緯を読み込めませんでした。', 'How it came about could not be loaded.'), reason, load));
    }
  };
  load();
  return place;
}

function shown(tongue, indicator, period, told, passage, turnedAway) {
  // In a history small changes count: more digits than elsewhere.
  const withUnit = number => `${number} ${tongue.unit(indicator, number)}`;
  const figure = (value, stage) => stage ?? (given(value) ? withUnit(tongue.number(value, indicator.decimals, 3)) : '–');
  const first = line => line.outcome === 'RECORDED' && line.revision === 1;
  const change = line => {
    if (!given(line.value) || !given(line.previousValue) || line.outcome !== 'RECORDED') return '';
    const points = Number(line.value) - Number(line.previousValue);
    return points === 0 ? tongue.say('（値は同じ）', ' (same value)') : ` (${points > 0 ? '＋' : '－'}${tongue.number(Math.abs(points), indicator.decimals, 3)})`;
  };
  const counts = line => (given(line.numerator) && given(line.denominator) ? ` = ${digits(line.numerator)} / ${digits(line.denominator)}` : '');
  const person = (name, at) => (name ? [make('b', {}, name), at ? make('span', { class: 'hint' }, tongue.instant(at)) : null] : ['–']);
  const origin = ({ source }) => (source ? [
    [tongue.word(KINDS[source.kind], source.kind), source.file && source.file.split('#')[0] === source.system ? null : source.system, source.file, given(source.row) ? tongue.say(`${source.row}行目`, `row ${source.row}`) : null].filter(Boolean).join(' · '),
    source.reference ? make('span', { class: 'hint' }, tongue.say(`資料：${source.reference}`, `Reference: ${source.reference}`)) : null] : ['–']);
  // A year contains its months: they have lines of their own.
  const lines = told.lines.filter(line => line.period === period).reverse();
  const recorded = lines.map(line => [line.recordedAt, make('tr', { 'data-outcome': line.outcome },
    make('th', { scope: 'row' }, line.reason ? tongue.word(REASONS[line.reason], line.reason) : tongue.say(`第${line.revision}版`, `rev. ${line.revision}`)),
    make('td', { class: 'n' }, first(line) ? tongue.say('（なし）', '(none)') : figure(line.previousValue, line.previousStage)),
    make('td', { class: 'n' }, make('b', {}, '→ ', figure(line.value, line.stage)), change(line), counts(line)),
    make('td', { class: 'k' }, tongue.word(STATUSES[line.status], line.status)),
    make('td', {}, ...person(line.source?.submittedBy, line.submittedAt ?? line.recordedAt)),
    make('td', {}, ...person(line.source?.approvedBy, line.source?.approvedAt)),
    make('td', { class: 'wide' }, ...origin(line)), make('td', { class: 'wide' }, line.note ?? ''))]);
  const doer = line => person(line.byName || line.by, line.at);
  const about = line => (given(line.absence) ? tongue.say('値なし', 'no value') : /^-?\d+(\.\d+)?$/.test(line.figure ?? '') ? figure(line.figure) : line.figure ?? '–');
  const said = line => [given(line.absence) ? tongue.say(`値なしの理由：${line.absence}`, `Why there is none: ${line.absence}`) : null, line.note].filter(Boolean).map(text => make('div', {}, text));
  const done = (passage?.lines ?? []).map(line => {
    const [ja, en, who] = STEPS[line.state];
    return [line.at, make('tr', { 'data-step': line.state }, make('th', { scope: 'row' }, tongue.say(ja, en)), make('td', { class: 'n' }, ''), make('td', { class: 'n' }, about(line)), make('td', {}, ''),
      make('td', {}, ...(who === 'reporter' ? doer(line) : [''])), make('td', {}, ...(who === 'decider' ? doer(line) : [''])), make('td', { class: 'wide' }, ...(line.source ? origin(line) : [''])), make('td', { class: 'wide' }, ...said(line)))];
  }).reverse();
  const half = text => text.split(' / ')[tongue.say(0, 1)] ?? text;
  const gone = turnedAway.map(each => [each.at, make('tr', { 'data-refused': each.resolution?.outcome ?? 'WAITS' }, make('th', { scope: 'row' }, tongue.say('使えず（隔離）', 'Not usable: quarantine')), make('td', { class: 'n' }, ''), make('td', { class: 'n' }, String(sent(each.raw))), make('td', {}, ''),
    make('td', {}, ...person(each.by, each.at)), make('td', {}, ...(each.resolution ? person(each.resolution.by, each.resolution.at) : [''])), make('td', { class: 'wide' }, tongue.word(KINDS.FEED, 'FEED')),
    make('td', { class: 'wide' }, make('div', {}, each.errors.map(fault => half(fault.message)).join(tongue.say('、', '; '))), make('div', {}, each.resolution ? [tongue.word(ENDINGS[each.resolution.outcome], each.resolution.outcome), each.resolution.reason && half(each.resolution.reason)].filter(Boolean).join(tongue.say('：', ': ')) : tongue.say('直しを待っています', 'waits to be mended'))))]);
  // What was recorded is newer than what led to it, should the two have one moment.
  const rows = [...recorded, ...done, ...gone].sort(([one], [other]) => Date.parse(other) - Date.parse(one)).map(([, row]) => row);
  return [
    tongue.table(tongue.say(`${tongue.period(period)}：この値の経緯`, `How the value of ${period} came about`), tongue.say(`この値の経緯（${tongue.period(period)}、新しい順）`, `How this value came about (${period}, newest first)`),
      [['結果', 'Result'], ['前の値', 'Old value', 'n'], ['新しい値', 'New value', 'n'], ['確度', 'Status'], ['登録', 'Reported by'], ['承認・差戻し・再開', 'Approved, returned or reopened by'], ['出所', 'Origin'], ['備考', 'Note']], rows),
    // Who may not mend them finds nothing there.
    turnedAway.some(each => each.mendable && !each.resolution) ? make('p', { class: 'small' }, make('a', { href: '/staff/ingestion#quarantine' }, tongue.say('使えなかった値を「直しが必要なもの」で直す', 'Mend what could not be used, under "To be mended"'))) : null,
    turnedAway.isCut ? make('p', { class: 'small' }, tongue.say('使えなかった値が多いため、画面には一部だけを示しています。すべてはCSVにあります。', 'There are too many unusable figures for this page; the CSV has all of them.')) : null,
    passage?.isCut ? make('p', { class: 'small' }, tongue.say('これより前の手続きは残していません（新しい100件を残します）。', 'Earlier steps are no longer kept: the newest 100 are.')) : null,
    told.unlisted > 0 ? make('p', { class: 'small' }, tongue.say(`このほかに「変更なし」が${told.unlisted}件あります（件数だけを残しています）。`, `There were ${told.unlisted} more repeats, of which only the number is kept.`)) : null,
  ].filter(Boolean);
}
