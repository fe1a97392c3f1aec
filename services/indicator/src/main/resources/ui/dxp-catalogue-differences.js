// What a version of a definition says, member by member, and what another one says differently.
import { ACCUMULATIONS, DIRECTIONS, FREQUENCIES, METHODS, PATHS, digits, given, make } from './dxp-catalogue-words.js';

const MEMBERS = [
  ['name/ja', ['名称', 'Name (Japanese)'], version => version.name?.ja],
  ['name/en', ['名称（英語）', 'Name'], version => version.name?.en],
  ['definition/ja', ['定義', 'Definition (Japanese)'], version => version.definition?.ja],
  ['definition/en', ['定義（英語）', 'Definition'], version => version.definition?.en],
  ['unit', ['単位', 'Unit'], version => version.unit],
  ['decimals', ['小数点以下の桁数', 'Decimals'], version => digits(version.decimals ?? 0)],
  ['direction', ['方向', 'Direction'], (version, tongue) => tongue.word(DIRECTIONS[version.direction], version.direction)],
  ['accumulation', ['値の性質', 'Kind of value'], (version, tongue) => tongue.word(ACCUMULATIONS[version.accumulation], version.accumulation)],
  ['frequency', ['頻度', 'Frequency'], (version, tongue) => tongue.word(FREQUENCIES[version.frequency], version.frequency)],
  ['baseline', ['基準値', 'Baseline'], (version, tongue) => (version.baseline ? `${tongue.period(version.baseline.period)} ${digits(version.baseline.value) ?? ''}` : null)],
  ['targetPath', ['目標値の間のつなぎ方', 'Between the targets'], (version, tongue) => tongue.word(PATHS[version.targetPath ?? 'STEP'])],
  ['normalisation/method', ['達成度の求め方', 'Normalisation'], (version, tongue) => tongue.word(METHODS[version.normalisation?.method], version.normalisation?.method)],
  ['normalisation/lower', ['下限', 'Lower end'], version => digits(version.normalisation?.lower)],
  ['normalisation/upper', ['上限', 'Upper end'], version => digits(version.normalisation?.upper)],
  ['department', ['所管課', 'Department'], (version, tongue) => tongue.department(version.department)],
  ['sourceStatistic', ['出典統計', 'Source statistic'], version => version.sourceStatistic],
  ['sample', ['サンプル値', 'Sample values'], (version, tongue) => (version.sample ? tongue.say('はい', 'yes') : tongue.say('いいえ', 'no'))],
  ['validFrom', ['適用開始年度', 'Valid from'], (version, tongue) => (version.validFrom ? tongue.period(version.validFrom) : null)],
  ['validTo', ['適用終了年度', 'Valid to'], (version, tongue) => (version.validTo ? tongue.period(version.validTo) : tongue.say('期限なし', 'open'))],
];

const stagesOf = version => (Array.isArray(version.normalisation?.stages) ? version.normalisation.stages : Object.entries(version.normalisation?.stages ?? {}));

// Everything that a version says, in a fixed order: targets and stages each for itself.
export function members(version, tongue) {
  const said = new Map();
  for (const [key, label, of] of MEMBERS) {
    if (key === 'targetPath') {
      for (const target of version.targets ?? []) {
        const at = `targets/${target.period}`;
        const before = said.has(at) ? `${said.get(at).shown}${tongue.say('、', ', ')}` : '';
        said.set(at, { label: `${tongue.say('目標', 'Target')} ${tongue.period(target.period)}`, shown: `${before}${tongue.target(target)}` });
      }
    }
    const shown = of(version, tongue);
    if (given(shown) && `${shown}` !== '') said.set(key, { label: tongue.word(label), shown: `${shown}` });
    if (key === 'normalisation/method') {
      const stages = stagesOf(version);
      if (stages.length > 1) said.set('stages', { label: tongue.say('段階の順', 'Order of the stages'), shown: stages.map(([name]) => name).join(' → ') });
      for (const [name, score] of stages) said.set(`stages/${name}`, { label: `${tongue.say('段階', 'Stage')} ${name}`, shown: digits(score) ?? '' });
    }
  }
  return said;
}

// Before and after of every member that differs; null where there is none.
export function differences(older, newer, tongue) {
  const [before, after] = [members(older, tongue), members(newer, tongue)];
  return [...new Set([...after.keys(), ...before.keys()])]
    .map(key => ({ key, label: (after.get(key) ?? before.get(key)).label, before: before.get(key)?.shown ?? null, after: after.get(key)?.shown ?? null }))
    .filter(each => each.before !== each.after);
}

export function differenceTable(found, tongue, label) {
  if (found.length === 0) return make('p', { class: 'small' }, tongue.say('違いはありません。', 'No difference.'));
  const none = tongue.say('（なし）', '(none)');
  const table = tongue.table(label, null, [['項目', 'Member'], ['変更前', 'Before', 'wide'], ['変更後', 'After', 'wide']],
    found.map(each => make('tr', { 'data-member': each.key }, make('th', { scope: 'row' }, each.label), make('td', { class: 'wide' }, each.before ?? none), make('td', { class: 'wide' }, make('b', {}, '→ ', each.after ?? none)))));
  table.classList.add('differences');
  return table;
}
