#!/bin/sh
# Comments and suggested changes on a pull request, wherever reviewdog can write them.
textlint-news check content/ --exit-zero --output-format rdjson | reviewdog -f=rdjson -name=textlint-news -reporter=github-pr-review
