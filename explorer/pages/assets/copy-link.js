/* Copies the address of the page; where the browser will not, it shows it to be copied by hand. */
export default function mount({ data, parentElement }) {
  const button = parentElement.querySelector('button'), said = parentElement.querySelector('[role=status]');
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = data.copied;
    } catch {
      const field = parentElement.querySelector('input');
      Object.assign(field, { hidden: false, value: location.href, ariaLabel: button.textContent });
      field.select();
    }
  };
  return () => { button.onclick = null; };
}
