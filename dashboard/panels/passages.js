// One listener for all locators: which claim's passage a person asks for, told to Python.
// A button is a button: Enter and Space click it as well.
const listening = new Map();

export default function ({ parentElement, setTriggerValue }) {
  listening.get(parentElement)?.(); // called anew with each run
  const tell = (event) => {
    const button = event.target.closest?.("button[data-passage]");
    if (button) setTriggerValue("claim", button.dataset.passage);
  };
  document.addEventListener("click", tell);
  document.documentElement.dataset.passages = ""; // from now on a locator looks like a button
  const stop = () => {
    document.removeEventListener("click", tell);
    listening.delete(parentElement);
    if (!listening.size) delete document.documentElement.dataset.passages;
  };
  listening.set(parentElement, stop);
  return stop;
}
