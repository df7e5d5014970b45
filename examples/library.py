"""The library: check a text, repair it, and go through many with one linter.

python examples/library.py
"""

import textlint_news as tn

ARTICLE = """\
The council approved the plan , officials said on Monday.It will cost $4 million.

Leave A Reply

Your email address will not be published.
"""

print("What is wrong:")
for finding in tn.check(ARTICLE):
    fix = finding.fixes[0] if finding.fixes else None
    repair = f"  [{fix.safety.label}] {fix.message}" if fix else ""
    print(f"  {finding.start:4}  {finding.rule}  {finding.message}{repair}")

result = tn.fix(ARTICLE)
print("\nRepaired:")
print(result.text)
print(f"{len(result.applied)} repaired, {len(result.remaining)} left for a person.")

# For many articles, compile the rules once. The headline helps to find it again as the first line.
linter = tn.make_linter(select=["boilerplate", "encoding"])
articles = [{"title": "Bridge to reopen", "text": "Bridge to reopen\n\nIt wonâ€™t be long."}, {"title": "", "text": "All is well."}]
for article in articles:
    outcome = linter.fix(linter.document(article["text"], title=article["title"]))
    print(f"{len(outcome.applied)} repaired: {outcome.text!r}")
