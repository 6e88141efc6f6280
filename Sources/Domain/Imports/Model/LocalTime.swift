import CivilTime

/// Times on a provider's clock, as files write them.
enum LocalTime {
    /// What a reading of a clock comes to.
    enum Reading: Equatable {
        case instant(Instant)

        /// The clock shows it twice; this is the first time.
        case first(Instant)

        /// The clock skips it.
        case skipped

        /// It is not a time.
        case malformed
    }

    /// Reads `YYYY-MM-DD HH:MM[:SS]`, with a space or a T.
    static func instant(_ text: String, in zone: Zone) -> Reading {
        let text = Substring(ImportedText.trimmed(text))
        guard text.utf8.count >= 16, let date = CivilDate(String(text.prefix(10))),
            let mark = text.dropFirst(10).first, mark == " " || mark == "T", let time = time(text.dropFirst(11)),
            time < .endOfDay
        else { return .malformed }
        let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
        let spans = zone.instants(ofWallFrom: wall, to: wall + 1)
        guard let first = spans.first else { return .skipped }
        return spans.count == 1 ? .instant(Instant(first.lowerBound)) : .first(Instant(first.lowerBound))
    }

    /// Reads `H:MM`, `HH:MM` and `HH:MM:SS`.
    static func time(_ text: some StringProtocol) -> WallTime? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), let second = parts.count == 3 ? Int(parts[2]) : 0
        else { return nil }
        return WallTime(hour: hour, minute: minute, second: second)
    }
}
