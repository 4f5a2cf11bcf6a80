# Says what plays on Windows, a JSON object a line: at once when it changes, and every five seconds. For Windows
# PowerShell 5.1: later versions cannot see the interface. Ends with the process whose id it is given.
param([int]$Parent)
$mode = $ExecutionContext.SessionState.LanguageMode
if ($mode -ne 'FullLanguage') {
  '{"blocked":"PowerShell runs in the mode ' + $mode + '"}'
  exit 3
}
if ($PSVersionTable.PSVersion.Major -ne 5) {
  '{"blocked":"this is PowerShell ' + $PSVersionTable.PSVersion.Major + ', and only Windows PowerShell 5.1 can see media sessions"}'
  exit 3
}
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false

function Say($what) {
  [Console]::Out.WriteLine((ConvertTo-Json -InputObject $what -Compress -Depth 5))
  [Console]::Out.Flush()
}

try {
  Add-Type -AssemblyName System.Runtime.WindowsRuntime
  $asTask = [System.WindowsRuntimeSystemExtensions].GetMethods() | Where-Object {
    $_.Name -eq 'AsTask' -and $_.GetParameters().Count -eq 1 -and
    $_.GetParameters()[0].ParameterType.Name -eq 'IAsyncOperation`1'
  } | Select-Object -First 1

  function Wait-For($operation, $type) {
    $task = $asTask.MakeGenericMethod($type).Invoke($null, @($operation))
    if (-not $task.Wait(3000)) { throw 'the media session does not answer' }
    $task.Result
  }

  $managerType = [Windows.Media.Control.GlobalSystemMediaTransportControlsSessionManager, Windows.Media.Control, ContentType = WindowsRuntime]
  $propertiesType = [Windows.Media.Control.GlobalSystemMediaTransportControlsSessionMediaProperties, Windows.Media.Control, ContentType = WindowsRuntime]
  $manager = Wait-For ($managerType::RequestAsync()) $managerType
} catch {
  Say @{ blocked = "media sessions cannot be read: $($_.Exception.Message)" }
  exit 3
}

$last = ''
$said = [DateTime]::MinValue
while (Get-Process -Id $Parent -ErrorAction SilentlyContinue) {
  $now = [DateTimeOffset]::UtcNow
  $sessions = @()
  try {
    foreach ($session in $manager.GetSessions()) {
      try {
        $playback = $session.GetPlaybackInfo()
        $time = $session.GetTimelineProperties()
        $media = Wait-For ($session.TryGetMediaPropertiesAsync()) $propertiesType
        $position = $time.Position.TotalMilliseconds
        if ("$($playback.PlaybackStatus)" -eq 'Playing' -and $time.LastUpdatedTime.Year -gt 2000) {
          $position += ($now - $time.LastUpdatedTime).TotalMilliseconds
        }
        $sessions += @{
          app = "$($session.SourceAppUserModelId)"; status = "$($playback.PlaybackStatus)"
          type = "$($playback.PlaybackType)"; title = "$($media.Title)"; artist = "$($media.Artist)"
          album = "$($media.AlbumTitle)"; track_number = $media.TrackNumber; genres = @($media.Genres)
          length_ms = [long]($time.EndTime - $time.StartTime).TotalMilliseconds; position_ms = [long]$position
        }
      } catch {
        # a session that went away while it was read
      }
    }
  } catch {
    Say @{ trouble = "media sessions cannot be read: $($_.Exception.Message)" }
    Start-Sleep -Seconds 5
    continue
  }
  $key = ($sessions | ForEach-Object { "$($_.app)|$($_.status)|$($_.title)|$($_.artist)|$($_.album)" }) -join "`n"
  if ($key -cne $last -or ($now.UtcDateTime - $said).TotalSeconds -ge 5) {
    Say @{ sessions = $sessions }
    $last = $key
    $said = $now.UtcDateTime
  }
  Start-Sleep -Milliseconds 500
}
