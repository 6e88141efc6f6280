import CivilTime

extension Instant {
    /// The instant that an address or a form names, such as `2026-12-09T09:00:00Z`; `nil` if it names none.
    init?(rfc3339 text: String) {
        guard let seconds = Timestamp.parse(text) else { return nil }
        self.init(seconds)
    }
}
