import CivilTime

extension ZoneSpan {
    /// Whether this segment alone shows the hours of a date, which end by `latestEnd` of its seconds.
    @inline(__always)
    internal func shows(_ day: Int, _ latestEnd: Int64) -> Bool {
        let midnight = Int64(day) &* 86_400
        return wallStart <= midnight && midnight &+ latestEnd <= wallEnd
    }

    /// The number of the last such date.
    @inline(__always)
    internal func lastShownDay(_ latestEnd: Int64) -> Int {
        (min(wallEnd, 1 << 50) &- latestEnd).flooredDay
    }
}
