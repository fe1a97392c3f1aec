// How sure an index is: under other weights, aggregations and normalisations.
import { AGGREGATIONS, difference, make, NORMALISATIONS, one, signed } from './dxp-method-words.js';
import { ranges } from './dxp-method-charts.js';

export class Sensitivity {
  constructor(page) {
    this.page = page;
  }

  panel() {
    const panel = this.page.panel('sensitivity', '指数の確かさ（感度分析）', 'How sure the index is (sensitivity)');
    const scored = this.page.scores.filter(score => score.index !== null);
    if (scored.length === 0) {
      panel.append(make('p', {}, this.page.say('指数がまだないため、分析できません。', 'There is no index yet to analyse.')));
      return panel;
    }
    const chosen = scored.find(score => score.period === this.page.element.period) ?? scored.at(-1);
    const outcome = make('div', { 'aria-live': 'polite' });
    const period = make('select', { id: 'dxp-method-sensitivity-period', onchange: () => this.#analyse(outcome, period.value) },
      ...[...scored].reverse().map(score => make('option', { value: score.period, selected: score === chosen }, this.page.period(score.period))));
    panel.append(make('p', {}, make('label', { for: 'dxp-method-sensitivity-period' }, this.page.say('対象期 ', 'Period ')), period), outcome);
    this.#analyse(outcome, chosen.period);
    return panel;
  }

  async #analyse(outcome, period) {
    outcome.setAttribute('aria-busy', 'true');
    try {
      const told = await this.page.read(`/api/kpis/${encodeURIComponent(this.page.kpi.code)}/sensitivity?period=${encodeURIComponent(period)}`);
      this.#interval(outcome, told);
    } catch (reason) {
      outcome.replaceChildren(this.page.failed(this.page.say('分析できませんでした。', 'It could not be analysed.'), reason, () => this.#analyse(outcome, period)));
    } finally {
      outcome.removeAttribute('aria-busy');
    }
  }

  // Everything in one picture and in one table: the weights at random, the other aggregations, the other normalisations.
  #interval(outcome, told) {
    const standing = each => (each.index === null ? `– ${this.page.text(each.notScoredLabel)}` : one(each.index));
    const rows = [];
    const weights = told.weights;
    const percent = Math.round(weights.share * 100);
    if (weights.p5 !== null) {
      rows.push({ label: this.page.say(`重みを±${percent}％動かす（5～95％の範囲）`, `Weights ±${percent} % (5th to 95th percentile)`), low: weights.p5, high: weights.p95, middle: weights.p50, shown: `${one(weights.p5)} – ${one(weights.p95)}`, moved: null });
    }
    for (const each of told.aggregations.filter(other => !other.current)) {
      rows.push({ label: `${this.page.say('集計：', 'Aggregation: ')}${this.page.word(AGGREGATIONS[each.aggregation], each.aggregation)}`, at: each.index, shown: standing(each), moved: difference(told.index, each.index) });
    }
    for (const each of told.normalisations) {
      rows.push({ label: `${this.page.say('達成度：', 'Normalisation: ')}${this.page.word(NORMALISATIONS[each.method], each.method)}（${each.changed.join(this.page.say('、', ', '))}）`, at: each.index, shown: standing(each), moved: difference(told.index, each.index) });
    }
    const most = told.components.find(each => each.indicator === told.mostImportant);
    const reading = this.#sentence(told, weights, percent, most, standing);
    const chart = make('div');
    const parts = told.components.map(each => make('tr', {}, make('th', { scope: 'row' }, each.indicator), make('td', { class: 'wide' }, this.page.name(each.indicator)), make('td', { class: 'n' }, `${one(each.weight * 100)}％`),
      make('td', { class: 'n' }, each.score === null ? '–' : one(each.score)),
      make('td', { class: 'n' }, each.low === null ? '–' : `${one(each.low)} – ${one(each.high)}`), make('td', { class: 'n' }, each.spread === null ? '–' : one(each.spread)),
      make('td', { class: 'n' }, standing(each.without)), make('td', { class: 'n' }, signed(difference(told.index, each.without.index)))));
    outcome.replaceChildren(
      make('p', {}, reading),
      make('div', { class: 'both' }, chart,
        this.page.table(this.page.say('前提ごとの指数', 'Index under other choices'), this.page.say(`${this.page.period(told.period)} の指数 ${standing(told)}`, `Index of ${told.period}: ${standing(told)}`),
          [['前提', 'Choice'], ['指数', 'Index', 'n'], ['現在との差（ポイント）', 'Against today (points)', 'n']],
          rows.map(row => make('tr', {}, make('td', {}, row.label), make('td', { class: 'n', style: 'white-space:normal' }, row.shown), make('td', { class: 'n' }, signed(row.moved)))))),
      this.page.table(this.page.say('指標ごとの影響', 'What each indicator does'), this.page.say('影響の大きい指標から', 'The one that matters most comes first'),
        [['指標', 'Indicator'], ['名称', 'Name'], ['構成比', 'Share', 'n'], ['得点', 'Score', 'n'], [`重みだけ±${percent}％`, `Its weight alone ±${percent} %`, 'n'], ['幅（ポイント）', 'Spread (points)', 'n'], ['外したときの指数', 'Index without it', 'n'], ['差（ポイント）', 'Difference (points)', 'n']], parts),
      make('p', { class: 'small' }, this.page.say(`重みの試行は ${weights.draws} 回（乱数の種 ${weights.seed}、何度でも同じ結果）。構成要素の重みをそれぞれ独立に動かしています。`, `${weights.draws} draws of weights (seed ${weights.seed}: the same each time), each weight moved by itself.`)));
    if (told.index !== null) chart.replaceChildren(ranges(this.page, rows, told.index, reading, chart.clientWidth || 600));
  }

  #sentence(told, weights, percent, most, standing) {
    if (told.index === null) return this.page.say(`この期の指数は算定できません（${this.page.text(told.notScoredLabel)}）。`, `There is no index for this period: ${this.page.text(told.notScoredLabel)}.`);
    const said = [];
    if (weights.p5 !== null) {
      said.push(one(weights.p5) === one(weights.p95)
        ? this.page.say(`重みを±${percent}％動かしても、指数は ${one(weights.p5)} のままです。`, `Moving the weights by ±${percent} % leaves the index at ${one(weights.p5)}.`)
        : this.page.say(`重みを±${percent}％動かすと、指数は ${one(weights.p5)}～${one(weights.p95)} の間に入ります（試行の9割）。`, `Moving the weights by ±${percent} % puts the index between ${one(weights.p5)} and ${one(weights.p95)} in nine of ten draws.`));
    }
    if (told.interval) said.push(this.page.say(`集計と達成度の求め方を変えた場合も含めると ${one(told.interval.low)}～${one(told.interval.high)} です。`, `With the other aggregations and normalisations it lies between ${one(told.interval.low)} and ${one(told.interval.high)}.`));
    if (most) {
      const without = most.without.index === null ? this.page.say('指数は算定できなくなります', 'there is no index') : this.page.say(`指数は ${standing(most.without)}（${signed(difference(told.index, most.without.index))}ポイント）になります`, `the index would be ${standing(most.without)} (${signed(difference(told.index, most.without.index))} points)`);
      said.push(this.page.say(`最も影響が大きいのは ${most.indicator} ${this.page.name(most.indicator)} で、外すと${without}。`, `What matters most is ${most.indicator} ${this.page.name(most.indicator)}; without it ${without}.`));
    }
    return said.join(this.page.locale === 'en' ? ' ' : '');
  }
}
