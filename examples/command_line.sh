#!/usr/bin/env bash
# The command line, from a first look to a repaired copy. Run it in the root of a checkout.
set -u
export PATH="$PWD/.venv/bin:$PATH"
work=$(mktemp -d)
cp examples/scraped/* "$work"

textlint-news check "$work"/bridge.txt                      # what is wrong, line by line (exit 1)
textlint-news check "$work" --statistics                    # how often, rule by rule
textlint-news check "$work" --select boilerplate --diff     # what --fix would do, without doing it
textlint-news check "$work" --fix --quiet                   # repair in place what is certain
echo "The deal , he said , is done." | textlint-news check --fix -   # as a filter
textlint-news explain glued-sentences                       # why a rule exists, with examples
textlint-news rules --select encoding                       # which rules there are
rm -r "$work"
