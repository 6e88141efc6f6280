import CivilTime

/// Instants as text with the numeric offset of a zone.
enum LocalTime {
    /// Writes RFC 3339 with a numeric offset, such as `2026-03-10T10:00:00+01:00`, to the first 25 bytes.
    ///
    /// RFC 3339 has no seconds in an offset: of zones before 1972 that had some, they are dropped and the wall time is
    /// shown to match, so that the text still names the instant.
    static func write(_ instant: Int64, in zone: Zone, to bytes: UnsafeMutableRawBufferPointer) {
        let minutes = zone.offset(at: instant) / 60
        WallDateTime(clampingWallSeconds: instant + minutes * 60).write(to: bytes)
        let (hours, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
        bytes[19] = minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        bytes[20] = digit(hours / 10)
        bytes[21] = digit(hours % 10)
        bytes[22] = UInt8(ascii: ":")
        bytes[23] = digit(rest / 10)
        bytes[24] = digit(rest % 10)
    }

    private static func digit(_ number: UInt64) -> UInt8 {
        UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)
    }
}
