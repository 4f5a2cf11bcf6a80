-- Says what Spotify plays, in fields that U+0001 parts; nothing when it is not running. Never starts it.
set cut to character id 1
if application "Spotify" is running then
  tell application "Spotify"
    set doing to player state as text
    try
      set this to current track
      return doing & cut & (name of this) & cut & (artist of this) & cut & (album of this) & cut & ((duration of this) as text) & cut & (((player position * 1000) as integer) as text) & cut & "" & cut & (id of this) & cut & (sound volume as text)
    on error number code
      if code is -1743 then error number code
      return doing
    end try
  end tell
end if
return ""
