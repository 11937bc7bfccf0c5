// A link to another screen is followed as "Forward" would: Streamlit opens what the address says, and "Back" finds the
// view that was left. Asked to switch by the script, it would first note the new filters under the screen that is left.
function visit(href, setTriggerValue) {
  const { pathname, search } = new URL(href, location.href);
  if (pathname === location.pathname) return setTriggerValue("go", href);
  const embedding = location.search.match(/embed(_options)?=[^&]*/g) ?? [];
  const query = [...embedding, search.slice(1)].filter(Boolean).join("&");
  history.pushState({}, "", pathname + (query && "?" + query));
  dispatchEvent(new PopStateEvent("popstate"));
}
