// What a version of a method says, what it changed, and the history of all.
import { AGGREGATIONS, FIELDS, make, one, sharesOf } from './dxp-method-words.js';

export class Versions {
  constructor(page) {
    this.page = page;
  }

  // What a version says beside its composition: in the same words here, in the form and in differences.
  settings(version) {
    return [
      [this.page.say('名称', 'Name'), [version.name.ja, version.name.en].filter(Boolean).join(' / ')],
      [this.page.say('分野', 'Field'), this.page.word(FIELDS[version.field], version.field)],
      [this.page.say('集計', 'Aggregation'), this.page.word(AGGREGATIONS[version.aggregation], version.aggregation)],
      [this.page.say('得点の上限', 'Cap'), this.page.limit(version.cap)],
      [this.page.say('得点の下限', 'Floor'), this.page.limit(version.floor)],
      [this.page.say('算定率の下限', 'Minimum coverage'), `${one(Number(version.minimumCoverage) * 100)}％`],
      [this.page.say('値を繰り越す期間', 'Values are carried forward for'), this.page.months(version.maxAgeMonths)],
      [this.page.say('有効期間', 'Valid'), this.page.validity(version)],
    ];
  }

  facts(version) {
    return make('dl', {}, ...[...this.settings(version).slice(1), [this.page.say('版', 'Version'), `${version.version}`]].map(([term, said]) =>
      make('div', {}, make('dt', {}, term), make('dd', {}, said))));
  }

  // What the newer version changed, in words.
  #changes(older, newer) {
    const before = new Map(older.components.map(each => [each.indicator, each.weight]));
    const after = new Map(newer.components.map(each => [each.indicator, each.weight]));
    const was = sharesOf(older.components);
    const is = sharesOf(newer.components);
    const label = code => `${code} ${this.page.name(code)}`.trim();
    const said = [];
    for (const [code, weight] of after) {
      if (!before.has(code)) said.push(this.page.say(`${label(code)} を加えた（重み ${weight}、構成比 ${one(is.get(code))}％）`, `${label(code)} added (weight ${weight}, share ${one(is.get(code))} %)`));
    }
    for (const code of before.keys()) {
      if (!after.has(code)) said.push(this.page.say(`${label(code)} を外した（構成比 ${one(was.get(code))}％ だった）`, `${label(code)} removed (its share was ${one(was.get(code))} %)`));
    }
    for (const [code, weight] of after) {
      if (before.has(code) && Number(before.get(code)) === Number(weight) && one(was.get(code)) !== one(is.get(code))) {
        said.push(this.page.say(`${label(code)} の構成比 ${one(was.get(code))}％ → ${one(is.get(code))}％（重みは同じ ${weight}）`, `${label(code)}: share ${one(was.get(code))} % → ${one(is.get(code))} % (weight still ${weight})`));
      } else if (before.has(code) && Number(before.get(code)) !== Number(weight)) {
        said.push(this.page.say(`${label(code)} の重み ${before.get(code)} → ${weight}（構成比 ${one(was.get(code))}％ → ${one(is.get(code))}％）`,
          `${label(code)}: weight ${before.get(code)} → ${weight} (share ${one(was.get(code))} % → ${one(is.get(code))} %)`));
      }
    }
    const settings = this.settings(newer);
    this.settings(older).forEach(([term, old], at) => {
      if (old !== settings[at][1]) said.push(`${term}: ${old} → ${settings[at][1]}`);
    });
    return said;
  }

  changeList(older, newer) {
    const said = older ? this.#changes(older, newer) : [this.page.say('最初の版', 'First version')];
    return said.length === 0 ? make('span', {}, this.page.say('違いはありません', 'No difference')) : make('ul', { class: 'dots' }, ...said.map(each => make('li', {}, each)));
  }

  // A change for years that are behind computes their indexes anew: whoever means to change course says so by the year.
  again(from) {
    const [year, month] = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' }).split('-').map(Number);
    const now = `FY${month < 4 ? year - 1 : year}`;
    return /^FY\d{4}$/.test(from) && from < now
      ? make('p', { class: 'again' }, this.page.say(`⚠ ${from} からの指数をこの方法で計算し直します（今の値は改訂の履歴に残ります）。前の年度の指数を変えないときは、有効期間の始まりを ${now} 以降にしてください。`,
        `⚠ The indexes from ${from} on are computed anew by this method (those of today stay in the history of revisions). To leave earlier years as they are, let it be valid from ${now} or later.`))
      : null;
  }

  versions() {
    const versions = this.page.kpi.versions;
    const rows = [...versions].reverse().map(version => {
      const older = versions.find(each => each.version === version.version - 1);
      return make('tr', {}, make('th', { scope: 'row', class: 'n' }, `${version.version}`), make('td', {}, this.page.validity(version)), make('td', {}, this.page.instant(version.changedAt)),
        make('td', {}, version.changedBy), make('td', { class: 'wide' }, version.reason ?? this.page.say('（記載なし）', '(none given)')), make('td', { class: 'wide' }, this.changeList(older, version)));
    });
    const content = [this.page.table(this.page.say('版の一覧', 'List of versions'), null,
      [['版', 'Version', 'n'], ['有効期間', 'Valid'], ['変更日時', 'Changed'], ['変更者', 'By'], ['理由', 'Reason'], ['前の版との違い', 'Changed from the version before']], rows)];
    if (versions.length > 1) {
      const outcome = make('div', { 'aria-live': 'polite' });
      const pick = (id, chosen) => make('select', { id, onchange: () => compare() }, ...versions.map(each => make('option', { value: each.version, selected: each === chosen }, this.page.say(`第${each.version}版`, `Version ${each.version}`))));
      const from = pick('dxp-method-from', versions[0]);
      const to = pick('dxp-method-to', versions.at(-1));
      const compare = () => outcome.replaceChildren(this.changeList(versions[from.selectedIndex], versions[to.selectedIndex]));
      compare();
      content.push(make('h4', { style: 'margin-top:16px' }, this.page.say('2つの版を比べる', 'Compare two versions')),
        make('p', {}, make('label', { for: 'dxp-method-from' }, this.page.say('もとの版 ', 'From ')), from, ' ', make('label', { for: 'dxp-method-to' }, this.page.say('比べる版 ', 'to ')), to), outcome);
    }
    return this.page.panel('versions', '版の履歴', 'Versions', ...content);
  }
}
