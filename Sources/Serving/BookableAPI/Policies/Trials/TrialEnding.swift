/// How a trial came to its end, as figures tell it.
enum TrialEnding: String, CaseIterable {
    /// With a document.
    case answered

    /// With a document that was made before.
    case kept

    /// With the script's error.
    case failed

    /// Too much waited.
    case refused

    /// The process crashed or had to be ended.
    case brokeDown = "broke_down"

    /// No process could be started, or it came to no end in time.
    case unavailable
}
