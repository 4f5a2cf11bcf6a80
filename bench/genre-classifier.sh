#!/bin/sh
# How many genre names one core reads a second. Needs a build: mvn -Dquick -pl core test-compile
cd "$(dirname "$0")/.." || exit 1
exec "${SONGSTROKE_JAVA:-java}" -cp core/target/classes:core/target/test-classes songstroke.enrich.GenreClassifierBench
