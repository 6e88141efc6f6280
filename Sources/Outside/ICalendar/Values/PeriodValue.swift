/// A PERIOD (RFC 5545 §3.3.9): a start with an end or a length.
internal struct PeriodValue: Hashable {
    /// Where it ends.
    internal enum End: Hashable {
        case time(TimeValue)
        case after(SpanLength)
    }

    internal let start: TimeValue
    internal let end: End

    /// Reads `start/end` or `start/duration`; `zone` is the form of a time without `Z`.
    internal init?(_ bytes: Bytes, zone: TimeValue.Form) {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")),
            let start = TimeValue(bytes.part(0..<slash), asDate: false, zone: zone)
        else { return nil }
        let rest = bytes.part(from: slash + 1)
        if let end = TimeValue(rest, asDate: false, zone: zone) {
            self.end = .time(end)
        } else if let length = SpanLength(rest), !length.isNegative {
            end = .after(length)
        } else {
            return nil
        }
        self.start = start
    }
}
