package songstroke.capture.music.polled;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.SourcePriority;

/// Somebody who can be asked what plays now.
public interface Lookout {
  /// The name by which the person chooses it.
  String name();

  /// What is known of it beforehand.
  SourcePriority priority();

  /// What is asked, for the person.
  String place();

  /// Makes sure that it can be asked at all, without asking.
  ///
  /// @throws SourceUnavailableException when something is missing
  void require() throws SourceUnavailableException;

  /// Asks once, within a time limit of its own. An interrupt ends it early.
  Look look();
}
