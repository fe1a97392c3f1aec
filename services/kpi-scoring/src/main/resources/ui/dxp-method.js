// The method of each KPI: composition, versions, what would be if it were changed, and how sure the index is. The DX office changes it.
import { make, measured, one, sharesOf } from './dxp-method-words.js';
import { STYLE } from './dxp-method-style.js';
import { Page } from './dxp-method-page.js';
import { Versions } from './dxp-method-versions.js';
import { Form } from './dxp-method-form.js';
import { WhatIf } from './dxp-method-whatif.js';
import { Sensitivity } from './dxp-method-sensitivity.js';

class DxpMethod extends HTMLElement {
  locale = 'ja';
  #page = new Page(this, code => this.#load(code), start => this.#form.edit(start));
  #versions = new Versions(this.#page);
  #form = new Form(this.#page, this.#versions);
  #whatIf = new WhatIf(this.#page);
  #sensitivity = new Sensitivity(this.#page);

  connectedCallback() {
    this.#load(null);
  }

  disconnectedCallback() {
    this.#whatIf.stop();
  }

  #composition() {
    const score = this.#page.latest();
    const parts = new Map((score?.components ?? []).map(part => [part.indicator, part]));
    const shares = sharesOf(this.#page.kpi.components);
    const rows = this.#page.kpi.components.map(({ indicator, weight }) => {
      const part = parts.get(indicator) ?? {};
      const known = this.#page.indicators[indicator];
      return make('tr', {},
        make('th', { scope: 'row' }, indicator),
        make('td', { class: 'wide' }, this.#page.name(indicator) || '–', known?.reference ? this.#page.say('（参考値）', ' (reference)') : ''),
        make('td', { class: 'n' }, `${weight}`), make('td', { class: 'n' }, `${one(shares.get(indicator))}％`),
        make('td', { class: 'n' }, part.value === null || part.value === undefined ? part.stage ?? '–' : `${measured(part.value, known)} ${this.#page.unit(known, `${part.value}`)}`),
        make('td', { class: 'n' }, one(part.achievement)), make('td', { class: 'n' }, one(part.score)),
        make('td', { class: 'wide' }, part.notScoredLabel ? this.#page.text(part.notScoredLabel) : ''));
    });
    const shown = !score ? this.#page.say('指数はまだありません', 'no index yet')
      : `${this.#page.period(score.period)} ${this.#page.say('指数', 'index')} ${score.index === null ? `– ${this.#page.text(score.notScoredLabel)}` : one(score.index)}`;
    return this.#page.panel('composition', '算出方法', 'Method',
      this.#page.table(this.#page.say('構成', 'Composition'), shown,
        [['指標', 'Indicator'], ['名称', 'Name'], ['重み', 'Weight', 'n'], ['構成比', 'Share', 'n'], ['値', 'Value', 'n'], ['達成度', 'Achievement', 'n'], ['得点', 'Score', 'n'], ['得点のない理由', 'Not scored because']], rows),
      this.#versions.facts(this.#page.kpi),
      this.#page.writable ? make('p', {}, make('button', { class: 'btn', type: 'button', id: 'dxp-method-change', onclick: () => this.#page.edit(this.#page.kpi) }, this.#page.say('算出方法を変更する', 'Change the method')))
        : make('p', { class: 'small' }, this.#page.say('算出方法は、DX推進課（事務局）が変更します。', 'The DX office changes the method.')));
  }

  async #load(code) {
    this.setAttribute('aria-busy', 'true');
    try {
      const { kpis, writable, indicators } = await this.#page.read('/api/kpis');
      this.#page.kpis = kpis;
      this.#page.writable = writable;
      this.#page.indicators = indicators;
      if (kpis.length === 0) {
        this.replaceChildren(make('style', {}, STYLE), make('p', { role: 'status' }, this.#page.say('KPIがまだ登録されていません。', 'No KPI is defined yet.')));
        return;
      }
      this.#page.kpi = kpis.find(each => each.code === code) ?? kpis[0];
      this.#page.scores = (await this.#page.read(`/api/kpis/${encodeURIComponent(this.#page.kpi.code)}/scores?granularity=quarter`)).scores;
      this.#draw();
    } catch (reason) {
      this.replaceChildren(this.#page.failed(this.#page.say('読み込めませんでした。', 'Could not be loaded.'), reason, () => this.#load(code)));
      this.#page.tell('dxp:error', { message: this.#page.say('読み込めませんでした。', 'Could not be loaded.') });
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  #draw() {
    this.#whatIf.stop();
    document.title = document.title.replace(/^[（(][^）)]*[）)] /, '');
    const select = make('select', { id: 'dxp-method-kpi' }, ...this.#page.kpis.map(each =>
      make('option', { value: each.code, selected: each.code === this.#page.kpi.code }, `${each.code} ${this.#page.text(each.name)}`)));
    select.addEventListener('change', () => {
      if (this.dirty && !window.confirm(this.#page.say('保存していない変更があります。破棄して切り替えますか。', 'There are unsaved changes. Discard them and switch?'))) {
        select.value = this.#page.kpi.code;
        return;
      }
      this.#page.mark(false);
      this.#load(select.value);
    });
    this.replaceChildren(
      make('style', {}, STYLE),
      make('p', {}, make('label', { for: 'dxp-method-kpi' }, 'KPI '), select),
      make('h2', { id: 'dxp-method-title', tabindex: '-1' }, `${this.#page.kpi.code} ${this.#page.text(this.#page.kpi.name)}`),
      this.#composition(),
      make('div', { id: 'dxp-method-edit' }),
      this.#whatIf.panel(),
      this.#sensitivity.panel(),
      this.#versions.versions());
  }
}

customElements.define('dxp-method', DxpMethod);
