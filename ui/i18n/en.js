// English. Ids are written as Fluent writes them, so that these tables can become .ftl files without touching a screen.
// {name} is replaced by an argument of that name.
export const en = {
  "demo-badge": "Demo",
  "demo-note": "This is a demo shop. Its providers are simulated: nothing is really sold, and no money moves.",
  "not-set-up": "No shop yet",

  "day-heading": "Today",
  "day-amount": "Sold today",
  "day-sales": "Sales",
  "day-commission": "Commission earned",
  "day-none": "No sales yet today. The first one shows here as soon as it is delivered.",

  "sell-heading": "Sell from a terminal",
  "sell-text": "Selling in this window comes with the next version. Until then, a sale is one line in a terminal on this machine:",
  "sell-after": "It shows here within seconds of its delivery.",
  "sell-demo": "Selling in this window comes with the next version. Until then, let the demo sell into a folder of its own and open the window on it:",

  "setup-heading": "This till has no shop yet",
  "setup-text": "The figures of the day will stand here. First tell the till about the shop: its name, who works in it, and its recharge accounts.",
  "setup-step-file": "Write the shop into a file",
  "setup-step-file-text": "Name, country, people with their PINs, accounts with their keys. For example:",
  "setup-step-run": "Read it in, from a terminal",
  "setup-step-run-text": "Keys go to this computer's key store, PINs are hashed. Neither stays in the ledger, so the file can be deleted afterwards.",
  "setup-step-done": "Come back here",
  "setup-step-done-text": "This page notices by itself.",
  "setup-demo": "Only looking around? Start a demo shop:",

  "trouble-heading": "The shop could not be opened",
  "trouble-money": "No sale was made or changed.",
  "trouble-next": "Close other programs that use the shop's folder, check that its disk has room, then try again.",
  "trouble-again": "Try again",
  "trouble-details": "What the program said",

  "foot-current": "Up to date at {time}",
  "foot-stale": "Not brought up to date since {time}. The figures above are from then; trying again.",
  "foot-opening": "Opening the shop…",
};
