"""Where the segments of a generated recording begin and end, from the lines that are no presses.

Each peer finds the boundaries itself, with this one function: the rules of docs/reference/metrics.md as far as
GenerateRecordings makes their cases (music that plays, pauses, stops, is muted or unknown, a track again,
advertisements, sleep). What it does not make (late changes, corrected lengths, a paused recorder) is not in here. Every press is
attributed by the peer's own means.
"""

LONGEST_GAP = 3_000
WASH_OUT = 60_000
STOPPED = ('SILENCE', 'STOPPED')
PAUSED = ('SILENCE', 'PAUSED')
SUSPEND = ('SUSPEND', '')
NEVER = 1 << 62


class Listening:
    """What can be heard, and whether the same track began again: its position was beyond 90 % and is now below 5 s."""

    def __init__(self):
        self.mode = ('UNKNOWN', 'NOT_SEEN')
        self.item = None
        self.length = 0
        self.position = 0
        self.position_at = 0
        self.running = False
        self.again = False

    def position_now(self, t):
        return self.position + (t - self.position_at if self.running else 0)

    def take(self, t, line):
        play = line['play']
        track = line.get('track')
        if play == 'playing':
            item = (line['kind'], track.get('id') or track['title'])
            heard = self.mode[0] == 'MUSIC' or self.mode == STOPPED
            told = line.get('position_ms')
            if heard and item == self.item and told is not None and told < 5_000:
                self.again |= self.length > 0 and self.position_now(t) > 0.9 * self.length
            if told is None:
                told = self.position_now(t) if item == self.item else 0
            self.position, self.position_at, self.running = told, t, True
            self.item, self.length = item, track.get('length_ms') or 0
            self.mode = ('MUSIC' if item[0] == 'music' else 'NONMUSIC', item)
        elif play == 'muted':
            self.mode = ('SILENCE', 'MUTED')
        else:
            self.position, self.position_at, self.running = self.position_now(t), t, False
            self.mode = {'paused': PAUSED, 'stopped': STOPPED}.get(play) or ('UNKNOWN', line.get('reason'))


def segments(start, lines):
    """Lists of the segments' starts, ends and whether presses in them are left out, all in ms.

    `lines` are dicts with t, play, kind, track, position_ms, reason, mark, in the recording's order; the last one must
    be the mark 'end'.
    """
    starts, ends, gaps = [], [], []
    listening = Listening()
    row_start, row_mode = start, None
    gap_start = NEVER
    wash_out = NEVER
    now = start
    suspended = False

    def close(t):
        starts.append(row_start)
        ends.append(t)
        gaps.append(row_mode == SUSPEND)

    def switch(t, mode):
        nonlocal row_start, row_mode, wash_out
        close(t)
        row_start, row_mode = t, mode
        wash_out = t + WASH_OUT if mode == PAUSED else NEVER

    def wash_out_up_to(t):
        nonlocal row_start, wash_out
        if t >= wash_out:
            close(wash_out)
            row_start, wash_out = wash_out, NEVER

    def settle():
        """What holds at the end of the millisecond `now`."""
        nonlocal row_mode, gap_start, wash_out
        mode = SUSPEND if suspended else listening.mode
        if gap_start != NEVER:
            if mode == STOPPED and now - gap_start < LONGEST_GAP:
                return
            if not (mode[0] == 'MUSIC' and now - gap_start <= LONGEST_GAP):
                switch(gap_start, STOPPED)
            gap_start = NEVER
        wash_out_up_to(now - 1)
        if row_mode is None:
            row_mode = mode
            wash_out = now + WASH_OUT if mode == PAUSED else NEVER
        elif mode == row_mode and not (mode[0] == 'MUSIC' and listening.again):
            wash_out_up_to(now)
        elif row_mode[0] == 'MUSIC' and mode == STOPPED:
            gap_start = now
        else:
            switch(now, mode)
        listening.again = False

    for line in lines:
        t = line['t']
        if t > now:
            settle()
            now = t
        mark = line.get('mark')
        if mark == 'end':
            if gap_start != NEVER:
                switch(gap_start, STOPPED)
            wash_out_up_to(now - 1)
            close(now)
            return starts, ends, gaps
        if mark:
            suspended = mark == 'suspend'
        elif line.get('play'):
            listening.take(t, line)
    raise ValueError("the recording has no mark 'end'")
