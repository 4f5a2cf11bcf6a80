#!/usr/bin/env bash
# What `run` costs in the background: memory and processor while a person types 10 keys a second for a minute.
# Needs Xvfb, dbus-daemon and mpv; the typing comes from the test sources' own keyboard.
. "$(dirname "$0")/lib.sh"
work=$(mktemp -d)
./songstroke --version
machine
