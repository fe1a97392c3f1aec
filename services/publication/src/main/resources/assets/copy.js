// Offers to copy a text of the page. Without a script the text can still be selected.
class DxpCopy extends HTMLElement {
  connectedCallback() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn sm';
    button.textContent = this.dataset.label;
    const told = document.createElement('span');
    told.className = 'small';
    told.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      const source = document.getElementById(this.dataset.of);
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        told.textContent = ` ✔ ${this.dataset.done}`;
      } catch {
        if (source.select) source.select();
        else getSelection().selectAllChildren(source);
        told.textContent = ` ${this.dataset.failed}`;
      }
    });
    this.replaceChildren(button, told);
  }
}

customElements.define('dxp-copy', DxpCopy);
