-- Says what Music plays, in fields that U+0001 parts; nothing when it is not running. Never starts it.
set cut to character id 1
if application "Music" is running then
  tell application "Music"
    set doing to player state as text
    try
      set this to current track
      set loud to sound volume as text
      if mute then set loud to "0"
      return doing & cut & (name of this) & cut & (artist of this) & cut & (album of this) & cut & (((duration of this) * 1000 as integer) as text) & cut & (((player position * 1000) as integer) as text) & cut & (genre of this) & cut & "" & cut & loud
    on error number code
      if code is -1743 then error number code
      return doing
    end try
  end tell
end if
return ""
