import CivilTime

/// Instants as text with the numeric offset of a zone.
enum LocalTime {
    /// RFC 3339 with a numeric offset, such as `2026-03-10T10:00:00+01:00`.
    ///
    /// RFC 3339 has no seconds in an offset: of zones before 1972 that had some, they are dropped and the wall time is
    /// shown to match, so that the text still names the instant.
    static func format(_ instant: Int64, in zone: Zone) -> String {
        let minutes = zone.offset(at: instant) / 60
        let wall = WallDateTime(clampingWallSeconds: instant + minutes * 60)
        let size = minutes.magnitude
        return "\(wall)\(minutes < 0 ? "-" : "+")\(padded(size / 60)):\(padded(size % 60))"
    }

    private static func padded(_ number: UInt64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
