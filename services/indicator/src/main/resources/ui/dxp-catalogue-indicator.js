// One indicator: what it means, its values with their revisions, and every version with what it changed.
import { ACCUMULATIONS, DIRECTIONS, FREQUENCIES, METHODS, PATHS, digits, given, make } from './dxp-catalogue-words.js';
import { differenceTable, differences, members } from './dxp-catalogue-differences.js';
import { ValuesPanel } from './dxp-catalogue-values.js';

export function chips(indicator, tongue) {
  return [indicator.sample ? make('span', { class: 'chip' }, tongue.say('サンプル値', 'sample')) : null,
    indicator.reference ? make('span', { class: 'chip same' }, tongue.say('参考値', 'reference')) : null].filter(Boolean).flatMap((each, at) => (at ? [' ', each] : [each]));
}

// The definition as a sentence that can be read aloud.
function inWords(indicator, tongue) {
  const rhythm = tongue.word(FREQUENCIES[indicator.frequency], indicator.frequency);
  const kind = tongue.word(ACCUMULATIONS[indicator.accumulation], indicator.accumulation);
  const better = tongue.word(DIRECTIONS[indicator.direction], indicator.direction);
  const method = tongue.word(METHODS[indicator.normalisation?.method], indicator.normalisation?.method);
  const targets = (indicator.targets ?? []).map(each => tongue.say(`${tongue.period(each.period)}までに${tongue.target(each, indicator)}`, `${tongue.target(each, indicator)} by ${each.period}`));
  const from = digits(indicator.baseline?.value);
  const base = indicator.baseline ? `${from}${tongue.say('', ' ')}${tongue.unit(indicator, from)}` : null;
  const said = [tongue.say(`値は「${kind}」で、頻度は「${rhythm}」。${better}指標です。`, `${kind}, reported: ${rhythm.toLowerCase()}. ${better}.`)];
  if (base) said.push(tongue.say(`基準値は${tongue.period(indicator.baseline.period)}の${base}。`, `Baseline: ${base} in ${indicator.baseline.period}.`));
  said.push(targets.length ? tongue.say(`目標は${targets.join('、')}。`, `Target: ${targets.join('; ')}.`) : tongue.say('目標はありません。', 'There is no target.'));
  said.push(indicator.reference ? tongue.say('数値の目標がない参考値なので、指数には入りません。', 'A reference without a numeric target: it does not enter an index.') : tongue.say(`達成度は「${method}」で求めます。`, `Normalised by: ${method.toLowerCase()}.`));
  return said.join(tongue.say('', ' '));
}

function facts(indicator, tongue) {
  const goalposts = indicator.normalisation ?? {};
  const list = [
    [['単位', 'Unit'], tongue.foreign(tongue.unit(indicator))],
    [['方向', 'Direction'], tongue.word(DIRECTIONS[indicator.direction], indicator.direction)],
    [['値の性質', 'Kind of value'], tongue.word(ACCUMULATIONS[indicator.accumulation], indicator.accumulation)],
    [['頻度', 'Frequency'], tongue.word(FREQUENCIES[indicator.frequency], indicator.frequency)],
    [['基準値', 'Baseline'], indicator.baseline ? `${digits(indicator.baseline.value)} ${tongue.unit(indicator, digits(indicator.baseline.value))}${tongue.aside(tongue.period(indicator.baseline.period))}` : tongue.say('なし', 'none')],
    [['目標値', 'Targets'], indicator.targets?.length ? indicator.targets.map(each => `${tongue.period(each.period)} ${tongue.target(each, indicator)}`).join(tongue.say('、', '; ')) : tongue.say('なし（参考値）', 'none (reference)')],
    [['目標値の間', 'Between the targets'], tongue.word(PATHS[indicator.targetPath ?? 'STEP'])],
    [['達成度の求め方', 'Normalisation'], tongue.word(METHODS[goalposts.method], goalposts.method)],
    ...(goalposts.method === 'GOALPOSTS' ? [[['下限と上限', 'Lower and upper end'], `${digits(goalposts.lower)} ～ ${digits(goalposts.upper)}`]] : []),
    ...(goalposts.method === 'STAGES' ? [[['段階の表', 'Stages'], Object.entries(goalposts.stages ?? {}).map(([name, score]) => `${name} = ${digits(score)}`).join(tongue.say('、', ', '))]] : []),
    [['所管課', 'Department'], tongue.department(indicator.department)],
    [['出典統計', 'Source statistic'], indicator.sourceStatistic ?? '–'],
    [['適用年度', 'Valid'], tongue.validity(indicator)],
    [['版', 'Version'], `${indicator.version}`],
  ];
  return make('dl', {}, ...list.map(([pair, said]) => make('div', {}, make('dt', {}, tongue.word(pair)), make('dd', {}, said))));
}

// The years that a version is in force for, as the service tells them; null when later versions took them all.
function yearsInForce(version, tongue) {
  const year = text => text.replace('FY', '');
  const shown = ({ from, to }) => (!to ? tongue.say(`${year(from)}年度以降`, `${from} onwards`)
    : to === from ? tongue.period(from) : tongue.say(`${year(from)}～${year(to)}年度`, `${from}–${to}`));
  return version.inForce.length ? version.inForce.map(shown).join(tongue.say('、', ', ')) : null;
}

function versions(indicator, tongue) {
  const all = indicator.versions;
  const items = [...all].reverse().map(version => {
    const older = all.findLast(each => each.version < version.version);
    const years = yearsInForce(version, tongue);
    const number = tongue.say(`第${version.version}版`, `Version ${version.version}`);
    const whole = make('details', {}, make('summary', {}, tongue.say(`${number}の定義をすべて見る`, `Everything that ${number.toLowerCase()} says`)),
      tongue.table(tongue.say(`${number}の定義`, `Definition, ${number.toLowerCase()}`), null, [['項目', 'Member'], ['内容', 'Content', 'wide']],
        [...members(version, tongue)].map(([, each]) => make('tr', {}, make('th', { scope: 'row' }, each.label), make('td', { class: 'wide' }, each.shown)))));
    return make('li', { id: `dxp-catalogue-version-${version.version}`, class: years ? null : 'past' },
      make('h4', {}, number, ' ', version === all.at(-1) ? make('span', { class: 'chip ok' }, tongue.say('最新', 'newest')) : null),
      make('dl', {}, ...[
        [tongue.say('変更者', 'Changed by'), version.changedBy], [tongue.say('変更日時', 'Changed'), tongue.instant(version.changedAt)], [tongue.say('理由', 'Reason'), version.reason ?? tongue.say('（記載なし）', '(none given)')],
        [tongue.say('適用期間', 'Valid'), tongue.validity(version)], [tongue.say('使われる年度', 'In force for'), years ?? tongue.say('なし（あとの版に替わりました）', 'none (later versions took over)')],
      ].map(([term, said]) => make('div', {}, make('dt', {}, term), make('dd', {}, said)))),
      older ? differenceTable(differences(older, version, tongue), tongue, tongue.say(`第${older.version}版から${number}への変更`, `From version ${older.version} to ${version.version}`)) : make('p', { class: 'small' }, tongue.say('最初の版です。', 'The first version.')),
      whole);
  });
  return make('section', { class: 'panel', 'aria-labelledby': 'dxp-catalogue-versions-title' },
    make('h3', { id: 'dxp-catalogue-versions-title' }, tongue.say('版の履歴', 'Versions')),
    make('p', { class: 'small' }, tongue.say('新しい順。どの年度も、その年度に適用される版のうち最も新しいもので評価します。', 'Newest first. A fiscal year is measured by the newest version that is valid for it.')),
    make('ol', { class: 'versions' }, ...items), all.length > 2 ? comparison(all, tongue) : null);
}

function comparison(all, tongue) {
  const outcome = make('div', { 'aria-live': 'polite' });
  const pick = (id, chosen) => make('select', { id, onchange: () => compare() }, ...all.map(each => make('option', { value: each.version, selected: each === chosen }, tongue.say(`第${each.version}版`, `Version ${each.version}`))));
  const [from, to] = [pick('dxp-catalogue-from', all[0]), pick('dxp-catalogue-to', all.at(-1))];
  const compare = () => outcome.replaceChildren(differenceTable(differences(all[from.selectedIndex], all[to.selectedIndex], tongue), tongue, tongue.say('2つの版の違い', 'Differences of two versions')));
  compare();
  return make('div', {}, make('h4', {}, tongue.say('2つの版を比べる', 'Compare two versions')),
    make('p', { class: 'acts' }, make('label', { for: from.id }, tongue.say('もとの版', 'From')), from, make('label', { for: to.id }, tongue.say('比べる版', 'to')), to), outcome);
}

// @param change opens the form, or null for who may only read
export function indicatorView(indicator, tongue, change) {
  const definition = tongue.text(indicator.definition);
  return [
    make('section', { class: 'panel', 'aria-labelledby': 'dxp-catalogue-title' },
      make('h2', { id: 'dxp-catalogue-title', tabindex: '-1' }, `${indicator.code} ${tongue.text(indicator.name)}`),
      make('p', {}, ...chips(indicator, tongue)),
      given(definition) && definition ? make('p', { class: 'saying' }, definition) : null,
      make('p', {}, inWords(indicator, tongue)),
      facts(indicator, tongue),
      change ? make('p', {}, make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-change', onclick: change }, tongue.say('定義を変更する', 'Change the definition')))
        : make('p', { class: 'small' }, tongue.say('定義は、DX推進課（事務局）が変更します。', 'The DX office changes definitions.'))),
    new ValuesPanel(tongue, indicator).panel(),
    versions(indicator, tongue),
  ];
}
