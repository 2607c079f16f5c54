/**
 * The dashboard's pages with what people do on them. Of a list also a page far behind: `far` follows its link to the next one so
 * many times before the measurement begins. `{case}` and the like are taken from the first link of that kind on another page.
 */
export const pages = [
  { path: "/admin" },
  { path: "/admin/reports", far: 30 },
  { path: "/admin/reports?state=decided", far: 30 },
  { path: "/admin/reports?kind=account" },
  { path: "/admin/reports?reason=privacy" },
  { path: "/admin/reports?assignee=nobody", far: 10 },
  { path: "/admin/reports?state=all&search=bicycles" },
  { path: "/admin/reports?state=all&search=nothing+is+called+so" },
  { path: "/admin/reports/{case}", from: "/admin/reports" },
  { path: "/admin/decisions", far: 30 },
  { path: "/admin/decisions/{decision}", from: "/admin/decisions" },
  { path: "/admin/decision-texts" },
  { path: "/admin/review", far: 10 },
  { path: "/admin/rules" },
  { path: "/admin/people", far: 30 },
  { path: "/admin/people?order=seen", far: 30 },
  { path: "/admin/people?order=storage", far: 30 },
  { path: "/admin/people?search=ana_novak" },
  { path: "/admin/people?search=Petra" },
  { path: "/admin/people?search=nobody.at.all" },
  { path: "/admin/people?network=10.0.0.0/16" },
  { path: "/admin/people?network=2001:db8::/32&order=seen" },
  { path: "/admin/people?role=moderator" },
  { path: "/admin/people?state=suspended", far: 10 },
  { path: "/admin/people?state=limited&order=storage" },
  { path: "/admin/people?state=waiting", far: 5 },
  { path: "/admin/people/{person}", from: "/admin/people?order=storage" },
  { path: "/admin/sign-ups", far: 3 },
  { path: "/admin/health" },
  { path: "/admin/jobs" },
  { path: "/admin/jobs?state=waiting", far: 3 },
  { path: "/admin/jobs?kind=mail&state=failed", far: 3 },
  { path: "/admin/swarms" },
  { path: "/admin/storage" },
  { path: "/admin/settings/moderation" },
  { path: "/admin/webhooks" },
  { path: "/admin/setup" },
  { path: "/admin/audit", far: 30 },
  { path: "/admin/audit?action=settings.change", far: 10 },
  { path: "/admin/audit?subject=4711" },
  { path: "/admin/logs" },
  { path: "/admin/logs?level=ERROR&text=nothing" },
  { path: "/notifications", far: 10 },
];

const things = { case: "/admin/reports/", decision: "/admin/decisions/", person: "/admin/people/" };

/** The paths to measure, found through the pages' own links. */
export async function find(browser) {
  const paths = [];
  for (const page of pages) {
    const path = await named(browser, page);
    paths.push(path);
    if (page.far) paths.push(...(await far(browser, path, page.far)));
  }
  return paths;
}

async function named(browser, { path, from }) {
  const [, kind] = /\{(\w+)\}/.exec(path) ?? [];
  if (!kind) return path;
  const { text } = await browser.get(from);
  const [, id] = new RegExp(`href="${things[kind]}([0-9]+)"`).exec(text) ?? [];
  if (!id) throw new Error(`${from} leads to no ${kind}`);
  return path.replace(`{${kind}}`, id);
}

/** @returns the page so many steps behind, or the last there is */
async function far(browser, path, steps) {
  let last = path;
  for (let step = 0; step < steps; step++) {
    const { text } = await browser.get(last);
    const [, next] = /<a [^>]*href="([^"]*[?&;](?:after|before)=[^"]*)"/.exec(text) ?? [];
    if (!next) break;
    last = next.replaceAll("&amp;", "&");
  }
  return last === path ? [] : [last];
}
