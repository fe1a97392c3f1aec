// The catalogue of indicators for staff: the list, one indicator, and for the DX office the form and the import.
import { FREQUENCIES, Tongue, digits, given, make, plain, read } from './dxp-catalogue-words.js';
import { STYLE } from './dxp-catalogue-style.js';
import { chips, indicatorView } from './dxp-catalogue-indicator.js';
import { DefinitionForm } from './dxp-catalogue-form.js';
import { ImportPanel } from './dxp-catalogue-import.js';

class DxpCatalogue extends HTMLElement {
  locale = 'ja';
  dirty = false;
  #indicators = [];
  #writable = false;
  #filter = { words: '', department: '', frequency: '' };
  #view = make('div');
  #said = make('p', { class: 'sr', role: 'status', id: 'dxp-catalogue-said' });
  #title = document.title;

  connectedCallback() {
    this.tongue = new Tongue(this.locale);
    this.replaceChildren(make('style', {}, STYLE), this.#said, this.#view);
    this.#load().then(loaded => loaded && this.#list());
  }

  #say(ja, en) {
    return this.tongue.say(ja, en);
  }

  // ---- What the parts ask of the page ----

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  // Whether there is input that would be lost; the shell warns when the whole page is left.
  mark(dirty) {
    this.dirty = dirty;
    this.tell('dxp:dirty', { dirty });
  }

  announce(text) {
    this.#said.textContent = text;
  }

  departments() {
    const name = key => this.tongue.department(key);
    return [...new Set(this.#indicators.map(one => one.department))].sort((one, other) => name(one).localeCompare(name(other), this.#say('ja', 'en')));
  }

  async saved(indicator, before) {
    await this.#load(true);
    this.#open(this.#indicators.find(one => one.code === indicator.code) ?? indicator);
    const message = before?.version === indicator.version ? this.#say('定義は変わっていないため、版は増えていません。', 'Nothing differs, so there is no new version.')
      : this.#say(`${indicator.code} を第${indicator.version}版として保存しました。`, `${indicator.code} was saved as version ${indicator.version}.`);
    this.announce(message);
    this.tell('dxp:submitted', { message });
  }

  cancelled() {
    this.#leave(() => (this.#shown ? this.#open(this.#shown, '#dxp-catalogue-change') : this.#list('#dxp-catalogue-add')));
  }

  imported() {
    this.#load(true);
  }

  edit(indicator) {
    this.#shown = indicator;
    this.#draw(this.#back(), new DefinitionForm(this, indicator).panel());
    this.#focus();
  }

  // ---- Views ----

  #shown = null;

  #draw(...content) {
    document.title = this.#title;
    this.announce('');
    this.#view.replaceChildren(...content);
  }

  #focus(selector = '#dxp-catalogue-title') {
    (this.querySelector(selector) ?? this.querySelector('#dxp-catalogue-title'))?.focus();
  }

  #leave(go) {
    if (this.dirty && !window.confirm(this.#say('保存していない変更があります。破棄してよろしいですか。', 'There are unsaved changes. Discard them?'))) return;
    if (this.dirty) this.mark(false);
    go();
  }

  async #load(quietly = false) {
    if (!quietly) this.#draw(make('p', { role: 'status' }, this.#say('読み込んでいます…', 'Loading…')));
    this.setAttribute('aria-busy', 'true');
    try {
      const [body] = await Promise.all([read('/api/indicators'), this.tongue.learnDepartments()]);
      this.#indicators = body.indicators;
      this.#writable = body.writable;
      return true;
    } catch (reason) {
      if (!quietly) {
        const said = this.#say('指標を読み込めませんでした。', 'The indicators could not be loaded.');
        this.#draw(this.tongue.failed(said, reason, () => this.#load().then(loaded => loaded && this.#list())));
        this.tell('dxp:error', { message: said });
      }
      return false;
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  #choice(key, ja, en, entries, changed) {
    const id = `dxp-catalogue-${key}`;
    return make('div', {}, make('label', { for: id }, this.#say(ja, en)), make('select', { id, onchange: event => changed(event.target.value) }, make('option', { value: '' }, this.#say('すべて', 'All')),
      ...entries.map(([value, shown]) => make('option', { value, selected: value === this.#filter[key] }, shown))));
  }

  // The newest target, with its number as the indicator shows numbers.
  #target(indicator) {
    const last = indicator.targets?.at(-1);
    if (!last) return '–';
    const shown = value => (given(value) ? this.tongue.number(value, indicator.decimals) : digits(value));
    return `${this.tongue.target({ ...last, value: shown(last.value), upper: shown(last.upper) })}${this.tongue.aside(this.tongue.period(last.period))}`;
  }

  #row(one) {
    return make('tr', {}, make('td', {}, one.code),
      make('th', { scope: 'row', class: 'wide' }, make('button', { class: 'open', type: 'button', id: `dxp-catalogue-open-${one.code}`, onclick: () => this.#open(one) }, this.tongue.text(one.name))),
      make('td', { class: 'k' }, this.tongue.foreign(this.tongue.unit(one))), make('td', { class: 'n' }, this.#target(one)), make('td', {}, ...chips(one, this.tongue)),
      make('td', { class: 'k' }, this.tongue.word(FREQUENCIES[one.frequency], one.frequency)), make('td', {}, this.tongue.department(one.department)), make('td', { class: 'k' }, this.tongue.validity(one)), make('td', { class: 'n' }, `${one.version}`));
  }

  #list(focused) {
    this.#shown = null;
    const rows = make('tbody');
    const count = make('p', { role: 'status', id: 'dxp-catalogue-count' });
    const table = this.tongue.table(this.#say('指標の一覧', 'Indicators'), null, [['コード', 'Code'], ['指標', 'Indicator'], ['単位', 'Unit'], ['最新の目標値', 'Newest target', 'n'], ['区分', 'Kind'], ['頻度', 'Frequency'], ['所管課', 'Department'], ['適用年度', 'Valid'], ['版', 'Version', 'n']], rows);
    const clear = make('button', { class: 'btn sm', type: 'button', onclick: () => {
      this.#filter = { words: '', department: '', frequency: '' };
      this.#list('#dxp-catalogue-words');
    } }, this.#say('絞り込みをやめる', 'Show all'));
    const show = () => {
      const { words, department, frequency } = this.#filter;
      const wanted = plain(words).split(/\s+/).filter(Boolean);
      const shown = this.#indicators.filter(one => {
        const text = plain([one.code, one.name.ja, one.name.en, one.unit, one.unitName?.en, one.definition?.ja, one.definition?.en].filter(Boolean).join(' '));
        return wanted.every(word => text.includes(word)) && (!department || one.department === department) && (!frequency || one.frequency === frequency);
      });
      count.textContent = this.#indicators.length === 0 ? this.#say('指標がまだ登録されていません。', 'There are no indicators yet.')
        : shown.length === 0 ? this.#say(`${this.#indicators.length}件のうち、条件に合う指標はありません。`, `None of the ${this.#indicators.length} indicators fits.`)
          : this.#say(`${this.#indicators.length}件中 ${shown.length}件`, `${shown.length} of ${this.#indicators.length} indicators`);
      rows.replaceChildren(...shown.map(one => this.#row(one)));
      table.hidden = shown.length === 0;
      clear.hidden = !words && !department && !frequency;
    };
    const narrow = key => value => {
      this.#filter[key] = value;
      show();
    };
    const words = make('input', { id: 'dxp-catalogue-words', type: 'search', value: this.#filter.words, autocomplete: 'off', oninput: () => narrow('words')(words.value) });
    const heading = make('h2', { id: 'dxp-catalogue-title', tabindex: '-1' }, this.#say('指標の一覧', 'Indicators'));
    this.#draw(make('div', { class: 'panel' }, ...[heading,
      this.#writable ? make('p', { class: 'acts' }, make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-add', onclick: () => this.edit(null) }, this.#say('指標を追加', 'Add an indicator')),
        make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-import', onclick: () => this.#import() }, this.#say('ファイルから取り込む', 'Import from a file'))) : null,
      make('form', { class: 'search', role: 'search', 'aria-label': this.#say('指標の絞り込み', 'Filter indicators'), onsubmit: event => event.preventDefault() },
        make('div', {}, make('label', { for: words.id }, this.#say('コード・名称・単位・定義', 'Code, name, unit, definition')), words),
        this.#choice('department', '所管課', 'Department', this.departments().map(key => [key, this.tongue.department(key)]), narrow('department')),
        this.#choice('frequency', '頻度', 'Frequency', Object.entries(FREQUENCIES).map(([key, pair]) => [key, this.tongue.word(pair)]), narrow('frequency'))),
      make('p', { class: 'acts' }, count, clear), table].filter(Boolean)));
    show();
    if (focused) this.#focus(focused);
  }

  #back() {
    const code = this.#shown?.code;
    return make('p', { style: 'margin-bottom:12px' }, make('button', { class: 'btn sm', type: 'button', id: 'dxp-catalogue-back', onclick: () => this.#leave(() => this.#list(code ? `[id="dxp-catalogue-open-${code}"]` : '#dxp-catalogue-title')) }, this.#say('← 一覧に戻る', '← Back to the list')));
  }

  #open(indicator, focused) {
    this.#shown = indicator;
    this.#draw(this.#back(), ...indicatorView(indicator, this.tongue, this.#writable ? () => this.edit(indicator) : null));
    this.#focus(focused);
  }

  #import() {
    this.#draw(this.#back(), new ImportPanel(this).panel());
    this.#focus();
  }
}

customElements.define('dxp-catalogue', DxpCatalogue);
