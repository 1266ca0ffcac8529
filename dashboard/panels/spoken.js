// The page says which language it is in: screen readers, hyphenation and fonts ask for it.
export default function ({ data }) {
  document.documentElement.lang = data.lang;
}
